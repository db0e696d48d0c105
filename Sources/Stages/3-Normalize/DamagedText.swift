/// A text of which saving replaced a character: by U+FFFD, or by a question mark inside a name of Chinese characters.
enum DamagedText {
  static func isDamaged(_ text: String) -> Bool {
    guard maySo(text) else { return false }
    if text.unicodeScalars.contains("\u{FFFD}") { return true }
    guard text.unicodeScalars.contains("?") else { return false }
    return text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) || $0.value >= 0x20000 }
  }

  /// Of a remark, which may well ask something: whether it is short enough to be a name.
  static func isDoubtful(_ text: String) -> Bool {
    guard maySo(text) else { return false }
    return text.unicodeScalars.contains("\u{FFFD}") || (isDamaged(text) && text.count <= 20)
  }

  /// A look at the bytes settles it for nearly every text.
  private static func maySo(_ text: String) -> Bool { text.utf8.contains { $0 == UInt8(ascii: "?") || $0 == 0xEF } }
}
