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

  /// Goes through the qualified cells of some measures, one after the other.
  package func qualified(_ selection: Selection, of columns: [String], body: (_ column: String, QualifiedCell) -> Void) throws {
    guard !columns.isEmpty else { return }
    let (clause, arguments) = selection.clause(join: "JOIN cell c ON c.reading = f.reading AND c.row = f.row AND c.qualifier IS NOT NULL")
    func picked(_ suffix: String) -> String {
      "CASE c.item " + columns.map { "WHEN ? THEN f.\(FormTable.measure($0, suffix))" }.joined(separator: " ") + " END"
    }
    let sql =
      "SELECT c.item, f.region, \(picked("")) AS value, \(picked("_step")), c.lower, c.lower_included, c.upper, c.upper_included" + clause
      + " AND value IS NOT NULL"
    let cells = try Row.fetchCursor(db, sql: sql, arguments: StatementArguments(columns + columns) + arguments)
    while let row = try cells.next() {
      body(
        row[0],
        QualifiedCell(
          region: row[1], value: row[2], step: row[3], lower: row[4], lowerIncluded: row[5] ?? false, upper: row[6], upperIncluded: row[7] ?? false))
    }
  }
}
