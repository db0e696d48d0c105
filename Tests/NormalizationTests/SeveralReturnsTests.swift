import Handoff
import Testing

/// A file is one return or several: each 报表, each worksheet with a form of its own.
@Suite struct SeveralReturnsTests {
  private func read(_ text: String, path: String = "都安/报表.xml") throws -> ReadReturn {
    try ReadReturn(text, path: path, pipeline: try SeveralForms.pipeline())
  }

  private func ids(_ read: ReadReturn) -> [String] { read.readings.map { "\($0.head.suffix) \($0.head.form) \($0.head.part)" } }

  static let bundle = """
    <汇总 县区="都安" 期别="2020-12" 单位="万元"><说明>两张</说明>
    <报表 编码="HC-A"><记录 乡镇="安阳镇" 类型="集中供水" 数量="3" 投资="10.5"/></报表>
    <报表 编码="HC-B" 单位="元"><记录 级次="中央"><下达资金>10000</下达资金><已支出>9O00</已支出></记录></报表>
    </汇总>
    """

  @Test func severalReportsUnderOneRoot() throws {
    let read = try read(Self.bundle)
    #expect(ids(read) == ["1 HC-A 1", "2 HC-B 1"])
    #expect(read.readings.map(\.head.region) == ["451228", "451228"])
    #expect(read.readings.map(\.head.period) == ["2020-12", "2020-12"])
    #expect(read.figures(of: read.readings[0]) == ["安阳镇 central: 3 105000"])
    #expect(read.figures(of: read.readings[1]) == ["中央: 10000 ?"])
    #expect(try read.readings[1].rejections.all().map(\.path) == ["/汇总/报表[2]/记录[1]/已支出"])
    // The note beside the reports is outside of the first.
    #expect(read.readings.map(\.head.outside) == [1, 0])
  }

  @Test func oneReportOfSeveralIsRefusedAlone() throws {
    let read = try read(Self.bundle.replacing("HC-B", with: "HC-X"))
    #expect(read.readings.map(\.isRefused) == [false, true])
    #expect(try read.readings[1].rejections.all().map(\.code) == ["form-unknown"])
    #expect(try read.readings[1].rejections.all().map(\.path) == ["/汇总/报表[2]/@编码"])
  }

  @Test func anotherCountyInsideTheRootCountsForItsReport() throws {
    let read = try read(Self.bundle.replacing("编码=\"HC-B\"", with: "编码=\"HC-B\" 县区=\"大化\""))
    #expect(read.readings.map(\.isRefused) == [false, true])
    #expect(try read.readings[1].rejections.all().map(\.code) == ["region-unknown"])
  }

  @Test func aNameSpeaksOfOneOfTheReports() throws {
    #expect(try read(Self.bundle, path: "都安/HC-B_2020-12.xml").readings.map(\.isRefused) == [false, false])
    let other = try read(Self.bundle, path: "都安/HC-D_2020-12.xml")
    #expect(try other.readings.flatMap { try $0.rejections.all() }.map(\.code) == ["identity-differs", "identity-differs"])
  }

  @Test func theSameSliceTwiceIsTakenFromNeither() throws {
    let report = "<报表 编码=\"HC-A\"><记录 乡镇=\"安阳镇\" 类型=\"集中供水\" 数量=\"3\" 投资=\"10.5\"/></报表>"
    let read = try read("<根 县区=\"都安\" 期别=\"2020-12\" 单位=\"万元\">\n\(report)\n\(report)\n</根>")
    #expect(read.readings.count == 1)
    #expect(read.readings[0].isRefused)
    #expect(read.codes == ["several-tables"])
    #expect(read.rejections.map(\.line) == [3])
    let months = try self.read("<根 县区=\"都安\" 单位=\"万元\">\(report.replacing("HC-A\"", with: "HC-A\" 期别=\"2020-11\""))\(report.replacing("HC-A\"", with: "HC-A\" 期别=\"2020-12\""))</根>")
    #expect(months.readings.map(\.head.period) == ["2020-11", "2020-12"])
    #expect(months.codes == [])
  }

  // MARK: - Workbooks

  static let water = [["表号：HC-A  期别：2020-12  单位：万元"], ["乡镇", "类型", "数量", "投资"], ["安阳镇", "集中供水", "3", "10.5"]]
  static let funds = [["表号：HC-B  期别：2020-12"], ["级次", "下达资金", "已支出"], ["中央", "10", "9"]]

  @Test(arguments: ["ss", "", "x"])
  func everyWorksheetWithAForm(prefix: String) throws {
    let read = try read(
      Worksheets.workbook([("说明", [["填表说明：按月报"]]), ("饮水", Self.water), ("空", []), ("资金", Self.funds)], prefix: prefix))
    #expect(ids(read) == ["1 HC-A 1", "2 HC-B 1"])
    #expect(read.readings.map { read.figures(of: $0) } == [["安阳镇 central: 3 105000"], ["中央: 100000 90000"]])
    #expect(try read.readings[0].rejections.all().map(\.code) == ["sheet-outside"])
    #expect(try read.readings[0].rejections.all().map(\.cell) == ["说明!A1"])
    // One note, one line above the table, four headers.
    #expect(read.readings[0].head.outside == 6)
    #expect(read.readings[1].rejections.isEmpty)
  }

  @Test func aWorksheetOfFiguresThatIsNobodysIsRefusedAlone() throws {
    let read = try read(Worksheets.workbook([("饮水", Self.water), ("车辆", [["车辆", "7"]]), ("资金", Self.funds)]))
    #expect(read.readings.map(\.isRefused) == [false, true, false])
    #expect(try read.readings[1].rejections.all().map(\.code) == ["sheet-unknown"])
    #expect(try read.readings[1].rejections.all().map(\.cell) == ["车辆!A1"])
    #expect(read.readings.map(\.head.suffix) == ["1", "2", "3"])
  }

  @Test func aWorksheetWithAWrongHeaderIsRefusedAlone() throws {
    let wrong = [Self.funds[0], ["级次", "下达资金", "已花"], Self.funds[2]]
    let read = try read(Worksheets.workbook([("资金", wrong), ("饮水", Self.water)]))
    #expect(read.readings.map(\.isRefused) == [true, false])
    #expect(try read.readings[0].rejections.all().map(\.cell) == ["资金!C2", "资金!A2"])
    #expect(try read.readings[0].rejections.all().map(\.code) == ["header-unknown", "column-missing"])
  }

  @Test func twoWorksheetsOfOneFormAreRefused() throws {
    let read = try read(Worksheets.workbook([("一", Self.water), ("二", Self.water)]))
    #expect(read.readings.count == 1)
    #expect(read.codes == ["several-tables"])
  }

  @Test func twoWorksheetsOfAFormThatTakesSeveralAreJoined() throws {
    let county = [Self.funds[0], ["已支出", "级次", "下达资金"], ["4", "县级", "5"]]
    let read = try read(Worksheets.workbook([("中央", Self.funds), ("县", county)]))
    #expect(ids(read) == ["1 HC-B 1"])
    #expect(read.figures == ["中央: 100000 90000", "县级: 50000 40000"])
    #expect(try read.reading.records.all().map(\.sheet) == ["中央", "县"])
    // 下达资金 stands in another column of the second sheet.
    #expect(try read.reading.records.all()[1].cells.map { $0?.detail?.col } == [3, 1])
  }
}
