import Definition
import GRDB

extension WarehouseReader {
  /// A cell that a figure was made of, with the record it stands in.
  package struct TracedCell: Sendable {
    package let region: String
    package let period: String
    /// The key of its record: 三只羊乡，cistern，new.
    package let key: [String]
    package let value: String?
    package let unit: String
    package let raw: String
    package let rawUnit: String?
    package let unitFrom: String?
    /// The unit of a bare number in the column.
    package let columnUnit: String?
    package let state: String
    package let file: String
    package let line: Int
    package let col: Int
    package let cell: String?
    package let path: String?
    package let submission: String
  }

  /// The cells of a measure in the selected records, in the order of region, file and place.
  package func cells(_ selection: Selection, of column: String) throws -> [TracedCell] {
    let table = FormTable(selection.form)
    let (clause, arguments) = selection.clause(
      join: "JOIN v_\(table.name) v ON v.reading_id = f.reading AND v.row_number = f.row AND v.item = '\(column)' "
        + "LEFT JOIN reading_column rc ON rc.reading = f.reading AND rc.item = v.item")
    let dimensions = Set(selection.form.dimensions.map(\.id))
    let names = selection.form.key.filter { dimensions.contains($0) }
    let keys = names.map { ", f.\(FormTable.dimension($0))" }.joined()
    let sql =
      "SELECT v.region, v.period, v.value, v.unit, v.raw, v.raw_unit, rc.unit_from, v.state, v.file, v.line, v.col, v.cell, v.path, v.submission, rc.unit\(keys)"
      + clause + " ORDER BY v.region, v.file, v.line, v.col"
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      TracedCell(
        region: row[0], period: row[1], key: names.indices.compactMap { row[15 + $0] }, value: row[2], unit: row[3] ?? "", raw: row[4],
        rawUnit: row[5], unitFrom: row[6], columnUnit: row[14], state: row[7], file: row[8], line: row[9], col: row[10] ?? 0, cell: row[11], path: row[12],
        submission: row[13])
    }
  }

  /// The selected records, for counts: region, file, first and last row and how many.
  package func records(_ selection: Selection) throws -> [[String?]] {
    let (clause, arguments) = selection.clause(
      join: "JOIN reading r ON r.id = f.reading")
    let sql = "SELECT f.region, r.file, COUNT(*), MIN(f.line), MAX(f.line)" + clause + " GROUP BY f.region, r.file ORDER BY f.region, r.file"
    return try texts(try db.makeStatement(sql: sql), arguments)
  }
}
