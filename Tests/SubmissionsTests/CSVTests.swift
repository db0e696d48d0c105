import Submissions
import Testing

@Suite("CSV: rows, cells and where they stand")
struct CSVTests {
  static let grammar: [(String, [[String]])] = [
    ("a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a,,c,,\n,,,,\n", [["a", "", "c", "", ""], ["", "", "", "", ""]]),
    ("县,\"12,354.36\"\n", [["县", "12,354.36"]]),
    ("a,\"say \"\"yes\"\"\",c\n", [["a", "say \"yes\"", "c"]]),
    ("a,\"\",\"\"\"\"\n", [["a", "", "\""]]),
    ("\"补助资金\n（万元）\",户数\n", [["补助资金\n（万元）", "户数"]]),
    ("\"一\r\n二\",\"三\r四\"\r\n", [["一\r\n二", "三\r四"]]),
    ("5\" 管,a\"b\",c\"\n", [["5\" 管", "a\"b\"", "c\""]]),
    (" \"a\", \"b\"\n", [[" \"a\"", " \"b\""]]),
    ("=\"0012\",'123\n", [["=\"0012\"", "'123"]]),
    ("a，b,c\n", [["a，b", "c"]]),
    ("１２,１Ｏ６\u{3000},\u{A0}\n", [["１２", "１Ｏ６\u{3000}", "\u{A0}"]]),
    ("a,b\u{85}c\u{2028}d\u{0B}e\n", [["a", "b\u{85}c\u{2028}d\u{0B}e"]]),
    ("<5万元,1\n", [["<5万元", "1"]]),
    ("a\u{1A}", [["a\u{1A}"]]),
    ("e\u{301},é\n", [["e\u{301}", "é"]]),
  ]

  @Test("texts come through exactly", arguments: grammar)
  func texts(text: String, expected: [[String]]) throws {
    let read = try rawRows(of: text).map(\.texts)
    #expect(read.map { $0.map { Array($0.unicodeScalars) } } == expected.map { $0.map { Array($0.unicodeScalars) } })
  }

  @Test("one sheet without a name comes first")
  func sheet() throws {
    #expect(try rows(of: "a\n").first == .sheet(name: ""))
  }

  @Test("blank lines give no row but count in line and row number")
  func blankLines() throws {
    let rows = try rawRows(of: "a,b\n\n\r\n1,2\n \n,\n\n")
    #expect(rows.map(\.line) == [1, 4, 5, 6])
    #expect(rows.map(\.number) == [1, 4, 5, 6])
    #expect(rows.map(\.texts) == [["a", "b"], ["1", "2"], [" "], ["", ""]])
  }

  @Test("line breaks inside cells count as lines, not as rows; later cells start below")
  func places() throws {
    let text = "标题\r\n\"乡\r\n镇\",\"资\n金\n（元）\",户\r\n东庙,\"1\",2\r\n"
    let rows = try rawRows(of: text)
    #expect(rows.map(\.line) == [1, 2, 6])
    #expect(rows.map(\.number) == [1, 2, 3])
    #expect(rows[1].cells.map { rows[1].line(of: $0) } == [2, 3, 5])
    #expect(rows[1].cells.map(\.lineOffset) == [0, 1, 3])
    #expect(rows[2].cells.map { rows[2].address(of: $0) } == ["A3", "B3", "C3"])
    #expect(rows[2].cells.map(\.quoted) == [false, true, false])
    #expect(rows[2].cells.map(\.kind) == [.text, .text, .text])
    #expect(rows[2].cells.map(\.column) == [1, 2, 3])
  }

  @Test("a lone CR ends a line wherever it stands")
  func loneReturn() throws {
    let rows = try rawRows(of: "a\r\r\nb\n\rc")
    #expect(rows.map(\.line) == [1, 3, 5])
    #expect(rows.map(\.texts) == [["a"], ["b"], ["c"]])
  }

  @Test("facts count rows and cells")
  func facts() throws {
    let facts = try SubmissionReader.read(Array("a,b,c\n\n1,,3\n".utf8)) { _ in }
    #expect(facts == SubmissionFacts.csv(rows: 2, cells: 6))
  }

  @Test("the sink's own error comes out unchanged")
  func sinkThrows() {
    struct Full: Error {}
    #expect(throws: Full.self) { try SubmissionReader.read(Array("a\nb\n".utf8)) { _ in throw Full() } }
    #expect(throws: Full.self) { try SubmissionReader.read(Array("<a><b/></a>".utf8)) { _ in throw Full() } }
  }

  @Test("addresses are those of a spreadsheet")
  func addresses() {
    #expect(
      [1, 5, 26, 27, 52, 53, 702, 703, 16384].map(SheetAddress.letters) == [
        "A", "E", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD",
      ])
    #expect(SheetAddress.text(column: 5, row: 63) == "E63")
  }
}

extension SubmissionFacts {
  fileprivate static func csv(rows: Int, cells: Int) -> SubmissionFacts {
    SubmissionFacts(encoding: .utf8, format: .csv, separator: ",", notes: [], rows: rows, cells: cells)
  }
}
