import Handoff
import Testing

/// What spreadsheets and clipboards make of names and codes: named for what it is, at its cell, in CSV and in XML.
@Suite struct TextDoubtTests {
  /// A township, or else a village code.
  static let damaged: [(isTownship: Bool, text: String, code: String)] = [
    (true, "安?镇", "name-damaged"), (true, "安\u{FFFD}镇", "name-damaged"), (true, "#REF!", "spreadsheet-error"),
    (true, "安\u{200B}阳镇", "hidden-character"), (true, "安阳\u{FEFF}镇", "hidden-character"), (false, "#N/A", "spreadsheet-error"),
    (false, "#######", "spreadsheet-error"), (false, "4.51228E+11", "exponent"), (false, "1.23e+08", "exponent"), (false, "1月2日", "date"),
    (false, "2-Jan", "date"), (true, "—", "key-blank"), (true, "/", "key-blank"), (true, "无", "key-blank"), (true, "…", "key-blank"), (false, "N/A", "key-blank"),
    (true, "暂无", "key-blank"), (true, "同上", "key-blank"), (true, "〃", "key-blank"), (false, "=A1", "formula"), (false, "=VLOOKUP(A2)", "formula"),
    (true, "安\u{3164}阳镇", "hidden-character"), (true, "安\u{61C}阳镇", "hidden-character"), (true, "安\u{34F}阳镇", "hidden-character"),
    (true, "安\u{115F}阳镇", "hidden-character"), (true, "安\u{2800}阳镇", "hidden-character"), (true, "安\u{206A}阳镇", "hidden-character"),
    (true, "安\u{17B4}阳镇", "hidden-character"), (true, "安\u{E0020}阳镇", "hidden-character"), (true, "安\u{FFF9}阳镇", "hidden-character"),
    (true, "安\u{323}阳镇", "hidden-character"), (true, "安\u{20DD}阳镇", "hidden-character"),
  ]

  private static func csv(_ isTownship: Bool, _ cell: String) -> String {
    isTownship
      ? "表号：HC-19-1\n期别：2020-12\n乡镇,项目类型,建设性质,数量,受益贫困人口,投资\n\(cell),集中供水,新建,3,100,5万元\n"
      : "表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n安阳镇,\(cell),5.2,20\n"
  }

  private static func xml(_ isTownship: Bool, _ cell: String) -> String {
    isTownship
      ? "<报表 编码=\"HC-19-1\" 期别=\"2020-12\"><记录><乡镇>\(cell)</乡镇><项目类型>集中供水</项目类型><建设性质>新建</建设性质>"
        + "<数量>3</数量><受益贫困人口>100</受益贫困人口><投资>5万元</投资></记录></报表>"
      : "<报表 编码=\"HC-12-1\" 期别=\"2020-12\"><记录><乡镇>安阳镇</乡镇><村代码>\(cell)</村代码><经营收入>5.2</经营收入><受益户>20</受益户></记录></报表>"
  }

  @Test(arguments: damaged)
  func costsTheRecordAndNamesTheCell(isTownship: Bool, text: String, code: String) throws {
    let read = try ReadReturn(Self.csv(isTownship, "①" + text))
    #expect(read.places == [read.expected(code)], "\(text)")
    #expect(read.reading.records.isEmpty, "\(text)")
    #expect(read.rejections.allSatisfy { $0.severity == "error" && !$0.remedy.isEmpty && !$0.message.isEmpty }, "\(text)")
  }

  @Test(arguments: damaged)
  func theSameInXML(isTownship: Bool, text: String, code: String) throws {
    let read = try ReadReturn(bytes: Array(Self.xml(isTownship, text).utf8), path: "都安/报表.xml")
    #expect(read.codes == [code] && read.reading.records.isEmpty, "\(text)")
    #expect(read.rejections.map(\.path) == ["/报表/记录[1]/\(isTownship ? "乡镇" : "村代码")"], "\(text)")
  }

  /// Codes and names that only look a little like it.
  @Test(arguments: [(false, "E2020-01"), (false, "45122800+001"), (true, "1月2日镇"), (true, "#1屯"), (false, "12-34-56"), (true, "无忧屯"), (true, "上同村"), (true, "“三只羊”乡"), (true, "e\u{301}村")])
  func orderlyTexts(isTownship: Bool, text: String) throws {
    #expect(try ReadReturn(Self.csv(isTownship, text)).codes == [], "\(text)")
  }

  /// In a column that no record is known by, an error mark is asked about.
  @Test func aRemarkIsOnlyAskedAbout() throws {
    let read = try ReadReturn("表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n①#N/A,451228001001,5.2,20\n")
    #expect(read.places == [read.expected("spreadsheet-error")] && read.rejections[0].severity == "query")
    #expect(read.reading.records.count == 1)
  }

  /// Around a text, in a header and in a label invisible characters change nothing, and are said to be there.
  @Test(arguments: [
    "表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n①\u{FEFF}安阳镇,451228001001,5.2,20\n",
    "表号：HC-12-1\n期别：2020-12\n乡镇,村代码,①经营\u{200B}收入,受益户\n安阳镇,451228001001,5.2,20\n",
    "表号：HC-12-1\n①期别：\u{200B}2020-12\n乡镇,村代码,经营收入,受益户\n安阳镇,451228001001,5.2,20\n",
  ])
  func invisibleEndsAreNoted(text: String) throws {
    let read = try ReadReturn(text)
    #expect(read.places == [read.expected("hidden-character")], "\(text.debugDescription)")
    #expect(read.rejections.map(\.severity) == ["note"] && read.reading.records.count == 1, "\(text.debugDescription)")
    #expect(read.figures == ["451228001001: 52000 20 ."], "\(text.debugDescription)")
  }
}
