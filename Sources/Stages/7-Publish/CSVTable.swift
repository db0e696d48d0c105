/// A table for download: UTF-8 with BOM, CRLF, quoted where needed; text that a spreadsheet would take for a formula is made
/// plain text by an apostrophe, numbers of our own stay numbers.
///
///     CSVTable.line([.number("-5"), .text("-5"), .text("=1+1")])     // -5,'-5,'=1+1
enum CSVTable {
  enum Field: Hashable {
    /// A canonical decimal of our own; anything else is written as text.
    case number(String)
    case text(String)
    case absent
  }

  static func bytes(header: [String], rows: [[Field]]) -> [UInt8] {
    var bytes = Array("\u{FEFF}".utf8)
    write(header.map { .text($0) }, to: &bytes)
    for row in rows { write(row, to: &bytes) }
    return bytes
  }

  static func line(_ fields: [Field]) -> String {
    var bytes: [UInt8] = []
    write(fields, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ fields: [Field], to bytes: inout [UInt8]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      switch field {
      case .absent: break
      case .number(let number): if isPlainDecimal(number) { bytes += number.utf8 } else { write(number, to: &bytes) }
      case .text(let text): write(text, to: &bytes)
      }
    }
    bytes += "\r\n".utf8
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes += (isHarmless(text.utf8) ? text : quoted(neutral(VisibleText.shown(text)))).utf8
  }

  /// Whether a text begins with a letter, a digit or an ideograph and goes on with these and marks that mean nothing: most
  /// need no look at the properties of their characters.
  private static func isHarmless(_ text: String.UTF8View) -> Bool {
    guard let first = text.first, isDigit(first) || ("a"..."z").contains(Unicode.Scalar(first | 0x20)) || isIdeograph(first) else { return text.isEmpty }
    return text.allSatisfy { isPlain($0) || isIdeograph($0) || (0x80..<0xC0).contains($0) }
  }

  /// The first byte of U+4000 to U+9FFF.
  private static func isIdeograph(_ byte: UInt8) -> Bool { (0xE4...0xE9).contains(byte) }

  /// `-12.5`: no exponent, no leading + or zeros, no trailing zeros behind the point, no -0.
  static func isPlainDecimal(_ text: String) -> Bool {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let number = text.utf8.dropFirst(isNegative ? 1 : 0)
    let whole = number.prefix(while: isDigit)
    let isZero = whole.first == UInt8(ascii: "0")
    guard !whole.isEmpty, !isZero || whole.count == 1 else { return false }
    let rest = number.dropFirst(whole.count)
    guard rest.first == UInt8(ascii: ".") else { return rest.isEmpty && !(isNegative && isZero) }
    let decimals = rest.dropFirst()
    return decimals.last.map { $0 != UInt8(ascii: "0") } ?? false && decimals.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// The text with an apostrophe in front where a spreadsheet would compute it: it begins with a tab or line break, or with
  /// a formula sign, be it full-width or behind blanks, quotes and characters without width.
  static func neutral(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if first.isASCII, first.properties.isAlphabetic || ("0"..."9").contains(first) { return text }
    if breaks.contains(first) { return "'" + text }
    guard let sign = text.unicodeScalars.first(where: { !isSkipped($0) }) else { return text }
    return formulaSigns.contains(sign) || breaks.contains(sign) ? "'" + text : text
  }

  private static let breaks = Set("\t\r\n".unicodeScalars)
  private static let formulaSigns = Set("=+-@＝＋－＠−﹦﹢﹣﹫".unicodeScalars)

  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    if breaks.contains(scalar) { return false }
    if scalar == "\"" || scalar == "'" { return true }
    if scalar.properties.isWhitespace { return true }
    switch scalar.properties.generalCategory {
    case .control, .format: return true
    default: return false
    }
  }

  private static let special = Set(",;\"\r\n\t".unicodeScalars)

  /// Letters, digits and marks of ASCII, of which most fields consist, need no look at their properties.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x21..<0x7F).contains(byte) && byte != UInt8(ascii: ",") && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "\"")
  }

  /// A semicolon is quoted too: some spreadsheets split at it.
  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    if text.utf8.allSatisfy(isPlain) { return text }
    let isBlankEdged = scalars.first?.properties.isWhitespace ?? false || scalars.last?.properties.isWhitespace ?? false
    guard isBlankEdged || scalars.contains(where: special.contains) else { return text }
    var quoted = "\"".unicodeScalars
    for scalar in scalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
