import Handoff
import Testing

/// Total rows under other names, in CSV and in XML, and those without any name.
@Suite struct TotalLabelTests {
  @Test(arguments: [
    "全县合计", "合计（全县）", "（合计）", "县合计", "都安瑶族自治县合计", "各乡镇合计", "总合计", "合计数", "汇总", "累计", "total", "合 计：", "3 个乡镇合计",
    "【合计】", "合计。", "—合计—", "合计/Total", "Total 合计", "合计1", "合計", "總計", "总数", "共计", "本县计", "⼩计", "小計", "页计", "本页小计", "转下页", "过次页",
    "都安县", "都安瑶族自治县", "都安", "451228", "河池市",
  ])
  func aTotalByAnotherNameIsChecked(label: String) throws {
    let good = try ReadReturn(Written.top + Written.header + Written.rows + "\(label),,,25,175,31.5\n")
    #expect(good.figures == Written.figures, "\(label)")
    #expect(good.codes == [], "\(label)")
    let wrong = try ReadReturn(Written.top + Written.header + Written.rows + "\(label),,,25,①176,31.5\n")
    #expect(wrong.figures == Written.figures, "\(label)")
    #expect(wrong.places == [wrong.expected("total-differs")], "\(label)")
  }

  @Test func aSubtotalMayNameItsTownship() throws {
    let text = Written.top + Written.header + TotalRowTests.a + "安阳镇小计,,,3,100,10.5\n" + TotalRowTests.b + TotalRowTests.c + "本页合计,,,22,①76,21\n"
    let read = try ReadReturn(text)
    #expect(read.figures == Written.figures)
    #expect(read.places == [read.expected("total-differs")])
  }

  @Test func aRemarkMaySpeakOfTotals() throws {
    let read = try ReadReturn(Written.top + "乡镇,项目类型,建设性质,数量,受益贫困人口,投资,备注\n安阳镇,集中供水,新建,3,100,10.5,上年合计\n")
    #expect(read.figures == [Written.figures[0]])
  }

  /// Where a form knows 全县, a district may say 全区.
  @Test func aDistrictMayTotalItself() throws {
    let pipeline = try SmallForms.pipeline(replacing: "label: [小计, 合计], check: [operating", with: "label: [合计, 全县], check: [operating")
    let rows = "表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n安阳镇,451228001001,5,20\n安阳镇,451228001002,7,11\n"
    let read = try ReadReturn(rows + ",全区,12,①30\n", pipeline: pipeline)
    #expect(read.places == [read.expected("total-differs")])
    #expect(read.figures == ["451228001001: 50000 20 .", "451228001002: 70000 11 ."])
  }

  /// 都安 may be a township: where its figures are not those of a total, that is said.
  @Test func aNameThatTheCountySharesIsAskedAbout() throws {
    let read = try ReadReturn(Written.top + Written.header + Written.rows + "都安,集中供水,新建,3,①107,10.5\n")
    #expect(read.places == [read.expected("total-differs")])
    #expect(read.rejections.map { $0.message.hasSuffix("；这一行如果是一条记录，请换一个名称") } == [true])
  }

  /// 安阳镇小计 beside the column that names the villages.
  @Test func aSubtotalMayStandBesideTheKey() throws {
    let head = "表号：HC-12-1\n期别：2020-12\n编号,乡镇,村代码,经营收入,受益户\n"
    let rows = ["1,安阳镇,451228001001,5,20\n2,安阳镇,451228001002,2,2\n", "3,高岭镇,451228002001,7,11\n"]
    let good = try ReadReturn(head + rows[0] + ",安阳镇小计,,7,22\n" + rows[1] + "高岭镇小计,,,7,11\n合计,,,14,33\n")
    #expect(good.codes == [])
    #expect(good.figures == ["451228001001: 50000 20 .", "451228001002: 20000 2 .", "451228002001: 70000 11 ."])
    let wrong = try ReadReturn(head + rows[0] + ",安阳镇小计,,7,22\n" + rows[1] + ",高岭镇小计,,7,①12\n")
    #expect(wrong.places == [wrong.expected("total-differs")])
    // What a remark says of totals names no place.
    let remark = try ReadReturn(head + rows[0] + ",上年合计,①,7,11\n")
    #expect(remark.places == [remark.expected("key-blank")])
  }

  /// Rounded, or of two others only, the sum may be a coincidence.
  @Test(arguments: [
    ("安阳镇,10,1.24\n高岭镇,20,2.24\n地苏镇,5,1.24\n①首府,35,4.7\n", "query"), ("安阳镇,10,1\n高岭镇,20,2\n①首府,30,3\n", "query"),
    ("①首府,35,7\n安阳镇,10,1\n高岭镇,20,2\n地苏镇,5,4\n", "error"), ("安阳镇,10,1.24\n高岭镇,20,2.24\n地苏镇,5,1.24\n首府,35,4.5\n", nil),
    ("安阳镇,10,1\n高岭镇,20,2\n首府,30,4\n", nil), ("安阳镇,0,0\n高岭镇,20,2\n首府,20,2\n", nil),
  ])
  func aSumThatMayBeACoincidenceIsAskedAbout(rows: String, severity: String?) throws {
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n村代码,受益户,经营收入,乡镇\n" + rows.replacing("\n", with: ",某镇\n"))
    #expect(read.rejections.map(\.severity) == (severity.map { [$0] } ?? []), "\(rows)")
    #expect(read.rejections.map { "\($0.code) \($0.line)" } == (severity == nil ? [] : ["row-looks-total \(read.marked?.line ?? 0)"]), "\(rows)")
  }

  /// 都安县 in the column of townships is the county's own total, though nothing calls it so.
  @Test func aRowThatAddsUpAllOthersIsAskedAbout() throws {
    let rows = "乡镇,村代码,经营收入,受益户\n"
    let villages = "安阳镇,451228001001,5,20\n安阳镇,451228001002,7,11\n高岭镇,451228002001,3,8\n"
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n" + rows + villages + "都安县,451228000000,15,39\n")
    #expect(read.codes == ["row-looks-total"])
    #expect(read.rejections.map(\.cell) == ["A7"])
    #expect(read.rejections.map(\.severity) == ["error"])
    let other = try ReadReturn("表号：HC-12-1\n期别：2020-12\n" + rows + villages + "高岭镇,451228002002,15,38\n")
    #expect(other.codes == [])
  }

  @Test func totalsAndPartsOfAnXML() throws {
    func row(_ name: String, _ kind: String, _ numbers: String) -> String {
      let parts = numbers.split(separator: " ")
      return "<记录 乡镇=\"\(name)\"\(kind)><数量>\(parts[0])</数量><受益人口>\(parts[1])</受益人口><投资>\(parts[2])</投资></记录>\n"
    }
    let kind = " 类型=\"集中供水\" 性质=\"新建\""
    let rows = row("安阳镇", kind, "3 100 10.5") + row("高岭镇", kind, "12 40 11.2")
    let good = try ReadReturn(BusinessTreeTests.root + rows + row("合计", "", "15 140 21.7") + "</报表>")
    #expect(good.figures == ["安阳镇 central new: 3 100 105000", "高岭镇 central new: 12 40 112000"])
    #expect(good.codes == [])
    let wrong = try ReadReturn(BusinessTreeTests.root + rows + row("全县合计", "", "15 141 21.7") + "</报表>")
    #expect(wrong.codes == ["total-differs"])
    #expect(wrong.rejections.map(\.path) == ["/报表/记录[3]/受益人口"])
    let county = try ReadReturn(BusinessTreeTests.root + rows + row("都安县", kind, "15 141 21.7") + "</报表>")
    #expect(county.codes == ["row-looks-total"] && county.rejections.map(\.severity) == ["query"])
    let part = try ReadReturn(BusinessTreeTests.root + rows + row("其中：高岭镇", kind, "2 4 1") + "</报表>")
    #expect(part.codes == ["row-is-part"])
    #expect(part.figures.count == 2)
  }
}
