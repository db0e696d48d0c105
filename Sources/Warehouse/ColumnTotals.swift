package import Definition
import Figures
package import GRDB
import Handoff

/// What a measure adds up to in one return, and where its column stands.
package struct ColumnTotal: Sendable, FetchableRecord {
  package let reading: Int64
  package let form: String
  package let region: String
  package let period: String
  package let part: String
  package let item: String
  /// How many cells of it are figures.
  package let figures: Int
  /// Their sum, an integer at the scale of the column's family; nil where it leaves 64 bits.
  package let sum: Int64?
  package let header: String
  /// The unit of a bare number in the column.
  package let unit: String?
  package let line: Int
  package let col: Int
  package let path: String?

  /// The columns in the order of `columnTotals()`.
  package init(row: Row) {
    reading = row[0]
    form = row[1]
    region = row[2]
    period = row[3]
    part = row[4]
    item = row[5]
    figures = row[6]
    sum = row[7]
    header = row[8] ?? ""
    unit = row[9]
    line = row[10] ?? 0
    col = row[11] ?? 0
    path = row[12]
  }
}

extension WarehouseReader {
  /// The totals of all columns of the readings that count, in the order of the readings.
  package func columnTotals() throws -> [ColumnTotal] {
    try ColumnTotal.fetchAll(
      db,
      sql: """
        SELECT t.reading, r.form, r.region, r.period, r.part, t.item, t.figures, t.sum, c.header, c.unit, c.line, c.col, c.path
        FROM tally t JOIN reading r ON r.id = t.reading AND r.to_run IS NULL AND r.accepted = 1
        LEFT JOIN reading_column c ON c.reading = t.reading AND c.item = t.item
        WHERE t.figures > 0 ORDER BY t.reading, t.item
        """)
  }

  /// The figures of some measures of a reading's records, as integers at each family's scale; of one record with `row`.
  package func values(_ form: Form, reading: Int64, of items: [String], row: Int64? = nil) throws -> [[Int64?]] {
    guard !items.isEmpty else { return [] }
    let sql = "SELECT \(items.map { FormTable.measure($0) }.joined(separator: ", ")) FROM \(FormTable(form).name) WHERE reading = ?"
      + (row == nil ? " ORDER BY row" : " AND row = ?")
    return try Row.fetchAll(db, sql: sql, arguments: StatementArguments([reading] + (row.map { [$0] } ?? []))).map { row in
      items.indices.map { row[$0] }
    }
  }

  /// The record in which a measure's cell stands at a line with that text; nil where several could be meant.
  package func row(_ form: Form, reading: Int64, item: String, line: Int, raw: String) throws -> Int64? {
    let measure = { FormTable.measure(item, $0) }
    let sql = """
      SELECT row FROM \(FormTable(form).name) WHERE reading = ? AND COALESCE(\(measure("_line")), line) = ? AND \(measure("_raw")) = ? LIMIT 2
      """
    let rows = try Int64.fetchAll(db, sql: sql, arguments: [reading, line, raw])
    return rows.count == 1 ? rows[0] : nil
  }

  /// A measure's figure in one record, an integer at the family's scale, and the unit of a bare number there.
  package func figure(_ form: Form, reading: Int64, item: String, row: Int64) throws -> (value: Int64, raw: String, unit: String?)? {
    let measure = { FormTable.measure(item, $0) }
    let sql = """
      SELECT \(measure("")), \(measure("_raw")), COALESCE(\(measure("_unit")), (SELECT unit FROM reading_column WHERE reading = f.reading AND item = ?))
      FROM \(FormTable(form).name) f WHERE reading = ? AND row = ? AND \(measure("")) IS NOT NULL
      """
    return try Row.fetchOne(db, sql: sql, arguments: [item, reading, row]).map { ($0[0], $0[1], $0[2]) }
  }
}

/// What the measures of a reading add up to, record by record; nothing where the sum leaves 64 bits.
struct ColumnSums {
  private var sums: [Int64?]

  init(measures: Int) { sums = Array(repeating: 0, count: measures) }

  mutating func add(_ record: Reading.Record) {
    for (position, cell) in record.cells.enumerated() {
      guard let value = cell?.value, let sum = sums[position] else { continue }
      let (next, overflow) = sum.addingReportingOverflow(value)
      sums[position] = overflow ? nil : next
    }
  }

  func byItem(_ measures: [String]) -> [String: Int64] {
    Dictionary(zip(measures, sums).compactMap { item, sum in sum.map { (item, $0) } }, uniquingKeysWith: { first, _ in first })
  }
}
