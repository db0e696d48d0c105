import GRDB

/// The warehouse's own tables. The tables of forms are made from the definition (`FormTable`), the views that users and
/// outside programs read are in `PublicViews`.
///
/// Rows are inserted once; what is no longer current gets a `to_run`. `[from_run, to_run)` are the runs in which a row
/// holds, so that any earlier run can be shown. Everything here is derived from archive and journal: a new schema is a
/// rebuild, never a migration.
enum Schema {
  /// Says in the file's header that it is a huizong warehouse ("HZ" and the schema's number).
  static let applicationID = 0x485A_0006

  static let statements = """
    CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE run(
      run INTEGER PRIMARY KEY, today TEXT NOT NULL, started_at TEXT, ended_at TEXT, invocation TEXT NOT NULL,
      definition_digest TEXT NOT NULL, input_digest TEXT NOT NULL, result_digest TEXT NOT NULL, exit_code INTEGER NOT NULL) STRICT;
    CREATE TABLE region(code TEXT PRIMARY KEY, level TEXT NOT NULL, parent TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL)
      STRICT, WITHOUT ROWID;
    CREATE TABLE form(code TEXT PRIMARY KEY, title TEXT NOT NULL, stream TEXT NOT NULL, record_table TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE form_column(
      form TEXT NOT NULL, position INTEGER NOT NULL, item TEXT NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL,
      decimals INTEGER NOT NULL, PRIMARY KEY(form, item)) STRICT, WITHOUT ROWID;
    CREATE TABLE received(
      id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, part TEXT NOT NULL, file TEXT NOT NULL, received_at TEXT NOT NULL,
      received_run INTEGER NOT NULL, bytes INTEGER NOT NULL, UNIQUE(sha256, part)) STRICT;
    CREATE TABLE standing(
      submission INTEGER NOT NULL, from_run INTEGER NOT NULL, to_run INTEGER, status TEXT NOT NULL, reason TEXT NOT NULL,
      region TEXT NOT NULL, form TEXT NOT NULL, period TEXT NOT NULL, part TEXT NOT NULL, version INTEGER NOT NULL, stated_version TEXT NOT NULL,
      encoding TEXT NOT NULL, layout TEXT NOT NULL, records INTEGER NOT NULL, PRIMARY KEY(submission, from_run),
      CHECK(status IN ('accepted', 'rejected', 'superseded', 'held', 'withdrawn'))) STRICT, WITHOUT ROWID;
    CREATE TABLE reading(
      id INTEGER PRIMARY KEY, submission INTEGER NOT NULL, batch TEXT NOT NULL, digest TEXT NOT NULL, file TEXT NOT NULL, form TEXT NOT NULL,
      region TEXT NOT NULL, period TEXT NOT NULL, part TEXT NOT NULL, accepted INTEGER NOT NULL, is_list INTEGER NOT NULL,
      from_run INTEGER NOT NULL, to_run INTEGER) STRICT;
    CREATE UNIQUE INDEX reading_slice ON reading(form, region, period, part) WHERE to_run IS NULL AND accepted = 1;
    CREATE TABLE reading_column(
      reading INTEGER NOT NULL, item TEXT NOT NULL, header TEXT NOT NULL, unit TEXT, unit_from TEXT, line INTEGER NOT NULL,
      col INTEGER NOT NULL, path TEXT, PRIMARY KEY(reading, item)) STRICT, WITHOUT ROWID;
    CREATE TABLE cell(
      reading INTEGER NOT NULL, row INTEGER NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL, qualifier TEXT, lower TEXT,
      lower_included INTEGER, upper TEXT, upper_included INTEGER, col INTEGER, sheet_row INTEGER, path TEXT, code TEXT,
      PRIMARY KEY(reading, row, item)) STRICT, WITHOUT ROWID;
    CREATE TABLE stated(
      reading INTEGER NOT NULL, n INTEGER NOT NULL, item TEXT NOT NULL, label TEXT NOT NULL, dimensions TEXT NOT NULL,
      value INTEGER NOT NULL, step INTEGER NOT NULL, raw TEXT NOT NULL, line INTEGER NOT NULL, col INTEGER NOT NULL, cell TEXT, path TEXT,
      PRIMARY KEY(reading, n)) STRICT, WITHOUT ROWID;
    CREATE TABLE tally(
      reading INTEGER NOT NULL, item TEXT NOT NULL, cells INTEGER NOT NULL, figures INTEGER NOT NULL, texts INTEGER NOT NULL,
      absent INTEGER NOT NULL, rejected INTEGER NOT NULL, checked INTEGER NOT NULL, sum INTEGER, PRIMARY KEY(reading, item),
      CHECK(cells = figures + texts + absent + rejected + checked)) STRICT, WITHOUT ROWID;
    CREATE TABLE refusal(
      reading INTEGER NOT NULL, n INTEGER NOT NULL, scope TEXT NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, line INTEGER NOT NULL,
      col INTEGER NOT NULL, cell TEXT, path TEXT, "offset" INTEGER, item TEXT, key TEXT, raw TEXT NOT NULL, message TEXT NOT NULL,
      remedy TEXT NOT NULL, english TEXT NOT NULL, PRIMARY KEY(reading, n)) STRICT, WITHOUT ROWID;
    CREATE TABLE extent(
      reading INTEGER NOT NULL, region TEXT NOT NULL, period TEXT NOT NULL, PRIMARY KEY(reading, region, period)) STRICT, WITHOUT ROWID;
    CREATE TABLE figure(
      indicator TEXT NOT NULL, period TEXT NOT NULL, region TEXT NOT NULL, from_run INTEGER NOT NULL, to_run INTEGER,
      name TEXT NOT NULL, as_of TEXT NOT NULL, submitted TEXT, adjustment TEXT, value TEXT, unit TEXT NOT NULL, numerator TEXT,
      denominator TEXT, printed TEXT, lower TEXT, lower_included INTEGER, upper TEXT, upper_included INTEGER, rule TEXT NOT NULL,
      state TEXT NOT NULL, flags TEXT NOT NULL, reported INTEGER NOT NULL, expected INTEGER NOT NULL, missing TEXT NOT NULL,
      reference TEXT, verdict TEXT NOT NULL, inputs TEXT NOT NULL, position INTEGER NOT NULL,
      PRIMARY KEY(indicator, period, region, from_run)) STRICT, WITHOUT ROWID;
    CREATE INDEX figure_current ON figure(indicator) WHERE to_run IS NULL;
    CREATE TABLE source(
      indicator TEXT NOT NULL, period TEXT NOT NULL, region TEXT NOT NULL, reading INTEGER NOT NULL, from_run INTEGER NOT NULL,
      to_run INTEGER, PRIMARY KEY(indicator, period, region, reading, from_run)) STRICT, WITHOUT ROWID;
    CREATE TABLE verdict(
      rule TEXT NOT NULL, region TEXT NOT NULL, from_run INTEGER NOT NULL, to_run INTEGER, outcome TEXT NOT NULL, left_value TEXT,
      right_value TEXT, gap TEXT, missing TEXT NOT NULL, PRIMARY KEY(rule, region, from_run)) STRICT, WITHOUT ROWID;
    CREATE TABLE remark(
      id TEXT NOT NULL, from_run INTEGER NOT NULL, to_run INTEGER, code TEXT NOT NULL, severity TEXT NOT NULL, status TEXT NOT NULL,
      region TEXT NOT NULL, form TEXT NOT NULL, period TEXT NOT NULL, key TEXT NOT NULL, item TEXT NOT NULL, value TEXT, message TEXT NOT NULL,
      remedy TEXT NOT NULL, english TEXT NOT NULL, computed TEXT, expected TEXT, gap TEXT, explanation TEXT, explained_by TEXT, explained_at TEXT,
      document TEXT, reading INTEGER, line INTEGER, col INTEGER, cell TEXT, path TEXT, PRIMARY KEY(id, from_run)) STRICT, WITHOUT ROWID;
    """

  /// Nothing that a county submitted is ever changed.
  static let guarded = ["reading_column", "cell", "stated", "tally", "refusal", "extent"]

  static func triggers(on table: String) -> String {
    ["UPDATE", "DELETE"].map { verb in
      """
      CREATE TRIGGER IF NOT EXISTS guard_\(verb.lowercased())_\(table) BEFORE \(verb) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'submitted figures are never edited'); END;
      """
    }.joined(separator: "\n")
  }

  /// REPLACE fires no delete trigger: an insert over a reading that is loaded is refused instead. The loader takes this guard
  /// away and puts it back inside its own transaction, since it would cost every insert a look-up.
  static func insertTrigger(on table: String) -> String {
    """
    CREATE TRIGGER IF NOT EXISTS guard_insert_\(table) BEFORE INSERT ON \(table)
    BEGIN SELECT RAISE(ABORT, 'submitted figures are loaded by a run only'); END;
    """
  }

  /// A reading is opened once and closed once.
  static let readingTriggers = """
    CREATE TRIGGER guard_delete_reading BEFORE DELETE ON reading
    BEGIN SELECT RAISE(ABORT, 'readings are closed, never deleted'); END;
    CREATE TRIGGER guard_update_reading BEFORE UPDATE ON reading
    WHEN OLD.to_run IS NOT NULL OR NEW.to_run IS NULL OR NEW.id <> OLD.id OR NEW.submission <> OLD.submission OR NEW.batch <> OLD.batch
      OR NEW.digest <> OLD.digest OR NEW.form <> OLD.form OR NEW.region <> OLD.region OR NEW.period <> OLD.period OR NEW.from_run <> OLD.from_run
    BEGIN SELECT RAISE(ABORT, 'a reading is closed once and not changed otherwise'); END;
    """

  static func create(_ db: Database) throws {
    try db.execute(sql: statements)
    for table in guarded {
      try db.execute(sql: triggers(on: table))
      try db.execute(sql: insertTrigger(on: table))
    }
    try db.execute(sql: readingTriggers)
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
  }
}
