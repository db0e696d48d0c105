import Glibc
import Handoff
import Warehouse

/// A submission taken back by a decision: from the next run on the version before it counts again.
package enum Withdrawal {
  /// Whether a return of a file is withdrawn: the file as a whole, or this part of it.
  static func covers(_ withdrawn: Set<String>, _ sha256: String, _ head: Reading.Head) -> Bool {
    withdrawn.contains(sha256) || withdrawn.contains(sha256 + "/" + head.suffix)
  }

  /// Journals the decision. `submission` is the view's name of it, or the start of its digest, eight digits at least: then
  /// everything in the file is meant.
  ///
  /// - Returns: The file withdrawn; nil where it was withdrawn already.
  package static func note(_ submission: String, in workspace: Workspace, by: String, reason: String, wait: Int) throws -> String? {
    guard try workspace.exists || Journal.whole(workspace).lastRun > 0 else { throw Trouble.noInput("nothing has been received in \(workspace.root) yet: huizong run", zh: "\(workspace.root) 里还没有收过：huizong run") }
    let lock = try RunLock(workspace, wait: wait, stage: "withdraw")
    defer { lock.end() }
    var journal = try Journal.whole(workspace)
    let name = submission.split(separator: "/", maxSplits: 1).map(String.init)
    let digits = name.first ?? ""
    let found = digits.count < 8 ? [] : journal.received.filter { $0.sha256.hasPrefix(digits) }
    let unknown = Trouble.usage(
      "unknown submission \(submission): the first column of huizong status --format csv",
      zh: "没有这一份：\(submission)　编号见 huizong status --format csv 的第一列")
    guard let item = found.first, found.count == 1 else { throw unknown }
    let parts = try Self.parts(of: item.sha256, in: workspace)
    if name.count > 1, !parts.contains(name[1]) { throw unknown }
    let withdrawn = journal.withdrawn(asOf: Int.max)
    let part = name.count > 1 && parts.count > 1 ? name[1] : nil
    guard !withdrawn.contains(item.sha256), part.map({ !withdrawn.contains(item.sha256 + "/" + $0) }) ?? true else { return nil }
    var data = ["sha256": item.sha256, "file": item.file, "reason": reason, "run": String(journal.nextRun)]
    data["part"] = part
    try journal.append([(event: "withdrawal", data: data)], at: Clock.now(), by: by)
    return item.file + (part.map { "（\($0)）" } ?? "")
  }

  /// What the file's submissions have behind the slash; one that is not loaded yet is 1.
  private static func parts(of sha256: String, in workspace: Workspace) throws -> [String] {
    guard try Disk.exists(workspace.warehouse) else { return ["1"] }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    let rows = try warehouse.read {
      try $0.query("SELECT s.part FROM received s JOIN standing t ON t.submission = s.id AND t.to_run IS NULL WHERE s.sha256 = ?", [sha256])
    }
    return rows.isEmpty ? ["1"] : rows.compactMap { $0[0] }
  }
}
