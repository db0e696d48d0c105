import Foundation

/// One object of `--format json`: a flat row whose values are texts, numbers or null.
package struct JSONRow: Sendable {
  private let values: [String: String?]

  package init(_ line: String) throws {
    guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
      throw NotARow(line: line)
    }
    var values: [String: String?] = [:]
    for (key, value) in object {
      switch value {
      case let text as String: values[key] = .some(text)
      case let number as NSNumber: values[key] = .some(number.stringValue)
      case is NSNull: values[key] = .some(nil)
      default: throw NotARow(line: line)
      }
    }
    self.values = values
  }

  package static func rows(_ text: String) throws -> [JSONRow] {
    try text.split(whereSeparator: \.isNewline).map { try JSONRow(String($0)) }
  }

  package var keys: Set<String> { Set(values.keys) }

  /// The value; nil where it is null or absent.
  package subscript(key: String) -> String? { values[key].flatMap { $0 } }

  package struct NotARow: Error { package let line: String }
}
