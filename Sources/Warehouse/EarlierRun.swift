import GRDB

/// What an earlier run knew, shown by temporary views that stand before the tables and the public views: whoever asks in the
/// usual way is answered as of that run.
enum EarlierRun {
  /// The tables whose rows hold for runs [from_run, to_run).
  private static let dated = ["figure", "reading", "standing", "source", "verdict", "remark"]

  static func show(_ run: Int, in db: Database) throws {
    for table in dated {
      let columns = try Row.fetchAll(db, sql: "PRAGMA main.table_info(\(table))").map { row -> String in row["name"] }
      let shown = columns.map { $0 == "to_run" ? "NULL AS to_run" : $0 }.joined(separator: ", ")
      try db.execute(
        sql: "CREATE TEMP VIEW \(table) AS SELECT \(shown) FROM main.\(table) WHERE from_run <= \(run) AND (to_run IS NULL OR to_run > \(run))")
    }
    try db.execute(sql: "CREATE TEMP VIEW run AS SELECT * FROM main.run WHERE run <= \(run)")
    for text in try String.fetchAll(db, sql: "SELECT sql FROM main.sqlite_master WHERE type = 'view'") where text.hasPrefix("CREATE VIEW") {
      try db.execute(sql: "CREATE TEMP VIEW" + text.dropFirst("CREATE VIEW".count))
    }
  }
}
