import Handoff
import Testing

/// 小计 and 合计 in lists, on pages, and in rows that may be records: compared, or named, never passed over.
@Suite struct SubtotalTests {
  private static let head = Written.progress + "指标,级次,年度,单位,金额\n"
  private static let year2020 = "下达资金,中央,2020,万元,1000\n下达资金,县级,2020,万元,900\n"
  private static let year2019 = "下达资金,中央,2019,万元,500\n下达资金,县级,2019,万元,50\n"

  /// Lists whose 小计 agree, or the place ① of the one that does not.
  static let lists: [(rows: String, code: String?)] = [
    (year2020 + "下达资金,小计,,万元,1900\n" + year2019 + "下达资金,小计,,万元,550\n下达资金,合计,,万元,2450\n", nil),
    (year2020 + "下达资金,小计,,万元,1900\n" + year2019 + "下达资金,小计,,万元,①555\n", "total-differs"),
    (year2020 + "下达资金,小计,,万元,①2450\n" + year2019 + "下达资金,小计,,万元,550\n", "total-differs"),
    // Above its rows.
    ("下达资金,小计,,万元,1900\n" + year2020 + "下达资金,小计,,万元,550\n" + year2019, nil),
    ("下达资金,小计,,万元,1900\n" + year2020 + "下达资金,小计,,万元,①1900\n" + year2019, "total-differs"),
    // The item says it itself.
    (year2020 + "下达资金合计,,,万元,1900\n", nil),
    (year2020 + "下达资金合计,,,万元,①1905\n", "total-differs"),
    // One for each item, about the same records.
    (year2020 + year2020.replacing("下达资金", with: "已支出") + "下达资金,小计,,万元,1900\n已支出,小计,,万元,①1905\n", "total-differs"),
    // The rows before it are of records that do not lie side by side.
    (year2020 + year2019 + "下达资金,小计,,万元,2450\n已支出,中央,2020,万元,1\n已支出,中央,2019,万元,2\n已支出,小计,,万元,①3\n", "total-unchecked"),
    // The total of what a record has is of no column.
    (year2020 + "合计,中央,2020,万元,①1000\n", "total-unchecked"),
    // A record's item like any other.
    (year2020 + "①扶贫资金合计,中央,2020,万元,7\n", "item-unknown"),
    (year2020 + "扶贫资金合计,,,万元,①7\n", "total-unchecked"),
  ]

  @Test(arguments: lists.indices)
  func inAList(index: Int) throws {
    let (rows, code) = Self.lists[index]
    let read = try ReadReturn(Self.head + rows)
    #expect(read.faults.map { "\($0.code) \($0.line):\($0.col)" } == (code.map { [read.expected($0)] } ?? []), "\(rows)")
    #expect(read.figures.prefix(2).map { $0.prefix { $0 != ":" } } == ["2020 central", "2020 county"])
    #expect(!read.figures.contains { $0.contains("1900") || $0.contains("7 ") }, "\(rows)")
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
  }

  /// The definition compares nothing: what a total says is not taken and not passed over either.
  @Test func ofAFormWithoutTotalsTheyAreNamed() throws {
    let list = ListCellTests.list.replacing("1O", with: "10").replacing(
      "</填报>", with: "<村 代码=\"合计\"><指标 名称=\"贫困人口\">25</指标><指标 名称=\"脱贫人口\">19</指标></村></填报>")
    let read = try ReadReturn(list, path: "都安/报表.xml", pipeline: try SeveralForms.pipeline())
    #expect(read.figures == ["01: 10 7", "02: 10 8", "03: 5 4"])
    #expect(read.codes == ["total-unchecked"] && read.rejections.map(\.path) == ["/填报/村[4]/指标"] && read.rejections.map(\.severity) == ["note"])
    let rates = "表号：HC-04-1\n期别：2020-12\n村代码,贫困发生率（%）\n451228001001,2\n"
    for (label, severity) in [("合计", "note"), ("全县合计", "note"), ("帮扶合计", "query")] {
      let read = try ReadReturn(rates + label + ",①3\n")
      #expect(read.places == [read.expected("total-unchecked")] && read.rejections.map(\.severity) == [severity], "\(label)")
      #expect(read.figures == ["451228001001: 2"])
    }
  }

  /// A list's 合计 of XML is compared as that of a sheet is.
  @Test(arguments: [("1900", []), ("1905", ["total-differs"])])
  func inAListOfXML(total: String, codes: [String]) throws {
    func row(_ level: String, _ year: String, _ value: String) -> String {
      "<记录 指标=\"下达资金\" 级次=\"\(level)\" 年度=\"\(year)\" 单位=\"万元\" 金额=\"\(value)\"/>"
    }
    let rows = row("中央", "2020", "1000") + row("县级", "2020", "900") + row("小计", "", total)
    let read = try ReadReturn("<报表 编码=\"HC-22-1\" 县区=\"都安\" 期别=\"2020-12\">\(rows)</报表>")
    #expect(read.faults.map(\.code) == codes)
    #expect(read.reading.records.count == 2)
    #expect(read.faults.map(\.path) == codes.map { _ in "/报表/记录[3]/@金额" })
  }

  /// The header again, and below the rows of each page their own total, or below the last that of all.
  @Test(arguments: [("合计,,,3,100,10.5\n", "22,75,21", false), ("", "25,175,31.5", false), ("合计,,,3,100,10.5\n", "22,①76,21", true)])
  func aTotalMayBeThatOfItsPage(first: String, total: String, differs: Bool) throws {
    let read = try ReadReturn(
      Written.top + Written.header + TotalRowTests.a + first + Written.header + TotalRowTests.b + TotalRowTests.c + "合计,,,\(total)\n")
    #expect(read.figures == Written.figures)
    #expect(read.places == (differs ? [read.expected("total-differs")] : []))
    // What adds up a page is not the return's own total.
    #expect(differs || Set(read.reading.totals.map(\.label)) == [total.hasPrefix("22") ? "小计" : "合计"])
  }

  /// What stands on the page before would be counted twice and nobody would see it.
  @Test func theLastTotalIsOfAllWhereAPageHasNone() throws {
    let read = try ReadReturn(Written.top + Written.header + TotalRowTests.a + Written.header + TotalRowTests.b + TotalRowTests.c + "合计,,,22,75,21\n")
    #expect(read.codes == ["total-differs", "total-differs", "total-differs"])
  }

  /// 转下页 and 承前页 are no records; each repeats what has come, or what its page has.
  @Test(arguments: [("转下页", "接上页"), ("过次页", "承前页"), ("转次页", "承上页"), ("本页合计", "接前页")])
  func whatIsCarriedFromPageToPageIsNoRecord(down: String, up: String) throws {
    let pages = Written.top + Written.header + TotalRowTests.a + TotalRowTests.b
    let good = "\(down),,,15,140,21.7\n" + Written.header + "\(up),,,15,140,21.7\n" + TotalRowTests.c
    for last in ["", "合计,,,25,175,31.5\n", "本页小计,,,10,35,9.8\n合计,,,25,175,31.5\n", "\(up == "承前页" ? "过次页" : "转下页"),,,25,175,31.5\n"] {
      let read = try ReadReturn(pages + good + last)
      #expect(read.figures == Written.figures && read.codes == [], "\(last)")
      #expect(Set(read.reading.totals.map(\.label)) == (last.contains("合计") ? ["小计", "合计"] : ["小计"]))
    }
    let wrong = try ReadReturn(pages + "\(down),,,15,①141,21.7\n" + TotalRowTests.c)
    #expect(wrong.places == [wrong.expected("total-differs")])
    let whole = try ReadReturn(pages + good + "合计,,,25,①174,31.5\n")
    #expect(whole.places == [whole.expected("total-differs")])
  }

  static let d = "拉烈镇,集中供水,新建,5,50,5\n"

  /// 小计 in 合计 in 总计, and tables below each other that open with their 合计.
  @Test func totalsOfTotals() throws {
    let first = TotalRowTests.a + "小计,,,3,100,10.5\n" + TotalRowTests.b + "小计,,,12,40,11.2\n"
    let second = TotalRowTests.c + Self.d + "小计,,,15,85,14.8\n"
    let grand = "总计,,,30,225,36.5\n"
    for text in [
      first + "合计,,,15,140,21.7\n" + second + "合计,,,15,85,14.8\n" + grand,
      grand + "合计,,,15,140,21.7\n" + TotalRowTests.a + TotalRowTests.b + "合计,,,15,85,14.8\n" + TotalRowTests.c + Self.d,
      "合计,,,15,140,21.7\n" + TotalRowTests.a + TotalRowTests.b + Written.header + "合计,,,15,85,14.8\n" + TotalRowTests.c + Self.d,
    ] {
      let read = try ReadReturn(Written.top + Written.header + text)
      #expect(read.codes == [], "\(text)")
      #expect(read.figures == Written.figures + ["拉烈镇 central new: 5 50 50000"])
    }
    let wrong = try ReadReturn(Written.top + Written.header + first + "合计,,,15,①141,21.7\n" + second + "合计,,,15,85,14.8\n" + grand)
    #expect(wrong.places == [wrong.expected("total-differs")])
  }

  /// The row of column numbers is printed again with the header.
  @Test(arguments: ["甲,乙,丙,1,2,3\n", "1,2,3,4,5,6\n"])
  func theColumnsMayBeNumberedOnEachPage(numbers: String) throws {
    let read = try ReadReturn(
      Written.top + Written.header + numbers + TotalRowTests.a + Written.header + numbers + TotalRowTests.b + Written.header + numbers + TotalRowTests.c
        + "合计,,,25,175,31.5\n")
    #expect(read.figures == Written.figures && read.codes == [])
  }

  /// Each page has its own, and the last is of all; without another page a 合计 is of all wherever it stands.
  @Test func eachPageMayHaveItsTotal() throws {
    let first = TotalRowTests.a + "合计,,,3,100,10.5\n"
    let read = try ReadReturn(
      Written.top + Written.header + first + Written.header + TotalRowTests.b + TotalRowTests.c + "合计,,,22,75,21\n总计,,,25,175,31.5\n")
    #expect(read.figures == Written.figures && read.codes == [])
    let unpaged = try ReadReturn(Written.top + Written.header + first + TotalRowTests.b)
    #expect(unpaged.codes == ["total-differs", "total-differs", "total-differs"])
  }

  /// 扶贫资金合计 may be a record: where its figures are not those of a total, that is said.
  @Test func aNameThatEndsLikeATotalIsAskedAbout() throws {
    let read = try ReadReturn(Written.top + Written.header + Written.rows + "扶贫资金合计,集中供水,新建,3,①107,10.5\n")
    #expect(read.places == [read.expected("total-differs")])
    #expect(read.rejections.map(\.message) == ["受益贫困人口合计写的 \"107\"，各行相加 100人，差 7人；这一行如果是一条记录，请换一个名称"])
  }

  @Test func onlyTheFirstRowOfNumbersNumbersTheColumns() throws {
    let text = "表号：HC-B\n期别：2020-12\n级次,下达资金,已支出\n甲,1,2\n甲,1,2\n乙,3,2\n"
    let read = try ReadReturn(text, pipeline: try SeveralForms.pipeline())
    #expect(read.figures == ["甲: 10000 20000", "乙: 30000 20000"])
  }
}
