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
    var parts: [String] = []
    func add(_ sql: String) throws {
      for row in try query(sql) { parts.append(row.map { $0 ?? "\u{0}" }.joined(separator: "\u{1}")) }
      parts.append("\u{2}")
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
    return Digest(parts: parts)
  }
}
