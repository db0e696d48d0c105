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
  func close(_ table: String, _ condition: String, _ arguments: StatementArguments, run: Int) throws {
    try db.run("DELETE FROM \(table) WHERE \(condition) AND to_run IS NULL AND from_run = ?", arguments: arguments + [run])
    try db.run("UPDATE \(table) SET to_run = ? WHERE \(condition) AND to_run IS NULL", arguments: [run] + arguments)
  }

  /// Runs `body`, which may insert readings of these forms, with the guard against inserts taken away meanwhile.
  package func loading<Value>(_ forms: [Form], _ body: () throws -> Value) throws -> Value {
    let tables = Schema.guarded + forms.map { FormTable($0).name }
    for table in tables { try db.execute(sql: "DROP TRIGGER IF EXISTS \(FormTable.quoted("guard_insert_" + table))") }
    let value = try body()
    for table in tables { try db.execute(sql: Schema.insertTrigger(on: table)) }
    return value
  }

  /// Inserts a whole reading: its records, its irregular cells, its stated totals, its rejections.
  ///
  /// - Parameter file: the path under which it was read.
  package func insert(
    _ reading: Reading, submission: Int64, batch: String, digest: Digest, file: String, form: Form?, run: Int
  ) throws -> Int64 {
    let head = reading.head
    try db.execute(
      sql: "INSERT INTO reading(submission, batch, digest, file, form, region, period, part, accepted, is_list, from_run) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        submission, batch, digest.hex, file, head.form, head.region, head.period, head.part, reading.isRefused ? 0 : 1, head.layout.hasSuffix(" long") ? 1 : 0, run,
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
