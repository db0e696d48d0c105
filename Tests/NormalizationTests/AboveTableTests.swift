import Handoff
import Testing

/// Lines above a table that name another county or month, or say that it is void: labels refuse, titles are asked about.
@Suite struct AboveTableTests {
  private func read(_ lines: String, path: String = "都安/HC-19-1_2020-12.csv") throws -> ReadReturn {
    try ReadReturn(lines + "\n乡镇,项目类型,建设性质,数量,受益贫困人口（人）,投资（万元）\n" + Written.rows, path: path)
  }

  @Test(arguments: [
    "填表单位：大化县", "编报单位：大化瑶族自治县", "上报单位:451229", "地区：大化县", "地 区：,大化县", "填表单位（盖章）：大化县扶贫办", "统计时间：2020年11月", "统计月份：11月", "月份：2020年11月", "数据时间：2020年1—11月",
    "统计时间：2020年11月30日", "数据时间：截至2020年11月底", "填表单位：大化县　单位：万元",
  ])
  func aLabelThatContradictsRefuses(line: String) throws {
    let read = try read(line)
    #expect(read.reading.isRefused && read.places == ["identity-differs 1:1"], "\(line): \(read.rejections.map(\.message))")
    let stated = try self.read("表号：HC-19-1\n填报单位：都安县\n期别：2020-12\n" + line, path: "报表.csv")
    #expect(stated.reading.isRefused && stated.places == ["identity-differs 4:1"], "\(line): \(stated.rejections.map(\.message))")
  }

  @Test(arguments: [
    "填表单位：都安县", "编报单位：都安县扶贫办", "上报单位：扶贫办", "地区：河池市", "地区：石漠化片区", "地区：", "统计时间：2020年12月", "统计时间：2020年", "数据时间：2020年1—12月", "数据时间：2021年1月5日",
    "统计时间：截至2020年12月底", "统计时间：年末", "月份：12", "贫困地区：大化县", "补贴月份：2020年11月", "汇总地区单位数：2",
  ])
  func aLabelThatAgreesOrSaysElseIsFine(line: String) throws {
    let read = try read(line)
    #expect(read.codes == [] && read.figures == Written.figures, "\(line): \(read.rejections.map(\.message))")
  }

  /// Between the rows, where the head is printed again above the next page, it must agree as well.
  @Test func aLabelBetweenTheRowsIsOfTheHead() throws {
    func text(_ line: String) -> String {
      Written.top + Written.header + TotalRowTests.a + line + "\n单位：万元\n" + Written.header + TotalRowTests.b + TotalRowTests.c
    }
    let same = try ReadReturn(text("填表单位：都安县　统计时间：2020年12月"))
    #expect(same.codes == [] && same.figures == Written.figures, "\(same.rejections.map(\.message))")
    let other = try ReadReturn(text("①地区：大化县"))
    #expect(other.reading.isRefused && other.places == [other.expected("identity-differs")], "\(other.places)")
  }

  /// Where nothing else says it, such a label does.
  @Test func aLabelMaySayWhoAndWhen() throws {
    let read = try read("表号：HC-19-1\n地区：大化县　月份：2020年11月", path: "报表.csv")
    #expect(read.codes == [] && "\(read.reading.head.region) \(read.reading.head.period)" == "451229 2020-11")
  }

  /// A column 地区 or 月份 is no label.
  @Test func headersAreNoLabels() throws {
    let read = try ReadReturn("表号：HC-14-1\n期别：2020年\n乡镇,月份,在册人数,其中：建档立卡\n安阳镇,2020-01,10,4\n")
    #expect(read.codes == [] && read.figures == ["安阳镇 2020-01: 10 4"])
  }

  @Test(arguments: ["本表作废", "作废", "（作废）", "此表已作废", "【本报表作废】", "本 表 作 废！", ",,作废"])
  func aVoidSheetIsNotTaken(line: String) throws {
    let above = try read(line)
    #expect(above.reading.isRefused && above.codes == ["sheet-void"] && above.rejections.map(\.line) == [1], "\(line): \(above.rejections.map(\.message))")
    let below = try ReadReturn(Written.top + Written.header + Written.rows + line + "\n")
    #expect(below.reading.isRefused && below.codes == ["sheet-void"] && below.rejections.map(\.line) == [9], "\(line): \(below.rejections.map(\.message))")
  }

  @Test(arguments: ["原表作废，以此为准", "2020年作废票据已清理", "更正表，前表作废"])
  func anotherSheetMayBeVoid(line: String) throws {
    let read = try read(line)
    #expect(read.codes == [] && read.figures == Written.figures, "\(line): \(read.rejections.map(\.message))")
  }

  @Test(arguments: [
    ("大化县饮水安全项目表", "标题写的是大化瑶族自治县，这一份报的是都安瑶族自治县，请核对"), ("大化饮水安全项目表", "标题写的是大化瑶族自治县，这一份报的是都安瑶族自治县，请核对"),
    ("附件3：河池市大化县2020年12月饮水安全项目表", "标题写的是大化瑶族自治县，这一份报的是都安瑶族自治县，请核对"), ("大化2020年项目表（单位：万元）", "标题写的是大化瑶族自治县，这一份报的是都安瑶族自治县，请核对"),
    ("都安县2020年11月饮水安全项目表", "标题写的是2020年11月，这一份报的是2020年12月，请核对"), ("饮水安全项目表（2020年11月）", "标题写的是2020年11月，这一份报的是2020年12月，请核对"),
    ("2020年第3季度饮水安全项目表", "标题写的是2020年第三季度，这一份报的是2020年12月，请核对"), ("（2020-11）", "标题写的是2020年11月，这一份报的是2020年12月，请核对"),
    ("2020年1—11月饮水安全项目进度表", "标题写的是2020年1—11月，这一份报的是2020年12月，请核对"), ("2019年饮水安全项目表", "标题写的是2019年，这一份报的是2020年12月，请核对"),
    ("二〇二〇年十一月饮水安全项目表", "标题写的是2020年11月，这一份报的是2020年12月，请核对"),
  ])
  func aTitleThatNamesAnotherIsAskedAbout(title: String, message: String) throws {
    let read = try read("," + title)
    #expect(read.places == ["title-differs 1:2"] && read.rejections.map(\.message) == [message], "\(title): \(read.rejections.map(\.message))")
    #expect(read.rejections.map(\.severity) == ["query"] && read.figures == Written.figures)
  }

  @Test(arguments: [
    "饮水安全项目表", "都安县2020年12月饮水安全项目表", "都安县、大化县2020年饮水安全项目表", "2020年第4季度饮水安全项目表", "2020年下半年饮水安全项目表", "2020年1—12月饮水安全项目表", "桂扶领办发〔2019〕11号", "2016-2020年饮水安全项目表",
    "2019年结转资金2020年饮水安全项目表", "2014年、2015年退出户饮水安全表", "2019年度计划饮水安全项目表", "大化肥补贴表", "说明：口径参照大化县2020年11月的做法", "制表日期：2021年1月5日", "2020年12月饮水安全项目表（2021年1月5日）", "2021年1月5日",
    "饮水安全项目表（2020-12）", "大化镇饮水安全项目表",
  ])
  func aTitleMayMentionWhatItLikes(title: String) throws {
    let read = try read(title)
    #expect(read.codes == [] && read.figures == Written.figures, "\(title): \(read.rejections.map(\.message))")
  }
}
