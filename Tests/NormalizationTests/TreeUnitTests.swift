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
