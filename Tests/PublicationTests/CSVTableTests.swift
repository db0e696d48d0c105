import Testing

@testable import Publication

/// A table for download is read by spreadsheets, which compute what looks like a formula.
@Suite struct CSVTableTests {
  @Test(arguments: [
    "=1+1", "+86 778", "-5", "@SUM(A1)", "=HYPERLINK(\"x\")", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1", "\tplain", " =1", "\u{A0}=1", "\u{3000}=1",
    "\u{FEFF}=1", "\u{200B}=1", "\"=1\"", "'=1", "＝1+1", "＋1", "－5", "＠SUM", "\u{3000}＝1", "−5", "﹦1", " \t=1", "  \u{A0}@x",
  ])
  func formulasBecomeText(_ written: String) {
    #expect(CSVTable.neutral(written) == "'" + written)
  }

  @Test(arguments: ["", "都安", "1O6", "—", "…", "a=b", "1-2", "（＝）", "   ", "10/11，缺大化", "451228", "'都安'"])
  func plainTextStays(_ written: String) {
    #expect(CSVTable.neutral(written) == written)
  }

  @Test(arguments: [
    (CSVTable.Field.number("-5"), "-5"), (.number("-0.000000000001"), "-0.000000000001"), (.number("4894"), "4894"), (.number("0"), "0"),
    (.number("1284000.5"), "1284000.5"), (.number("12345678901234567890123456789012345678901234567890"), "12345678901234567890123456789012345678901234567890"),
    (.text("-5"), "'-5"), (.absent, ""), (.text(""), ""), (.text("都安"), "都安"), (.text("1,284"), "\"1,284\""), (.text("a\"b"), "\"a\"\"b\""),
    (.text("一\r\n二"), "\"一\r\n二\""), (.text("a;=1"), "\"a;=1\""), (.text(" 都安"), "\" 都安\""), (.text("=1,2"), "\"'=1,2\""),
  ])
  func fieldsAreWritten(_ field: CSVTable.Field, _ written: String) {
    #expect(CSVTable.line([field, .text("x")]) == written + ",x\r\n")
  }

  /// `cat` of a download moves no cursor, and a name that reads backwards is no other name.
  @Test(arguments: [
    ("表\u{202E}vsc.exe", "表[U+202E]vsc.exe"), ("\u{1B}[31m红", "[U+001B][31m红"), ("a\u{9B}m", "a[U+009B]m"), ("一\u{2028}二", "一[U+2028]二"), ("无\u{200B}宽", "无[U+200B]宽"),
  ])
  func whatCannotBeSeenIsShown(_ written: String, _ shown: String) {
    #expect(CSVTable.line([.text(written)]) == shown + "\r\n")
  }

  /// What claims to be a number and is not a canonical one is text like any other.
  @Test(arguments: ["-1+1", "-", "-0", "+5", "007", "1e5", "1.50", ".5", "5.", "--5", "-=1", "１５", "1 000", "", "-５"])
  func onlyCanonicalDecimalsAreNumbers(_ text: String) {
    #expect(!CSVTable.isPlainDecimal(text))
    let first = CSVTable.line([.number(text)])
    #expect(!first.hasPrefix("-") && !first.hasPrefix("+"))
  }

  @Test func aTableHasMarkHeaderAndLineEnds() {
    let bytes = CSVTable.bytes(header: ["数值 value"], rows: [[.number("5")], [.absent]])
    #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("数值 value\r\n5\r\n\r\n".utf8))
  }
}
