import GRDB

extension WarehouseReader {
  /// Cells written with a qualifier: their bounds replace half a step.
  package struct QualifiedCell: Sendable {
    package let region: String
    package let value: Int64
    package let step: Int64
    package let lower: String?
    package let lowerIncluded: Bool
    package let upper: String?
    package let upperIncluded: Bool
  }

  package func qualified(_ selection: Selection, column: String) throws -> [QualifiedCell] {
    let (clause, arguments) = selection.clause(join: "JOIN cell c ON c.reading = f.reading AND c.row = f.row AND c.qualifier IS NOT NULL")
    let sql =
      "SELECT f.region, f.\(FormTable.measure(column)), f.\(FormTable.measure(column, "_step")), c.lower, c.lower_included, c.upper, c.upper_included"
      + clause + " AND c.item = ? AND f.\(FormTable.measure(column)) IS NOT NULL"
    return try Row.fetchAll(db, sql: sql, arguments: arguments + [column]).map { row in
      QualifiedCell(
        region: row[0], value: row[1], step: row[2], lower: row[3], lowerIncluded: row[4] ?? false, upper: row[5], upperIncluded: row[6] ?? false)
    }
  }
}
