import Handoff
import Testing

/// Folder and name claim, the content says; where they disagree, or nobody says, the return is refused.
@Suite struct IdentityTests {
  struct Case: Sendable {
    let path: String
    let top: String
    /// `451228 2020-12`, or the code of the refusal with its line.
    let outcome: String
  }

  static let cases = [
    Case(path: "都安/HC-19-1_2020-12.csv", top: "", outcome: "451228 2020-12"),
    Case(path: "都安县/饮水安全项目表_12月.csv", top: "", outcome: "451228 2020-12"),
    Case(path: "451228/a.csv", top: "表号：HC-19-1\n期别：2020年12月\n", outcome: "451228 2020-12"),
    Case(path: "451228000000/a.csv", top: "表号：HC-19-1  期别：12月\n", outcome: "451228 2020-12"),
    Case(path: "a.csv", top: "表号：HC-19-1\n县（区）：都安瑶族自治县\n报告期：2020.12\n", outcome: "451228 2020-12"),
    Case(path: "都安/a.csv", top: "表号：HC-19-1\n填报单位：大化县\n期别：2020-12\n", outcome: "identity-differs 2:1"),
    Case(path: "都安/HC-19-1_2020-11.csv", top: "期别：2020-12\n", outcome: "identity-differs 1:1"),
    Case(path: "都安/HC-22-1_2020-12.csv", top: "表号：HC-19-1\n", outcome: "identity-differs 1:1"),
    Case(path: "都安/a.csv", top: "表号：HC-19-1\n期别：2020年13月\n", outcome: "period-unreadable 2:1"),
    Case(path: "都安/a.csv", top: "表号：HC-19-1\n期别：2020\n", outcome: "period-kind 2:1"),
    Case(path: "都安/a.csv", top: "表号：HC-19-1\n", outcome: "period-missing 1:0"),
    Case(path: "a.csv", top: "表号：HC-19-1\n期别：2020-12\n", outcome: "region-missing 1:0"),
    Case(path: "a.csv", top: "表号：HC-19-1\n填报单位：都按县\n期别：2020-12\n", outcome: "region-unknown 2:1"),
    Case(path: "451200/a.csv", top: "表号：HC-19-1\n期别：2020-12\n", outcome: "submitter-unexpected 1:0"),
    Case(path: "都安/a.csv", top: "期别：2020-12\n表号：HC-91-1\n", outcome: "form-unknown 2:1"),
    Case(path: "都安/a.csv", top: "表号：HC-19-1\n期别：2020-12\n版本：终稿\n", outcome: "version-unreadable 3:1"),
  ]

  @Test(arguments: cases)
  func whoWhatWhen(_ example: Case) throws {
    let read = try ReadReturn(example.top + "单位：万元\n" + Written.header + Written.rows, path: example.path)
    let head = read.reading.head
    let outcome = read.reading.isRefused ? read.places.first ?? "" : "\(head.region) \(head.period)"
    #expect(outcome == example.outcome, "\(example.path) \(example.top): \(read.rejections.map(\.message))")
    #expect(read.figures == (read.reading.isRefused ? [] : Written.figures), "\(example.path) \(example.top)")
  }

  /// Said twice with two meanings: each second statement is told, with both of them.
  @Test(arguments: [
    ("填报单位：大化瑶族自治县", "填报单位先写的是 \"都安瑶族自治县\"，这里又写 \"大化瑶族自治县\"，不知道以哪个为准"),
    ("县区：大化县", "填报单位先写的是 \"都安瑶族自治县\"，这里又写 \"大化县\"，不知道以哪个为准"),
    ("填报单位：大化县扶贫办", "填报单位先写的是 \"都安瑶族自治县\"，这里又写 \"大化县扶贫办\"，不知道以哪个为准"),
    ("报送单位：都按县", "填报单位先写的是 \"都安瑶族自治县\"，这里又写 \"都按县\"，不知道以哪个为准"),
    ("期别：2020-11", "期别先写的是 \"2020-12\"，这里又写 \"2020-11\"，不知道以哪个为准"),
    ("统计期：2020年1—11月", "期别先写的是 \"2020-12\"，这里又写 \"2020年1—11月\"，不知道以哪个为准"),
    ("表号：HC-22-1", "表号先写的是 \"HC-19-1\"，这里又写 \"HC-22-1\"，不知道以哪个为准"),
    ("表号：HC-91-1", "表号先写的是 \"HC-19-1\"，这里又写 \"HC-91-1\"，不知道以哪个为准"),
    ("更正：3", "版本先写的是 \"2\"，这里又写 \"3\"，不知道以哪个为准"),
  ])
  func twoContradictingStatementsRefuse(line: String, message: String) throws {
    let read = try ReadReturn(Written.top + "版本：2\n" + line + "\n" + Written.header + Written.rows)
    #expect(read.reading.isRefused && read.places == ["identity-differs 6:1"], "\(line): \(read.places)")
    #expect(read.rejections.map(\.message) == [message], "\(line)")
  }

  @Test func twoStatementsInOneLineToo() throws {
    let read = try ReadReturn("表号：HC-19-1\n期别：2020-12\n填报单位：都安,①县区：大化县\n单位：万元\n" + Written.header + Written.rows)
    #expect(read.reading.isRefused && read.places == [read.expected("identity-differs")])
    let both = try ReadReturn("期别：2020-12  报告期：2020-11\n填报单位：都安\n填报单位：大化\n" + Written.header, path: "HC-19-1.csv")
    #expect(both.places == ["identity-differs 1:1", "identity-differs 3:1"])
  }

  /// Two ways to say the same, and lines that say who signs rather than whose the return is.
  @Test(arguments: [
    "填报单位：都安", "县（区）：451228", "报送单位：都安县扶贫办", "填报单位：扶贫办", "填报单位：河池市", "填报单位：", "期别：2020年12月", "所属期：2020年", "统计期：2020年1—12月",
    "表号：hc-19-1", "单位编码：451228", "版本：第2版", "审核单位：大化县财政局", "汇总单位：河池市扶贫办", "报送日期：2021-01-05\n填报日期：2021-01-06",
  ])
  func theSameSaidTwiceIsFine(line: String) throws {
    let read = try ReadReturn(Written.top + "版本：2\n" + line + "\n" + Written.header + Written.rows)
    #expect(read.codes == [] && read.figures == Written.figures, "\(line): \(read.rejections.map(\.message))")
    #expect(read.reading.head.region == "451228" && read.reading.head.period == "2020-12" && read.reading.head.version == 2)
  }

  /// Labels set wide, and without a colon beside their values.
  @Test(arguments: [
    "填 报 单 位：大化县\n期　别：2020-12", "填报单位,大化县,,,\n期别,2020-12", "填报单位,大化县,,期别,2020-12", "填报单位 大化瑶族自治县\n期别 2020年12月",
    "表号：HC-19-1,填报单位,大化,期别,2020-12", "县（区）,451229\n期别：2020-12,版本,2",
  ])
  func labelsMayStandApart(lines: String) throws {
    let read = try ReadReturn("表号：HC-19-1\n\(lines)\n单位：万元\n" + Written.header + Written.rows, path: "a.csv")
    #expect(read.codes == [] && read.figures == Written.figures, "\(lines): \(read.rejections.map(\.message))")
    #expect(read.reading.head.region == "451229" && read.reading.head.period == "2020-12", "\(lines)")
  }

  @Test func aSlipBesideItsLabelIsQuoted() throws {
    let read = try ReadReturn("表号：HC-19-1\n①填报单位,都按县\n期别：2020-12\n" + Written.header, path: "a.csv")
    #expect(read.places == [read.expected("region-unknown")] && read.rejections.map(\.raw) == ["都按县"])
  }

  /// An attribute under two names, and an attribute and a child element.
  @Test(arguments: [
    ("县区=\"都安\" 填报单位=\"大化\" 期别=\"2020-12\">", "/报表/@填报单位"), ("县区=\"都安\" 报告期=\"2020-11\" 期别=\"2020-12\">", "/报表/@期别"),
    ("县区=\"都安\" 期别=\"2020-12\"><县区>大化县</县区>", "/报表/县区"), ("县区=\"都安\" 期别=\"2020-12\"><表头><期别>2020-11</期别></表头>", "/报表/表头[1]/期别"),
    ("县区=\"都安\" 期别=\"2020-12\" 表号=\"HC-19-1\">", "/报表/@表号"), ("县区=\"都安\" 期别=\"2020-12\" 版本=\"2\"><版次>3</版次>", "/报表/版次"),
    ("县区=\"都安\" 填报单位=\"都安县\" 期别=\"2020-12\"><期别>2020年12月</期别><编码>HC-22-1</编码>", nil),
  ] as [(String, String?)])
  func aReportContradictsItself(head: String, path: String?) throws {
    let read = try ReadReturn(
      "<报表 编码=\"HC-22-1\" \(head)<记录 资金年度=\"2020\" 级次=\"中央\" 下达资金=\"10\" 已支出=\"9\"/></报表>")
    #expect(read.codes == (path == nil ? [] : ["identity-differs"]), "\(head): \(read.rejections.map(\.message))")
    #expect(read.rejections.map(\.path) == (path.map { [$0] } ?? []) && read.reading.isRefused == (path != nil), "\(head)")
  }

  @Test func aReturnOfAYearHoldsItsMonths() throws {
    let read = try ReadReturn(
      "表号：HC-14-1\n期别：2020年\n乡镇,月份,在册人数,其中：建档立卡\n安阳镇,1月,10,4\n安阳镇,2020年2月,11,4\n安阳镇,2020.03,12,5\n安阳镇,①2019-12,9,3\n")
    #expect(read.figures == ["安阳镇 2020-01: 10 4", "安阳镇 2020-02: 11 4", "安阳镇 2020-03: 12 5"])
    #expect(read.places == [read.expected("record-period")])
  }

  /// A range of months beside its months would count them twice; 一季度 and 上半年 are no month either.
  @Test(arguments: ["2-3月", "1-12月", "2020年1—2月", "2020-01/2020-02", "一季度", "上半年", "全年"])
  func aRangeOfMonthsIsNoMonth(month: String) throws {
    let read = try ReadReturn("表号：HC-14-1\n期别：2020年\n乡镇,月份,在册人数,其中：建档立卡\n安阳镇,2020-01,10,4\n安阳镇,①\(month),11,4\n")
    #expect(read.figures == ["安阳镇 2020-01: 10 4"], "\(month)")
    #expect(read.places == [read.expected("record-period")], "\(month)")
  }

  @Test func aVersionBelowTheTableIsNotStatedAboveIt() throws {
    let read = try ReadReturn(Written.top + Written.header + Written.rows + "①版本：2\n")
    #expect(read.reading.isRefused && read.places == [read.expected("identity-differs")])
    #expect(read.rejections.map(\.message) == ["表头上方没有写版本，这里写了 \"2\"，不知道算不算；请写到表头上方"])
  }

  @Test func versionsAreNumbers() throws {
    for (written, version) in [("2", 2), ("第3版", 3), ("V4", 4)] {
      let read = try ReadReturn(Written.top + "版本：\(written)\n" + Written.header + Written.rows)
      #expect(read.reading.head.version == version)
      #expect(read.reading.head.statedVersion == written)
    }
  }

  @Test func aHeaderWithoutRowsIsANilReturn() throws {
    let csv = try ReadReturn(Written.top + Written.header)
    #expect(csv.codes == [] && csv.figures == [] && csv.reading.head.form == "HC-19-1")
    let xml = try ReadReturn("<报表 编码=\"HC-19-1\" 县区=\"都安\" 期别=\"2020-12\"/>")
    #expect(xml.codes == [] && xml.figures == [] && xml.reading.head.form == "HC-19-1")
  }

  /// What a clerk wrote stands in the answer as she wrote it, not in other widths.
  @Test(arguments: [
    ("单位：万园（现价）", "万园（现价）", "表头上方单位写的 \"万园（现价）\"，读不出"),
    ("（单位：万园，现价）", "万园，现价", "表头上方单位写的 \"万园，现价\"，读不出"),
    ("填报单位：ＤＡ县　期别：2020-12", "ＤＡ县", "填报单位写的 \"ＤＡ县\"，名录里没有"),
  ])
  func whatWasWrittenIsQuoted(line: String, raw: String, message: String) throws {
    let read = try ReadReturn("表号：HC-22-1\n期别：2020-12\n\(line)\n年度,级次,下达,支出\n2020,中央,1,2\n")
    #expect(read.rejections.first?.raw == raw && read.rejections.first?.message.hasPrefix(message) == true, "\(read.rejections)")
  }
}
