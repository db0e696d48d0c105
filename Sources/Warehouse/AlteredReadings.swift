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
    guard let rows = try rowsBesides(reading, as: stored, form: form) else { return false }
    for table in try rows.tables {
      let cursor = try Row.fetchCursor(
        db.cachedStatement(sql: "SELECT * FROM \(table.name) WHERE reading = ? ORDER BY \(table.order)"), arguments: [stored.id])
      var count = 0
      while let row = try cursor.next() {
        guard count < table.rows.count, Array(row.databaseValues) == table.rows[count] else { return false }
        count += 1
      }
      guard count == table.rows.count else { return false }
    }
    return true
  }

  /// Goes through the records of a reading: what it has beside them, or nil where the warehouse holds other records.
  private func rowsBesides(_ reading: Reading, as stored: StoredReading, form: Form?) throws -> ReadingRows? {
    var rows = ReadingRows(id: stored.id, reading: reading)
    var held: RowCursor?
    if let form, !reading.isRefused {
      let table = FormTable(form)
      guard try db.tableExists(table.name) else { return nil }
      held = try Row.fetchCursor(db, sql: "SELECT * FROM \(table.name) WHERE reading = ? ORDER BY row", arguments: [stored.id])
    }
    var records = reading.records.cursor()
    var count = 0
    var extent: Set<Extent> = []
    while let record = try records.next() {
      count += 1
      rows.take(record, row: count)
      guard let held else { continue }
      guard let row = try held.next(), Array(row.databaseValues) == values(of: record, row: count, reading: stored.id) else { return nil }
      extent.insert(Extent(region: record.region, period: record.period))
    }
    guard let held else { return rows }
    return try held.next() == nil && extent == Set(self.extent(of: stored.id)) ? rows : nil
  }

  private func values(of record: Reading.Record, row: Int, reading: Int64) -> [DatabaseValue] {
    var values: [DatabaseValue] = [
      reading.databaseValue, row.databaseValue, record.line.databaseValue, record.row.databaseValue,
      record.sheet.isEmpty ? .null : record.sheet.databaseValue, record.path.databaseValue, record.region.databaseValue, record.period.databaseValue,
    ]
    values += record.dimensions.map(\.databaseValue)
    for cell in record.cells {
      values += [
        (cell?.value).databaseValue, (cell?.step).databaseValue, (cell?.raw).databaseValue, (cell?.unit).databaseValue,
        cell.map { $0.line == 0 ? DatabaseValue.null : $0.line.databaseValue } ?? .null,
      ]
    }
    return values
  }
}
