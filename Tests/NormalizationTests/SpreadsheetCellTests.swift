import Handoff
import Testing

/// What spreadsheet programs store in typed cells, and what offices put around a table.
@Suite struct SpreadsheetCellTests {
  /// A workbook of one row of HC-12-1: village, income, households.
  private static func workbook(_ income: String, type: String = "Number") -> String {
    let cells = ["乡镇", "村代码", "经营收入", "受益户"].map { "<Cell><Data ss:Type=\"String\">\($0)</Data></Cell>" }.joined()
    let space = "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\""
    return """
      <?xml version="1.0"?>
      <Workbook \(space)><Worksheet ss:Name="村"><Table>
      <Row><Cell><Data ss:Type="String">表号：HC-12-1</Data></Cell></Row>
      <Row><Cell><Data ss:Type="String">期别：2020-12</Data></Cell></Row>
      <Row>\(cells)</Row>
      <Row>
      <Cell><Data ss:Type="String">安阳镇</Data></Cell>
      <Cell><Data ss:Type="String">451228001001</Data></Cell>
      <Cell><Data ss:Type="\(type)">\(income)</Data></Cell>
      <Cell><Data ss:Type="Number">1O</Data></Cell>
      </Row></Table></Worksheet></Workbook>
      """
  }

  @Test(arguments: [
    ("0.28999999999999998", "2900", true), ("0.29", "2900", false), ("1E-3", "10", false), ("1.2E+2", "1200000", false),
    ("12354.360000000001", "123543600", true), ("-0.28999999999999998", "-2900", true), ("450", "4500000", false),
  ])
  func numbersAreReadAsTheSheetShowsThem(stored: String, expected: String, isRounded: Bool) throws {
    let read = try ReadReturn(Self.workbook(stored).replacing(">1O<", with: ">10<"))
    #expect(read.figures == ["451228001001: \(expected) 10 ."])
    #expect(read.codes == (isRounded ? ["spreadsheet-digits"] : []))
    #expect(try read.reading.records.all().first?.cells.first??.raw == stored)
  }

  @Test func whatAPersonTypedIsNotTouched() throws {
    let read = try ReadReturn(Self.workbook("0.28999999999999998", type: "String").replacing(">1O<", with: ">10<"))
    #expect(read.figures == ["451228001001: ? 10 ."])
  }

  @Test func trueIsNoFigure() throws {
    let read = try ReadReturn(Self.workbook("1", type: "Boolean").replacing(">1O<", with: ">10<"))
    #expect(read.figures == ["451228001001: ? 10 ."])
    #expect(read.rejections.map(\.raw) == ["TRUE"])
  }

  /// Each Cell on a line of its own: the address is the row's, the line the cell's.
  @Test func anAddressIsOfTheRowWhateverTheLine() throws {
    let read = try ReadReturn(Self.workbook("5"))
    #expect(read.rejections.map(\.cell) == ["村!D4"])
    #expect(read.rejections.map(\.line) == [10])
  }

  @Test(arguments: ["甲,乙,1,2", "栏次,1,2,3", "代码,1,2,3", "指标代码,01,02,03", "①,②,③,④", "甲,（1）,（2）,（3）=（2）/（1）", "1.,2.,3.,4.", "1栏,2栏,3栏,4栏", "一,二,三,四", "A,B,C,D", "甲,乙,1,2=1×2"])
  func rowsOfColumnNumbersAreNoRecords(numbers: String) throws {
    // As bytes, in which ① marks nothing.
    let read = try ReadReturn(bytes: Array("表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n\(numbers)\n安阳镇,451228001001,5,20\n".utf8))
    #expect(read.figures == ["451228001001: 50000 20 ."], "\(numbers)")
    #expect(read.codes == [], "\(numbers)")
  }

  @Test func aSealStandsBesideItsLabel() throws {
    let read = try ReadReturn("表号：HC-12-1\n填报单位（盖章）：都安县\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n安阳镇,451228001001,5,20\n", path: "报表.csv")
    #expect(read.codes == [])
    #expect(read.reading.head.region == "451228")
  }

  @Test func anApostropheIsNoPartOfACode() throws {
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n安阳镇,'451228001001,5,20\n")
    #expect(read.figures == ["451228001001: 50000 20 ."])
    let damaged = try ReadReturn("表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n安阳镇,①451228001001\u{7},5,20\n")
    #expect(damaged.places == [damaged.expected("hidden-character")])
  }

  @Test func aWrongFormNumberIsSaid() throws {
    let read = try ReadReturn("表号：HC-22-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n安阳镇,451228001001,5,20\n")
    #expect(read.rejections.first?.message == "表号写的是 HC-22-1 财政扶贫资金支出进度表，可是没有一行的栏目名称和它对得上；这些栏目像是 HC-12-1 村级集体经济收入表的")
  }

  /// A footnote mark raised behind a figure costs that cell, and nobody reads 51.
  @Test(arguments: ["5<Sup>1</Sup>", "<S>5</S>7", "12.5<Sub>2</Sub>"])
  func aMarkInAFigureCostsTheCell(income: String) throws {
    let read = try ReadReturn(Self.workbook(income, type: "String").replacing(">1O<", with: ">10<"))
    #expect(read.figures == ["451228001001: ? 10 ."] && !read.reading.isRefused, "\(read.rejections.map(\.message))")
    #expect(read.rejections.first { $0.scope == .cell }?.raw.contains("‹") == true)
  }
}
