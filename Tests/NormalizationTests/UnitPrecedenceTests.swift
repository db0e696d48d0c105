import Handoff
import Testing

/// form < sheet line < header < unit row < unit column < cell: the nearest statement of the column's family counts.
@Suite struct UnitPrecedenceTests {
  struct Case: Sendable {
    let text: String
    let figures: [String]
    var codes: [String] = []
  }

  static let progress: [Case] = [
    Case(text: "年度,级次,下达,支出\n2020,中央,1,2\n", figures: ["2020 central: 10000 20000"]),
    Case(text: "单位：元\n年度,级次,下达,支出\n2020,中央,1,2\n", figures: ["2020 central: 1 2"]),
    Case(
      text: "单位：元\n年度,级次,下达（千元）,支出\n2020,中央,1,2\n", figures: ["2020 central: 1000 2"], codes: ["unit-overridden"]),
    Case(text: "年度,级次,下达（千元）,支出\n,,元,亿元\n2020,中央,1,2\n", figures: ["2020 central: 1 200000000"]),
    Case(text: "年度,级次,下达（千元）,支出\n2020,中央,1元,2亿元\n", figures: ["2020 central: 1 200000000"]),
    // 户 is of no column, and said to be.
    Case(text: "单位：元、户、%\n年度,级次,下达,支出\n2020,中央,1,2\n", figures: ["2020 central: 1 2"], codes: ["unit-unused"]),
    // The letterhead's 单位 is an office, not a unit.
    Case(text: "单位：都安县扶贫办\n年度,级次,下达,支出\n2020,中央,1,2\n", figures: ["2020 central: 10000 20000"]),
    Case(text: "单位：元、万元\n年度,级次,下达,支出\n2020,中央,1,2\n", figures: [], codes: ["unit-ambiguous", "unit-ambiguous"]),
    Case(text: "单位：万\n年度,级次,下达,支出\n2020,中央,1,2\n", figures: [], codes: ["unit-line-unreadable"]),
    Case(text: "年度,级次,资金（元）,\n,,下达,支出\n2020,中央,1,2\n", figures: ["2020 central: 1 2"]),
    Case(text: "年度,级次,资金（元）,\n,,下达,支出（千元）\n2020,中央,1,2\n", figures: ["2020 central: 1 2000"]),
  ]

  @Test(arguments: progress)
  func theNearestCounts(_ example: Case) throws {
    let read = try ReadReturn(Written.progress + example.text)
    #expect(read.figures == example.figures, "\(example.text)")
    #expect(read.codes == example.codes, "\(example.text)")
  }

  /// 户 and 家 are two words for one thing; 万元 and 元 are not, and 个 and 户 are of two families.
  @Test(arguments: [
    ("经营收入", "受益户（户/家）", "网点", nil), ("经营收入", "受益户（户、家）", "网点", nil), ("经营收入（万元/元）", "受益户", "网点", "unit-header-other-family"),
    ("经营收入", "受益户", "网点（个/户）", "unit-header-other-family"), ("经营收入", "受益户（户/万户）", "网点", "unit-header-other-family"),
  ] as [(String, String, String, String?)])
  func twoWordsForOneUnit(income: String, households: String, shops: String, code: String?) throws {
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n乡镇,村代码,\(income),\(households),\(shops)\n安阳镇,451228001001,5,30,2\n")
    #expect(read.codes == (code.map { [$0] } ?? []))
    #expect(read.figures == (code == nil ? ["451228001001: 50000 30 2"] : []))
  }

  @Test func aUnitRowToo() throws {
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n,,万元,户/家\n安阳镇,451228001001,5,30\n")
    #expect(read.codes == [] && read.figures == ["451228001001: 50000 30 ."])
  }

  /// One cell of a unit row is wrong: it is told where it stands, and no column falls back to the unit above the header.
  @Test(arguments: [
    (",,万元,①人,个", "unit-header-other-family", "fatal"), ("单位,,万元,①人,个", "unit-header-other-family", "fatal"), (",,①万园整,户,个", "unit-unknown", "fatal"),
    ("计量单位,—,（万元）,户,①不详", "unit-unknown", "fatal"),
  ])
  func oneBadCellOfAUnitRowIsTold(row: String, code: String, severity: String) throws {
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n单位：元\n乡镇,村代码,经营收入,受益户,网点\n\(row)\n安阳镇,451228001001,5,30,2\n")
    #expect(read.places == [read.expected(code)] && read.rejections.map(\.severity) == [severity], "\(row): \(read.rejections.map(\.message))")
    #expect(read.reading.isRefused && read.figures == [], "\(row)")
  }

  @Test(arguments: [",,[万元],户,个", "单位,—,【万元】,（户）,〔个〕", ",,［万元］,户,—"])
  func aUnitRowMayHaveBrackets(row: String) throws {
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n单位：元\n乡镇,村代码,经营收入,受益户,网点\n\(row)\n安阳镇,451228001001,5,30,2\n")
    #expect(read.codes == [] && read.figures == ["451228001001: 50000 30 2"], "\(row): \(read.rejections.map(\.message))")
  }

  /// 万个 could be 万户; where the form has a column of 个, it speaks to that one only.
  @Test func aUnitOfTwoFamiliesGoesToItsOwn() throws {
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n单位：万元、户、万个\n乡镇,村代码,经营收入,受益户,网点\n安阳镇,451228001001,5,30,0.0002\n")
    #expect(read.figures == ["451228001001: 50000 30 2"])
    let without = try ReadReturn("表号：HC-12-1\n期别：2020-12\n单位：万元、万个\n乡镇,村代码,经营收入,受益户,网点\n安阳镇,451228001001,5,30,0.0002\n")
    #expect(without.figures == ["451228001001: 50000 30 2"])
  }

  @Test func theUnitColumnSpeaksForItsMeasure() throws {
    let read = try ReadReturn(
      Written.top + "乡镇,项目类型,建设性质,计量单位,数量,受益贫困人口,投资\n安阳镇,集中供水,新建,处,3,100,10.5\n高岭镇,家庭水柜,新建,亩,①12,40,11.2\n")
    #expect(read.figures == ["安阳镇 central new: 3 100 105000", "高岭镇 cistern new: ? 40 112000"])
    #expect(read.places == [read.expected("unit-unknown")])
  }

  @Test func aBareNumberWithoutAnyUnitIsNotRead() throws {
    let read = try ReadReturn("表号：HC-19-1\n期别：2020-12\n" + Written.header + "安阳镇,集中供水,新建,3,100,①10.5\n")
    #expect(read.figures == ["安阳镇 central new: 3 100 ?"])
    #expect(read.places == [read.expected("unit-missing")])
  }

  /// Of a column with a unit for each kind, a unit is of the row's own kind or costs the cell: 座 is no way to count 集中供水.
  @Test func aUnitOfAnotherKindCostsTheCell() throws {
    let read = try ReadReturn(
      Written.top + "乡镇,项目类型,建设性质,计量单位,数量,受益贫困人口,投资\n安阳镇,集中供水,新建,①座,3,100,10.5\n高岭镇,家庭水柜,新建,万座,12,40,11.2\n隆福乡,家庭水柜,新建,②处,5,20,3\n")
    #expect(read.figures == ["安阳镇 central new: ? 100 105000", "高岭镇 cistern new: 120000 40 112000", "隆福乡 cistern new: ? 20 30000"])
    #expect(read.codes == ["unit-unknown", "unit-unknown"])
  }

  @Test func aHeadersUnitHoldsForItsKindOnly() throws {
    let read = try ReadReturn(
      Written.top + "乡镇,项目类型,建设性质,数量（万座）,受益贫困人口,投资\n安阳镇,集中供水,新建,3,100,10.5\n高岭镇,家庭水柜,新建,12,40,11.2\n")
    #expect(read.figures == ["安阳镇 central new: ? 100 105000", "高岭镇 cistern new: 120000 40 112000"])
    #expect(read.codes == ["unit-unknown"])
  }
}
