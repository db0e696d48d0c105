import Handoff
import Testing

/// 小计 and 合计 rows check the rows they add up and are never loaded.
@Suite struct TotalRowTests {
  static let a = "安阳镇,集中供水,新建,3,100,10.5\n"
  static let b = "高岭镇,家庭水柜,新建,12,40,11.2\n"
  static let c = "地苏镇,家庭水柜,改扩建,10,35,9.8\n"

  /// Bodies whose totals agree, or the place ① of the one that does not.
  static let bodies: [(body: String, differs: Bool)] = [
    (a + b + c + "合计,,,25,175,31.5\n", false),
    ("合计,,,25,175,31.5\n" + a + b + c, false),
    (a + b + c + "合 计：,,,,175,\n", false),
    (a + b + c + "合计,,,—,175,—\n", false),
    (a + b + c + "合计,,,25,①176,31.5\n", true),
    (a + b + c + "合计,,,25,①350,31.5\n", true),
    (a + b + "小计,,,15,140,21.7\n" + c + "小计,,,10,35,9.8\n合计,,,25,175,31.5\n", false),
    ("合计,,,25,175,31.5\n小计,,,15,140,21.7\n" + a + b + "小计,,,10,35,9.8\n" + c, false),
    (a + b + "小计,,,15,140,21.7\n" + c + "小计,,,10,①36,9.8\n合计,,,25,175,31.5\n", true),
    // 小计 by category at the end of their rows.
    (a + b + c + "小计,集中供水,,3,100,10.5\n小计,家庭水柜,,22,75,21\n合计,,,25,175,31.5\n", false),
    (a + b + c + "小计,集中供水,,3,100,10.5\n小计,家庭水柜,,22,①74,21\n", true),
    // 合计 of a township: the township is named in its own column, the label in another.
    (a + "安阳镇,合计,,3,100,10.5\n" + b + "高岭镇,合计,,12,40,11.2\n" + c + "地苏镇,合计,,10,35,9.8\n", false),
    (a + "安阳镇,合计,,3,100,10.5\n" + b + "高岭镇,合计,,12,①41,11.2\n" + c, true),
    // A part of the total, and a note on it in the township's column.
    ("合计,,,25,175,31.5\n其中：家庭水柜,,,22,75,21\n" + a + b + c, false),
    ("合计,,,25,175,31.5\n其中：家庭水柜,,,22,①76,21\n" + a + b + c, true),
    (a + b + "小计,,,15,140,21.7\n其中：家庭水柜,,,12,40,11.2\n" + c + "小计,,,10,35,9.8\n合计,,,25,175,31.5\n", false),
    (a + b + c + "合计,3 个乡镇,,25,175,31.5\n", false),
    // Rounded at the source: half a step each.
    (a + b + c + "合计,,,25,175,32万元\n", false),
    (a + b + c + "合计,,,25,175,①33万元\n", true),
  ]

  /// What was computed is told in the unit of the column, in both languages: 10.5 + 11.2 万元.
  @Test func theSumIsToldInTheUnitOfItsColumn() throws {
    let read = try ReadReturn(Written.top + Written.header + Self.a + Self.b + "合计,,,15,140,92\n")
    #expect(read.rejections.map(\.english) == ["investment: the total row says \"92\", its rows add to 21.7万元, off by 70.3万元"])
    #expect(read.rejections.map(\.message) == ["投资合计写的 \"92\"，各行相加 21.7万元，差 70.3万元"])
  }

  @Test(arguments: bodies.indices)
  func checksAndIsNotLoaded(index: Int) throws {
    let (body, differs) = Self.bodies[index]
    let read = try ReadReturn(Written.top + Written.header + body)
    #expect(read.figures == Written.figures, "\(body)")
    #expect(read.places == (differs ? [read.expected("total-differs")] : []), "\(body)")
  }

  /// 其中：甲村 below the total may be a village of its own: it is not taken, and that is said.
  @Test(arguments: ["合计,15,39", "合计,—,—"])
  func aPartThatMayBeARecordIsNamed(total: String) throws {
    let rows = "其中：①451228001001,5,20,安阳镇\n451228001002,10,19,安阳镇\n"
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n村代码,经营收入,受益户,乡镇\n\(total),\n" + rows)
    #expect(read.rejections.filter { $0.code == "row-is-part" }.map { "\($0.line):\($0.col)" } == ["5:1"])
    #expect(read.figures == ["451228001002: 100000 19 ."])
    let xml = "<记录><村代码>合计</村代码><经营收入>15</经营收入><受益户>39</受益户></记录><记录><村代码>其中：451228001001</村代码><经营收入>5</经营收入><受益户>20</受益户></记录>"
    let tree = try ReadReturn("<报表 编码=\"HC-12-1\" 县区=\"都安\" 期别=\"2020-12\">\(xml)</报表>")
    #expect(tree.rejections.filter { $0.code == "row-is-part" }.map(\.path) == ["/报表/记录[2]/村代码"])
  }

  /// Of what the form has no word for, a part is compared with nothing.
  @Test func aPartOfNoCategoryIsAskedAbout() throws {
    let read = try ReadReturn(Written.top + Written.header + "合计,,,25,175,31.5\n其中：低保户,,,①1,2,3\n" + Written.rows)
    #expect(read.places == [read.expected("total-unchecked")] && read.rejections.map(\.severity) == ["query"])
    #expect(read.figures == Written.figures)
  }

  @Test func aTotalThatWasNotReadCostsItsCheckOnly() throws {
    let read = try ReadReturn(Written.top + Written.header + Written.rows + "合计,,,25,①17S,31.5\n")
    #expect(read.figures == Written.figures)
    #expect(read.places == [read.expected("total-unreadable")])
    #expect(read.rejections.first?.severity == "query")
  }

  /// 1O is not read, so the total cannot agree; the letter is the mistake, the total only a clue.
  @Test func aDifferenceBesideAnUnreadCellIsANote() throws {
    let read = try ReadReturn(Written.top + Written.header + "安阳镇,集中供水,新建,3,①1OO,10.5\n" + Self.b + "合计,,,15,140,21.7\n")
    #expect(read.places == [read.expected("letter-in-number"), "total-differs 8:5"])
    #expect(read.rejections.last?.severity == "note")
    #expect(read.rejections.last?.message == "受益贫困人口合计写的 \"140\"，各行相加 40人，差 100人；有 1 格没读出")
  }

  @Test func derivedColumnsAreComparedAndNotSummed() throws {
    let read = try ReadReturn(Written.progress + "年度,级次,下达,支出,支出进度\n2020,中央,1000,965.7,96.57\n2020,县级,1000,980,①0.98\n")
    #expect(read.figures == ["2020 central: 10000000 9657000", "2020 county: 10000000 9800000"])
    #expect(read.places == [read.expected("derived-differs")])
    #expect(read.rejections.first?.message == "支出进度写的 \"0.98\"，按别的栏算是 98%，疑似把百分数写成了小数")
  }
}
