import Handoff
import Testing

/// One cell for several rows: merged in a workbook, or with blanks below where the form says `fill: down`.
@Suite struct CarriedCellTests {
  private func read(_ text: String, path: String = "都安/报表.xml") throws -> ReadReturn {
    try ReadReturn(text, path: path, pipeline: try SeveralForms.pipeline())
  }

  static let line = ["表号：HC-A  期别：2020-12  单位：万元"]
  static let header = [["down=1;乡镇", "down=1;类型", "across=1;完成情况"], ["at=3;数量", "投资"]]
  static let body = [["down=1;安阳镇", "集中供水", "3", "10.5"], ["at=2;家庭水柜", "12", "2"], ["高岭镇", "家庭水柜", "4", "1"]]
  static let figures = ["安阳镇 central: 3 105000", "安阳镇 cistern: 12 20000", "高岭镇 cistern: 4 10000"]

  static let dresses: [(String, [[String]], String)] = [
    ("merged header and township", [line] + header + body, ""),
    ("rows that jump", [line, ["row Index=\"5\"", "down=1;乡镇", "down=1;类型", "across=1;完成情况"], header[1]] + body, ""),
    ("a repeated empty row", [line] + header + [["row Span=\"3\""]] + body, ""),
    ("a count of rows that is wrong", [line] + header + body, " ss:ExpandedRowCount=\"2\" ss:ExpandedColumnCount=\"1\""),
    ("a title merged across and down", [["across=3;down=1;饮水安全项目表"], [], line] + header + body, ""),
    ("a title merged across", [["across=3;饮水安全项目表"], line] + header + body, ""),
    (
      "a township over its projects and their total",
      [line] + header + [["down=2;安阳镇", "集中供水", "3", "10.5"], ["at=2;家庭水柜", "12", "2"], ["at=2;小计", "", "12.5"], body[2]], ""
    ),
  ]

  @Test(arguments: dresses.indices)
  func mergedCells(dress: Int) throws {
    let (name, rows, table) = Self.dresses[dress]
    let read = try read(Worksheets.workbook([("Sheet1", rows)], table: table))
    #expect(read.figures == Self.figures, "\(name): \(read.rejections.map(\.message))")
    #expect(read.codes == [], "\(name)")
  }

  @Test func aMergedCellThatIsWrongIsNamedItself() throws {
    var rows = [Self.line] + Self.header + Self.body
    rows[3] = ["安阳镇", "down=1;水窖", "3", "10.5"]
    rows[4] = ["高岭镇", "at=3;12", "2"]
    let read = try read(Worksheets.workbook([("Sheet1", rows)]))
    #expect(read.codes == ["category-unknown", "category-unknown"])
    #expect(read.rejections.map(\.cell) == ["Sheet1!B4", "Sheet1!B4"])
  }

  /// A figure merged over two rows is one figure: repeated it would count twice.
  @Test func aMergedFigureIsNotRepeated() throws {
    var rows = [Self.line] + Self.header + Self.body
    rows[3] = ["down=1;安阳镇", "集中供水", "3", "down=1;10.5"]
    rows[4] = ["at=2;家庭水柜", "12"]
    let read = try read(Worksheets.workbook([("Sheet1", rows)]))
    #expect(read.figures == [Self.figures[0], "安阳镇 cistern: 12 _", Self.figures[2]])
    #expect(read.codes == ["cell-blank"])
  }

  static let top = "表号：HC-A\n期别：2020-12\n单位：万元\n乡镇,类型,数量,投资\n"

  @Test func blanksBelowAKeyMeanTheSameWhereTheFormSaysSo() throws {
    let read = try read(Self.top + "安阳镇,集中供水,3,10.5\n,家庭水柜,12,2\n小计,,,12.5\n高岭镇,家庭水柜,4,1\n", path: "都安/报表.csv")
    #expect(read.figures == Self.figures)
    #expect(read.codes == [])
    // Where it does not, a blank is a blank.
    let kind = try self.read(Self.top + "安阳镇,集中供水,3,10.5\n高岭镇,①,12,2\n", path: "都安/报表.csv")
    #expect(kind.places == [kind.expected("key-blank")])
  }

  @Test func aBlankAboveEverythingIsABlank() throws {
    let read = try read(Self.top + "①,集中供水,3,10.5\n安阳镇,集中供水,3,1\n", path: "都安/报表.csv")
    #expect(read.places == [read.expected("key-blank")])
  }
}
