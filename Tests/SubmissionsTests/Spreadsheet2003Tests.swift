import Figures
import Submissions
import Testing

@Suite("Excel 2003 XML: the cell a spreadsheet shows is the cell that is read")
struct Spreadsheet2003Tests {
  /// A workbook with one table, in the default namespace.
  static func workbook(_ rows: String, styles: String = "") -> String {
    """
    <?xml version="1.0"?>
    <?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
    <Styles>\(styles)</Styles>
    <Worksheet ss:Name="表1"><Table ss:ExpandedColumnCount="1" ss:ExpandedRowCount="1">
    \(rows)
    </Table></Worksheet></Workbook>
    """
  }

  /// Addresses and texts, `A1=县 B1=数`.
  static func cells(_ rows: [RawRow]) -> String {
    rows.flatMap { row in row.cells.map { "\(row.address(of: $0))=\(row.text(of: $0))" } }.joined(separator: " ")
  }

  static func text(_ value: String, _ attributes: String = "") -> String {
    "<Cell\(attributes.isEmpty ? "" : " " + attributes)><Data ss:Type=\"String\">\(value)</Data></Cell>"
  }

  static let places: [(String, String)] = [
    ("<Row>\(text("a"))\(text("b"))</Row><Row>\(text("c"))</Row>", "A1=a B1=b A2=c"),
    // Jumps of cells and rows; a jump counts from its index.
    ("<Row>\(text("a", "ss:Index='3'"))\(text("b"))</Row>", "C1=a D1=b"),
    (
      "<Row ss:Index='5'>\(text("a"))</Row><Row>\(text("b"))</Row><Row ss:Index='9'>\(text("c"))</Row>",
      "A5=a A6=b A9=c"
    ),
    // A row that stands for several.
    ("<Row>\(text("a"))</Row><Row ss:Span='2'/><Row>\(text("b"))</Row>", "A1=a A5=b"),
    ("<Row ss:Index='3' ss:Span='1' ss:Height='12'/><Row>\(text("b"))</Row>", "A5=b"),
    // Merges to the right and down.
    ("<Row>\(text("a", "ss:MergeAcross='2'"))\(text("b"))</Row>", "A1=a D1=b"),
    (
      "<Row>\(text("a", "ss:MergeDown='1'"))\(text("b"))</Row><Row>\(text("c"))</Row><Row>\(text("d"))</Row>",
      "A1=a B1=b B2=c A3=d"
    ),
    (
      "<Row>\(text("a", "ss:MergeDown='1'"))\(text("b"))</Row><Row>\(text("c", "ss:Index='2'"))</Row>", "A1=a B1=b B2=c"
    ),
    (
      "<Row>\(text("a", "ss:MergeAcross='1' ss:MergeDown='2'"))\(text("b", "ss:MergeDown='1'"))\(text("c"))</Row>"
        + "<Row>\(text("d"))</Row><Row>\(text("e"))</Row>", "A1=a C1=b D1=c D2=d C3=e"
    ),
    // Cells without data hold a place and give no cell.
    ("<Row><Cell ss:StyleID='s1'/>\(text("a"))<Cell/></Row><Row><Cell/></Row>", "B1=a"),
    // A worksheet wider than Excel's, without data there.
    ("<Row>\(text("a"))<Cell ss:Index='16384' ss:StyleID='s1'/></Row>", "A1=a"),
    // Rich text, phonetic text, comments.
    (
      "<Row><Cell><ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'>金<Font html:Color='#FF0000'>额</Font>（元）</ss:Data>"
        + "<Comment ss:Author='x'><ss:Data xmlns='http://www.w3.org/TR/REC-html40'>注</ss:Data></Comment></Cell></Row>",
      "A1=金额（元）"
    ),
    ("<Row>\(text("一&#10;二 &amp; 三"))</Row>", "A1=一\n二 & 三"),
  ]

  @Test("rows and cells stand where indexes and merges put them", arguments: places)
  func placement(rows: String, expected: String) throws {
    #expect(Self.cells(try rawRows(of: Self.workbook(rows))) == expected)
  }

  @Test("merges are recorded on their first cell")
  func merges() throws {
    let rows = try rawRows(
      of: Self.workbook("<Row>\(Self.text("a", "ss:MergeAcross='2' ss:MergeDown='1'"))<Cell ss:MergeAcross='1'/></Row>")
    )
    #expect(rows[0].cells.map(\.mergeAcross) == [2, 1])
    #expect(rows[0].cells.map(\.mergeDown) == [1, 0])
    #expect(rows[0].cells.map(\.column) == [1, 4])
    #expect(rows[0].texts == ["a", ""])
  }

  static let styles = """
    <Style ss:ID="Default" ss:Name="Normal"/><Style ss:ID="p"><NumberFormat ss:Format="0.00%"/></Style>
    <Style ss:ID="q"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="r" ss:Parent="p"/>
    <Style ss:ID="l"><NumberFormat ss:Format="0.00&quot;%&quot;"/></Style><Style ss:ID="m"><NumberFormat ss:Format="0\\%"/></Style>
    <Style ss:ID="o" ss:Parent="p"><NumberFormat ss:Format="0.00"/></Style>
    """

  static func number(_ attributes: String, value: String = "0.9657") -> String {
    "<Cell \(attributes)><Data ss:Type=\"Number\">\(value)</Data></Cell>"
  }

  static let kinds: [(String, CellKind, String)] = [
    (text("12"), .text, "12"),
    (number("", value: "1.23E8"), .number, "1.23E8"),
    (number("", value: "0.30000000000000004"), .number, "0.30000000000000004"),
    (number("ss:StyleID='p'"), .percent, "0.9657"),
    (number("ss:StyleID='q'"), .percent, "0.9657"),
    (number("ss:StyleID='r'"), .percent, "0.9657"),
    (number("ss:StyleID='l'"), .number, "0.9657"),
    (number("ss:StyleID='m'"), .number, "0.9657"),
    (number("ss:StyleID='o'"), .number, "0.9657"),
    (text("96.57%", "ss:StyleID='p'"), .text, "96.57%"),
    ("<Cell><Data ss:Type='DateTime'>2020-06-30T00:00:00.000</Data></Cell>", .date, "2020-06-30T00:00:00.000"),
    ("<Cell><Data ss:Type='Boolean'>1</Data></Cell>", .boolean, "1"),
    ("<Cell><Data ss:Type='Error'>#REF!</Data></Cell>", .error, "#REF!"),
    ("<Cell ss:Formula='=SUM(R[-3]C:R[-1]C)'><Data ss:Type='Number'>1086</Data></Cell>", .number, "1086"),
    ("<Cell ss:Formula='=SUM(R[-3]C:R[-1]C)'/>", .formula, "=SUM(R[-3]C:R[-1]C)"),
    ("<Cell ss:Formula='=R1C1'><Data ss:Type='Number'></Data></Cell>", .formula, "=R1C1"),
    ("<Cell ss:Formula='=&quot;&quot;'><Data ss:Type='String'></Data></Cell>", .text, ""),
    ("<Cell ss:Formula='=R1C1'><Data ss:Type='Error'>#DIV/0!</Data></Cell>", .error, "#DIV/0!"),
  ]

  @Test("cells keep the type and the text of the file", arguments: kinds)
  func types(cell: String, kind: CellKind, text: String) throws {
    let rows = try rawRows(of: Self.workbook("<Row>\(cell)</Row>", styles: Self.styles))
    #expect(rows.count == 1)
    #expect(rows[0].cells.map(\.kind) == [kind])
    #expect(rows[0].texts == [text])
  }

  @Test("percent also comes from the style of the row, the column, the table or the workbook")
  func inheritedStyles() throws {
    let plain = Self.number("")
    let other = Self.number("ss:StyleID='o'")
    func read(_ rows: String, styles: String = Self.styles) throws -> [[CellKind]] {
      try rawRows(of: Self.workbook(rows, styles: styles)).map { $0.cells.map(\.kind) }
    }
    #expect(
      try read("<Row ss:StyleID='p'>\(plain)\(other)</Row><Row>\(plain)</Row>") == [[.percent, .number], [.number]])
    #expect(
      try read("<Column ss:Index='2' ss:Span='1' ss:StyleID='p'/><Column/><Row>\(plain)\(plain)\(plain)\(plain)</Row>")
        == [[.number, .percent, .percent, .number]])
    #expect(
      try read("<Row>\(plain)</Row>", styles: "<Style ss:ID='Default'><NumberFormat ss:Format='0%'/></Style>") == [
        [.percent]
      ])
  }

  @Test("any prefix and none; several sheets, each counted from 1")
  func prefixes() throws {
    let text = """
      <x:Workbook xmlns:x="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office">
      <o:DocumentProperties><o:Author>x</o:Author></o:DocumentProperties>
      <x:Worksheet x:Name="一"><x:Table><x:Row x:Index="2"><x:Cell><x:Data x:Type="Number">1</x:Data></x:Cell></x:Row></x:Table></x:Worksheet>
      <x:Worksheet x:Name="空"/>
      <x:Worksheet x:Name="二"><x:Table><x:Row><x:Cell><x:Data x:Type="Number">2</x:Data></x:Cell></x:Row></x:Table></x:Worksheet>
      </x:Workbook>
      """
    var shown: [String] = []
    let facts = try SubmissionReader.read(Array(text.utf8)) { row in
      switch row {
      case .sheet(let name): shown.append(name)
      case .row(let row): shown.append(Self.cells([row]))
      case .element: shown.append("element")
      }
    }
    #expect(shown == ["一", "A2=1", "空", "二", "A1=2"])
    #expect(facts.format == .spreadsheet)
    #expect(facts.rows == 2)
    #expect(facts.cells == 2)
  }

  @Test("line is the line of the tag, of the row and of each cell")
  func lines() throws {
    let rows = try rawRows(
      of: Self.workbook(
        "<Row\n ss:Index='2'>\n<Cell><Data ss:Type='String'>a\nb</Data></Cell>\n<Cell><Data ss:Type='String'>c</Data></Cell>\n</Row>"
      ))
    #expect(rows[0].line == 6)
    #expect(rows[0].number == 2)
    #expect(rows[0].cells.map { rows[0].line(of: $0) } == [8, 10])
  }

  /// A cell of rich text.
  private static func rich(_ runs: String) -> String { "<Cell><ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'>\(runs)</ss:Data></Cell>" }

  @Test("raised, lowered and struck-out runs do not become digits of a figure", arguments: [
    ("5<Sup>1</Sup>", "5‹1›"), ("<S>5</S>7", "‹5›7"), ("12<Font html:Size='8'><Sup>1</Sup></Font>", "12‹1›"), ("<Sup>1</Sup>5", "‹1›5"), ("5<Sub>2</Sub>", "5‹2›"),
    ("12 <S>345</S>", "12 ‹345›"), ("<S>5</S>", "‹5›"), ("5<Sup>1</Sup>万元", "5‹1›万元"), ("<S>5</S>万元", "‹5›万元"), ("1,<S>2</S>34", "1,‹2›34"), ("<S>-</S>5", "‹-›5"),
    ("<S><B>5</B></S>7", "‹5›7"), ("<S></S><S>5<Sup></Sup></S>7", "‹5›7"), ("2020年<S>11</S>12月", "2020年‹11›12月"),
  ])
  func markedRuns(runs: String, text: String) throws {
    let row = try #require(try rawRows(of: Self.workbook("<Row>\(Self.text("a"))\(Self.rich(runs))</Row>")).first)
    #expect(row.texts == ["a", text] && row.cells[1].kind == .text)
  }

  @Test("other runs around a figure, and marks in texts, are fine", arguments: [
    ("<B>5</B>1", "51"), ("<Font html:Color='#FF0000'>1,2</Font><I>34</I>", "1,234"), ("<U>5</U>万元", "5万元"), ("面积（m<Sup>2</Sup>）", "面积（m2）"), ("安阳镇<Sup>1</Sup>", "安阳镇1"),
    ("<S>旧</S>高岭镇", "旧高岭镇"), ("5<Sup></Sup>", "5"),
  ])
  func plainRuns(runs: String, text: String) throws {
    #expect(try rawRows(of: Self.workbook("<Row>\(Self.rich(runs))</Row>")).flatMap(\.texts) == [text])
  }

  /// ① stands where the refusal points.
  static let broken: [(String, RefusalCode, Int?)] = [
    ("<Row>\(text("a"))①\(text("b", "ss:Index='1'"))</Row>", .sheetIndex, 2),
    ("<Row>\(text("a", "ss:MergeAcross='2'"))①\(text("b", "ss:Index='3'"))</Row>", .sheetIndex, 4),
    ("<Row>①\(text("a", "ss:Index='0'"))</Row>", .sheetIndex, 1),
    ("<Row>①\(text("a", "ss:Index='2x'"))</Row>", .sheetIndex, 1),
    ("<Row>①\(text("a", "ss:MergeDown='-1'"))</Row>", .sheetIndex, 1),
    ("<Row>\(text("a"))\(text("b"))①\(text("c", "ss:Index='5' ss:MergeAcross='x'"))</Row>", .sheetIndex, 5),
    ("<Row ss:Index='3'/>①<Row ss:Index='3'/>", .sheetIndex, nil),
    ("①<Row ss:Index='99999999'/>", .sheetIndex, nil),
    ("<Row ss:Span='1'>①\(text("a"))</Row>", .sheetStructure, 1),
    ("<Row><Cell><Data ss:Type='String'>a</Data>①<Data ss:Type='String'>b</Data></Cell></Row>", .sheetStructure, 1),
    ("<Row>\(text("a"))<Cell ss:Index='4'><Data ss:Type='String'>a</Data>①<Data ss:Type='String'>b</Data></Cell></Row>", .sheetStructure, 4),
    ("<Row>①<Cell>5</Cell></Row>", .sheetStructure, 1),
    ("<Row>\(text("a", "ss:MergeAcross='1'"))①<Cell>5</Cell></Row>", .sheetStructure, 3),
    // Below a merged cell the next free column is meant.
    ("<Row>\(text("a", "ss:MergeDown='1'"))</Row><Row>①<Cell>5</Cell></Row>", .sheetStructure, 2),
    ("<Row>①<Cell><Data ss:Type='Currency'>5</Data></Cell></Row>", .cellType, 1),
    ("<Row>①<Cell><Data>5</Data></Cell></Row>", .cellType, 1),
    ("<Row>①\(text("a", "ss:Index='1025'"))</Row>", .tooManyColumns, 1025),
    // Is the empty cell the covered one, or the next?
    ("<Row>\(text("a", "ss:MergeDown='1'"))</Row><Row><Cell/>①\(text("b"))</Row>", .sheetMerge, 2),
    ("<Row>\(text("a"))<Cell ss:Index='1'/>①\(text("b"))</Row>", .sheetMerge, 2),
  ]

  @Test("what would move a figure is refused at its tag", arguments: broken)
  func refuses(rows: String, code: RefusalCode, column: Int?) {
    expectRefusal(MarkedSubmission(Self.workbook(rows)), code, column: column)
  }

  @Test("the refusal names the worksheet and the address that the sheet shows")
  func namesTheWorksheet() throws {
    let text = """
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
      <Worksheet ss:Name="饮水"><Table><Row>\(Self.text("a"))</Row></Table></Worksheet>
      <Worksheet ss:Name="资金"><Table><Row ss:Index="7"><Cell ss:Index="3"><Data ss:Type="String">a</Data><Data ss:Type="String">b</Data></Cell></Row></Table></Worksheet>
      </Workbook>
      """
    let refusal = try #require(refused(Array(text.utf8)))
    #expect(refusal.code == .sheetStructure && refusal.place.cell == "资金!C7" && refusal.place.line == 3)
  }

  @Test("a hidden worksheet is read, and noted where it holds anything")
  func hiddenWorksheets() throws {
    func sheet(_ name: String, _ rows: String, _ visible: String) -> String {
      "<Worksheet ss:Name='\(name)'><Table>\(rows)</Table><WorksheetOptions xmlns='urn:schemas-microsoft-com:office:excel'><Selected/>\(visible)</WorksheetOptions></Worksheet>\n"
    }
    let row = "<Row>\(Self.text("a"))</Row>"
    let text = "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>\n"
      + sheet("报", row, "") + sheet("旧", row, "<Visible>SheetHidden</Visible>") + sheet("空", "", "<Visible>SheetHidden</Visible>")
      + sheet("更旧", row, "<Visible>SheetVeryHidden</Visible>") + sheet("见", row, "<Visible>SheetVisible</Visible>") + "</Workbook>"
    let facts = try SubmissionReader.read(Array(text.utf8)) { _ in }
    #expect(facts.rows == 4)
    #expect(facts.notes.map { "\($0.code.rawValue) \($0.line) \($0.details)" } == ["sheet-hidden 3 [\"旧\"]", "sheet-hidden 5 [\"更旧\"]"])
    #expect(facts.notes.first?.message(.zh) == "工作表\"旧\"是隐藏的，里面的行照样读了")
  }

  @Test("an empty cell below a merge is harmless where an index follows, or nothing")
  func coveredCells() throws {
    let merged = "<Row>\(Self.text("a", "ss:MergeDown='1'"))</Row>"
    #expect(
      Self.cells(try rawRows(of: Self.workbook(merged + "<Row><Cell/>\(Self.text("b", "ss:Index='3'"))</Row>")))
        == "A1=a C2=b")
    #expect(Self.cells(try rawRows(of: Self.workbook(merged + "<Row><Cell/><Cell/></Row>"))) == "A1=a")
  }

  @Test("an empty cell whose index goes back is harmless too: exports by style sheet end a row below merges with one")
  func emptyCellBack() throws {
    let merged = "<Row>\(Self.text("a", "ss:MergeDown='1'"))\(Self.text("b"))</Row>"
    #expect(
      Self.cells(try rawRows(of: Self.workbook(merged + "<Row>\(Self.text("c"))<Cell ss:Index='2'/></Row>")))
        == "A1=a B1=b B2=c")
    #expect(
      Self.cells(
        try rawRows(
          of: Self.workbook(merged + "<Row>\(Self.text("c"))<Cell ss:Index='2'/>\(Self.text("d", "ss:Index='4'"))</Row>")))
        == "A1=a B1=b B2=c D2=d")
  }

  @Test("a workbook in another namespace is business XML")
  func otherNamespace() throws {
    let facts = try SubmissionReader.read(Array("<Workbook xmlns='urn:x'><Worksheet/></Workbook>".utf8)) { _ in }
    #expect(facts.format == .xml)
  }
}
