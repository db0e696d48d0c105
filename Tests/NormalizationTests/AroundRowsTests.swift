import Handoff
import Testing

/// What stands around the records of a business XML: it is read, or it is said that it was not, and where.
@Suite struct AroundRowsTests {
  private static func report(_ inner: String, _ attributes: String = "") -> String {
    "<报表 编码=\"HC-22-1\" 县区=\"都安\" 期别=\"2020-12\"\(attributes)>\(inner)</报表>"
  }

  private static func row(_ level: String = "中央") -> String {
    "<记录><资金年度>2020</资金年度><级次>\(level)</级次><下达资金>10</下达资金><已支出>9</已支出></记录>"
  }

  private static let figures = ["2020 central: 100000 90000"]

  /// Each with the path, the severity and the column of what is said.
  @Test(arguments: [
    (report("<批次 下达资金=\"30\">\(row())</批次>"), "/报表/批次[1]/@下达资金", "query", "received"),
    (report("<批次 支出进度=\"30%\">\(row())</批次>"), "/报表/批次[1]/@支出进度", "query", "progress"),
    (report(row(), " 已支出=\"30\""), "/报表/@已支出", "query", "spent"),
    (report("<已支出>30</已支出>" + row()), "/报表/已支出", "query", "spent"),
    (report("<批次><下达资金>30</下达资金>\(row())</批次>"), "/报表/批次[1]/下达资金", "query", "received"),
    (report(row() + "<其他保费>5</其他保费>"), "/报表/其他保费", "query", nil),
    (report(row() + "<其他保费 单位=\"万元\">1,200.5</其他保费>"), "/报表/其他保费", "query", nil),
    (report(row() + "<其他 单位=\"万元\" 值=\"5\"/>"), "/报表/其他[1]/@值", "query", nil),
    (report("<批次>\(row())<补充>999</补充></批次>"), "/报表/批次[1]/补充", "query", nil),
    (report(row(), " 记录数=\"5\""), "/报表/@记录数", "query", nil),
    (report(row(), " 下达资金合计=\"30%\""), "/报表/@下达资金合计", "query", nil),
    ("<根>\(report(row()))<汇总 下达资金=\"99\"/></根>", "/根/汇总[1]/@下达资金", "query", nil),
    ("<根 记录数=\"5\">\(report(row()))</根>", "/根/@记录数", "query", nil),
    (report(row().replacing("<下达资金>", with: "<下达资金 小计=\"99\">")), "/报表/记录[1]/下达资金/@小计", "query", nil),
    (report("<批次 文号=\"桂财〔2020〕3号\">\(row())</批次>"), "/报表/批次[1]/@文号", "note", nil),
  ] as [(String, String, String, String?)])
  func nothingVanishes(text: String, path: String, severity: String, item: String?) throws {
    let read = try ReadReturn(text)
    #expect(read.codes == [path.hasSuffix("@小计") ? "header-unknown" : "xml-outside-row"], "\(text)")
    #expect(read.rejections.map(\.path) == [path] && read.rejections.map(\.severity) == [severity] && read.rejections.map(\.item) == [item])
    #expect(read.figures == Self.figures, "\(text)")
  }

  /// Codes, dates, telephone numbers and words are no figures.
  @Test(arguments: [
    report(row() + "<联系电话>13978800001</联系电话><填表日期>2021-01-05</填表日期><批次号>12</批次号><经办>张三</经办>"),
    report(row(), " version=\"1.0\" 地区代码=\"451228\" 报出日期=\"2021-01-05\" 版本=\"2\" 填表人=\"张三\""),
    report(row().replacing("<下达资金>", with: "<下达资金 单位=\"万元\" 说明=\"见3号文\" 项目代码=\"0012\">")),
    report("<栏目 名称=\"已支出\" 单位=\"万元\" 宽度=\"10\"/>" + row()),
  ])
  func whatIsNoFigureIsNotTold(text: String) throws {
    let read = try ReadReturn(text)
    #expect(read.codes == [] && read.figures == Self.figures, "\(text) \(read.rejections.map(\.message))")
  }

  /// A total that is an element of its own is checked like a total row, and is no question.
  @Test(arguments: [
    ("<合计 下达资金=\"20\" 已支出=\"18\"/>", []), ("<合计><下达资金>20</下达资金><已支出>18</已支出></合计>", []),
    ("<合计 单位=\"元\"><下达资金>200000</下达资金><已支出 单位=\"万元\">18</已支出></合计>", []),
    ("<合计 下达资金=\"30\" 已支出=\"18\"/>", ["total-differs /报表/合计[1]/@下达资金"]),
    ("<合计><下达资金>20</下达资金><已支出>81</已支出></合计>", ["total-differs /报表/合计[1]/已支出"]),
    ("<合计><下达资金>20</下达资金><其他><已支出>5</已支出></其他></合计>", ["xml-outside-row /报表/合计[1]/其他[1]/已支出"]),
    ("<合计 下达资金=\"20\" 记录数=\"2\"/>", ["xml-outside-row /报表/合计[1]/@记录数"]),
  ])
  func aTotalElementIsATotalRow(total: String, expected: [String]) throws {
    let read = try ReadReturn(Self.report(Self.row() + Self.row("县级") + total))
    #expect(read.rejections.map { $0.code + " " + ($0.path ?? "") } == expected, "\(total)")
    #expect(read.figures == Self.figures + ["2020 county: 100000 90000"])
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
  }

  /// Rows in groups, each with its own total, and the total of all beside the groups.
  @Test(arguments: [("20", []), ("30", ["total-differs /报表/合计[1]/@下达资金"])])
  func totalsOfGroups(all: String, expected: [String]) throws {
    let groups = ["中央", "县级"].map { "<批次>\(Self.row($0))<小计 下达资金=\"10\"/></批次>" }.joined()
    let read = try ReadReturn(Self.report(groups + "<合计 下达资金=\"\(all)\"/>"))
    #expect(read.rejections.map { $0.code + " " + ($0.path ?? "") } == expected)
    #expect(read.figures == Self.figures + ["2020 county: 100000 90000"])
  }

  /// The figure of an empty value stands in an attribute of it, which is none of the form's: it may be the value.
  @Test func aFigureInAnAttributeOfAnEmptyValueRefusesTheReturn() throws {
    let read = try ReadReturn(Self.report(Self.row().replacing("<下达资金>10</下达资金>", with: "<下达资金 值=\"10\"/>")))
    #expect(read.rejections.filter { $0.code == "header-unknown" }.map(\.path) == ["/报表/记录[1]/下达资金[1]/@值"])
    #expect(read.reading.isRefused)
  }

  @Test func eachFigureIsNamedAndAnUnknownNameOnce() throws {
    let read = try ReadReturn(
      Self.report(
        "<批次 下达资金=\"10\" 文号=\"一\">\(Self.row())</批次><批次 下达资金=\"0\" 文号=\"二\"/><批次 下达资金=\"10\" 文号=\"二\">\(Self.row("县级"))</批次>"))
    let outside = read.rejections.filter { $0.code == "xml-outside-row" }.map { "\($0.path ?? "") \($0.raw)" }
    #expect(outside == ["/报表/批次[1]/@下达资金 10", "/报表/批次[1]/@文号 一", "/报表/批次[2]/@下达资金 0", "/报表/批次[3]/@下达资金 10"])
    #expect(read.figures == Self.figures + ["2020 county: 100000 90000"])
  }

  /// Text beside rows: with a figure in it, it may be one of theirs.
  @Test(arguments: [
    (report("合计 123" + row()), "/报表/text()"), (report(row() + "共９户"), "/报表/text()"), (report("表内" + row() + "合计 12"), "/报表/text()[2]"),
    (report("<批次>\(row())另 3 万元</批次>"), "/报表/批次[1]/text()"), ("<汇总>另报 5 万元\(report(row()))\(report(row("县级")))</汇总>", "/汇总/text()"),
  ])
  func textWithAFigureIsTold(text: String, path: String) throws {
    let read = try ReadReturn(text)
    #expect(read.codes.filter { $0 != "several-tables" } == ["xml-outside-row"] && read.rejections[0].severity == "query", "\(text)")
    #expect(read.rejections.first { $0.code == "xml-outside-row" }?.path == path, "\(text)")
  }

  /// Inside a record it may belong to any of its cells.
  @Test func textInARecordIsOfNoColumn() throws {
    let read = try ReadReturn(Self.report(Self.row().replacing("<级次>", with: "另 55 万元<级次>")))
    #expect(read.codes == ["header-unknown"] && read.rejections.map(\.path) == ["/报表/记录[1]/text()"] && read.rejections.map(\.raw) == ["另 55 万元"])
    #expect(read.reading.isRefused)
    let beside = try ReadReturn(Self.report("<记录 资金年度=\"2020\" 级次=\"中央\" 下达资金=\"10\" 已支出=\"9\">77</记录>"))
    #expect(beside.codes == ["header-unknown"] && beside.rejections.map(\.path) == ["/报表/记录"] && beside.rejections.map(\.raw) == ["77"])
    let blank = try ReadReturn(Self.report(Self.row().replacing("<级次>", with: "　<级次>")))
    #expect(blank.codes == [] && blank.figures == Self.figures)
  }

  @Test func textWithoutAFigureIsCounted() throws {
    let read = try ReadReturn(Self.report("填报说明" + Self.row()))
    #expect(read.codes == [] && read.reading.head.outside == 1)
  }

  @Test func whatIsReadOrBlankIsNotMentioned() throws {
    let text = Self.report("<批次 资金年度=\"2020\" 单位=\"元\" 县区=\"都安县\" 期别=\"2020-12\" 下达资金=\"\"><记录 级次=\"中央\" 下达资金=\"10\" 已支出=\"9\"/></批次>")
    let read = try ReadReturn(text)
    #expect(read.codes == [] && read.figures == ["2020 central: 10 9"])
  }

  /// What stands around some rows says another county or period than the report: its records are somebody else's.
  @Test(arguments: [("县区", "大化"), ("县", "隆福乡"), ("期别", "2020-11"), ("期别", "去年")])
  func anElementAroundRowsMustAgree(name: String, value: String) throws {
    let read = try ReadReturn(Self.report(Self.row() + "<批次 \(name)=\"\(value)\">\(Self.row("县级"))</批次>"))
    #expect(read.codes == ["record-differs"] && read.rejections.map(\.path) == ["/报表/批次[1]/@\(name)"])
    #expect(read.rejections.map(\.scope) == [.record] && read.rejections.map(\.raw) == [value])
    #expect(read.figures == Self.figures)
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
    #expect(read.reading.tallies.first { $0.item == "received" }.map { [$0.read, $0.figures, $0.rejected] } == [2, 1, 1])
  }

  /// The same on a row of a form whose definition says where its columns stand.
  @Test(arguments: [("县区", "都安县", true), ("县区", "451229", false), ("期别", "2020年12月", true), ("期别", "2020-11", false)])
  func aRowMustAgree(name: String, value: String, agrees: Bool) throws {
    let read = try ReadReturn(
      "<报送 编码=\"HC-F\" 县区=\"都安\" 期别=\"2020-12\"><村 代码=\"451228001001\"><指标 名称=\"贫困人口\" 单位=\"人\">7</指标></村>"
        + "<村 代码=\"451228001002\"><指标 名称=\"贫困人口\" 单位=\"人\" \(name)=\"\(value)\">8</指标></村></报送>",
      path: "都安/报表.xml", pipeline: try SeveralForms.pipeline())
    #expect(read.faults.map(\.code) == (agrees ? [] : ["record-differs"]))
    #expect(read.faults.map(\.path) == (agrees ? [] : ["/报送/村[2]/指标/@\(name)"]))
    #expect(read.reading.records.count == (agrees ? 2 : 1))
  }
}
