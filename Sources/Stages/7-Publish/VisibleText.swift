/// Text of counties as it may stand in a page: markup characters escaped, what cannot be seen made visible.
///
/// Control characters, and those that turn the direction of reading or have no width, could make a file name look like
/// another one; they are shown by their code.
///
///     VisibleText.escaped("<img src=x>")         // &lt;img src=x&gt;
///     VisibleText.escaped("表\u{202E}vsc.exe")    // 表[U+202E]vsc.exe
enum VisibleText {
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSuspect) else { return text }
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\t", "\n": escaped.unicodeScalars.append(scalar)
      default:
        if isUnseen(scalar) { escaped += named(scalar) } else { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// Text of a county in a table for download: what cannot be seen made visible, line breaks and tabs left.
  static func shown(_ text: String) -> String {
    guard text.utf8.contains(where: isSuspect), text.unicodeScalars.contains(where: { isUnseen($0) && !breaks.contains($0) }) else { return text }
    return text.unicodeScalars.map { isUnseen($0) && !breaks.contains($0) ? named($0) : String($0) }.joined()
  }

  /// `甲[U+000A]乙.csv`: what cannot be seen made visible, breaks and tabs too, which would make two names of one.
  static func onOneLine(_ text: String) -> String {
    guard text.utf8.contains(where: isSuspect), text.unicodeScalars.contains(where: isUnseen) else { return text }
    return text.unicodeScalars.map { isUnseen($0) ? named($0) : String($0) }.joined()
  }

  private static let breaks = Set("\t\r\n".unicodeScalars)

  /// Whether a byte may belong to a character that is written otherwise; those of nearly all Chinese characters do not.
  private static func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x7E, 0x80...0xC1, 0xC3...0xD7, 0xD9...0xE0, 0xE3...0xEE, 0xF0...0xF2: false
    default: true
    }
  }

  /// `"1O6"` as messages quote what was written, cut where it would fill a page.
  static func quoted(_ written: String) -> String {
    guard let head = head(of: written, 160) else { return "\"" + written + "\"" }
    return "\"" + head + "…\"" + length(written)
  }

  /// Names and messages, which repeat what was written, on one line and to a length that a page bears.
  static func shortened(_ written: String) -> String {
    let text = onOneLine(written)
    return head(of: text, 400).map { $0 + "…" + length(text) } ?? text
  }

  private static func length(_ text: String) -> String { "（共 \(text.unicodeScalars.count) 个字符）" }

  /// The first characters of a text that has more.
  private static func head(of text: String, _ limit: Int) -> String? {
    guard let end = text.unicodeScalars.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex else { return nil }
    return String(text.unicodeScalars[..<end])
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func named(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "[U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + "]"
  }
}
