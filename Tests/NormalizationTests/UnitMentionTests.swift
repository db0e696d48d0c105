import Figures
import Handoff
import Testing

/// Units that stand around a table in a way that nobody reads, and what labels say in brackets and behind them.
@Suite struct UnitMentionTests {
  private static let table = "资金年度,级次,下达资金,已支出\n2020,中央,30000,20000\n"

  private func funds(_ above: String) throws -> ReadReturn { try ReadReturn(above + "\n" + Self.table, path: "都安/HC-22-1_2020-12.csv") }

  /// The columns fall back on the form's 万元: whether 元 was meant is asked, at the place where it stands.
  @Test(arguments: ["①金额均为元", "①财政扶贫资金（元）支出进度表", "①财政扶贫资金支出进度表-元", "①单位；元", "①支出表 金额都是千元"])
  func aUnitThatNobodyReadsIsAskedAbout(above: String) throws {
    let read = try funds(above)
    #expect(read.places == [read.expected("unit-mentioned")] && read.rejections[0].severity == Severity.query.rawValue, "\(above): \(read.rejections.map(\.message))")
    #expect(read.figures == ["2020 central: 300000000 200000000"])
  }

  /// The form's own unit, units of another kind and words that only hold the same characters ask nothing.
  @Test(arguments: ["财政扶贫资金（万元）支出进度表", "元宝山片区财政扶贫资金支出进度表", "多元化资金支出进度表", "按户均为准", "惠及120人的资金支出进度表"])
  func whatIsNoOtherUnitAsksNothing(above: String) throws {
    let read = try funds(above)
    #expect(read.codes == [] && read.figures == ["2020 central: 300000000 200000000"], "\(above): \(read.rejections.map(\.message))")
  }

  /// Columns that state their unit themselves do not fall back on anything.
  @Test func columnsWithAUnitAskNothing() throws {
    let read = try ReadReturn("金额均为元\n资金年度,级次,下达资金（万元）,已支出（万元）\n2020,中央,3,2\n", path: "都安/HC-22-1_2020-12.csv")
    #expect(read.codes == [] && read.figures == ["2020 central: 30000 20000"])
  }

  @Test(arguments: [
    #"<报表 编码="HC-22-1" 县区="都安" 期别="2020-12" 标题="支出进度表（元）">"#, #"<报表 编码="HC-22-1" 县区="都安" 期别="2020-12" 资金计量单位="元">"#,
    #"<报表 编码="HC-22-1" 县区="都安" 期别="2020-12"><列>下达资金（元）</列>"#,
  ])
  func theSameInXML(opening: String) throws {
    let xml = opening + "<记录><资金年度>2020</资金年度><级次>中央</级次><下达资金>30000</下达资金><已支出>20000</已支出></记录></报表>"
    let read = try ReadReturn(xml, path: "都安/资金.xml")
    #expect(read.codes == ["unit-mentioned"], "\(opening): \(read.rejections.map(\.message))")
  }

  /// A column that is named by the text of its declaration has the unit of it.
  @Test func aDeclarationIsNamedByItsText() throws {
    let xml = #"<报表 编码="HC-22-1" 县区="都安" 期别="2020-12"><列 单位="元">下达资金</列><列 单位="千元">已支出</列><记录><资金年度>2020</资金年度><级次>中央</级次>"#
      + "<下达资金>30000</下达资金><已支出>20</已支出></记录></报表>"
    let read = try ReadReturn(xml, path: "都安/资金.xml")
    #expect(read.figures == ["2020 central: 30000 20000"] && read.codes == [], "\(read.rejections.map(\.message))")
  }

  // MARK: - What labels say beside

  @Test(arguments: [
    ("单位：元（人民币）", "30000 20000"), ("金额单位：人民币（元）", "30000 20000"), ("单位：元（保留两位小数）", "30000 20000"), ("单位：万元（人民币）", "300000000 200000000"),
    ("金额单位：元，人口单位：人", "30000 20000"), ("金额单位：元 人口单位：人", "30000 20000"),
  ])
  func unitsWithBracketsAndOthersBehind(line: String, figures: String) throws {
    let read = try funds(line)
    #expect(read.figures == ["2020 central: \(figures)"] && !read.reading.isRefused, "\(line): \(read.rejections.map(\.message))")
  }

  @Test(arguments: [
    "都安瑶族自治县（盖章）", "都安县水利局", "都安瑶族自治县人民政府", "都安县　　2020年12月31日　　单位：万元", "都安县扶贫办（公章）",
  ])
  func aSenderIsItsCounty(sender: String) throws {
    let read = try funds("填报单位：" + sender)
    #expect(read.reading.head.region == "451228" && !read.reading.isRefused, "\(sender): \(read.rejections.map(\.message))")
  }

  /// Another county's office, and the office of a township that is called like a county, are not the county of the folder.
  @Test(arguments: [("大化县水利局", "identity-differs"), ("大化镇人民政府", "region-unknown"), ("水利局", "region-unknown"), ("都按县水利局", "region-unknown")])
  func anotherSenderIsRefused(sender: String, code: String) throws {
    let read = try funds("填报单位：" + sender)
    #expect(read.codes == [code] && read.reading.isRefused, "\(sender): \(read.rejections.map(\.message))")
  }
}
