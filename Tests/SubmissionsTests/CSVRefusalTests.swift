import Figures
import Submissions
import Testing

@Suite("CSV: what is refused, and where")
struct CSVRefusalTests {
  @Test("a quote that is never closed is reported where it opens")
  func unclosed() throws {
    expectRefusal(MarkedSubmission("a,b,c\n1,2,3\n4,①\"5,6\n7,8,9\n"), .quoteUnclosed, column: 2)
    expectRefusal(MarkedSubmission("①\""), .quoteUnclosed, column: 1)
    expectRefusal(MarkedSubmission("a,①\"b\"\"\n"), .quoteUnclosed, column: 2)
    let refusal = try #require(refused(Array("a,b\n1,\"2\n".utf8)))
    #expect(refusal.place.cell == "B2")
    #expect(refusal.message(.zh) == "这一格开头的引号到文件末尾也没有配对")
  }

  @Test("a quote that the next cell's quote seems to close, rows later, is reported where it opens")
  func closedByAnother() throws {
    let marked = MarkedSubmission("乡镇,投资\n①\"三只羊,5\n隆福,6\n\"东庙\",7\n")
    expectRefusal(marked, .quoteUnclosed, column: 1)
    #expect(refused(marked.bytes)?.message(.zh) == "这一格开头的引号到第 4 行还没有配对")
  }

  @Test("fifty rows between two quotes are not one cell")
  func manyLines() {
    let rows = (1...50).map { "隆福,\($0)\n" }.joined()
    expectRefusal(MarkedSubmission("乡镇,投资\n三只羊,①\"5\n" + rows + "东庙,7\"\n"), .quoteUnclosed, column: 2)
  }

  @Test("text after a closing quote is reported at the quote")
  func textAfterQuote() throws {
    let marked = MarkedSubmission("a,b\n1,\"2①\"3,4\n")
    expectRefusal(marked, .textAfterQuote, column: 2)
    #expect(refused(marked.bytes)?.message(.zh) == "引号后面应当是分隔符或换行，写的是 \"3,4\"")
    expectRefusal(MarkedSubmission("\"a①\" ,b\n"), .textAfterQuote, column: 1)
  }

  @Test("limits are kept, in the order in which they are passed")
  func limits() {
    var limits = Limits()
    limits.cellBytes = 10
    limits.rowBytes = 30
    limits.columns = 4
    let within = "1234567890,12345678,12345678,\n"
    #expect(throws: Never.self) { try rawRows(of: within, limits: limits) }
    expectRefusal(MarkedSubmission("a,b\nc,①12345678901\n"), .cellTooLong, column: 2, limits: limits)
    expectRefusal(MarkedSubmission("a,b\nc,①\"1234567890\"\n"), .cellTooLong, column: 2, limits: limits)
    expectRefusal(MarkedSubmission("a,b\n①1234567890,1234567890,123456789\n"), .lineTooLong, limits: limits)
    expectRefusal(MarkedSubmission("a,b\n1,2,3,4,①5\n"), .tooManyColumns, column: 5, limits: limits)
    limits.fileBytes = 10
    let refusal = refused(Array("12345678901".utf8), limits: limits)
    #expect(refusal?.code == .fileTooLarge)
    #expect(refusal?.details == ["11", "10"])
  }

  @Test("the standard limits hold against hostile files")
  func hostile() {
    func repeated(_ text: String, _ count: Int) -> [UInt8] { Array(String(repeating: text, count: count).utf8) }
    #expect(refused(repeated("x", 3 << 20))?.code == .cellTooLong)
    #expect(refused(repeated(",", 1 << 20))?.code == .tooManyColumns)
    #expect(refused(repeated("\"", (1 << 20) + 3))?.code == .cellTooLong)
    #expect(refused(repeated("12345678901234567890123456789012345678901234567890,", 200_000))?.code == .tooManyColumns)
    #expect(refused(Array("\"".utf8) + repeated("x,y\n", 1 << 20))?.code == .quoteUnclosed)
    let cell = String(repeating: "字", count: 20_000) + ","
    #expect(refused(repeated(cell, 40))?.code == .lineTooLong)
  }

  @Test(
    "nothing, or nothing but blank lines, is not a nil return",
    arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}", "\u{FEFF}\n"])
  func empty(text: String) {
    #expect(refused(Array(text.utf8))?.code == .fileEmpty)
  }

  @Test("places behind a byte order mark and in other encodings are the file's")
  func placesInOtherEncodings() throws {
    expectRefusal(MarkedSubmission("县,①\"a\n", before: [0xEF, 0xBB, 0xBF]), .quoteUnclosed, column: 2)
    // 广西,"  in GBK and in UTF-16LE.
    let gbk = try #require(refused([0xB9, 0xE3, 0x0A, 0xCE, 0xF7, 0x2C, 0x22, 0x0A]))
    #expect(gbk.place == SubmissionPlace(line: 2, character: 3, offset: 6, column: 2, row: 2))
    let wide: [UInt8] = [
      0xFF, 0xFE, 0x7F, 0x5E, 0x0D, 0x00, 0x0A, 0x00, 0x7F, 0x89, 0x2C, 0x00, 0x22, 0x00, 0x0A, 0x00,
    ]
    let utf16 = try #require(refused(wide))
    #expect(utf16.place == SubmissionPlace(line: 2, character: 3, offset: 12, column: 2, row: 2))
  }
}

@Suite("Files that are no text are refused by name")
struct ContainerTests {
  static let containers: [([UInt8], RefusalCode)] = [
    ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], .zipContainer),
    ([0x50, 0x4B, 0x05, 0x06, 0x00, 0x00], .zipContainer),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oleContainer),
    ([0x1F, 0x8B, 0x08, 0x00], .gzipContainer),
    (Array("%PDF-1.4\n".utf8), .otherContainer),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .otherContainer),
    (Array("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">".utf8), .htmlTable),
    (Array("\u{FEFF}\r\n<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">".utf8), .htmlTable),
    (Array("<table border=1><tr><td>1</table>".utf8), .htmlTable),
    (Array("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>".utf8), .htmlTable),
    (Array("MIME-Version: 1.0\r\n".utf8), .htmlTable),
    (Array("ID;PWXL;N;E\r\n".utf8), .otherContainer),
  ]

  @Test("by their first bytes", arguments: containers)
  func refuses(bytes: [UInt8], code: RefusalCode) {
    #expect(refused(bytes)?.code == code)
  }

  @Test("texts that only begin alike are read", arguments: ["PK,1\n", "ID;Period\n", "<tablet>1</tablet>", "RAR\n"])
  func reads(text: String) throws {
    #expect(try !rows(of: text).isEmpty)
  }

  @Test("the remedy names what a clerk can choose in her program")
  func remedy() {
    for code in [RefusalCode.zipContainer, .oleContainer, .htmlTable] {
      #expect(code.explanation.remedy[.zh]?.contains("CSV UTF-8") == true)
      #expect(code.explanation.remedy[.zh]?.contains("XML 表格 2003") == true)
    }
  }
}
