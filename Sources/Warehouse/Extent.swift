import GRDB

/// A region and period that a reading has records of.
///
/// Kept beside the records, so that a night can tell which counties' figures a reading has a part in, and which periods returns
/// cover, without going through all records of all counties.
package struct Extent: Hashable, Sendable {
  package let region: String
  package let period: String
}

extension WarehouseReader {
  /// The extents of all readings that count.
  package func extents() throws -> [Int64: [Extent]] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT e.reading, e.region, e.period FROM reading r JOIN extent e ON e.reading = r.id WHERE r.to_run IS NULL")
    var extents: [Int64: [Extent]] = [:]
    while let row = try rows.next() { extents[row[0], default: []].append(Extent(region: row[1], period: row[2])) }
    return extents
  }

  /// The extent of one reading, whether it counts or not.
  package func extent(of reading: Int64) throws -> [Extent] {
    try Row.fetchAll(db.cachedStatement(sql: "SELECT region, period FROM extent WHERE reading = ?"), arguments: [reading]).map { row in
      Extent(region: row[0], period: row[1])
    }
  }

  /// The record periods that occur in some readings, by region.
  package func recordPeriods(_ readings: [Int64]) throws -> [String: [String]] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT DISTINCT region, period FROM extent WHERE reading IN (SELECT value FROM json_each(?))"),
      arguments: [Self.list(readings)])
    return Dictionary(grouping: rows) { $0[0] as String }.mapValues { $0.map { row in row[1] } }
  }

  /// Whether a reading has cells that are not plain figures.
  package func hasIrregularCells(_ reading: Int64) throws -> Bool { try exists("SELECT EXISTS(SELECT 1 FROM cell WHERE reading = ?)", reading) }

  /// Whether a record of a reading was refused whole.
  package func hasRefusedRecords(_ reading: Int64) throws -> Bool {
    try exists("SELECT EXISTS(SELECT 1 FROM refusal WHERE reading = ? AND scope = 'record')", reading)
  }

  private func exists(_ sql: String, _ reading: Int64) throws -> Bool {
    try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [reading]) ?? false
  }
}

extension WarehouseWriter {
  /// Notes what the records of a reading, just inserted, are about.
  func insertExtent(of reading: Int64, _ table: FormTable) throws {
    try db.run("INSERT INTO extent SELECT DISTINCT reading, region, period FROM \(table.name) WHERE reading = ?", arguments: [reading])
  }
}
