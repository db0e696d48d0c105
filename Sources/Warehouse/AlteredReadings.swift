package import Definition
import GRDB
package import Handoff

extension WarehouseReader {
  /// Whether the rows of a reading are what its sealed batch says: every record, value, step, raw text and irregular cell.
  package func holds(_ reading: Reading, id: Int64, form: Form) throws -> Bool {
    let table = FormTable(form)
    let cursor = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.name) WHERE reading = ? ORDER BY row", arguments: [id])
    var count = 0
    while let row = try cursor.next() {
      guard count < reading.records.count else { return false }
      let record = reading.records[count]
      count += 1
      let head: [DatabaseValue] = [
        id.databaseValue, count.databaseValue, record.line.databaseValue, record.row.databaseValue,
        record.sheet.isEmpty ? .null : record.sheet.databaseValue, record.path.databaseValue, record.region.databaseValue, record.period.databaseValue,
      ]
      var expected = head + record.dimensions.map(\.databaseValue)
      for cell in record.cells {
        expected += [
          (cell?.value).databaseValue, (cell?.step).databaseValue, (cell?.raw).databaseValue, (cell?.unit).databaseValue,
          cell.map { $0.line == 0 ? DatabaseValue.null : $0.line.databaseValue } ?? .null,
        ]
      }
      guard Array(row.databaseValues) == expected else { return false }
    }
    let irregular = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM cell WHERE reading = ?", arguments: [id]) ?? 0
    let details = reading.records.reduce(0) { sum, record in sum + record.cells.count { $0?.detail != nil } }
    return count == reading.records.count && irregular == details
  }
}
