import Handoff
import Testing

/// Forms sent part by part: the part is above the table, the same in every record, or the worksheet's name.
@Suite struct PartTests {
  private func read(_ text: String, path: String = "都安/报表.csv") throws -> ReadReturn {
    try ReadReturn(text, path: path, pipeline: try SeveralForms.pipeline())
  }

  static let top = "表号：HC-C\n期别：2020-12\n"

  static let townships: [(text: String, figures: [String])] = [
    ("填报单位：都安  乡镇：隆福乡\n村,人数\n甲村,10\n", ["隆福乡 甲村: 10"]),
    ("乡镇,村,人数\n隆福乡,甲村,10\n隆福乡,乙村,20\n", ["隆福乡 甲村: 10", "隆福乡 乙村: 20"]),
    ("乡镇：,隆福乡\n村,人数,乡镇\n甲村,10,隆福乡\n", ["隆福乡 甲村: 10"]),
    ("乡镇：隆福乡\n村,人数\n", []),
  ]

  @Test(arguments: townships.indices)
  func aTownshipIsAPart(index: Int) throws {
    let (text, figures) = Self.townships[index]
    let read = try read(Self.top + text)
    #expect(read.codes == [], "\(text)")
    #expect(read.figures == figures, "\(text)")
    #expect(read.reading.head.part == "隆福乡", "\(text)")
    #expect(read.reading.head.suffix == "隆福乡", "\(text)")
  }

  static let faults: [(text: String, code: String, line: Int)] = [
    ("村,人数\n甲村,10\n", "part-missing", 3),
    ("乡镇,村,人数\n隆福乡,甲村,10\n高岭镇,乙村,20\n", "part-mixed", 5),
    ("乡镇：高岭镇\n乡镇,村,人数\n隆福乡,甲村,10\n", "part-mixed", 5),
  ]

  @Test(arguments: faults.indices)
  func aReturnIsOnePart(index: Int) throws {
    let (text, code, line) = Self.faults[index]
    let read = try read(Self.top + text)
    #expect(read.codes.last == code, "\(text)")
    #expect(read.reading.isRefused, "\(text)")
    #expect(read.rejections.last?.line == line, "\(text)")
  }

  @Test func anAttributeIsAPart() throws {
    let read = try read(
      """
      <根 县区="都安" 期别="2020-12" 编码="HC-C">
      <报表 乡镇="隆福乡"><记录 村="甲村" 人数="10"/></报表>
      <报表 乡镇="高岭镇"><记录 村="乙村" 人数="20"/></报表>
      </根>
      """, path: "都安/报表.xml")
    #expect(read.readings.map(\.head.suffix) == ["隆福乡", "高岭镇"])
    #expect(read.readings.flatMap { read.figures(of: $0) } == ["隆福乡 甲村: 10", "高岭镇 乙村: 20"])
    #expect(try read.readings.flatMap { try $0.rejections.all() } == [])
  }

  @Test func aWorksheetIsAPart() throws {
    let rows = [["表号：HC-E  期别：2020-12"], ["岗位", "在岗"], ["护林员", "7"]]
    let read = try read(Worksheets.workbook([("隆福乡", rows), ("高岭镇", rows)]), path: "都安/报表.xml")
    #expect(read.readings.map(\.head.part) == ["隆福乡", "高岭镇"])
    #expect(read.codes == [])
    let csv = try self.read(rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n")
    #expect(csv.codes == ["part-missing"])
  }
}
