import Figures
import Submissions
import Testing

@Suite("The separator is decided by one rule")
struct SeparatorTests {
  static let cases: [(String, String, [[String]])] = [
    // Tabs, with grouped amounts and remarks.
    ("县\t金额\n都安\t12,354.36\n大化\t1,200.00\n", "\t", [["县", "金额"], ["都安", "12,354.36"], ["大化", "1,200.00"]]),
    // Semicolons.
    ("县;金额;备注\n都安;12,354.36;无\n", ";", [["县", "金额", "备注"], ["都安", "12,354.36", "无"]]),
    // Semicolons inside one remark of a comma file.
    ("县,备注\n都安,a;b;c\n大化,无\n", ",", [["县", "备注"], ["都安", "a;b;c"], ["大化", "无"]]),
    // A tab behind every code, as some programs write it so that a spreadsheet takes it for text.
    (
      "代码,县,数\n451228\t,都安,1\n451229\t,大化,2\n", ",",
      [["代码", "县", "数"], ["451228\t", "都安", "1"], ["451229\t", "大化", "2"]]
    ),
    // A title with a tab above a comma table.
    ("表\t一\n县,数\n都安,1\n", ",", [["表\t一"], ["县", "数"], ["都安", "1"]]),
    // Separators inside quotes do not count.
    ("\"a;b;c\",\"d;e;f\"\n\"g;h;i\",1\n", ",", [["a;b;c", "d;e;f"], ["g;h;i", "1"]]),
    // One line each: more cells win.
    ("a;b,c,d\n", ",", [["a;b", "c", "d"]]),
    // Equal: a tab is not typed into a cell.
    ("a\tb;c,d\n", "\t", [["a", "b;c,d"]]),
    // Ragged rows with grouped amounts that nobody quoted.
    (
      "乡镇;类型;投资\n安阳镇;水柜;12,354.36\n高岭镇;水柜;1,200.00;\n菁盛乡;水柜;3,400.00;已完工;\n", ";",
      [["乡镇", "类型", "投资"], ["安阳镇", "水柜", "12,354.36"], ["高岭镇", "水柜", "1,200.00", ""], ["菁盛乡", "水柜", "3,400.00", "已完工", ""]]
    ),
    ("县\t投资\n都安\t1,234,567\t\n大化\t1,200\n巴马\t9,999\t\t\n", "\t", [["县", "投资"], ["都安", "1,234,567", ""], ["大化", "1,200"], ["巴马", "9,999", "", ""]]),
    // Remarks with a comma on every row, but not in the header.
    ("县;备注\n都安;有,缺\n大化;有,无\n巴马;无,无;\n", ";", [["县", "备注"], ["都安", "有,缺"], ["大化", "有,无"], ["巴马", "无,无", ""]]),
    ("县,备注,数\n都安,a;b;c,1\n大化,d;e;f,2\n", ",", [["县", "备注", "数"], ["都安", "a;b;c", "1"], ["大化", "d;e;f", "2"]]),
    // Commas in the lines above the table are their own affair; here there is nothing but a header below them.
    (
      "填报单位：都安县,版本：1\n期别：2020-12,单位：万元\n乡镇;类型;投资\n", ";",
      [["填报单位：都安县,版本：1"], ["期别：2020-12,单位：万元"], ["乡镇", "类型", "投资"]]
    ),
    // Nothing but three-digit groups: the comma cuts them all the same, since nothing else does.
    ("100,200\n300,400\n", ",", [["100", "200"], ["300", "400"]]),
    // Six digits in front of the comma group nothing.
    ("451228,100\n451229,200\n", ",", [["451228", "100"], ["451229", "200"]]),
    // One column.
    ("县\n都安\n", ",", [["县"], ["都安"]]),
    // A full-width comma separates nothing.
    ("县，数\n都安，1\n", ",", [["县，数"], ["都安，1"]]),
    ("县，数\n都安，12,354.36\n", ",", [["县，数"], ["都安，12", "354.36"]]),
  ]

  @Test("by which the most lines have equally many cells", arguments: cases)
  func decides(text: String, separator: String, expected: [[String]]) throws {
    var read: [[String]] = []
    let facts = try SubmissionReader.read(Array(text.utf8)) { row in
      if case .row(let row) = row { read.append(row.texts) }
    }
    #expect(facts.separator == separator)
    #expect(read == expected)
  }

  @Test("where semicolon and comma are equal the file is refused", arguments: ["①a;b,c\n", "①a;b,c\n1;2,3\n", "表号：X\n①a;b,c\n"])
  func undecidable(text: String) { expectRefusal(MarkedSubmission(text), .separatorAmbiguous) }

  @Test("a first line sep= decides and is no row", arguments: ["sep=;\r\n", "SEP=;\n", "sep=;\r"])
  func named(line: String) throws {
    let rows = try rawRows(of: line + "a,b;c\n1;2\n")
    #expect(rows.map(\.texts) == [["a,b", "c"], ["1", "2"]])
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows.map(\.number) == [1, 2])
  }

  @Test("sep= may name another separator, but not a letter of the text beyond ASCII")
  func namedOthers() throws {
    #expect(try rawRows(of: "sep=|\na|b,c\n").map(\.texts) == [["a", "b,c"]])
    #expect(try rawRows(of: "sep=\t\na\tb,c\n").map(\.texts) == [["a", "b,c"]])
    #expect(try rawRows(of: "sep=ab,c\n").map(\.texts) == [["sep=ab", "c"]])
    expectRefusal(MarkedSubmission("sep=①\"\na\n"), .separatorUnknown)
  }

  @Test("a file typed with full-width commas is noted")
  func fullWidth() throws {
    let facts = try SubmissionReader.read(Array("表号：1\n县，数\n".utf8)) { _ in }
    #expect(facts.notes.map(\.code) == [.separatorFullWidth])
    #expect(facts.notes.first?.line == 2)
    #expect(facts.notes.first?.message(.zh) == "没有一行用半角逗号分格，用的是全角“，”")
    // A comma that groups digits cuts the row where nobody meant it; the note says why.
    let grouped = try SubmissionReader.read(Array("县，数\n都安，12,354.36\n".utf8)) { _ in }
    #expect(grouped.notes.map(\.code) == [.separatorFullWidth])
    let mixed = try SubmissionReader.read(Array("表号，1\n县,数\n".utf8)) { _ in }
    #expect(mixed.notes.isEmpty)
  }

  @Test("only the first hundred lines that are not blank are looked at")
  func sample() throws {
    let head = String(repeating: "a,b\n\n", count: 100)
    let tail = String(repeating: "a\tb\n", count: 500)
    #expect(try SubmissionReader.read(Array((head + tail).utf8)) { _ in }.separator == ",")
  }
}
