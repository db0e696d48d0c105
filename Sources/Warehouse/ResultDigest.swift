import GRDB
import GRDBSQLite
package import Handoff

extension WarehouseReader {
  /// The digest of everything that pages show: the result, and how each submission stands.
  package func issueDigest(_ result: String, isSample: Bool) throws -> Digest {
    let (columns, rows) = try rows("submission")
    // The clock is no input: no page shows when a return came, and the stamp lies in the outbox.
    let kept = columns.indices.filter { columns[$0] != "received_at" }
    let standings = rows.map { row in kept.map { row[$0] ?? "\u{0}" }.joined(separator: "\u{1}") }
    return Digest(parts: [result, isSample ? "sample" : "real"] + standings.sorted())
  }

  /// The digest of what a run found: current readings, figures, open findings and rejections, without runs, file names and
  /// times, so that the same inputs give the same digest however often, in whatever order and by whatever route.
  package func resultDigest() throws -> Digest {
    var parts = DigestedParts(capacity: 1 << 20)
    func add(_ sql: String) throws {
      // Straight from SQLite's own texts: no text is made of any of them.
      let statement = try db.makeStatement(sql: sql)
      let rows = try Row.fetchCursor(statement)
      var line: [UInt8] = []
      while try rows.next() != nil {
        line.removeAll(keepingCapacity: true)
        for column in 0..<Int32(statement.columnCount) {
          if column > 0 { line.append(1) }
          guard let text = sqlite3_column_text(statement.sqliteStatement, column) else {
            line.append(0)
            continue
          }
          line += UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement.sqliteStatement, column)))
        }
        parts.append(line)
      }
      parts.append([2])
    }
    try add(
      """
      SELECT s.sha256, s.part, r.digest, r.form, r.region, r.period, r.accepted FROM reading r JOIN received s ON s.id = r.submission
      WHERE r.to_run IS NULL ORDER BY s.sha256, s.part
      """)
    try add(
      """
      SELECT indicator, period, region, as_of, submitted, adjustment, value, unit, numerator, denominator, printed, lower, lower_included, upper,
        upper_included, rule, state, flags, reported, expected, missing, reference, verdict
      FROM figure WHERE to_run IS NULL ORDER BY indicator, period, region
      """)
    try add(
      """
      SELECT id, code, severity, status, value, computed, expected, gap, explanation FROM remark WHERE to_run IS NULL ORDER BY id
      """)
    try add(
      """
      SELECT s.sha256, x.scope, x.code, x.severity, x.line, x.col, x.cell, x.path, x."offset", x.item, x.raw
      FROM refusal x JOIN reading r ON r.id = x.reading AND r.to_run IS NULL JOIN received s ON s.id = r.submission
      WHERE x.scope <> 'note' ORDER BY s.sha256, s.part, x.n
      """)
    return parts.digest
  }
}
