import Glibc

/// A submission taken back by a decision: from the next run on the version before it counts again.
package enum Withdrawal {
  /// Journals the decision. `submission` is the view's name of it, or the start of its digest, eight digits at least.
  ///
  /// - Returns: The file withdrawn; nil where it was withdrawn already.
  package static func note(_ submission: String, in workspace: Workspace, by: String, reason: String, wait: Int) throws -> String? {
    guard workspace.exists else { throw Trouble.noInput("nothing has been received in \(workspace.root) yet: huizong run") }
    let lock = try RunLock(workspace.lock, wait: wait, note: "pid \(getpid()), since \(Clock.now()), withdraw")
    defer { lock.clear() }
    var journal = try Journal(workspace.journal)
    let digits = submission.split(separator: "/").first.map(String.init) ?? ""
    let found = digits.count < 8 ? [] : journal.received.filter { $0.sha256.hasPrefix(digits) }
    guard let item = found.first, found.count == 1 else {
      throw Trouble.usage("unknown submission \(submission): the first column of huizong status --format csv")
    }
    guard !journal.withdrawn(asOf: Int.max).contains(item.sha256) else { return nil }
    try journal.append(
      [(event: "withdrawal", data: ["sha256": item.sha256, "file": item.file, "reason": reason, "run": String(journal.nextRun)])], at: Clock.now(), by: by)
    return item.file
  }
}
