import Definition
import GRDB
import Quantities

/// The views that users, scripts and outside programs read. Their names and columns are a contract.
///
/// Exact values are plain decimal texts in the canonical unit, made of stored integers by SQL alone, so that any SQLite
/// client sees them.
enum PublicViews {
  static func create(_ db: Database, forms: [Form], city: String) throws {
    for name in ["city_figure", "city_figure_history", "county_figure", "reported_cell", "rejection", "finding", "submission"] {
      try db.execute(sql: "DROP VIEW IF EXISTS \(name)")
    }
    for view in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'view' AND name LIKE 'v\\_%' ESCAPE '\\'") {
      try db.execute(sql: "DROP VIEW \(FormTable.quoted(view))")
    }
    try db.execute(sql: figures(city: city))
    try db.execute(sql: rejections)
    let tables = forms.map(FormTable.init)
    for table in tables { try db.execute(sql: cells(of: table)) }
    let union = tables.filter { !$0.measures.isEmpty }.map { "SELECT \(cellColumns) FROM v_\($0.name)" }.joined(separator: " UNION ALL ")
    try db.execute(sql: "CREATE VIEW reported_cell AS \(union.isEmpty ? emptyCells : union)")
  }

  private static func figureColumns(_ prefix: String) -> String {
    """
    \(prefix)indicator, \(prefix)name, \(prefix)period, \(prefix)as_of, \(prefix)value, \(prefix)unit, \(prefix)numerator, \(prefix)denominator,
    \(prefix)printed, \(prefix)lower, \(prefix)lower_included, \(prefix)upper, \(prefix)upper_included, \(prefix)rule, \(prefix)state,
    \(prefix)reported, \(prefix)expected, \(prefix)missing, \(prefix)flags, \(prefix)submitted, \(prefix)adjustment, \(prefix)reference,
    \(prefix)verdict, CAST(\(prefix)value AS REAL) AS value_approx
    """
  }

  private static func figures(city: String) -> String {
    """
    CREATE VIEW city_figure AS SELECT \(figureColumns("")) FROM figure WHERE region = 'city' AND to_run IS NULL ORDER BY position, period;
    CREATE VIEW city_figure_history AS SELECT run.run, \(figureColumns("figure."))
      FROM run JOIN figure ON figure.from_run <= run.run AND (figure.to_run IS NULL OR figure.to_run > run.run) WHERE figure.region = 'city';
    CREATE VIEW county_figure AS SELECT indicator, figure.name, figure.region, region.short AS region_name, period, as_of, submitted, adjustment,
      value, unit, numerator, denominator, lower, lower_included, upper, upper_included, state, flags, CAST(value AS REAL) AS value_approx
      FROM figure JOIN region ON region.code = figure.region WHERE figure.region <> 'city' AND to_run IS NULL ORDER BY position, figure.region;
    """
  }

  private static let rejections = """
    CREATE VIEW rejection AS SELECT reading.from_run AS run, substr(s.sha256, 1, 16) || '/' || s.part AS submission, reading.form, reading.region,
      reading.period, refusal.item, reading.file, refusal.line, nullif(refusal.col, 0) AS col, refusal.cell, refusal.path, refusal."offset", refusal.code,
      refusal.severity, refusal.message, refusal.raw
      FROM refusal JOIN reading ON reading.id = refusal.reading AND reading.to_run IS NULL JOIN received s ON s.id = reading.submission
      WHERE refusal.scope <> 'note';
    CREATE VIEW finding AS SELECT remark.id, remark.from_run AS run, remark.code, remark.severity, remark.status, remark.region, remark.form,
      remark.period, remark.key, remark.item, remark.value, remark.message, remark.remedy, remark.computed, remark.expected, remark.gap,
      remark.explanation, remark.explained_by, remark.explained_at, remark.document, substr(s.sha256, 1, 16) || '/' || s.part AS submission,
      reading.file, remark.line, nullif(remark.col, 0) AS col, remark.cell, remark.path
      FROM remark LEFT JOIN reading ON reading.id = remark.reading LEFT JOIN received s ON s.id = reading.submission
      WHERE remark.to_run IS NULL;
    CREATE VIEW submission AS SELECT substr(b.sha256, 1, 16) || '/' || b.part AS submission, b.sha256, t.part, t.region, t.form, t.period, t.version,
      t.stated_version, coalesce(r.file, b.file) AS file, b.received_at, t.encoding, t.layout, b.bytes, t.records, t.status, t.reason
      FROM received b JOIN standing t ON t.submission = b.id AND t.to_run IS NULL LEFT JOIN reading r ON r.submission = b.id AND r.to_run IS NULL;
    """

  private static let cellColumns =
    "submission, form, region, period, item, value, unit, raw, raw_unit, state, qualifier, file, line, col, cell, path"

  private static let emptyCells = """
    SELECT NULL AS submission, NULL AS form, NULL AS region, NULL AS period, NULL AS item, NULL AS value, NULL AS unit, NULL AS raw,
      NULL AS raw_unit, NULL AS state, NULL AS qualifier, NULL AS file, NULL AS line, NULL AS col, NULL AS cell, NULL AS path WHERE 0
    """

  /// An integer at a scale as a plain decimal: 159800, 4 → 15.98.
  static func decimal(_ value: String, _ decimals: String) -> String {
    """
    CASE WHEN \(decimals) = 0 THEN CAST(\(value) AS TEXT) ELSE
      CASE WHEN \(value) < 0 THEN '-' ELSE '' END || rtrim(rtrim(
        CAST(abs(\(value)) / CAST(substr('1000000000000', 1, \(decimals) + 1) AS INTEGER) AS TEXT) || '.' ||
        substr('000000000000' || CAST(abs(\(value)) % CAST(substr('1000000000000', 1, \(decimals) + 1) AS INTEGER) AS TEXT), -\(decimals)),
      '0'), '.') END
    """
  }

  /// A, B, … AA for a column number up to 18,278.
  static func letters(_ column: String) -> String {
    """
    CASE WHEN \(column) <= 26 THEN char(64 + \(column))
      WHEN \(column) <= 702 THEN char(64 + (\(column) - 1) / 26) || char(65 + (\(column) - 1) % 26)
      ELSE char(64 + (\(column) - 703) / 676 + 0) || char(65 + ((\(column) - 703) / 26) % 26) || char(65 + (\(column) - 703) % 26) END
    """
  }

  /// The path of an XML cell, from its record's and its column's: as `Reading.Record.path(at:)` has it.
  private static let path = """
    CASE WHEN rc.path NOT LIKE '+%' THEN f.path || '/' || rc.path
      WHEN CAST(rc.path AS INTEGER) = 0 THEN f.path || ltrim(rc.path, '+0123456789')
      WHEN f.path LIKE '%]' THEN rtrim(substr(f.path, 1, length(f.path) - 1), '0123456789')
        || (CAST(substr(f.path, length(rtrim(substr(f.path, 1, length(f.path) - 1), '0123456789')) + 1) AS INTEGER) + CAST(rc.path AS INTEGER))
        || ']' || ltrim(rc.path, '+0123456789')
      ELSE f.path || '[' || (1 + CAST(rc.path AS INTEGER)) || ']' || ltrim(rc.path, '+0123456789') END
    """

  /// One view a form: its records turned into cells by joining the names of its columns, one SELECT however many there are.
  private static func cells(of table: FormTable) -> String {
    guard !table.measures.isEmpty else { return "" }
    func pick(_ suffix: String) -> String {
      "CASE fc.item " + table.measures.map { "WHEN '\($0.id)' THEN f.\(FormTable.measure($0.id, suffix))" }.joined(separator: " ") + " END"
    }
    let unit =
      "CASE fc.item "
      + table.measures.map { column -> String in
        guard let by = column.measure?.byCategory else { return "WHEN '\(column.id)' THEN fc.unit" }
        let cases = by.families.keys.sorted().map { "WHEN '\($0)' THEN '\(by.families[$0]?.canonical ?? "")'" }.joined(separator: " ")
        return "WHEN '\(column.id)' THEN CASE f.\(FormTable.dimension(by.column)) \(cases) ELSE fc.unit END"
      }.joined(separator: " ") + " END"
    return """
      CREATE VIEW v_\(table.name) AS
      SELECT submission, form, region, period, item, \(decimal("v", "decimals")) AS value, unit, raw, raw_unit,
        coalesce(state, CASE WHEN v = 0 THEN 'zero' ELSE 'value' END) AS state, coalesce(qualifier, CASE WHEN v IS NULL THEN NULL ELSE 'exact' END) AS qualifier,
        file, line, col,
        CASE WHEN sheet_row > 0 AND col > 0 THEN coalesce(sheet || '!', '') || \(letters("col")) || sheet_row END AS cell, path, reading_id, row_number
      FROM (SELECT f.reading AS reading_id, f.row AS row_number, substr(s.sha256, 1, 16) || '/' || s.part AS submission, r.form AS form, f.region AS region, f.period AS period, fc.item AS item,
        \(pick("")) AS v, fc.decimals AS decimals, \(unit) AS unit, \(pick("_raw")) AS raw, coalesce(\(pick("_unit")), rc.unit) AS raw_unit,
        c.state AS state, c.qualifier AS qualifier, r.file AS file, coalesce(\(pick("_line")), f.line) AS line, nullif(coalesce(c.col, rc.col), 0) AS col,
        f.sheet AS sheet,
        CASE WHEN f.sheet_row = 0 THEN 0 ELSE coalesce(c.sheet_row, f.sheet_row + CASE WHEN r.is_list THEN coalesce(\(pick("_line")), f.line) - f.line ELSE 0 END) END AS sheet_row,
        coalesce(c.path, \(path)) AS path
        FROM \(table.name) f JOIN reading r ON r.id = f.reading AND r.to_run IS NULL JOIN received s ON s.id = r.submission
        JOIN form_column fc ON fc.form = r.form AND fc.role = 'measure'
        LEFT JOIN reading_column rc ON rc.reading = f.reading AND rc.item = fc.item
        LEFT JOIN cell c ON c.reading = f.reading AND c.row = f.row AND c.item = fc.item)
      WHERE raw IS NOT NULL
      """
  }
}
