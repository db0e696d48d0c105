import Handoff
import Testing

/// What stands in and about the head of a business XML: whose return it is, and its units, as attributes or as elements.
@Suite struct TreeHeadTests {
  private static let row = "<记录 资金年度=\"2020\" 级次=\"中央\" 下达资金=\"30000\" 已支出=\"20000\"/>"

  private func read(_ head: String, attributes: String = "", row: String = row) throws -> ReadReturn {
    try ReadReturn("<报表\(attributes)>\(head)\(row)</报表>", path: "都安/HC-22-1_2020-12.xml")
  }

  @Test(arguments: ["资金单位", "数据单位", "金额单位", "计量单位", "数量单位", "單位"])
  func whatAUnitIsCalled(name: String) throws {
    for read in [try read("", attributes: " \(name)=\"元\""), try read("<\(name)>元</\(name)>"), try read("<表头><\(name)>元</\(name)></表头>")] {
      #expect(read.figures == ["2020 central: 30000 20000"] && read.codes == [], "\(name): \(read.rejections.map(\.message))")
    }
    let onRow = try read("", row: Self.row.replacing("级次", with: "\(name)=\"元\" 级次"))
    #expect(onRow.figures == ["2020 central: 30000 20000"] && onRow.codes == [])
    #expect(try read("", attributes: " \(name)=\"万园\"").codes == ["unit-line-unreadable"])
  }

  @Test(arguments: [
    "<表头 单位=\"元\"/>", "<head unit=\"元\"/>", "<表头 单位=\"元\"><标题>支出表</标题></表头>", "<表头><单位 值=\"元\"/></表头>", "<单位 值=\"元\"/>", "<表头>单位：元</表头>", "<标题>支出表（元）</标题>", "<说明>金额单位为元</说明>",
    "<表头><下达资金>元</下达资金><已支出>元</已支出></表头>", "<列><名称>下达资金</名称><单位>元</单位></列><列><名称>已支出</名称><单位>元</单位></列>",
    "<列 名称=\"下达资金\"><单位>元</单位></列><列><单位>元</单位><名称>已支出</名称></列>", "<表头><下达资金><单位>元</单位></下达资金><已支出 单位=\"元\"/></表头>",
  ])
  func theHeadStatesTheUnit(head: String) throws {
    let read = try read(head)
    #expect(read.figures == ["2020 central: 30000 20000"] && read.codes == [], "\(head): \(read.rejections.map(\.message))")
  }

  @Test(arguments: [
    "<标题>支出表（2020年12月）</标题>", "<说明>各单位按期上报</说明>", "<表头 派出单位=\"扶贫办\"/>", "<表头><下达资金>下达的资金</下达资金></表头>",
    // A total's unit is its own.
    "<合计><下达资金 单位=\"元\">300000000</下达资金><已支出 单位=\"元\">200000000</已支出></合计>",
  ])
  func whatStatesNoneLeavesTheForms(head: String) throws {
    let read = try read(head)
    #expect(read.figures == ["2020 central: 300000000 200000000"] && read.codes == [], "\(head): \(read.rejections.map(\.message))")
  }

  /// A unit that nobody can place is asked about.
  @Test(arguments: [
    ("<列><名称>已支付</名称><单位>元</单位></列>", "/报表/列[1]/单位"), ("<栏目 名称=\"已支付\" 单位=\"元\"/>", "/报表/栏目[1]"), ("<表头><信息 单位=\"元\"/></表头>", "/报表/表头[1]/信息[1]"), ("<表尾 单位=\"元\"/>", "/报表/表尾[1]"),
  ])
  func aUnitOfNoColumnIsAskedAbout(head: String, path: String) throws {
    let read = try read(head)
    #expect(read.codes == ["xml-outside-row"] && read.rejections.map(\.severity) == ["query"] && read.rejections.map(\.path) == [path], "\(head)")
  }

  @Test(arguments: [
    ("<表头 单位=\"亩\"/>", "unit-header-other-family"), ("<栏目 名称=\"已支出\" 单位=\"亩\"/>", "unit-header-other-family"), ("<表头><已支出>亩</已支出></表头>", "unit-header-other-family"),
    ("<列><名称>已支出</名称><单位>亩</单位></列>", "unit-header-other-family"), ("<列><名称>已支出</名称><单位>万园</单位></列>", "unit-unknown"), ("<栏目 名称=\"已支出\" 单位=\"万园\"/>", "unit-unknown"),
    ("<表头 单位=\"元\"/><单位>千元</单位>", "unit-ambiguous"),
  ])
  func whatCannotBeTakenRefusesTheReturn(head: String, code: String) throws {
    let read = try read(head)
    #expect(Set(read.codes) == [code] && read.reading.isRefused && read.figures == [], "\(head): \(read.rejections.map(\.message))")
  }

  /// On the report, around rows and on a row: no column is of 亩.
  @Test func aUnitOfNoColumnCostsWhatItIsStatedFor() throws {
    let report = try read("", attributes: " 单位=\"亩\"")
    #expect(report.codes == ["unit-header-other-family"] && report.rejections.map(\.path) == ["/报表/@单位"] && report.reading.isRefused)
    for text in [Self.row.replacing("级次", with: "单位=\"亩\" 级次"), "<数据 单位=\"亩\">\(Self.row)</数据>"] {
      let read = try read("", row: text)
      #expect(read.figures == ["2020 central: ? ?"] && read.codes == ["unit-unknown", "unit-unknown"], "\(text)")
    }
    let noted = try read("", attributes: " 单位=\"万元、户\"")
    #expect(noted.codes == ["unit-unused"] && noted.figures == ["2020 central: 300000000 200000000"])
  }

  /// Attributes of a head are what its children are.
  @Test(arguments: [
    ("<表头 县区=\"大化\"/>", "/报表/表头[1]/@县区"), ("<表头><县区>大化</县区></表头>", "/报表/表头[1]/县区"), ("<表头 期别=\"2020-11\"/>", "/报表/表头[1]/@期别"), ("<表头><期别 值=\"2020-11\"/></表头>", "/报表/表头[1]/期别[1]/@值"),
    ("<表头><信息 县区=\"大化\"/></表头>", "/报表/表头[1]/信息[1]/@县区"), ("<期别>2020-12</期别><表头 期别=\"2020-11\"/>", "/报表/期别"),
  ])
  func theHeadSaysWhoseReturnItIs(head: String, path: String) throws {
    let read = try read(head)
    #expect(read.codes == ["identity-differs"] && read.reading.isRefused, "\(head): \(read.rejections.map(\.message))")
    if !head.contains("2020-12") { #expect(read.rejections.map(\.path) == [path], "\(head)") }
    #expect(try self.read("<表头 县区=\"都安\" 期别=\"2020-12\" 单位=\"元\"/>").figures == ["2020 central: 30000 20000"])
  }
}
