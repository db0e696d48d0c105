import Definition
import Figures
import Handoff
import Submissions

/// Reads a submission that is rows of cells: CSV in any dress, or the worksheets of a workbook.
///
/// A table is preamble, header (one to three rows), an optional unit row and column-number row, records, total rows,
/// notes. Each worksheet with a form of its own is a return; where the form says so, tables may stand below each other.
struct GridReading {
  private let reading: Reading
  private var search: TableSearch
  private var consulted = Consulted.form

  init(pipeline: Pipeline, claim: Claim, reading: Reading) {
    self.reading = reading
    search = TableSearch(pipeline: pipeline, claim: claim)
  }

  mutating func read(_ rows: ExtractedRows) throws -> [Reading] {
    let sheets = try Sheet.all(rows).filter { !$0.isBlank }
    var readings = try returns(sheets)
    for sheet in sheets { if let failure = sheet.failure { throw failure } }
    let consulted = max(consulted, search.consulted)
    for index in readings.indices { readings[index].consulted = max(readings[index].consulted, consulted) }
    return readings
  }

  private mutating func returns(_ sheets: [Sheet]) throws -> [Reading] {
    guard !sheets.isEmpty else {
      return [refused(Words.rejection(.submission, .headerMissing, at: Place(line: 1, column: 0), zh: "文件里没有一行数", en: "the file has no rows"))]
    }
    var found: [(sheet: Sheet, tables: [Table])] = []
    for sheet in sheets { found.append((sheet, search.tables(of: sheet.rows, among: sheets.count))) }
    let complete = found.flatMap(\.tables).filter(\.isComplete)
    guard !complete.isEmpty else {
      let nearest = found.first { $0.tables[0].header != nil } ?? found[0]
      return [explained(nearest.tables[0])]
    }
    // A name that says which form it is speaks of one of them.
    if complete.count > 1, complete.contains(where: { $0.header?.binding.form.code == search.claim.form }) { search.claim.form = nil }
    return try returns(of: found)
  }

  private mutating func returns(of found: [(sheet: Sheet, tables: [Table])]) throws -> [Reading] {
    let table = TableReading(pipeline: search.pipeline, claim: search.claim, reading: reading)
    var readings: [Reading] = []
    var notes: [Sheet] = []
    for (sheet, tables) in found {
      if tables[0].isComplete || tables[0].header != nil || TableSearch.statedForm(sheet.rows) != nil {
        for one in tables { readings.append(one.isComplete ? try table.read(one) : explained(one)) }
      } else if sheet.hasFigures {
        var unclaimed = refused(OtherSheets.unclaimed(sheet))
        unclaimed.head.form = ""
        readings.append(unclaimed)
      } else {
        notes.append(sheet)
      }
    }
    for sheet in notes { OtherSheets.note(sheet, in: &readings[0]) }
    return readings
  }

  private func refused(_ rejection: Rejection) -> Reading {
    var reading = reading
    reading.rejections.append(rejection)
    return reading
  }

  private mutating func explained(_ table: Table) -> Reading {
    consulted = .headers
    return HeaderFaults(pipeline: search.pipeline).refused(reading, table.rows, table.header)
  }
}
