import Handoff
import Testing

/// Rows of units below a header and among the records.
@Suite struct UnitRowTests {
  private static let top = "单位：万元\n乡镇,项目类型,建设性质,数量,受益贫困人口,投资\n"

  private func read(_ text: String) throws -> ReadReturn { try ReadReturn(text, path: "都安/HC-19-1_2020-12.csv") }

  @Test(arguments: ["计量单位：,,,处,万人,千元", "单位：,,,处,万人,千元", "单位:,,,（处）,（万人）,（千元）", "計量單位：,,,处,万人,千元", "数据单位,,,处,万人,千元"])
  func itsLabelMayHaveAColon(row: String) throws {
    let read = try read(Self.top + row + "\n安阳镇,集中供水,新建,1,0.0058,2\n")
    #expect(read.figures == ["安阳镇 central new: 1 58 2000"] && read.codes == [], "\(row): \(read.rejections.map(\.message))")
  }

  /// What repeats the units that hold is nothing; any other leaves open what holds from there on.
  @Test(arguments: [
    (",,,处,人,万元", nil), ("单位：,,,处,人,万元", nil), (",,,（座）,（人）,（万元）", nil), (",,,,,万元", nil), ("计量单位,,,—,人,—", nil),
    (",,,处,人,①元", "several-tables"), (",,,,,①元", "several-tables"), ("单位：,,,,①万人,万元", "several-tables"), (",,,处,人,①不详", "several-tables"),
  ] as [(String, String?)])
  func amongTheRecords(row: String, code: String?) throws {
    let read = try read(Self.top + "安阳镇,集中供水,新建,1,58,2\n" + row + "\n高岭镇,集中供水,新建,1,59,3\n")
    #expect(read.places == (code.map { [read.expected($0)] } ?? []), "\(row): \(read.rejections.map(\.message))")
    #expect(read.reading.isRefused == (code != nil))
    if code == nil { #expect(read.figures == ["安阳镇 central new: 1 58 20000", "高岭镇 central new: 1 59 30000"]) }
  }

  /// A name that ends like a statement of units, with a figure, is a record.
  @Test func aRecordMayBeNamedSo() throws {
    let read = try ReadReturn("表号：HC-B\n期别：2020-12\n级次,下达资金,已支出\n中央,10,9\n单位（元）,5,\n", path: "都安/报表.csv", pipeline: try SeveralForms.pipeline())
    #expect(read.figures.count == 2 && read.figures.last?.contains(": 50000 ") == true && !read.reading.isRefused, "\(read.figures) \(read.rejections.map(\.message))")
  }

  /// Records without a figure are no units.
  @Test func recordsOfWordsStayRecords() throws {
    let read = try read(Self.top + "安阳镇,集中供水,新建,1,58,2\n高岭镇,集中供水,新建,—,—,—\n,,,—,—,—\n")
    #expect(read.figures == ["安阳镇 central new: 1 58 20000", "高岭镇 central new: _ _ _"])
  }

  @Test(arguments: [
    ("数值\n,,,元", "3", []), ("数值\n单位,,,元", "3", []), ("数值（元、户）", "3", []), ("数值（元）\n,,,元", "3", []), ("数值（万元）\n,,,①元", nil, ["unit-ambiguous"]),
  ] as [(String, String?, [String])])
  func belowTheValuesOfAList(header: String, yuan: String?, codes: [String]) throws {
    let read = try ReadReturn("指标,级次,年度,\(header)\n下达资金,中央,2020,3\n已支出,中央,2020,2\n", path: "都安/HC-22-1_2020-12.csv")
    #expect(read.codes == codes, "\(header): \(read.rejections.map(\.message))")
    #expect(read.figures == (yuan.map { ["2020 central: \($0) 2"] } ?? []), "\(header)")
  }

  @Test func amongTheFiguresOfAList() throws {
    func read(_ row: String) throws -> ReadReturn {
      try ReadReturn("指标,级次,年度,数值\n下达资金,中央,2020,3\n已支出,中央,2020,2\n\(row)\n下达资金,县级,2020,4\n已支出,县级,2020,1\n", path: "都安/HC-22-1_2020-12.csv")
    }
    let other = try read(",,,①元")
    #expect(other.places == [other.expected("several-tables")])
    #expect(try read(",,,万元").figures == ["2020 central: 30000 20000", "2020 county: 40000 10000"])
  }
}
