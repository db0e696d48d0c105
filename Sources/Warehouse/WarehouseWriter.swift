package import Definition
import GRDB
package import Handoff
import Quantities

/// What a run may do to the warehouse: insert rows, and close those that no longer hold.
package struct WarehouseWriter {
  let db: Database

  package var reader: WarehouseReader { WarehouseReader(db: db) }

  /// Makes tables and views fit the definition: regions, forms, their record tables and the public views.
  package func adopt(_ pipeline: Pipeline) throws {
    let known = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'definition'")
    guard known != pipeline.digest.hex else { return }
    try db.execute(sql: "DELETE FROM region; DELETE FROM form; DELETE FROM form_column")
    for region in pipeline.regions.all {
      try db.execute(
        sql: "INSERT OR REPLACE INTO region VALUES(?, ?, ?, ?, ?)",
        arguments: [region.code, region.level.rawValue, region.parent, region.name, pipeline.regions.short(region.code)])
    }
    for form in pipeline.formsInOrder {
      let table = FormTable(form)
      try table.create(db)
      try db.execute(sql: "INSERT INTO form VALUES(?, ?, ?, ?)", arguments: [form.code, form.title, form.stream, table.name])
      for (position, column) in form.columns.enumerated() {
        try db.execute(
          sql: "INSERT INTO form_column VALUES(?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            form.code, position, column.id, column.headers.first ?? column.id, column.isMeasure ? "measure" : column.isDimension ? "dimension" : "other",
            column.measure?.family.canonical ?? "", column.measure?.family.decimals ?? 0,
          ])
      }
    }
    try PublicViews.create(db, forms: pipeline.formsInOrder, city: pipeline.regions.city.code)
    try db.execute(sql: "INSERT OR REPLACE INTO meta VALUES('definition', ?)", arguments: [pipeline.digest.hex])
    try db.execute(sql: "INSERT OR REPLACE INTO meta VALUES('city', ?)", arguments: [pipeline.regions.city.code])
  }

  // MARK: - Submissions and readings

  /// Registers a submission on its first sight. `part` is what its id has behind the slash.
  package func submission(sha256: String, part: String, file: String, receivedAt: String, run: Int, bytes: Int) throws -> Int64 {
    try db.run(
      "INSERT INTO received(sha256, part, file, received_at, received_run, bytes) VALUES(?, ?, ?, ?, ?, ?)",
      arguments: [sha256, part, file, receivedAt, run, bytes])
    return db.lastInsertedRowID
  }

  /// Notes a submission's status from this run on, if it differs from the one it had.
  package func setStanding(_ standing: Standing, submission: Int64, known: WarehouseReader.KnownStanding?, run: Int) throws {
    let head = standing.head
    guard known != WarehouseReader.KnownStanding(standing) else { return }
    try close("standing", "submission = ?", [submission], run: run)
    try db.run(
      "INSERT INTO standing VALUES(?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        submission, run, standing.status, standing.reason, head.region, head.form, head.period, head.part, head.version, head.statedVersion, head.encoding,
        head.layout, head.rows,
      ])
  }

  /// From this run on the file is not read as this submission any more: under another definition it holds others.
  package func closeStanding(submission: Int64, run: Int) throws { try close("standing", "submission = ?", [submission], run: run) }

  /// Rows that came and went within one run never were: they are removed rather than closed.
  private func close(_ table: String, _ condition: String, _ arguments: StatementArguments, run: Int) throws {
    try db.run("DELETE FROM \(table) WHERE \(condition) AND to_run IS NULL AND from_run = ?", arguments: arguments + [run])
    try db.run("UPDATE \(table) SET to_run = ? WHERE \(condition) AND to_run IS NULL", arguments: [run] + arguments)
  }

  /// Runs `body`, which may insert readings, with the guard against inserts taken away meanwhile.
  package func loading<Value>(_ body: () throws -> Value) throws -> Value {
    let tables = try String.fetchAll(db, sql: "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard\\_insert\\_%' ESCAPE '\\'")
    for table in tables { try db.execute(sql: "DROP TRIGGER \(FormTable.quoted("guard_insert_" + table))") }
    let value = try body()
    for table in tables { try db.execute(sql: Schema.insertTrigger(on: table)) }
    return value
  }

  /// Inserts a whole reading: its records, its irregular cells, its stated totals, its rejections.
  package func insert(
    _ reading: Reading, submission: Int64, batch: String, digest: Digest, form: Form?, run: Int
  ) throws -> Int64 {
    let head = reading.head
    try db.execute(
      sql: "INSERT INTO reading(submission, batch, digest, form, region, period, part, accepted, is_list, from_run) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        submission, batch, digest.hex, head.form, head.region, head.period, head.part, reading.isRefused ? 0 : 1, head.layout.hasSuffix(" long") ? 1 : 0, run,
      ])
    let id = db.lastInsertedRowID
    var rows = ReadingRows(id: id, reading: reading)
    let inserter = try form.flatMap { reading.isRefused ? nil : try RecordInserter(FormTable($0), db) }
    defer { inserter?.finish() }
    var records = reading.records.cursor()
    var row = 0
    while let record = try records.next() {
      row += 1
      try inserter?.insert(record, reading: id, row: row)
      rows.take(record, row: row)
    }
    if let form, inserter != nil { try insertExtent(of: id, FormTable(form)) }
    for table in try rows.tables where !table.rows.isEmpty {
      let marks = Array(repeating: "?", count: table.rows[0].count).joined(separator: ", ")
      let statement = try db.cachedStatement(sql: "INSERT INTO \(table.name) VALUES(\(marks))")
      for row in table.rows { try statement.execute(arguments: StatementArguments(row)) }
    }
    return id
  }

  /// From this run on the reading no longer counts.
  package func close(reading: Int64, run: Int) throws {
    try db.run("UPDATE reading SET to_run = ? WHERE id = ? AND to_run IS NULL", arguments: [run, reading])
  }

  // MARK: - Figures

  /// Puts an indicator's figures in place of those that stood, keeping every row that did not change.
  ///
  /// - Parameter known: the readings that fed those that stood.
  package func replace(
    _ figures: [FigureRow], standing: [FigureRow], indicator: String, sources: Set<FigureSource>, known: Set<FigureSource>, run: Int
  ) throws {
    let before = Dictionary(standing.map { ($0.region + "|" + $0.period, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<String> = []
    for figure in figures {
      let key = figure.region + "|" + figure.period
      kept.insert(key)
      var figure = figure
      if let old = before[key] {
        figure.flags = Self.withAuditFlags(figure.flags, of: old)
        if old == figure { continue }
        if old.sameApartFromInputs(figure) {
          try db.run(
            "UPDATE figure SET inputs = ? WHERE indicator = ? AND period = ? AND region = ? AND to_run IS NULL",
            arguments: [figure.inputs, indicator, figure.period, figure.region])
          continue
        }
        try close("figure", "indicator = ? AND period = ? AND region = ?", [indicator, figure.period, figure.region], run: run)
      }
      try figure.insert(db, run: run)
    }
    for (key, old) in before where !kept.contains(key) {
      try close("figure", "indicator = ? AND period = ? AND region = ?", [indicator, old.period, old.region], run: run)
    }
    for source in known.subtracting(sources) {
      try close(
        "source", "indicator = ? AND period = ? AND region = ? AND reading = ?", [indicator, source.period, source.region, source.reading], run: run)
    }
    for source in sources.subtracting(known) {
      try db.run("INSERT INTO source VALUES(?, ?, ?, ?, ?, NULL)", arguments: [indicator, source.period, source.region, source.reading, run])
    }
  }

  private static let auditFlags: Set<String> = ["explained", "unexplained"]

  /// The audit's own flags stay until the audit itself takes them away.
  private static func withAuditFlags(_ flags: String, of old: FigureRow) -> String {
    let own = Set(flags.split(separator: " ").map(String.init))
    let kept = Set(old.flags.split(separator: " ").map(String.init)).intersection(auditFlags)
    return own.union(kept).sorted().joined(separator: " ")
  }

  /// Sets the audit's flags of every figure: `indicator|region` → flags; figures that are not named lose theirs.
  package func mark(_ flags: [String: Set<String>], standing: [FigureRow], run: Int) throws {
    for old in standing {
      let own = Set(old.flags.split(separator: " ").map(String.init)).subtracting(Self.auditFlags)
      let wanted = own.union(flags[old.indicator + "|" + old.region] ?? []).sorted().joined(separator: " ")
      guard wanted != old.flags else { continue }
      var figure = old
      figure.flags = wanted
      try close("figure", "indicator = ? AND period = ? AND region = ?", [old.indicator, old.period, old.region], run: run)
      try figure.insert(db, run: run)
    }
  }

  /// Closes the figures of indicators that the definition no longer has.
  package func retire(except indicators: Set<String>, run: Int) throws {
    for id in try String.fetchAll(db, sql: "SELECT DISTINCT indicator FROM figure WHERE to_run IS NULL") where !indicators.contains(id) {
      try close("figure", "indicator = ?", [id], run: run)
      try close("source", "indicator = ?", [id], run: run)
    }
  }

  // MARK: - Audit

  package func replace(verdicts: [VerdictRow], of rules: Set<String>, run: Int) throws {
    let standing = try VerdictRow.fetchAll(db, sql: "SELECT \(VerdictRow.columns) FROM verdict WHERE to_run IS NULL").filter { rules.contains($0.rule) }
    let wanted = Dictionary(verdicts.map { ($0.rule + "|" + $0.region, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<String> = []
    for old in standing {
      let key = old.rule + "|" + old.region
      if wanted[key] == old { kept.insert(key) } else { try close("verdict", "rule = ? AND region = ?", [old.rule, old.region], run: run) }
    }
    for verdict in verdicts where !kept.contains(verdict.rule + "|" + verdict.region) { try verdict.insert(db, run: run) }
  }

  /// Puts the findings of some codes or submissions in place; a finding that no longer holds is closed.
  package func replace(findings: [FindingRow], where replaced: (FindingRow) -> Bool, run: Int) throws {
    let standing = try FindingRow.fetchAll(db, sql: "SELECT \(FindingRow.columns) FROM remark WHERE to_run IS NULL").filter(replaced)
    let wanted = Dictionary(findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var kept: Set<String> = []
    for old in standing {
      if wanted[old.id] == old { kept.insert(old.id) } else { try close("remark", "id = ?", [old.id], run: run) }
    }
    for id in wanted.keys.sorted() where !kept.contains(id) { try wanted[id]?.insert(db, run: run) }
  }

  // MARK: - Runs

  package func insert(_ run: RunRow) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO run VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        run.id, run.today, run.startedAt, run.endedAt, run.invocation, run.definitionDigest, run.inputDigest, run.resultDigest, run.exitCode,
      ])
  }
}

/// What a submission counts as.
package struct Standing: Sendable {
  package var status: String
  package var reason: String
  package var head: Reading.Head

  package init(status: String, reason: String, head: Reading.Head) {
    self.status = status
    self.reason = reason
    self.head = head
  }
}
