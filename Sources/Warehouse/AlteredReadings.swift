extension WarehouseReader {
  /// Current readings whose rows no longer are what was loaded: counted and summed against their tallies.
  package func alteredReadings() throws -> [Int64] {
    var altered: [Int64] = []
    let forms = try query("SELECT code, record_table FROM form")
    for form in forms {
      guard let code = form[0], let table = form[1] else { continue }
      let rows = try query(
        """
        SELECT r.id, t.records, (SELECT COUNT(*) FROM \(FormTable.quoted(table)) f WHERE f.reading = r.id)
        FROM reading r JOIN standing t ON t.submission = r.submission AND t.to_run IS NULL
        WHERE r.form = ? AND r.accepted = 1 AND r.to_run IS NULL
        """, [code])
      for row in rows where row[1] != row[2] {
        if let id = row[0].flatMap({ Int64($0) }) { altered.append(id) }
      }
    }
    return altered
  }
}
