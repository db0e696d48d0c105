import GRDB

extension WarehouseReader {
  /// A remark that a current reading brought along.
  package struct Note: Sendable {
    package let reading: Int64
    package let region: String
    package let form: String
    package let period: String
    package let code: String
    package let severity: String
    package let line: Int
    package let col: Int
    package let cell: String?
    package let path: String?
    package let item: String?
    package let key: String?
    package let raw: String
    package let message: String
    package let remedy: String
    package let english: String
  }

  package func notes() throws -> [Note] {
    let sql = """
      SELECT r.id, r.region, r.form, r.period, x.code, x.severity, x.line, x.col, x.cell, x.path, x.item, x.key, x.raw, x.message, x.remedy, x.english
      FROM refusal x JOIN reading r ON r.id = x.reading AND r.to_run IS NULL JOIN received s ON s.id = r.submission
      WHERE x.scope = 'note' ORDER BY s.sha256, s.part, x.n
      """
    return try Row.fetchAll(db, sql: sql).map { row in
      Note(
        reading: row[0], region: row[1], form: row[2], period: row[3], code: row[4], severity: row[5], line: row[6], col: row[7], cell: row[8],
        path: row[9], item: row[10], key: row[11], raw: row[12], message: row[13], remedy: row[14], english: row[15])
    }
  }
}
