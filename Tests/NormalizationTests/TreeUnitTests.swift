import Handoff
import Testing

/// 1000元 in a business XML whose form asks for 万元: the unit may be stated at any level, and is never passed over.
@Suite struct TreeUnitTests {
  private static func row(_ inner: String) -> String { "<记录 资金年度=\"2020\" 级次=\"中央\">\(inner)</记录>" }
  private static let plain = "<下达资金>1000</下达资金><已支出>1000</已支出>"
  private static let open = "<报表 编码=\"HC-22-1\" 县区=\"都安\" 期别=\"2020-12\""

  @Test(arguments: [
    open + " 单位=\"元\">" + row(plain) + "</报表>",
    open + " unit=\"元\">" + row(plain) + "</报表>",
    open + "><单位>元</单位>" + row(plain) + "</报表>",
    open + "><数据 单位=\"元\">" + row(plain) + "</数据></报表>",
    open + "><表头><下达资金 单位=\"元\"/><已支出 单位=\"元\"/></表头>" + row(plain) + "</报表>",
    open + "><栏目 名称=\"下达资金\" 单位=\"元\"/><栏目 名称=\"已支出\" 单位=\"元\"/>" + row(plain) + "</报表>",
    open + ">" + row("<下达资金 dw=\"元\">1000</下达资金><已支出 金额单位=\"元\">1000</已支出>") + "</报表>",
    open + ">" + row("<下达资金 UNIT=\"元\">1000</下达资金><已支出 币种=\"元\">1000</已支出>") + "</报表>",
    open + ">" + row("<下达资金_元>1000</下达资金_元><已支出（元）>1000</已支出（元）>") + "</报表>",
    open + "><记录 资金年度=\"2020\" 级次=\"中央\" 单位=\"元\">" + plain + "</记录></报表>",
    "<报送 单位=\"元\">" + open + ">" + row(plain) + "</报表></报送>",
  ])
  func theUnitIsTakenFromWhereItStands(text: String) throws {
    let read = try ReadReturn(text)
    #expect(read.figures == ["2020 central: 1000 1000"], "\(text)")
    #expect(read.codes == [], "\(text)")
  }

  @Test func theNearestUnitCounts() throws {
    let read = try ReadReturn(
      Self.open + " 单位=\"亿元\"><数据 单位=\"万元\">" + Self.row("<下达资金 单位=\"元\">1000</下达资金><已支出>1000</已支出>") + "</数据></报表>")
    #expect(read.figures == ["2020 central: 1000 10000000"])
  }

  /// None of two that stand equally near is the nearer.
  @Test(arguments: [
    (open + " 单位=\"元\" 计量单位=\"万元\">" + row(plain) + "</报表>", "/报表/@计量单位"), (open + " 单位=\"元\" 金额单位=\"万元\">" + row(plain) + "</报表>", "/报表/@金额单位"),
    (open + " 单位=\"元\"><单位>万元</单位>" + row(plain) + "</报表>", "/报表/单位"),
    (open + "><栏目 名称=\"下达资金\" 单位=\"元\"/><栏目 名称=\"下达资金\" 单位=\"万元\"/>" + row(plain) + "</报表>", "/报表/栏目[2]"),
  ])
  func twoUnitsOfAReportRefuseIt(text: String, path: String) throws {
    let read = try ReadReturn(text)
    #expect(read.reading.isRefused && Set(read.codes) == ["unit-ambiguous"] && Set(read.rejections.map(\.path)) == [path], "\(text)")
  }

  /// Of a value, its row, or what stands around it: the cells are refused, whichever is written first.
  @Test(arguments: [
    (open + ">" + row("<下达资金 计量单位=\"元\" 单位=\"万元\">1000</下达资金><已支出>1</已支出>") + "</报表>", "? 10000", 1),
    (open + ">" + row("<下达资金 单位=\"万元\" 计量单位=\"元\">1000</下达资金><已支出>1</已支出>") + "</报表>", "? 10000", 1),
    (open + "><记录 资金年度=\"2020\" 级次=\"中央\" 单位=\"元\" 金额单位=\"万元\">" + plain + "</记录></报表>", "? ?", 2),
    (open + "><数据 单位=\"元\" 金额单位=\"万元\">" + row(plain) + "</数据></报表>", "? ?", 2),
  ])
  func twoUnitsOfAValueRefuseIt(text: String, figures: String, count: Int) throws {
    let read = try ReadReturn(text)
    #expect(read.figures == ["2020 central: \(figures)"] && !read.reading.isRefused, "\(text)")
    #expect(read.codes == Array(repeating: "unit-ambiguous", count: count) && Set(read.rejections.map(\.severity)) == ["error"], "\(text)")
  }

  /// The same unit twice, and one for each family.
  @Test(arguments: [
    open + " 单位=\"元\" 货币单位=\"元\"><单位>元</单位>" + row(plain) + "</报表>", open + " 单位=\"%\" 金额单位=\"元\">" + row(plain) + "</报表>",
    open + ">" + row("<下达资金 单位=\"元\" 计量单位=\"元\">1000</下达资金><已支出 单位=\"元\" dw=\"\">1000</已支出>") + "</报表>",
    open + "><记录 资金年度=\"2020\" 级次=\"中央\" 金额单位=\"元\" 单位=\"人\">" + plain + "</记录></报表>",
    open + " 单位=\"亿元\"><数据 单位=\"元\" 计量单位=\"户\">" + row(plain) + "</数据></报表>",
  ])
  func theSameUnitTwiceIsFine(text: String) throws {
    let read = try ReadReturn(text)
    #expect(read.figures == ["2020 central: 1000 1000"] && read.codes == [], "\(text): \(read.rejections.map(\.message))")
  }

  /// A row by another name, and a row inside a row, are lost figures: both are named.
  @Test func nothingBesideTheRowsIsLost() throws {
    let other = try ReadReturn(Self.open + ">" + Self.row(Self.plain) + "<行 资金年度=\"2020\" 级次=\"县级\">" + Self.plain + "</行></报表>")
    #expect(other.codes == ["xml-row-unknown"])
    #expect(other.rejections.map(\.path) == ["/报表/行[1]"])
    #expect(other.figures == ["2020 central: 10000000 10000000"])
    let nested = try ReadReturn(Self.open + ">" + Self.row(Self.plain + "<记录><下达资金>5</下达资金></记录>") + "</报表>")
    #expect(nested.codes == ["xml-row-unknown"])
    let inside = try ReadReturn(Self.open + ">" + Self.row("<下达资金>1<b>0</b>00</下达资金><已支出>1000</已支出>") + "</报表>")
    #expect(inside.figures == ["2020 central: ? 10000000"])
    #expect(inside.codes == ["number-missing"])
  }

  @Test(arguments: [
    ("<数据 县区=\"大化\">", "/数据/报表[1]/@县区"), ("<数据 期别=\"2019\">", "/数据/报表[1]/@期别"),
  ])
  func whatStandsAroundMustAgree(outer: String, path: String) throws {
    let read = try ReadReturn(outer + Self.open + ">" + Self.row(Self.plain) + "</报表></数据>")
    #expect(read.codes == ["identity-differs"])
    #expect(read.rejections.map(\.path) == [path])
    #expect(try ReadReturn("<数据 县区=\"河池市\" 期别=\"2020\">" + Self.open + ">" + Self.row(Self.plain) + "</报表></数据>").codes == [])
  }
}
