import Handoff
import Testing

/// A row of 全县 with a code of its own is a record; a table of nothing but totals is no nil return.
@Suite struct WholeCountyTests {
  private static let top = "表号：HC-12-1\n期别：2020-12\n村代码,乡镇,经营收入,受益户\n"

  private func read(_ rows: String) throws -> ReadReturn {
    let pipeline = try SmallForms.pipeline(replacing: "label: [小计, 合计], check: [operating", with: "label: [小计, 合计, 全县], check: [operating")
    return try ReadReturn(Self.top + rows, pipeline: pipeline)
  }

  @Test func aRowWithItsOwnKeyIsARecord() throws {
    let read = try read("A1,安阳镇,5,20\nA2,全县,7,11\n合计,,12,31\n")
    #expect(read.codes == [] && read.figures == ["A1: 50000 20 .", "A2: 70000 11 ."])
    // A dash is no key, and 合计 makes a total whatever else the row says.
    let totals = try self.read("A1,安阳镇,5,20\n—,全县,5,①21\n")
    #expect(totals.places == [totals.expected("total-differs")] && totals.figures == ["A1: 50000 20 ."])
    let label = try self.read("A1,安阳镇,5,20\nA2,合计,5,①21\n")
    #expect(label.places == [label.expected("total-differs")] && label.figures == ["A1: 50000 20 ."])
  }

  /// Of two keys one may say 全县 and the other be a code.
  @Test(arguments: ["全县", "都安县"])
  func aProjectMayBeOfTheWholeCounty(township: String) throws {
    let between = """
        operating:  {role: measure, header: [经营收入], family: money, unit: 万元}
        households: {role: measure, header: [受益户], unit: 户}
        shops:      {role: measure, header: [网点], unit: 个, optional: true}
        serial:     {role: ignored, header: [编号], optional: true}
      total_rows: {label: [小计, 合计
      """
    let villages = "key: [village]\ncolumns:\n  township:   {role: text, header: [乡镇]}\n  village:    {role: key, header: [村代码]}\n" + between
    let projects =
      "key: [township, village]\ncolumns:\n  township:   {role: key, header: [乡镇]}\n  village:    {role: key, header: [项目编码], optional: true}\n" + between
      + ", 全县"
    let pipeline = try SmallForms.pipeline(replacing: villages, with: projects)
    let top = "表号：HC-12-1\n期别：2020-12\n乡镇,项目编码,经营收入,受益户\n安阳镇,P-01,5,20\n"
    let record = try ReadReturn(top + "\(township),P-02,7,11\n合计,,12,31\n", pipeline: pipeline)
    // The county's own name in the column of its townships is still asked about.
    #expect(record.codes == (township == "全县" ? [] : ["row-looks-total"]) && record.figures.count == 2, "\(record.rejections.map(\.message))")
    #expect(record.rejections.allSatisfy { $0.severity == "query" })
    let total = try ReadReturn(top + "\(township),,5,①21\n", pipeline: pipeline)
    #expect(total.places == [total.expected("total-differs")] && total.figures.count == 1)
  }

  /// Rows of the county itself: whether they are records or totals, they are not nothing.
  @Test(arguments: [
    "都安县,集中供水,新建,①4,580,20\n都安县,家庭水柜,新建,14,580,20\n", "合计,,,①4,580,20\n", "小计,,,,①580,\n合计,,,4,580,20\n", "合计,,,①1O,,\n",
  ])
  func aTableOfTotalsIsRefused(rows: String) throws {
    let read = try ReadReturn(Written.top + Written.header + rows)
    #expect(read.reading.isRefused && read.codes.last == "rows-all-total", "\(rows): \(read.codes)")
    #expect(read.places.contains(read.expected("rows-all-total")), "\(rows): \(read.places)")
  }

  @Test(arguments: ["合计,,,0,0,0\n", "合计,,,,,\n", "小计,,,—,0.00,\n合计,,,０,,\n", ""])
  func aNilReturnMaySaySo(rows: String) throws {
    let read = try ReadReturn(Written.top + Written.header + rows)
    #expect(!read.reading.isRefused && read.figures == [] && !read.codes.contains("rows-all-total"), "\(rows): \(read.codes)")
  }

  /// Where the rows were lost for a reason of their own, that is what is told.
  @Test func rowsThatWereRefusedAreNoTotals() throws {
    let read = try ReadReturn(Written.top + Written.header + "安阳镇,①水窖,新建,3,100,10.5\n合计,,,3,100,10.5\n")
    #expect(!read.reading.isRefused && read.places.first == read.expected("category-unknown"))
  }
}
