import Handoff
import Testing

/// Tables below each other in one sheet, where the form says so.
@Suite struct StackedTablesTests {
  private func read(_ text: String) throws -> ReadReturn {
    try ReadReturn(text, path: "都安/报表.csv", pipeline: try SeveralForms.pipeline())
  }

  static let first = "表号：HC-B\n期别：2020-12\n级次,下达资金,已支出\n中央,10,9\n自治区,2,1\n合计,12,10\n"

  @Test func tablesOfOneSliceAreOneReturn() throws {
    let read = try read(Self.first + "注：1.口径同上\n县本级资金支出表\n单位：元\n已支出,级次,下达资金\n40000,县级,50000\n40000,合计,50000\n")
    #expect(read.figures == ["中央: 100000 90000", "自治区: 20000 10000", "县级: 50000 40000"])
    #expect(read.codes == [])
    let county = try read.reading.records.all()[2]
    #expect(county.line == 11)
    #expect(county.cells.map { $0?.detail?.col } == [3, 1])
    #expect(county.cells.map { $0?.unit } == ["元", "元"])
    #expect(read.reading.totals.map(\.value) == [1_700_000_000, 1_400_000_000])
    // Above: two lines and a header of three; below: a note, a title, a unit line and a header of three.
    #expect(read.reading.head.outside == 5 + 6)
    let received = try #require(read.reading.tallies.first { $0.item == "received" })
    #expect([received.read, received.figures, received.checked] == [5, 3, 2])
  }

  @Test func tablesOfOtherPeriodsAndFormsAreOtherReturns() throws {
    let read = try read(Self.first + "期别：2020-11\n级次,下达资金,已支出\n中央,7,7\n\n表号：HC-A\n单位：万元\n乡镇,类型,数量,投资\n安阳镇,集中供水,3,1\n")
    #expect(read.readings.map { "\($0.head.suffix) \($0.head.form) \($0.head.period)" } == ["1 HC-B 2020-12", "2 HC-B 2020-11", "3 HC-A 2020-11"])
    #expect(read.readings.map { read.figures(of: $0) }[1...] == [["中央: 70000 70000"], ["安阳镇 central: 3 10000"]])
  }

  @Test func theHeaderAgainIsNoTable() throws {
    let read = try read(Self.first.replacing("自治区", with: "级次,下达资金,已支出\n自治区"))
    #expect(read.figures == ["中央: 100000 90000", "自治区: 20000 10000"])
    #expect(read.codes == [])
  }

  @Test func aRecordInBothTablesIsTakenFromNeither() throws {
    let read = try read(Self.first + "\n单位：元\n级次,下达资金,已支出\n中央,1,1\n县级,1,1\n")
    #expect(read.figures == ["自治区: 20000 10000", "县级: 1 1"])
    #expect(read.places == ["record-duplicate 4:0", "record-duplicate 10:0"])
    #expect(read.rejections.map(\.message) == ["中央在第 4、10 行都有，都没有收", "中央在第 4、10 行都有，都没有收"])
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
  }

  /// Not even by a third table that has it too.
  @Test func aRecordInThreeTablesIsTakenFromNone() throws {
    let again = "\n单位：元\n级次,下达资金,已支出\n中央,1,1\n"
    let read = try read(Self.first + again + again)
    #expect(read.figures == ["自治区: 20000 10000"])
    #expect(read.places == ["record-duplicate 4:0", "record-duplicate 10:0", "record-duplicate 14:0"])
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
  }

  @Test func manyTablesKeepTheirOrderAndPlaces() throws {
    let tables = (1...40).map { "第\($0)表\n单位：元\n级次,下达资金,已支出\n甲\($0),\($0),1\n合计,\($0),1\n" }
    let read = try read("表号：HC-B\n期别：2020-12\n" + tables.joined())
    #expect(read.figures == (1...40).map { "甲\($0): \($0) 1" } && read.codes == [])
    #expect(try read.reading.records.all().map(\.line) == (1...40).map { 1 + 5 * $0 })
    #expect(read.reading.totals.filter { $0.item == "received" }.map(\.value) == [8_200_000])
  }

  @Test func aRecordOnTwoWorksheetsNamesBoth() throws {
    let sheets = [("本级", "中央"), ("乡镇", "中央")].map { name, level in
      (name: name, rows: [["表号：HC-B"], ["期别：2020-12"], ["级次", "下达资金", "已支出"], [level, "10", "9"]])
    }
    let read = try read(Worksheets.workbook(sheets))
    #expect(read.rejections.map(\.cell) == ["本级!A4", "乡镇!A4"])
    #expect(Set(read.rejections.map(\.message)) == ["中央在工作表\"本级\"第 4 行、工作表\"乡镇\"第 4 行都有，都没有收"])
  }

  @Test func aRecordInTwoReportsNamesBoth() throws {
    let report = "<报表 编码=\"HC-B\"><记录 级次=\"中央\" 下达资金=\"10\" 已支出=\"9\"/></报表>"
    let read = try read("<汇总 县区=\"都安\" 期别=\"2020-12\">\(report)\(report)</汇总>")
    #expect(Set(read.rejections.map(\.message)) == ["中央在/汇总/报表[1]/记录[1]、/汇总/报表[2]/记录[1] 都有，都没有收"])
  }

  @Test func aTableWithAWrongHeaderIsNotReadUnderTheOneAbove() throws {
    let read = try read(Self.first + "\n级次,已支出,下达\n县级,1,2\n")
    #expect(read.readings.map(\.isRefused).contains(true))
    #expect(try read.readings.flatMap { try $0.rejections.all() }.map(\.code).contains("header-unknown"))
    #expect(!read.readings.flatMap { read.figures(of: $0) }.contains { $0.hasPrefix("县级") })
  }

  @Test func aFooterEndsTheTableAbove() throws {
    let read = try read(Self.first + "填表人：韦某\n填报日期：2021-01-05\n\n县本级\n级次,下达资金,已支出\n县级,5,4\n")
    #expect(read.readings.count == 1)
    #expect(read.figures == ["中央: 100000 90000", "自治区: 20000 10000", "县级: 50000 40000"])
    #expect(read.codes == [])
  }

  /// A record that has nothing but its name, and what may stand above a table.
  @Test(arguments: [("市级", true), ("二、县级", false), ("（二）县级", false), ("附表", false), ("县级支出情况表", false), ("\n县级", false)])
  func aNameAloneIsARecordATitleIsNone(line: String, isRecord: Bool) throws {
    let read = try read(Self.first + line + ",,\n下达资金,级次,已支出\n1,乡级,1\n")
    #expect(read.figures.contains("市级: _ _") == isRecord, "\(line)")
    #expect(read.reading.records.count == (isRecord ? 4 : 3), "\(line)")
    #expect(read.figures.last == "乡级: 10000 10000")
  }

  /// What stands right above a header is its own, in whatever way the office writes it: the unit above all.
  @Test(arguments: [
    "单位：元", "（单位：元）", ",,（单位：元）", ",,单位：元", "单位 元", "单位,元", "单位：,元", "货币单位：元", "附表二\n（单位：元）", "附表2 县级,,单位：元",
    "县级资金支出表（单位：元）", "县级资金支出表,,（单位：元）", "2020年12月\n单位：元", "期别,2020-12\n单位：元", "表号,HC-B\n单位：元", "表号：HC-B,期别：2020-12,单位：元",
    "单位：元\n附表二", "填报单位：都安县,,单位：元",
  ])
  func theLinesAboveATableAreItsOwn(lines: String) throws {
    let read = try read(Self.first + lines + "\n级次,下达资金,已支出\n县级,50000,40000\n")
    #expect(read.codes == [], "\(lines)")
    #expect(read.figures == ["中央: 100000 90000", "自治区: 20000 10000", "县级: 50000 40000"], "\(lines)")
    #expect(read.readings.count == 1)
  }

  /// The same above the only table: the unit is every column's, not that of the column it happens to stand above.
  @Test(arguments: ["资金支出表,,（单位：元）", "单位,元", "（单位：元）", "资金支出表,单位：元"])
  func aUnitAboveTheHeaderIsTheWholeTables(line: String) throws {
    let read = try read("表号：HC-B\n期别：2020-12\n" + line + "\n级次,下达资金,已支出\n县级,50000,40000\n")
    #expect(read.figures == ["县级: 50000 40000"] && read.codes == [], "\(line)")
  }

  /// What the table above is about ends with it.
  @Test func aLineAboveTheSecondTableSaysNothingOfTheFirst() throws {
    let read = try read(Self.first + "单位,元\n期别,2020-11\n级次,下达资金,已支出\n县级,50000,40000\n")
    #expect(read.readings.map { "\($0.head.period) \(read.figures(of: $0))" } == [
      "2020-12 [\"中央: 100000 90000\", \"自治区: 20000 10000\"]", "2020-11 [\"县级: 50000 40000\"]",
    ])
  }

  static let one = "表号：HC-A\n期别：2020-12\n单位：万元\n乡镇,类型,数量,投资\n安阳镇,集中供水,3,1\n"

  /// Its rows would be read under the columns of the header above.
  @Test(arguments: ["①投资,类型,乡镇,数量\n2,家庭水柜,高岭镇,5\n", "县本级\n乡镇,类型,投资,数量\n高岭镇,家庭水柜,5,2\n", "①级次,下达资金,已支出\n县级,5,4\n", "①数量（处）,投资（元）\n5,4\n"])
  func whereTheFormDoesNotSaySoASecondTableIsRefused(table: String) throws {
    let read = try read(Self.one + table)
    #expect(read.codes.contains("several-tables"))
    #expect(read.reading.isRefused)
    if read.marked != nil { #expect(read.places == [read.expected("several-tables")]) }
  }

  static let header = "乡镇,类型,数量,投资\n"
  static let next = header + "高岭镇,家庭水柜,5,2\n"

  /// The rows below it would be read as of the county, the period and the unit above.
  @Test(arguments: [
    ("①填报单位：大化县,,,\n", "identity-differs"), ("①填报单位：大化县\n", "identity-differs"), ("填报单位：都安县,,,\n①期别：2020-11,,,\n", "identity-differs"),
    ("①表号：HC-B\n", "identity-differs"), ("①版本：3\n", "identity-differs"), ("①期别,2020-11\n", "identity-differs"),
    ("饮水安全项目表（续）,,①填报单位：大化县\n", "identity-differs"), ("填表人：韦某\n①填报单位：大化县\n", "identity-differs"),
    ("期别：2020-12,①单位：元\n", "several-tables"), ("①填报单位：都安县,,3,1\n", "several-tables"),
  ])
  func anotherHeadBetweenTheRowsRefuses(head: String, code: String) throws {
    let read = try read(Self.one + head + Self.next)
    #expect(read.reading.isRefused && read.places == [read.expected(code)], "\(head): \(read.places)")
  }

  @Test func bothStatementsAreQuoted() throws {
    let read = try read(Self.one.replacing("期别", with: "填报单位：都安瑶族自治县\n期别") + "填报单位：大化县\n" + Self.next)
    #expect(read.rejections.map(\.message) == ["填报单位先写的是 \"都安瑶族自治县\"，这里又写 \"大化县\"，不知道以哪个为准"])
  }

  /// The head of a page that goes on with the same return: none of it is a record.
  @Test(arguments: [
    ",,,\n饮水安全项目表（续）,,,\n填报单位：都安瑶族自治县,,,\n期别：2020-12,,,\n", "填报单位：都安\n期别：2020年12月\n", "填报单位：都安,期别：2020-12,,单位：万元\n",
    "饮水安全项目表（续）\n表号：HC-A\n单位：万元\n", "填 报 单 位：都安县,,期别：2020-12,\n", "填报单位,都安县\n", "饮水安全项目表,,期别：2020-12\n",
    "填表人：韦某\n填报日期：2021-01-05\n饮水安全项目表\n填报单位：都安\n", "报送单位：都安县扶贫办\n报送日期：2021-01-05\n",
  ])
  func theSameHeadOnTheNextPageIsNone(head: String) throws {
    let read = try read(Self.one + head + Self.next)
    #expect(read.codes == [], "\(head): \(read.rejections.map(\.message))")
    #expect(read.figures == ["安阳镇 central: 3 10000", "高岭镇 cistern: 5 20000"], "\(head)")
  }

  @Test func theSameHeaderOnTheNextPageIsNone() throws {
    let read = try read(Self.one + "乡镇,类型,数量,投资\n高岭镇,家庭水柜,5,2\n")
    #expect(read.codes == [])
    #expect(read.figures == ["安阳镇 central: 3 10000", "高岭镇 cistern: 5 20000"])
  }
}
