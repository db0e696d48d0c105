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
    (report(row() + "<合计><下达资金>30</下达资金></合计>"), "/报表/合计[1]/下达资金", "query", "received"),
    (report(row() + "<合计 下达资金=\"30\"/>"), "/报表/合计[1]/@下达资金", "query", "received"),
    (report("<批次 文号=\"桂财〔2020〕3号\">\(row())</批次>"), "/报表/批次[1]/@文号", "note", nil),
  ] as [(String, String, String, String?)])
  func nothingVanishes(text: String, path: String, severity: String, item: String?) throws {
    let read = try ReadReturn(text)
    #expect(read.codes == ["xml-outside-row"], "\(text)")
    #expect(read.rejections.map(\.path) == [path] && read.rejections.map(\.severity) == [severity] && read.rejections.map(\.item) == [item])
    #expect(read.figures == Self.figures, "\(text)")
  }

  @Test func eachFigureIsNamedAndAnUnknownNameOnce() throws {
    let read = try ReadReturn(
      Self.report(
        "<批次 下达资金=\"10\" 文号=\"一\">\(Self.row())</批次><批次 下达资金=\"0\" 文号=\"二\"/><批次 下达资金=\"10\" 文号=\"二\">\(Self.row("县级"))</批次>"))
    let outside = read.rejections.filter { $0.code == "xml-outside-row" }.map { "\($0.path ?? "") \($0.raw)" }
    #expect(outside == ["/报表/批次[1]/@下达资金 10", "/报表/批次[1]/@文号 一", "/报表/批次[3]/@下达资金 10"])
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
    #expect(read.codes == (agrees ? [] : ["record-differs"]))
    #expect(read.rejections.map(\.path) == (agrees ? [] : ["/报送/村[2]/指标/@\(name)"]))
    #expect(read.reading.records.count == (agrees ? 2 : 1))
  }
}
