/// One JSON object on one line, its keys in the order given.
package struct JSONText {
  private var text = "{"

  package init() {}

  package mutating func add(_ key: String, _ value: String?) { add(key, raw: value.map(Self.quoted) ?? "null") }
  package mutating func add(_ key: String, _ value: Int?) { add(key, raw: value.map(String.init) ?? "null") }
  package mutating func add(_ key: String, _ value: Bool?) { add(key, raw: value.map { $0 ? "true" : "false" } ?? "null") }
  package mutating func add(_ key: String, _ object: JSONText) { add(key, raw: object.closed) }
  package mutating func add(_ key: String, _ objects: [JSONText]) {
    add(key, raw: "[" + objects.map(\.closed).joined(separator: ",") + "]")
  }

  /// A number by its digits, as they are.
  package mutating func add(_ key: String, digits: String?) { add(key, raw: digits ?? "null") }

  private mutating func add(_ key: String, raw: String) {
    if text.utf8.count > 1 { text += "," }
    text += Self.quoted(key) + ":" + raw
  }

  package var closed: String { text + "}" }

  private static func quoted(_ string: String) -> String {
    var out = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}", "\u{2060}"..."\u{206F}", "\u{FEFF}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
