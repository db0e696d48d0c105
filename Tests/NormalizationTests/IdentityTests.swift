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

  @Test func aReturnOfAYearHoldsItsMonths() throws {
    let read = try ReadReturn(
      "表号：HC-14-1\n期别：2020年\n乡镇,月份,在册人数,其中：建档立卡\n安阳镇,1月,10,4\n安阳镇,2020年2月,11,4\n安阳镇,2020.03,12,5\n安阳镇,①2019-12,9,3\n")
    #expect(read.figures == ["安阳镇 2020-01: 10 4", "安阳镇 2020-02: 11 4", "安阳镇 2020-03: 12 5"])
    #expect(read.places == [read.expected("record-period")])
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
    ("单位：万园（现价）", "万园（现价", "表头上方单位写的 \"万园（现价\"，读不出"),
    ("（单位：万园，现价）", "万园，现价", "表头上方单位写的 \"万园，现价\"，读不出"),
    ("填报单位：ＤＡ县　期别：2020-12", "ＤＡ县", "填报单位写的 \"ＤＡ县\"，名录里没有"),
  ])
  func whatWasWrittenIsQuoted(line: String, raw: String, message: String) throws {
    let read = try ReadReturn("表号：HC-22-1\n期别：2020-12\n\(line)\n年度,级次,下达,支出\n2020,中央,1,2\n")
    #expect(read.rejections.first?.raw == raw && read.rejections.first?.message.hasPrefix(message) == true, "\(read.rejections)")
  }
}
