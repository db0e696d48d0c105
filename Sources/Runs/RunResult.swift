import Audit
package import Figures
import Loading
package import Publication
import Rollup
package import Warehouse

/// What one stage did: counts by name, and the seconds it took.
package struct StageReceipt: Sendable {
  package let stage: StageName
  package let facts: [String: Int]
  package let seconds: Double
}

/// What a run did and what it leaves.
package final class RunResult {
  package let number: Int
  package var receipts: [StageReceipt] = []
  package var seconds: [StageName: Double] = [:]
  package var newFiles: [String] = []
  package var skipped: [SkippedFile] = []
  /// What the inbox holds that this run has not received.
  package var untaken = Untaken()
  /// Files that hold again what they held once.
  var fallenBack: [FallenBack] = []
  /// The returns that are not in, as `大化 HC-22-1`; known to a run that publishes.
  package var missing: [String] = []
  /// Whether some of that may not be read by whoever runs this.
  package var isDenied = false
  /// What was found wrong with the warehouse before it was derived anew.
  package var altered: [Sentence] = []
  /// The stamps of the inbox as it was read whole; nil where something was left.
  var inboxStamp: String?
  package var status = RunStatus()
  package var resultDigest = ""
  var issueDigest = ""
  package var changes: [FigureChange] = []
  package var figures: [FigureRow] = []
  /// What a run of some stages, or for some counties and forms, leaves out of date.
  package var stale: [StageName] = []
  /// The run before, where a run of some stages came to the same result.
  package var repeats: Int?

  init(number: Int) { self.number = number }

  /// What the command ends with.
  package var exitCode: Int32 { !status.isClean ? 65 : isDenied ? 77 : 0 }

  static func facts(_ stage: StageName, _ load: [String: Int], _ rollup: [String: Int], _ audit: [String: Int]) -> [String: Int] {
    switch stage {
    case .load: load
    case .rollup: rollup
    case .audit: audit
    case .receive, .extract, .normalize, .publish: [:]
    }
  }
}

/// What there is to complain about after a run.
package struct RunStatus: Sendable {
  package var rejectedCells = 0
  package var rejectedRecords = 0
  package var refusedSubmissions = 0
  package var heldSubmissions = 0
  package var openErrors = 0
  package var openQueries = 0
  package var explained = 0

  init() {}

  package init(_ reader: WarehouseReader) throws {
    func count(_ sql: String) throws -> Int { try reader.query(sql).first?.first.flatMap { $0 }.flatMap { Int($0) } ?? 0 }
    let current = "FROM refusal x JOIN reading r ON r.id = x.reading AND r.to_run IS NULL WHERE x.scope"
    rejectedCells = try count("SELECT COUNT(*) \(current) = 'cell'")
    rejectedRecords = try count("SELECT COUNT(*) \(current) = 'record'")
    refusedSubmissions = try count("SELECT COUNT(*) FROM standing WHERE to_run IS NULL AND status = 'rejected'")
    heldSubmissions = try count("SELECT COUNT(*) FROM standing WHERE to_run IS NULL AND status = 'held'")
    openErrors = try count("SELECT COUNT(*) FROM remark WHERE to_run IS NULL AND status = 'open' AND severity IN ('error', 'fatal')")
    openQueries = try count("SELECT COUNT(*) FROM remark WHERE to_run IS NULL AND status = 'open' AND severity = 'query'")
    explained = try count("SELECT COUNT(*) FROM remark WHERE to_run IS NULL AND status = 'accepted'")
  }

  /// Nothing that exit code 65 stands for.
  package var isClean: Bool { rejectedCells + rejectedRecords + refusedSubmissions + heldSubmissions + openErrors == 0 }
}

/// A city or county figure that a run changed.
package struct FigureChange: Sendable {
  package let before: FigureRow?
  package let after: FigureRow?

  static func between(_ before: [FigureRow], _ after: [FigureRow]) -> [FigureChange] {
    // Most nights most figures are the same rows in the same order.
    guard before != after else { return [] }
    func isSame(_ a: FigureRow, _ b: FigureRow) -> Bool { a.region == b.region && a.indicator == b.indicator && a.period == b.period }
    func hasChanged(_ a: FigureRow?, _ b: FigureRow) -> Bool { a?.value != b.value || a?.verdict != b.verdict }
    if before.count == after.count, before.indices.allSatisfy({ isSame(before[$0], after[$0]) }) {
      return before.indices.filter { hasChanged(before[$0], after[$0]) }.map { FigureChange(before: before[$0], after: after[$0]) }
    }
    func key(_ row: FigureRow) -> String { row.indicator + "|" + row.period + "|" + row.region }
    let old = Dictionary(before.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(after.map(key))
    var changes: [FigureChange] = []
    for row in after {
      let earlier = old[key(row)]
      if hasChanged(earlier, row) { changes.append(FigureChange(before: earlier, after: row)) }
    }
    for row in before where !new.contains(key(row)) { changes.append(FigureChange(before: row, after: nil)) }
    return changes
  }
}

extension Loader.Receipt {
  var facts: [String: Int] {
    ["inserted": inserted, "closed": closed, "accepted": accepted, "rejected": rejected, "held": held, "figures": figures]
  }
}

extension Roller.Receipt {
  var facts: [String: Int] { ["computed": computed, "unchanged": unchanged, "incomplete": incomplete, "figures": cityFigures] }
}

extension Auditor.Receipt {
  var facts: [String: Int] {
    ["checks": checks, "rules": rules, "hold": hold, "possible": possible, "broken": broken, "explained": explained, "undecided": undecided]
  }
}
