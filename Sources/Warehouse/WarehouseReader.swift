package import Definition
package import GRDB
import Handoff

/// What stages and screens ask the warehouse.
package struct WarehouseReader {
  let db: Database

  package func meta(_ key: String) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
  }

  package func lastRun() throws -> RunRow? { try RunRow.fetchOne(db, sql: "SELECT * FROM run ORDER BY run DESC LIMIT 1") }
  package func runs(last count: Int) throws -> [RunRow] {
    try RunRow.fetchAll(db, sql: "SELECT * FROM run ORDER BY run DESC LIMIT ?", arguments: [count])
  }
  package func run(_ id: Int) throws -> RunRow? { try RunRow.fetchOne(db, sql: "SELECT * FROM run WHERE run = ?", arguments: [id]) }

  // MARK: - Readings

  /// A reading that counts, or one of a refused submission.
  package struct StoredReading: Sendable, FetchableRecord {
    package let id: Int64
    package let submission: Int64
    package let batch: String
    package let digest: String
    package let form: String
    package let region: String
    package let period: String
    package let part: String
    package let accepted: Bool

    package init(row: Row) {
      id = row[0]
      submission = row[1]
      batch = row[2]
      digest = row[3]
      form = row[4]
      region = row[5]
      period = row[6]
      part = row[7]
      accepted = row[8]
    }
  }

  package func currentReadings() throws -> [StoredReading] {
    try StoredReading.fetchAll(db, sql: "SELECT id, submission, batch, digest, form, region, period, part, accepted FROM reading WHERE to_run IS NULL ORDER BY id")
  }

  /// The file that each submission came in, and what its id has behind the slash.
  package func submissions() throws -> [Int64: (sha256: String, part: String)] {
    let rows = try Row.fetchAll(db, sql: "SELECT id, sha256, part FROM received")
    return Dictionary(rows.map { ($0[0], ($0[1], $0[2])) }, uniquingKeysWith: { first, _ in first })
  }

  static func list(_ ids: [Int64]) -> String { "[" + ids.map(String.init).joined(separator: ",") + "]" }

  /// What a submission stands as, as far as a change of it makes another standing.
  package struct KnownStanding: Equatable, Sendable {
    let texts: [String]
    let numbers: [Int]

    init(_ standing: Standing) {
      let head = standing.head
      texts = [standing.status, standing.reason, head.region, head.form, head.period, head.part]
      numbers = [head.version, head.rows]
    }

    fileprivate init(_ row: Row) {
      texts = (1...6).map { row[$0] }
      numbers = [row[7], row[8]]
    }
  }

  /// The submissions that stand as anything.
  package func standings() throws -> [Int64: KnownStanding] {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT submission, status, reason, region, form, period, part, version, records FROM standing WHERE to_run IS NULL")
    var standings: [Int64: KnownStanding] = [:]
    while let row = try rows.next() { standings[row[0]] = KnownStanding(row) }
    return standings
  }

  // MARK: - Aggregates

  /// Which records of a form an aggregate is made of.
  package struct Selection: Sendable {
    package let form: Form
    package let readings: [Int64]
    /// Record periods, where the form's records name their own; nil = all.
    package let periods: [String]?
    package let conditions: [Condition]
    /// One record of one reading; nil = all.
    package var row: Int64?
    /// Only records of these regions; nil = all.
    package var regions: Set<String>?

    package struct Condition: Sendable {
      package let column: String
      package let test: Test
      package enum Test: Sendable {
        case isOne(of: [String])
        /// A comparison operator of SQL and a stored integer.
        case compare(String, Int64)
      }

      package init(column: String, test: Test) {
        self.column = column
        self.test = test
      }
    }

    package init(form: Form, readings: [Int64], periods: [String]?, conditions: [Condition]) {
      self.form = form
      self.readings = readings
      self.periods = periods
      self.conditions = conditions
    }

    /// The same records, of one reading or one record of it.
    package func narrowed(to reading: Int64, row: Int64?) -> Selection {
      var narrowed = Selection(form: form, readings: readings.filter { $0 == reading }, periods: periods, conditions: conditions)
      narrowed.row = row
      return narrowed
    }

    /// `FROM … WHERE …`, with its arguments. `measured` false leaves conditions on measures out.
    func clause(measured: Bool = true, join: String = "") -> (String, StatementArguments) {
      var parts = ["f.reading IN (SELECT value FROM json_each(?))"]
      var arguments: StatementArguments = [WarehouseReader.list(readings)]
      if let periods {
        parts.append("f.period IN (\(periods.map { _ in "?" }.joined(separator: ",")))")
        arguments += StatementArguments(periods)
      }
      if let regions {
        parts.append("f.region IN (\(regions.map { _ in "?" }.joined(separator: ",")))")
        arguments += StatementArguments(regions.sorted())
      }
      if let row {
        parts.append("f.row = ?")
        arguments += [row]
      }
      for condition in conditions {
        switch condition.test {
        case .isOne(let values):
          parts.append("f.\(FormTable.dimension(condition.column)) IN (\(values.map { _ in "?" }.joined(separator: ",")))")
          arguments += StatementArguments(values)
        case .compare(let sign, let value):
          guard measured else { continue }
          parts.append("f.\(FormTable.measure(condition.column)) \(sign) ?")
          arguments += [value]
        }
      }
      return (" FROM \(FormTable(form).name) f \(join) WHERE " + parts.joined(separator: " AND "), arguments)
    }

    var measuredColumns: [String] {
      conditions.compactMap { if case .compare = $0.test { $0.column } else { nil } }
    }
  }

  /// Sums of one region: integers at the column's scale.
  package struct RegionSums: Sendable {
    package let region: String
    package let rows: Int
    package let values: [Int64?]
    package let steps: [Int64]
    package let counts: [Int]
  }

  /// Sums the given measures by region. With `paired`, only records in which all of them are present.
  ///
  /// - Throws: SQLite's own integer overflow, which never wraps.
  package func sums(_ selection: Selection, of columns: [String], paired: Bool = false) throws -> [RegionSums] {
    let (clause, arguments) = selection.clause()
    let picks = columns.map { "SUM(f.\(FormTable.measure($0))), COALESCE(SUM(f.\(FormTable.measure($0, "_step"))), 0), COUNT(f.\(FormTable.measure($0)))" }
    let filter = paired ? columns.map { " AND f.\(FormTable.measure($0)) IS NOT NULL" }.joined() : ""
    let sql = "SELECT f.region, COUNT(*)" + picks.map { ", " + $0 }.joined() + clause + filter + " GROUP BY f.region ORDER BY f.region"
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      RegionSums(
        region: row[0], rows: row[1], values: columns.indices.map { row[2 + 3 * $0] }, steps: columns.indices.map { row[3 + 3 * $0] },
        counts: columns.indices.map { row[4 + 3 * $0] })
    }
  }

  /// Different values of a dimension, by region.
  package func distinct(_ selection: Selection, column: String) throws -> [String: Int] {
    let (clause, arguments) = selection.clause()
    let sql = "SELECT f.region, COUNT(DISTINCT f.\(FormTable.dimension(column)))" + clause + " GROUP BY f.region"
    let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// Different values of a dimension over all regions: what two counties share is one.
  package func distinctInAll(_ selection: Selection, column: String) throws -> Int {
    let (clause, arguments) = selection.clause()
    return try Int.fetchOne(db, sql: "SELECT COUNT(DISTINCT f.\(FormTable.dimension(column)))" + clause, arguments: arguments) ?? 0
  }

  /// Σ value × weight and Σ weight need products, which SQL would turn into floating point: the pairs, by region.
  package func pairs(_ selection: Selection, _ a: String, _ b: String, body: (String, (value: Int64, step: Int64), (value: Int64, step: Int64)) -> Void) throws {
    let (clause, arguments) = selection.clause()
    let sql = "SELECT f.region, f.\(FormTable.measure(a)), f.\(FormTable.measure(a, "_step")), f.\(FormTable.measure(b)), f.\(FormTable.measure(b, "_step"))"
      + clause + " AND f.\(FormTable.measure(a)) IS NOT NULL AND f.\(FormTable.measure(b)) IS NOT NULL"
    let cursor = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try cursor.next() { body(row[0], (row[1], row[2]), (row[3], row[4])) }
  }

  /// How many cells of these measures were blank or not read, by region.
  package func gaps(_ selection: Selection, of columns: [String]) throws -> [String: Int] {
    let items = columns + selection.measuredColumns
    guard !items.isEmpty else { return [:] }
    let (clause, arguments) = selection.clause(
      measured: false, join: "JOIN cell c ON c.reading = f.reading AND c.row = f.row AND c.state IN ('blank', 'rejected')")
    let sql = "SELECT f.region, COUNT(*)" + clause + " AND c.item IN (\(items.map { _ in "?" }.joined(separator: ","))) GROUP BY f.region"
    var counts: [String: Int] = [:]
    for row in try Row.fetchAll(db, sql: sql, arguments: arguments + StatementArguments(items)) { counts[row[0]] = row[1] }
    return counts
  }

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

  /// The sheet's own total rows for an item: label, dimensions, value and step by region of the reading.
  package struct Stated: Sendable {
    package let region: String
    package let label: String
    package let dimensions: [String: String]
    package let value: Int64
    package let step: Int64
  }

  package func stated(_ readings: [Int64], item: String) throws -> [Stated] {
    let sql = """
      SELECT r.region, t.label, t.dimensions, t.value, t.step FROM stated t JOIN reading r ON r.id = t.reading
      WHERE t.item = ? AND t.reading IN (SELECT value FROM json_each(?)) AND t.label <> '小计'
      """
    return try Row.fetchAll(db, sql: sql, arguments: [item, Self.list(readings)]).map { row in
      let text: String = row[2]
      let pairs = text.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }
      return Stated(
        region: row[0], label: row[1], dimensions: Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first }), value: row[3],
        step: row[4])
    }
  }

  // MARK: - Traces

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
      join: "JOIN reading r ON r.id = f.reading JOIN received s ON s.id = r.submission")
    let sql = "SELECT f.region, s.file, COUNT(*), MIN(f.line), MAX(f.line)" + clause + " GROUP BY f.region, s.file ORDER BY f.region, s.file"
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in (0..<5).map { Self.text(row[$0] as DatabaseValue) } }
  }

  /// The readings behind the figures that stand, by indicator.
  package func sources() throws -> [String: Set<FigureSource>] {
    let rows = try Row.fetchCursor(db, sql: "SELECT indicator, period, region, reading FROM source WHERE to_run IS NULL")
    var sources: [String: Set<FigureSource>] = [:]
    while let row = try rows.next() { sources[row[0], default: []].insert(FigureSource(period: row[1], region: row[2], reading: row[3])) }
    return sources
  }

  /// The readings behind an indicator's figures of one period.
  package func sources(of indicator: String, period: String) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "SELECT DISTINCT reading FROM source WHERE indicator = ? AND period = ? AND to_run IS NULL ORDER BY reading", arguments: [indicator, period])
  }

  // MARK: - Figures and findings

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

  package func figures() throws -> [FigureRow] {
    try FigureRow.fetchAll(db, sql: "SELECT \(FigureRow.columns) FROM figure WHERE to_run IS NULL ORDER BY position, period DESC, region")
  }

  package func verdicts() throws -> [VerdictRow] {
    try VerdictRow.fetchAll(db, sql: "SELECT \(VerdictRow.columns) FROM verdict WHERE to_run IS NULL ORDER BY rule, region")
  }

  package func findings() throws -> [FindingRow] {
    try FindingRow.fetchAll(db, sql: "SELECT \(FindingRow.columns) FROM remark WHERE to_run IS NULL ORDER BY code, region, form, key, item, id")
  }

  /// Rows of any of the public views, as texts, in the view's own order.
  package func rows(_ view: String, where condition: String = "1", arguments: [String] = []) throws -> (columns: [String], rows: [[String?]]) {
    let statement = try db.makeStatement(sql: "SELECT * FROM \(view) WHERE \(condition)")
    let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
    let columns = statement.columnNames
    var rows: [[String?]] = []
    while let row = try cursor.next() {
      rows.append(columns.indices.map { Self.text(row[$0] as DatabaseValue) })
    }
    return (columns, rows)
  }

  private static func text(_ value: DatabaseValue) -> String? {
    switch value.storage {
    case .null: nil
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text
    case .blob: nil
    }
  }

  /// Rows of a statement of our own, for screens.
  package func query(_ sql: String, _ arguments: [String?] = []) throws -> [[String?]] {
    try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).map { row in
      (0..<row.count).map { Self.text(row[$0] as DatabaseValue) }
    }
  }
}
