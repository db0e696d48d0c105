import Handoff
import Testing

/// The unit stated above a table in whatever words offices use: read, or refused, never passed over for the form's own 万元.
@Suite struct UnitStatementTests {
  private static let table = "资金年度,级次,下达资金,已支出\n2020,中央,30000,20000\n"

  private func read(_ above: String) throws -> ReadReturn { try ReadReturn(above + "\n" + Self.table, path: "都安/HC-22-1_2020-12.csv") }

  @Test(arguments: [
    "单位（元）", "单 位 （元）", "金额单位为元", "本表金额单位均为元", "单位是元", "单位—元", "计量单位=元", "财政扶贫资金支出进度表（元）", "财政扶贫资金支出进度表【元】", "财政扶贫资金支出进度表（元）（试行）",
    "财政扶贫资金支出进度表（2020年12月，元）", "财政扶贫资金支出进度表（单位 元）", "财政扶贫资金支出进度表 元", "财政扶贫资金支出进度表（元）  期别：2020-12", "財政扶貧資金支出進度表 單位：元", "（單位：元）", "金額單位：元",
    "单位∶元", "单位ː元", "单位︰元", "单位﹕元", "本表以元为单位", "本表金额以元为计量单位（保留两位小数）", "金额以元计", "本表按元填列", "金额：元", "金额：元  期别：2020-12", "财政扶贫资金支出进度表（金额：元）", "单位：（元）", "单位：,（元）", "单位,（元）",
    "资金单位,元", "货币单位 元", "资金单位：元，数据单位：元",
  ])
  func itIsRead(above: String) throws {
    let read = try read(above)
    #expect(read.figures == ["2020 central: 30000 20000"] && read.codes == [], "\(above): \(read.rejections.map(\.message))")
  }

  /// Dates, parts, how often a return is sent, offices and what a row is: none of them is a unit of the figures.
  @Test(arguments: [
    "财政扶贫资金支出进度表（2020年12月）", "财政扶贫资金支出进度表（试行）", "财政扶贫资金支出进度表（一）", "财政扶贫资金支出进度表（月）", "财政扶贫资金支出进度表（县级）", "附件1（样表）", "2020,年,12,月", "第,3,期", "单位（盖章）", "单位（公章）", "单位名称：都安县扶贫办",
    "单位负责人：张三", "单位 都安县扶贫办", "编制单位 扶贫办", "本表以户为单位填报", "各乡镇以村为单位，按户填报", "各单位按月填报", "基层单位（村）情况", "报送周期：月", "币种：人民币", "填报单位（盖章）：都安",
  ])
  func whatIsNoUnitStaysATitle(above: String) throws {
    let read = try read(above)
    #expect(read.figures == ["2020 central: 300000000 200000000"] && read.codes == [], "\(above): \(read.rejections.map(\.message))")
  }

  @Test(arguments: [
    ("①单位（万园）", "unit-line-unreadable"), ("①单位为万", "unit-line-unreadable"), ("①财政扶贫资金支出进度表（万）", "unit-line-unreadable"), ("①本表以万园为单位", "unit-line-unreadable"),
    ("①单位（公顷）", "unit-header-other-family"), ("①财政扶贫资金支出进度表（亩）", "unit-header-other-family"), ("①面积单位,公顷", "unit-header-other-family"),
  ])
  func whatCannotBeReadIsRefused(above: String, code: String) throws {
    let read = try read(above)
    #expect(read.places == [read.expected(code)] && read.reading.isRefused && read.figures == [], "\(above): \(read.rejections.map(\.message))")
  }

  // MARK: - Rows above the header

  /// A cell at the right of a title is for the whole sheet; cells above columns are what they would be below the header.
  @Test(arguments: [
    ("财政扶贫资金支出进度表,,,（元）", "30000 20000"), ("2020年12月27日,,,元", "30000 20000"), ("支出表,2020年12月,,元", "30000 20000"), ("填报单位：都安,,,（元）", "30000 20000"), (",,,（元）", "30000 20000"),
    ("（元）,,,", "30000 20000"), ("支出表,,单位（元）", "30000 20000"), ("支出表,,单位∶元", "30000 20000"), (",,元,元", "30000 20000"), (",,（元）,（元）", "30000 20000"), ("支出表,,元,元", "30000 20000"),
    (",,元,千元", "30000 20000000"), (",,元,元\n", "30000 20000"), ("计量单位,,元,千元", "30000 20000000"), ("单位：,,元,元", "30000 20000"),
  ])
  func aUnitAboveTheHeader(above: String, figures: String) throws {
    let read = try read(above)
    #expect(read.figures == ["2020 central: \(figures)"] && read.codes == [], "\(above): \(read.rejections.map(\.message))")
  }

  @Test(arguments: [
    (",,①（元）,", "unit-ambiguous"), (",,①元,", "unit-ambiguous"), (",,,①人", "unit-header-other-family"), (",,元,①人", "unit-header-other-family"), (",,①户,户", "unit-header-other-family"),
    ("支出表,,,①（亩）", "unit-header-other-family"),
  ])
  func oneThatMayBeMeantOtherwiseIsRefused(above: String, code: String) throws {
    let read = try read(above)
    #expect(read.codes == [code] && read.rejections[0].col == read.marked?.column && read.reading.isRefused, "\(above): \(read.rejections.map(\.message))")
  }

  /// What names columns is a header's upper row, however it ends.
  @Test func aParentWithAUnitIsNoTitle() throws {
    let read = try ReadReturn("资金年度,级次,,（元）\n,,下达资金,已支出\n2020,中央,3,20000\n", path: "都安/HC-22-1_2020-12.csv")
    #expect(read.figures == ["2020 central: 30000 20000"] && read.codes == [])
    let refused = try ReadReturn("资金年度,级次,①资金（亩）,\n,,下达资金,已支出\n2020,中央,3,2\n", path: "都安/HC-22-1_2020-12.csv")
    #expect(refused.codes == ["unit-header-other-family"] && refused.reading.isRefused)
  }

  /// Between two tables it is of the one below.
  @Test(arguments: ["县级资金支出表（元）", "县级资金支出表,,（元）", "单位（元）", "金额单位为元"])
  func aUnitBetweenTwoTables(line: String) throws {
    let text = "表号：HC-B\n期别：2020-12\n级次,下达资金,已支出\n中央,10,9\n\n" + line + "\n级次,下达资金,已支出\n县级,5,4\n"
    let read = try ReadReturn(text, path: "都安/报表.csv", pipeline: try SeveralForms.pipeline())
    #expect(read.figures == ["中央: 100000 90000", "县级: 5 4"] && read.codes == [], "\(line): \(read.rejections.map(\.message))")
  }

  /// Below the last row nobody knows whether it is of the rows above.
  @Test(arguments: [("单位：元", true), ("注：本表金额单位为元", true), ("单位：万元", false), ("本表以万元为单位", false)])
  func aUnitBelowTheTable(line: String, isAsked: Bool) throws {
    let read = try ReadReturn(Self.table + line + "\n", path: "都安/HC-22-1_2020-12.csv")
    #expect(read.figures == ["2020 central: 300000000 200000000"] && read.codes == (isAsked ? ["unit-unused"] : []), "\(line)")
    if isAsked { #expect(read.rejections.map(\.severity) == ["query"]) }
  }

  // MARK: - Units that no column has

  @Test(arguments: [
    ("HC-22-1", "①单位：亩", "年度,级次,下达,支出\n2020,中央,3,2\n"), ("HC-22-1", "①单位：人/元", "年度,级次,下达,支出\n2020,中央,3,2\n"), ("HC-22-1", "①单位：亩、户", "年度,级次,下达,支出\n2020,中央,3,2\n"),
    ("HC-15-1", "①单位：万元", "补贴项目,人员补贴标准,土地补贴标准\n护林,3,2\n"), ("HC-15-1", "①单位：元/户", "补贴项目,人员补贴标准,土地补贴标准\n护林,3,2\n"),
    // 元/亩 is a column's, 元/户·月 near enough to 元/人·月 to be meant for it.
    ("HC-15-1", "①单位：元/亩、元/户·月", "补贴项目,人员补贴标准,土地补贴标准\n护林,3,2\n"),
    ("HC-22-1", "①单位：亩", "指标,级次,年度,数值\n下达资金,中央,2020,3\n"), ("HC-22-1", "期别：2020-12", "指标,级次,年度,①数值（亩）\n下达资金,中央,2020,3\n"),
    ("HC-22-1", "期别：2020-12", "指标,级次,年度,数值\n,,,①亩\n下达资金,中央,2020,3\n"),
  ])
  func theFormsOwnUnitIsNotTakenInstead(form: String, line: String, table: String) throws {
    let read = try ReadReturn(line + "\n" + table, path: "都安/\(form)_2020-12.csv")
    #expect(read.places == [read.expected("unit-header-other-family")] && read.figures == [], "\(line): \(read.rejections.map(\.message))")
  }

  /// A stroke makes a quotient, or a list where each of the two is of a column.
  @Test func aStrokeBetweenTwoUnits() throws {
    let read = try ReadReturn("单位：元/户\n乡镇,村代码,经营收入,受益户\n安阳镇,451228001001,5,30\n", path: "都安/HC-12-1_2020-12.csv")
    #expect(read.figures == ["451228001001: 5 30 ."] && read.codes == [])
    let rates = try ReadReturn("单位：元/亩、元/人·月\n补贴项目,人员补贴标准,土地补贴标准\n护林,3,2\n", path: "都安/HC-15-1_2020-12.csv")
    #expect(rates.figures == ["护林: 3 2"] && rates.codes == [])
  }

  /// One of several is of no column: said, with a question where a column is left of which nothing is said.
  @Test(arguments: [("①单位：万元、户、人", "note"), ("①单位：万元、人", "query")])
  func oneOfSeveralIsOfNoColumn(line: String, severity: String) throws {
    let read = try ReadReturn(line + "\n乡镇,村代码,经营收入,受益户\n安阳镇,451228001001,5,30\n", path: "都安/HC-12-1_2020-12.csv")
    #expect(read.places == [read.expected("unit-unused")] && read.rejections.map(\.severity) == [severity])
    #expect(read.figures == ["451228001001: 50000 30 ."])
  }

  /// Nothing hangs on a unit above columns that all state their own.
  @Test(arguments: ["经营收入（万元）,受益户（户）", "经营收入,受益户\n,,万元,户"])
  func whereEveryColumnStatesItsOwnTheLineCostsNothing(columns: String) throws {
    let read = try ReadReturn("①单位：亩\n乡镇,村代码,\(columns)\n安阳镇,451228001001,5,30\n", path: "都安/HC-12-1_2020-12.csv")
    #expect(read.places == [read.expected("unit-unused")] && read.rejections.map(\.severity) == ["note"], "\(read.rejections.map(\.message))")
    #expect(read.figures == ["451228001001: 50000 30 ."])
  }
}
