import Handoff
import Testing

/// XML with a 报表 and its 记录: places are paths.
@Suite struct BusinessTreeTests {
  static let root = "<报表 编码=\"HC-19-1\" 县区=\"都安\" 期别=\"2020-12\" 单位=\"万元\">\n"
  static let good = "<记录 乡镇=\"安阳镇\" 类型=\"集中供水\" 性质=\"新建\" 数量=\"3\" 受益人口=\"100\"><投资>10.5</投资></记录>\n"

  static let rows: [(row: String, code: String, path: String, figures: [String])] = [
    (
      "<记录 乡镇=\"高岭镇\" 类型=\"水柜\" 性质=\"新建\" 数量=\"12\" 受益人口=\"40\"><投资>1O.5</投资></记录>", "letter-in-number",
      "/报表/记录[2]/投资", ["高岭镇 cistern new: 12 40 ?"]
    ),
    (
      "<记录 乡镇=\"高岭镇\" 类型=\"水柜\" 性质=\"新建\" 数量=\"1O\" 受益人口=\"40\"><投资>11.2</投资></记录>", "letter-in-number",
      "/报表/记录[2]/@数量", ["高岭镇 cistern new: ? 40 112000"]
    ),
    (
      "<记录 乡镇=\"高岭镇\" 类型=\"水柜\" 性质=\"新建\" 数量=\"12\" 受益人口=\"40\"><投资 单位=\"亩\">11.2</投资></记录>", "unit-unknown",
      "/报表/记录[2]/投资", ["高岭镇 cistern new: 12 40 ?"]
    ),
    (
      "<记录 乡镇=\"高岭镇\" 类型=\"水窖\" 性质=\"新建\" 数量=\"12\" 受益人口=\"40\"><投资>11.2</投资></记录>", "category-unknown",
      "/报表/记录[2]/@类型", []
    ),
    ("<记录 乡镇=\"高岭镇\" 类型=\"水柜\" 性质=\"新建\" 数量=\"12\" 受益人口=\"40\"/>", "row-too-short", "/报表/记录[2]", []),
  ]

  @Test(arguments: rows.indices)
  func aFaultIsNamedByItsPath(index: Int) throws {
    let (row, code, path, figures) = Self.rows[index]
    let read = try ReadReturn(Self.root + Self.good + row + "\n</报表>")
    #expect(read.codes == [code], "\(row)")
    #expect(read.rejections.map(\.path) == [path], "\(row)")
    #expect(read.rejections.map(\.line) == [3], "\(row)")
    #expect(read.figures == [Written.figures[0]] + figures, "\(row)")
  }

  @Test func aRowsUnitIsNearerThanTheReportsAndFartherThanTheCells() throws {
    let read = try ReadReturn(
      Self.root + """
        <记录 单位="元" 乡镇="安阳镇" 类型="集中供水" 性质="新建" 数量="3" 受益人口="100" 投资="7"/>
        <记录 单位="元" 乡镇="高岭镇" 类型="水柜" 性质="新建" 数量="3" 受益人口="100"><投资 单位="千元">7</投资></记录>
        <记录 乡镇="地苏镇" 类型="水柜" 性质="新建" 数量="3" 受益人口="100" 投资="7"/>
        </报表>
        """)
    #expect(read.figures == ["安阳镇 central new: 3 100 7", "高岭镇 cistern new: 3 100 7000", "地苏镇 cistern new: 3 100 70000"])
    #expect(read.codes == [])
  }

  /// One row, one figure, as the form's long layout has it in CSV: children or attributes, the unit beside the value or on it.
  @Test(arguments: [
    "<记录><指标>下达资金</指标><级次>中央</级次><年度>2020</年度><单位>元</单位><数值>50000</数值></记录><记录><指标>已支出</指标><级次>中央</级次><年度>2020</年度><单位>万元</单位><数值>4.5</数值></记录>",
    "<记录 指标名称=\"下达资金\" 级次=\"中央\" 年度=\"2020\" 计量单位=\"万元\" 数值=\"5\"/><记录 指标名称=\"已支出\" 级次=\"中央\" 年度=\"2020\" 计量单位=\"元\" 数值=\"45000\"/>",
    "<记录 级次=\"中央\" 年度=\"2020\"><指标>下达资金</指标><金额 单位=\"元\">50000</金额></记录><记录 级次=\"中央\" 年度=\"2020\"><指标>已支出</指标><金额>4.5</金额></记录>",
  ])
  func aListOfItemsIsReadLikeTheLongTable(rows: String) throws {
    let read = try ReadReturn("<报表 编码=\"HC-22-1\" 县区=\"都安\" 期别=\"2020-12\">" + rows + "</报表>")
    #expect(read.figures == ["2020 central: 50000 45000"])
    #expect(read.codes == [] && read.reading.head.layout == "xml long")
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
    // The headers alone tell the form, too.
    let unnamed = try ReadReturn("<报表 县区=\"都安\" 期别=\"2020-12\">" + rows + "</报表>")
    #expect(unnamed.figures == read.figures)
  }

  @Test func aFaultInAListIsNamedByItsPath() throws {
    let row = "<记录><指标>下达资金</指标><级次>中央</级次><年度>2020</年度><数值>1O</数值></记录><记录><指标>拨付</指标><级次>中央</级次><年度>2020</年度><数值>1</数值></记录>"
    let read = try ReadReturn("<报表 编码=\"HC-22-1\" 县区=\"都安\" 期别=\"2020-12\">" + row + "</报表>")
    #expect(
      read.rejections.map { $0.code + " " + ($0.path ?? "") }
        == ["letter-in-number /报表/记录[1]/数值", "item-unknown /报表/记录[2]/指标", "cell-blank /报表/记录[1]"])
  }

  /// Projects by township beside one that stands alone: the group says the township for its own, and nobody else's.
  @Test func whatAGroupSaysHoldsForItsRows() throws {
    let kinds = "<类型>集中供水</类型><性质>新建</性质><数量>4</数量><受益人口>30</受益人口>"
    let read = try ReadReturn(
      Self.root + """
        <乡 乡镇="安阳镇" 单位="元"><记录>\(kinds)<投资>12</投资></记录></乡>
        <片><乡 乡镇="高岭镇"><记录>\(kinds)<投资>12</投资></记录><记录 乡镇="地苏镇">\(kinds)<投资>12</投资></记录></乡></片>
        <记录><乡镇>大兴镇</乡镇>\(kinds)<投资>12</投资></记录>
        <乡 乡镇="永安镇"><行>\(kinds)<投资>12</投资></行></乡>
        </报表>
        """)
    #expect(
      read.figures == [
        "安阳镇 central new: 4 30 12", "高岭镇 central new: 4 30 120000", "地苏镇 central new: 4 30 120000", "大兴镇 central new: 4 30 120000",
      ])
    #expect(read.rejections.map { $0.code + " " + ($0.path ?? "") } == ["xml-row-unknown /报表/乡[2]"])
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
  }

  @Test func aFaultInWhatAGroupSaysIsNamedThere() throws {
    let row = "<记录><乡镇>安阳镇</乡镇><性质>新建</性质><数量>4</数量><受益人口>30</受益人口><投资>12</投资></记录>"
    let read = try ReadReturn(Self.root + "<组 类型=\"水窖\">" + row + "</组></报表>")
    #expect(read.rejections.map { $0.code + " " + ($0.path ?? "") } == ["category-unknown /报表/组[1]/@类型"])
  }

  @Test func anUnknownElementRefusesTheReturn() throws {
    let read = try ReadReturn(Self.root + Self.good.replacing("投资", with: "拨款") + "</报表>")
    #expect(read.codes.first == "header-unknown")
    #expect(read.reading.isRefused)
  }

  @Test func aRootWithOtherThingsIsNoNilReturn() throws {
    let read = try ReadReturn(Self.root + "<行 乡镇=\"安阳镇\"/></报表>")
    #expect(read.codes == ["xml-not-report"])
  }
}
