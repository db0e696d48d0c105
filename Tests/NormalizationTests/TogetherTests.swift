import Definition
import Handoff
import Testing
import TestSupport

/// Tables in one file give what they give one by one, and no cell is lost between them.
@Suite struct TogetherTests {
  private struct Table {
    var text = ""
    var rows = 0
    var outside = 0
  }

  private static let headers = [["级次", "下达资金", "已支出"], ["已支出", "级次", "下达资金"], ["下达资金（元）", "已支出（元）", "级次"]]

  /// A table of the form that takes several, with keys of its own, a unit line at times, bad cells, totals, notes.
  private static func table(_ number: Int, _ random: inout Seeded) -> Table {
    var table = Table()
    let header = headers.randomElement(using: &random) ?? headers[0]
    func add(_ cells: [String]) { table.text += cells.joined(separator: ",") + "\n" }
    // Without a line above it, a header like the one before would be the next page of that table.
    add(["第\(number)部分资金支出表"])
    table.outside += 1
    if Bool.random(using: &random), !header[0].contains("元") {
      add(["单位：元"])
      table.outside += 1
    }
    add(header)
    table.outside += 3
    for row in 0..<Int.random(in: 1...4, using: &random) {
      let values = ["下达": ["10", "2.5", "1O", "0", "", "—"].randomElement(using: &random) ?? "", "已支": ["9", "1.5元", "", "7"].randomElement(using: &random) ?? ""]
      add(header.map { $0.hasPrefix("级次") ? "第\(number)之\(row)" : values[String($0.prefix(2))] ?? "" })
      table.rows += 1
    }
    if Bool.random(using: &random) {
      add(["注：1.口径同上"])
      table.outside += 1
    }
    if Bool.random(using: &random) { table.text += ",,\n" }
    return table
  }

  @Test(arguments: UInt64(1)...80)
  func stackedAndApart(seed: UInt64) throws {
    var random = Seeded(seed)
    let pipeline = try SeveralForms.pipeline()
    let top = "表号：HC-B\n期别：2020-12\n"
    let tables = (1...Int.random(in: 1...4, using: &random)).map { Self.table($0, &random) }
    let together = try ReadReturn(top + tables.map(\.text).joined(), pipeline: pipeline)
    let apart = try tables.map { try ReadReturn(top + $0.text, pipeline: pipeline) }
    let text = "seed \(seed)\n" + top + tables.map(\.text).joined()
    #expect(together.readings.count == 1, "\(text)")
    #expect(together.figures == apart.flatMap(\.figures), "\(text)")
    #expect(together.codes == apart.flatMap(\.codes), "\(text)")
    #expect(together.rejections.map(\.raw) == apart.flatMap { $0.rejections.map(\.raw) }, "\(text)")
    let rows = tables.reduce(0) { $0 + $1.rows }
    for tally in together.reading.tallies { #expect(tally.isConserved && tally.read == rows, "\(tally) \(text)") }
    #expect(together.reading.head.outside == 2 + tables.reduce(0) { $0 + $1.outside }, "\(text)")
    // A worksheet each: the same figures again.
    let sheets = tables.enumerated().map { index, table in
      (name: "表\(index + 1)", rows: (top + table.text).split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) })
    }
    let workbook = try ReadReturn(Worksheets.workbook(sheets), path: "都安/报表.xml", pipeline: pipeline)
    #expect(workbook.figures == together.figures, "\(text)")
  }

  /// Each figure is where its place says: the raw text stands in that line and cell of the file.
  @Test(arguments: UInt64(1)...40)
  func everyFigureIsAtItsPlace(seed: UInt64) throws {
    var random = Seeded(seed)
    let text = "表号：HC-B\n期别：2020-12\n" + (1...3).map { Self.table($0, &random).text }.joined()
    let reading = try ReadReturn(text, pipeline: try SeveralForms.pipeline()).reading
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    for record in try reading.records.all() {
      for (item, cell) in zip(reading.measures, record.cells) {
        guard let cell else { continue }
        let column = cell.detail?.col ?? reading.columns.first { $0.item == item }?.col ?? 0
        #expect(lines[record.line - 1][column - 1] == cell.raw, "seed \(seed) \(item) line \(record.line)\n\(text)")
      }
    }
  }
}
