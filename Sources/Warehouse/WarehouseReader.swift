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
    /// The path under which it was read.
    package let file: String

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
      file = row[9]
    }
  }

  package func currentReadings() throws -> [StoredReading] {
    try StoredReading.fetchAll(db, sql: "SELECT id, submission, batch, digest, form, region, period, part, accepted, file FROM reading WHERE to_run IS NULL ORDER BY id")
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

  // MARK: - Figures and findings

  package func figures() throws -> [FigureRow] {
    try FigureRow.fetchAll(db, sql: "SELECT \(FigureRow.columns) FROM figure WHERE to_run IS NULL ORDER BY position, period DESC, region")
  }

  package func verdicts() throws -> [VerdictRow] {
    try VerdictRow.fetchAll(db, sql: "SELECT \(VerdictRow.columns) FROM verdict WHERE to_run IS NULL ORDER BY rule, region")
  }

  package func findings() throws -> [FindingRow] {
    try FindingRow.fetchAll(db, sql: "SELECT \(FindingRow.columns) FROM remark WHERE to_run IS NULL ORDER BY code, region, form, key, item, id")
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
}
