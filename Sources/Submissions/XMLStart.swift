/// Tells XML from CSV by the first characters of a text.
enum XMLStart {
  /// Whether the text starts with `<`, blanks aside, and is a tag there or has the end of one anywhere near.
  ///
  /// `<5万元,1` and `<五万元,1` are cells of a CSV file; `<<表>1</表>` is XML that cannot be read.
  static func stands(in head: [UInt8]) -> Bool {
    let text = head.drop(while: isBlank)
    guard text.first == UInt8(ascii: "<") else { return false }
    return startsTag(text) || holdsTagEnd(text)
  }

  /// `</` or `/>`
  private static func holdsTagEnd(_ text: ArraySlice<UInt8>) -> Bool {
    zip(text, text.dropFirst()).contains { first, second in
      (first == UInt8(ascii: "<") && second == UInt8(ascii: "/"))
        || (first == UInt8(ascii: "/") && second == UInt8(ascii: ">"))
    }
  }

  private static func startsTag(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text.dropFirst()
    guard let first = rest.first else { return false }
    if first == UInt8(ascii: "?") || first == UInt8(ascii: "!") { return true }
    guard isName(first), !isDigit(first) else { return false }
    rest = rest.drop(while: isName)
    guard let next = rest.first else { return true }
    if closes(next) { return true }
    guard isBlank(next) else { return false }
    rest = rest.drop(while: isBlank)
    guard let attribute = rest.first else { return true }
    if closes(attribute) { return true }
    guard isName(attribute) else { return false }
    rest = rest.drop(while: isName).drop(while: isBlank)
    return rest.first.map { $0 == UInt8(ascii: "=") } ?? true
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func closes(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") }

  /// A byte of a name: letters, digits, `_ - . :` and everything beyond ASCII.
  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x80...0xFF, 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x5F, 0x2D, 0x2E, 0x3A: true
    default: false
    }
  }
}
