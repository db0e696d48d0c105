import Handoff
import Testing

/// Units in places where offices put them besides header and sheet line.
@Suite struct NearestUnitTests {
  private func several(_ text: String) throws -> ReadReturn { try ReadReturn(text, path: "都安/报表.csv", pipeline: try SeveralForms.pipeline()) }

  /// The item of a list is the heading of its figure; a column of units is nearer, the line above the table farther.
  @Test(arguments: [
    ("下达资金（元）,中央,2020,,9657000", "9657000"), ("下达资金（元）,中央,2020,万元,965.7", "9657000"), ("其中：下达资金（万元）,中央,2020,,965.7", "9657000"),
    ("下达资金,中央,2020,,965.7", "9657000"), ("下达资金（亿元）,中央,2020,,9657000元", "9657000"),
  ])
  func theItemOfAListStatesItsUnit(row: String, yuan: String) throws {
    let read = try ReadReturn(Written.progress + "指标,级次,年度,单位,金额\n" + row + "\n")
    #expect(read.figures == ["2020 central: \(yuan) _"], "\(row)")
    #expect(read.faults == [], "\(row)")
  }

  @Test func theHeaderOfTheValuesSpeaksOfWhatItCanBeTheUnitOf() throws {
    let read = try several("表号：HC-F\n期别：2020-12\n村代码,指标,数值（万人）\n01,贫困人口,0.1\n01,脱贫人口（人）,700\n")
    #expect(read.figures == ["01: 1000 700"])
    #expect(read.codes == [])
  }

  @Test func aTotalOfAListIsCompared() throws {
    let text = Written.progress + "指标,级次,年度,单位,金额\n下达资金,中央,2020,万元,3\n下达资金,县级,2020,万元,4\n下达资金,合计,2020,万元,"
    #expect(try ReadReturn(text + "7\n").faults == [])
    let read = try ReadReturn(text + "①80\n")
    #expect(read.faults.map(\.code) == ["total-differs"] && read.places.contains(read.expected("total-differs")))
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
  }

  @Test(arguments: ["乡镇,道路,饮水,住房\n,元,万元,元\n", "乡镇,道路（万元）,饮水,住房（亿元）\n单位,元,（万元）,元\n"])
  func aRowOfUnitsBelowACrossTable(top: String) throws {
    let read = try several("表号：HC-D\n期别：2020-12\n单位：亿元\n" + top + "安阳镇,12,3.5,7\n")
    #expect(read.figures.sorted() == ["安阳镇 house: 7", "安阳镇 road: 12", "安阳镇 water: 35000"])
    #expect(read.codes.filter { $0 != "unit-overridden" } == [])
  }

  @Test func theTotalsOfACrossTableHaveTheUnitOfItsColumns() throws {
    let read = try several("表号：HC-D\n期别：2020-12\n乡镇,道路,饮水,合计\n,元,元,元\n安阳镇,12,3,15\n合计,12,3,15\n")
    #expect(read.figures.sorted() == ["安阳镇 road: 12", "安阳镇 water: 3"])
    #expect(read.codes == [])
  }

  @Test(arguments: ["单位：万元\n单位：元\n", "单位：万元、元\n"])
  func twoUnitsOfOneFamilyAreOnesWord(lines: String) throws {
    let read = try several("表号：HC-B\n期别：2020-12\n" + lines + "级次,下达资金,已支出\n中央,10,9\n")
    #expect(read.codes.contains("unit-ambiguous") && read.reading.isRefused)
  }

  @Test func aUnitBetweenTheRowsRefusesTheReturn() throws {
    let read = try several("表号：HC-A\n期别：2020-12\n单位：万元\n乡镇,类型,数量,投资\n安阳镇,集中供水,3,1\n①单位：元\n高岭镇,集中供水,3,20000\n")
    #expect(read.places == [read.expected("several-tables")])
    #expect(try several("表号：HC-A\n期别：2020-12\n单位：万元\n乡镇,类型,数量,投资\n安阳镇,集中供水,3,1\n单位：元\n").reading.isRefused == false)
  }
}

/// Headers printed again, and tables under the same words.
@Suite struct RepeatedHeaderTests {
  private func read(_ text: String) throws -> ReadReturn { try ReadReturn(text, path: "都安/报表.csv", pipeline: try SeveralForms.pipeline()) }

  @Test func otherUnitsBelowTheSameHeaderAreAnotherTable() throws {
    let header = "级次,下达资金,已支出\n"
    let read = try read("表号：HC-B\n期别：2020-12\n" + header + ",万元,万元\n中央,10,9\n" + header + ",元,亿元\n县级,50000,0.5\n")
    #expect(read.figures == ["中央: 100000 90000", "县级: 50000 50000000"])
    #expect(read.codes == [])
  }

  @Test func theSameUnitsBelowTheSameHeaderAreANewPage() throws {
    let top = "级次,下达资金,已支出\n,万元,万元\n"
    let read = try read("表号：HC-B\n期别：2020-12\n" + top + "中央,10,9\n" + top + "县级,5,4\n合计,15,13\n")
    #expect(read.figures == ["中央: 100000 90000", "县级: 50000 40000"])
    #expect(read.codes == [])
  }

  @Test func whereOneTableIsTakenOtherUnitsRefuseTheReturn() throws {
    let header = "乡镇,类型,数量,投资\n"
    let read = try read("表号：HC-A\n期别：2020-12\n" + header + ",,,万元\n安阳镇,集中供水,3,1\n" + header + ",,,①元\n高岭镇,集中供水,3,20000\n")
    #expect(read.reading.isRefused)
    #expect(read.codes == ["several-tables"])
  }

  @Test func behindATotalTheSameHeaderOpensATable() throws {
    let header = "级次,下达资金,已支出\n"
    let read = try read("表号：HC-B\n期别：2020-12\n单位：元\n" + header + "中央,10,9\n合计,10,9\n" + header + "县级,5,4\n合计,5,4\n")
    #expect(read.figures == ["中央: 10 9", "县级: 5 4"])
    #expect(read.codes == [])
  }

  /// Three tables under headers of two rows, of which the first row is alike.
  @Test func headersOfTwoRowsThatDifferInTheSecond() throws {
    let read = try read(
      "表号：HC-B\n期别：2020-12\n级次,资金,\n,下达资金,已支出\n中央,10,9\n\n级次,资金,\n,下达资金（元）,已支出（元）\n县级,5,4\n\n级次,下达资金（亿元）,已支出\n乡级,1,1\n")
    #expect(read.figures == ["中央: 100000 90000", "县级: 5 4", "乡级: 100000000 10000"])
    #expect(read.codes == [])
  }

  /// Two forms have these columns: only what else the return says can tell which of them it is.
  @Test(arguments: [("", nil), ("公益岗位表\n", "HC-G"), ("表号：HC-E\n", "HC-E")])
  func aHeaderOfTwoFormsIsNobodysUnlessTheReturnSaysMore(line: String, form: String?) throws {
    let read = try ReadReturn("①" + line + "期别：2020-12\n岗位,在岗\n护林员,3\n", path: "都安/报表.csv", pipeline: try SeveralForms.withTwin())
    #expect(read.reading.isRefused == (form == nil))
    #expect(read.codes == (form == nil ? ["form-unknown"] : []))
    if let form { #expect(read.reading.head.form == form) }
  }

  @Test func emptyRowsOfASpreadsheetAboveTheHeader() throws {
    let read = try read("表号：HC-B\n期别：2020-12\n" + String(repeating: ",,\n", count: 200) + "级次,下达资金,已支出\n中央,10,9\n")
    #expect(read.figures == ["中央: 100000 90000"])
  }

  @Test func subtotalsAddUpTheirOwnRowsWhereRecordsAreTakenAway() throws {
    let read = try read(
      "表号：HC-A\n期别：2020-12\n乡镇,类型,数量,投资（元）\n安阳镇,集中供水,1,1\n安阳镇,集中供水,2,2\n小计,,3,3\n高岭镇,集中供水,4,4\n高岭镇,家庭水柜,5,5\n小计,,9,9\n")
    #expect(read.figures == ["高岭镇 central: 4 4", "高岭镇 cistern: 5 5"])
    #expect(read.rejections.filter { $0.code == "total-differs" }.map(\.line) == [6, 6])
  }

  @Test func wordsForATotalNeedNotBeListed() throws {
    let read = try read("表号：HC-A\n期别：2020-12\n乡镇,类型,数量,投资（元）\n安阳镇,集中供水,1,1\n总计,,①5,1\n")
    #expect(read.figures == ["安阳镇 central: 1 1"])
    #expect(read.codes == ["total-differs"])
  }
}
