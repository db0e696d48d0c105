import Figures
import Yams

/// A YAML node of a sample file with its place; reading it as the wrong thing throws.
///
/// Scalars are taken as they are written: `2020-11` stays text, `110672.90万元` keeps its zero.
struct SpecField {
  private let node: Node
  private let file: String

  private init(_ node: Node, file: String) {
    self.node = node
    self.file = file
  }

  /// The document of a file.
  init(document text: String, file: String) throws {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw SampleMistake(SpecPlace(file: file, line: 1, column: 1), "an empty file")
      }
      self.init(node, file: file)
    } catch let error as YamlError {
      throw SampleMistake(SpecPlace(file: file, line: 1, column: 1), "\(error)")
    }
  }

  var place: SpecPlace { SpecPlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }

  func mistake(_ text: String) -> SampleMistake { SampleMistake(place, text) }

  var isList: Bool { node.sequence != nil }
  var isMapping: Bool { node.mapping != nil }
  /// The text of a scalar, nil for lists and mappings.
  var scalar: String? { node.scalar?.string }

  func text() throws -> String {
    guard let scalar else { throw mistake("text was expected") }
    return scalar
  }

  func integer() throws -> Int {
    guard let number = Int(try text()) else { throw mistake("an integer was expected, not \"\(try text())\"") }
    return number
  }

  /// A plain decimal such as `95.1`.
  func decimal() throws -> Exact {
    guard let number = Exact(plain: try text()) else { throw mistake("a plain decimal was expected, not \"\(try text())\"") }
    return number
  }

  func items() throws -> [SpecField] {
    guard let sequence = node.sequence else { throw mistake("a list was expected") }
    return sequence.map { SpecField($0, file: file) }
  }

  func texts() throws -> [String] { try items().map { try $0.text() } }

  /// The entries of a mapping in the order of the file.
  func entries() throws -> [(key: String, value: SpecField)] {
    guard let mapping = node.mapping else { throw mistake("a mapping was expected") }
    return try mapping.map { key, value in
      guard let name = key.scalar?.string else { throw mistake("a key that is not text") }
      return (name, SpecField(value, file: file))
    }
  }

  /// A mapping that has no other keys than these.
  func record(_ keys: [String]) throws -> [String: SpecField] {
    var fields: [String: SpecField] = [:]
    for (key, value) in try entries() {
      guard keys.contains(key) else {
        let near = NearestName.of(key, among: keys).map { ", did you mean \"\($0)\"" } ?? ""
        throw value.mistake("the unknown key \"\(key)\"\(near); one of \(keys.joined(separator: ", "))")
      }
      fields[key] = value
    }
    return fields
  }

  func required(_ key: String, in fields: [String: SpecField]) throws -> SpecField {
    guard let field = fields[key] else { throw mistake("the key \"\(key)\" is missing") }
    return field
  }
}
