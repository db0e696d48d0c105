package import Definition
import GRDB
package import Handoff

extension WarehouseReader {
  /// Whether everything that the warehouse has of a reading is what the reading says: what it is, every record, value, step,
  /// raw text and irregular cell, how columns were bound, stated totals, tallies and rejections.
  package func holds(_ reading: Reading, digest: Digest, as stored: StoredReading, form: Form?) throws -> Bool {
    let head = reading.head
    guard stored.digest == digest.hex, stored.accepted == !reading.isRefused,
      (stored.form, stored.region, stored.period, stored.part) == (head.form, head.region, head.period, head.part)
    else { return false }
    for table in ReadingRows(id: stored.id, reading: reading).tables {
      let cursor = try Row.fetchCursor(
        db.cachedStatement(sql: "SELECT * FROM \(table.name) WHERE reading = ? ORDER BY \(table.order)"), arguments: [stored.id])
      var count = 0
      while let row = try cursor.next() {
        guard count < table.rows.count, Array(row.databaseValues) == table.rows[count] else { return false }
        count += 1
      }
      guard count == table.rows.count else { return false }
    }
    guard let form, !reading.isRefused else { return true }
    return try holdsRecords(reading, id: stored.id, form: form)
  }

  private func holdsRecords(_ reading: Reading, id: Int64, form: Form) throws -> Bool {
    let table = FormTable(form)
    guard try db.tableExists(table.name) else { return false }
    let cursor = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.name) WHERE reading = ? ORDER BY row", arguments: [id])
    var count = 0
    var extent: Set<Extent> = []
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
      extent.insert(Extent(region: record.region, period: record.period))
    }
    return try count == reading.records.count && extent == Set(self.extent(of: id))
  }
}
