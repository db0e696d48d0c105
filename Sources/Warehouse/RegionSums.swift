import Definition
import GRDB

extension WarehouseReader {
  /// Sums of one region: integers at the column's scale.
  package struct RegionSums: Sendable {
    package let region: String
    package let rows: Int
    package let values: [Int64?]
    package let steps: [Int64]
    package let counts: [Int]
  }

  /// Sums the given measures by region. With `paired`, only records in which all of them are present.
  ///
  /// - Throws: SQLite's own integer overflow, which never wraps.
  package func sums(_ selection: Selection, of columns: [String], paired: Bool = false) throws -> [RegionSums] {
    let (clause, arguments) = selection.clause()
    let picks = columns.map { "SUM(f.\(FormTable.measure($0))), COALESCE(SUM(f.\(FormTable.measure($0, "_step"))), 0), COUNT(f.\(FormTable.measure($0)))" }
    let filter = paired ? columns.map { " AND f.\(FormTable.measure($0)) IS NOT NULL" }.joined() : ""
    let sql = "SELECT f.region, COUNT(*)" + picks.map { ", " + $0 }.joined() + clause + filter + " GROUP BY f.region ORDER BY f.region"
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      RegionSums(
        region: row[0], rows: row[1], values: columns.indices.map { row[2 + 3 * $0] }, steps: columns.indices.map { row[3 + 3 * $0] },
        counts: columns.indices.map { row[4 + 3 * $0] })
    }
  }

  /// Different values of a dimension, by region.
  package func distinct(_ selection: Selection, column: String) throws -> [String: Int] {
    let (clause, arguments) = selection.clause()
    let sql = "SELECT f.region, COUNT(DISTINCT f.\(FormTable.dimension(column)))" + clause + " GROUP BY f.region"
    let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// Different values of a dimension over all regions: what two counties share is one.
  package func distinctInAll(_ selection: Selection, column: String) throws -> Int {
    let (clause, arguments) = selection.clause()
    return try Int.fetchOne(db, sql: "SELECT COUNT(DISTINCT f.\(FormTable.dimension(column)))" + clause, arguments: arguments) ?? 0
  }

  /// Σ value × weight and Σ weight need products, which SQL would turn into floating point: the pairs, by region.
  package func pairs(_ selection: Selection, _ a: String, _ b: String, body: (String, (value: Int64, step: Int64), (value: Int64, step: Int64)) -> Void) throws {
    let (clause, arguments) = selection.clause()
    let sql = "SELECT f.region, f.\(FormTable.measure(a)), f.\(FormTable.measure(a, "_step")), f.\(FormTable.measure(b)), f.\(FormTable.measure(b, "_step"))"
      + clause + " AND f.\(FormTable.measure(a)) IS NOT NULL AND f.\(FormTable.measure(b)) IS NOT NULL"
    let cursor = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try cursor.next() { body(row[0], (row[1], row[2]), (row[3], row[4])) }
  }

  /// How many cells of each of these measures, and of those that conditions ask for, were blank or not read, by measure and
  /// region.
  package func gaps(_ selection: Selection, of columns: [String]) throws -> [String: [String: Int]] {
    let items = columns + selection.measuredColumns
    guard !items.isEmpty else { return [:] }
    let (clause, arguments) = selection.clause(
      measured: false, join: "JOIN cell c ON c.reading = f.reading AND c.row = f.row AND c.state IN ('blank', 'rejected')")
    let sql = "SELECT c.item, f.region, COUNT(*)" + clause + " AND c.item IN (\(items.map { _ in "?" }.joined(separator: ","))) GROUP BY c.item, f.region"
    var counts: [String: [String: Int]] = [:]
    for row in try Row.fetchAll(db, sql: sql, arguments: arguments + StatementArguments(items)) { counts[row[0], default: [:]][row[1]] = row[2] }
    return counts
  }
}
