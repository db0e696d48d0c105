import Definition
import Handoff
import Rollup
import Warehouse

/// What the warehouse says it was made of.
struct StoredState {
  struct Standing {
    var region: String
    var form: String
    var period: String
    var status = ""
    var batch: String?
    /// The path under which its reading was made.
    var file: String?

    init(_ head: Reading.Head) { (region, form, period) = (head.region, head.form, head.period) }
  }

  /// By the digest of the file and what its submission has behind the slash.
  private(set) var standings: [String: [String: Standing]] = [:]
  private(set) var lastRun = 0
  private(set) var definition = ""
  private(set) var changedSinceAudit: Set<String> = []
  private(set) var readingsChangedSinceAudit = false

  init(_ workspace: Workspace, audited: Int) throws {
    guard try Disk.exists(workspace.warehouse) else { return }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    try warehouse.read { reader in
      lastRun = try reader.lastRun()?.id ?? 0
      definition = try reader.meta("definition") ?? ""
      let sql = """
        SELECT s.sha256, t.region, t.form, t.period, t.status, r.batch, s.part, r.file FROM received s
        JOIN standing t ON t.submission = s.id AND t.to_run IS NULL
        LEFT JOIN reading r ON r.submission = s.id AND r.to_run IS NULL
        """
      for row in try reader.query(sql) {
        var standing = Standing(Reading.Head())
        (standing.region, standing.form, standing.period) = (row[1] ?? "", row[2] ?? "", row[3] ?? "")
        (standing.status, standing.batch, standing.file) = (row[4] ?? "", row[5], row[7])
        if let sha256 = row[0], let part = row[6] { standings[sha256, default: [:]][part] = standing }
      }
      let run = String(audited)
      let figures = try reader.query("SELECT DISTINCT indicator FROM figure WHERE from_run > CAST(? AS INTEGER) OR to_run > CAST(? AS INTEGER)", [run, run])
      changedSinceAudit = Set(figures.compactMap { $0[0] })
      readingsChangedSinceAudit =
        try !reader.query("SELECT 1 FROM reading WHERE from_run > CAST(? AS INTEGER) OR to_run > CAST(? AS INTEGER) LIMIT 1", [run, run]).isEmpty
    }
  }

  func isCurrent(_ journal: Journal) -> Bool { lastRun == journal.lastRun }

  /// Which figures a rollup over the warehouse as it is would compute again.
  func staleIndicators(_ workspace: Workspace, _ pipeline: Pipeline) throws -> [String] {
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { try StaleIndicators.find(pipeline: pipeline, reader: $0) }
  }
}
