/// Texts as scalars of a definition file.
enum YAMLText {
  /// Bare where nothing in the text could mean something else; else in double quotes.
  static func scalar(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      (0x4E00...0x9FFF).contains(scalar.value) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
        || scalar == "_"
    }
    let first = text.unicodeScalars.first
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    if isPlain, let first, !("0"..."9").contains(first), !words.contains(text.lowercased()) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": quoted += "\\\\"
      case "\"": quoted += "\\\""
      case _ where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0xFEFF || (0x2028...0x2029).contains(scalar.value):
        let hex = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  static func list(_ texts: [String]) -> String { "[" + texts.map(scalar).joined(separator: ", ") + "]" }

  /// A comment never breaks its line.
  static func comment(_ text: String) -> String {
    "# " + String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || (0x2028...0x2029).contains($0.value) ? " " : $0 }))
  }
}
