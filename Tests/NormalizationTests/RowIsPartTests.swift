import Handoff
import Testing

/// 其中 is a part of the row above or a row of its own, however it is set: never counted beside it in silence.
@Suite struct RowIsPartTests {
  @Test(arguments: ["其中：贫困村", "其中:贫困村", "　其中贫困村", "其中贫困村", "其中", "（其中）", "（其中）贫困村", "··其中﹕贫困村", "其中︰贫困村", " 其 中 ：贫困村", "—其中", "1.其中贫困村"])
  func aPartIsNotARecord(township: String) throws {
    let read = try ReadReturn(Written.top + Written.header + Written.rows + "①\(township),集中供水,新建,1,30,2.5\n")
    #expect(read.figures == Written.figures, "\(township)")
    #expect(read.places == [read.expected("row-is-part")], "\(township)")
  }

  @Test(arguments: ["镇其中", "乐其中心村", "甲村其中贫困户"])
  func theWordElsewhereIsNoPart(township: String) throws {
    let read = try ReadReturn(Written.top + Written.header + "\(township),集中供水,新建,3,100,10.5\n")
    #expect(read.codes == [] && read.figures == ["\(township) central new: 3 100 105000"], "\(township)")
  }

  /// The word alone beside the name of the part: 其中,甲村.
  @Test func theWordMayStandWhereRowsAreNumbered() throws {
    let top = "表号：HC-12-1\n期别：2020-12\n编号,乡镇,村代码,经营收入,受益户\n1,安阳镇,甲村,5,20\n"
    let read = try ReadReturn(top + "①其中：,安阳镇,乙村,2,7\n")
    #expect(read.places == [read.expected("row-is-part")] && read.figures == ["甲村: 50000 20 ."])
    let other = try ReadReturn(top + "其中甲,安阳镇,乙村,2,7\n")
    #expect(other.codes == [] && other.figures == ["甲村: 50000 20 .", "乙村: 20000 7 ."])
  }

  /// In a list the item may be called so, a key may not.
  @Test func inAListToo() throws {
    let pipeline = try SmallForms.pipeline(
      replacing: "layout: [register]\nkey: [village]", with: "layout: [register, long]\nlong: {item: [指标], value: [数值], unit: [单位]}\nkey: [village]")
    let rows = "甲村,安阳镇,经营收入,元,5\n甲村,安阳镇,其中：受益户,户,2\n"
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n村代码,乡镇,指标,单位,数值\n\(rows)①其中乙村,安阳镇,经营收入,元,3\n", pipeline: pipeline)
    #expect(read.places == [read.expected("row-is-part")] && read.figures == ["甲村: 5 2 ."])
  }

  @Test func inXMLToo() throws {
    let row = "<记录 乡镇=\"其中贫困村\" 类型=\"集中供水\" 性质=\"新建\" 数量=\"1\" 受益人口=\"3\"><投资>1</投资></记录>"
    let read = try ReadReturn(BusinessTreeTests.root + BusinessTreeTests.good + row + "</报表>", path: "都安/报表.xml")
    #expect(read.codes == ["row-is-part"] && read.figures == [Written.figures[0]])
    let list = try ReadReturn(
      "<报表 编码=\"HC-22-1\" 县区=\"都安\" 期别=\"2020-12\"><记录 年度=\"2020\" 级次=\"其中：中央\" 指标=\"下达资金\" 单位=\"元\" 数值=\"3\"/></报表>", path: "都安/报表.xml")
    #expect(list.codes == ["row-is-part"] && list.figures == [])
  }
}
