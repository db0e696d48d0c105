import Handoff
import Testing

/// A list without a row for a figure has not reported it, as a table with a blank cell has not.
@Suite struct AbsentItemTests {
  private func list(_ rows: String) throws -> ReadReturn { try ReadReturn(Written.progress + "资金年度,级次,指标名称,单位,数值\n" + rows) }

  @Test func anItemThatIsNotThereIsBlank() throws {
    let list = try list("2020,中央,下达资金,元,30000\n")
    let table = try ReadReturn(Written.progress + "资金年度,级次,下达资金（元）,已支出（元）\n2020,中央,30000,\n")
    #expect(list.figures == ["2020 central: 30000 _"] && list.figures == table.figures)
    #expect(list.codes == ["cell-blank"] && list.codes == table.codes)
    #expect(list.rejections.map(\.severity) == ["query"] && list.rejections.map(\.item) == ["spent"] && list.rejections.map(\.cell) == ["A4"])
    #expect(list.rejections.map(\.message) == ["这条记录没有已支出这一行，已支出算没有报"])
    let cells = try #require(try list.reading.records.all().first?.cells)
    #expect(cells.map { $0?.detail?.state } == [nil, "blank"])
  }

  /// One level without its 已支出 among others, wherever its rows stand.
  @Test func eachRecordIsAskedForItsOwn() throws {
    let read = try list("2020,中央,下达资金,元,300\n2020,县级,下达资金,元,500\n2019,中央,已支出,元,7\n2020,中央,已支出,元,200\n")
    #expect(read.figures == ["2020 central: 300 200", "2020 county: 500 _", "2019 central: _ 7"])
    #expect(read.places == ["cell-blank 5:0", "cell-blank 6:0"])
    #expect(read.rejections.map(\.key) == ["2020，县级", "2019，中央"])
  }

  /// What is written and not read is no blank besides.
  @Test func aFigureThatWasNotReadIsNotMissing() throws {
    let read = try list("2020,中央,下达资金,元,300\n2020,中央,已支出,元,①2O0\n")
    #expect(read.places == [read.expected("letter-in-number")])
  }

  @Test func inXMLToo() throws {
    func row(_ item: String, _ value: String) -> String { "<记录 年度=\"2020\" 级次=\"中央\" 指标=\"\(item)\" 单位=\"元\" 数值=\"\(value)\"/>" }
    let root = "<报表 编码=\"HC-22-1\" 县区=\"都安\" 期别=\"2020-12\">"
    let read = try ReadReturn(root + row("下达资金", "300") + "</报表>", path: "都安/报表.xml")
    #expect(read.figures == ["2020 central: 300 _"] && read.codes == ["cell-blank"])
    #expect(read.rejections.map(\.path) == ["/报表/记录[1]"])
    let whole = try ReadReturn(root + row("下达资金", "300") + row("已支出", "0") + "</报表>", path: "都安/报表.xml")
    #expect(whole.figures == ["2020 central: 300 0"] && whole.codes == [])
  }

  /// A column that the form leaves to the sender is missed where others of the list have it.
  @Test func anOptionalItemIsMissedAmongOthers() throws {
    let pipeline = try SmallForms.pipeline(
      replacing: "layout: [register]\nkey: [village]", with: "layout: [register, long]\nlong: {item: [指标], value: [数值], unit: [单位]}\nkey: [village]")
    let top = "表号：HC-12-1\n期别：2020-12\n村代码,乡镇,指标,单位,数值\n"
    let a = "甲村,安阳镇,经营收入,元,5\n甲村,安阳镇,受益户,户,2\n"
    let b = "乙村,安阳镇,经营收入,元,6\n乙村,安阳镇,受益户,户,3\n"
    let without = try ReadReturn(top + a + b, pipeline: pipeline)
    #expect(without.codes == [] && without.figures == ["甲村: 5 2 .", "乙村: 6 3 ."])
    let among = try ReadReturn(top + a + b + "乙村,安阳镇,网点,个,1\n", pipeline: pipeline)
    #expect(among.places == ["cell-blank 4:0"] && among.figures == ["甲村: 5 2 _", "乙村: 6 3 1"])
  }
}
