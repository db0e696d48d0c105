import Figures
import Glibc

/// One file a run: what happens, as it happens, an event a line, as JSON without control characters.
///
/// A run that fails says so in its last line, one that is interrupted too. A run that died before its number was journaled
/// left that number to the next, which goes on in the same file.
package final class RunLog {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Trouble.system(errno, .open, path) }
  }

  deinit {
    if Self.underway == descriptor { Self.underway = -1 }
    close(descriptor)
  }

  /// The log of the run under way, for the last word of an interrupted one; -1 where there is none.
  nonisolated(unsafe) package private(set) static var underway: Int32 = -1

  /// Leaves word of a run that could not even begin, where others have run before; what cannot be written is lost.
  package static func tell(_ error: any Error, of command: String, in workspace: Workspace) {
    do {
      guard try Disk.exists(workspace.logs) else { return }
      let number = try Journal(workspace.journal).nextRun
      let log = try RunLog(workspace.logs + "/\(number).jsonl")
      try log.begin(run: number, command: command)
      log.end(error)
    } catch {}
  }

  func begin(run: Int, command: String) throws {
    Self.underway = descriptor
    try write("start") { line in
      line.add("run", run)
      line.add("pid", Int(getpid()))
      line.add("command", command)
    }
  }

  func note(_ receipt: StageReceipt) throws {
    var facts = JSONText()
    for key in receipt.facts.keys.sorted() { facts.add(key, receipt.facts[key]) }
    try write("stage") { line in
      line.add("stage", receipt.stage.rawValue)
      line.add("facts", facts)
      line.add("milliseconds", Int(receipt.seconds * 1000))
    }
  }

  /// A file that was left, and why: `skipped`, `unsettled`, `refused`.
  func note(_ event: String, file: String, reason: String) throws {
    try write(event) { line in
      line.add("file", file)
      line.add("reason", reason)
    }
  }

  func note(altered fault: Sentence) throws { try write("altered") { $0.add("fault", fault.en) } }

  func end(_ code: Int32) throws {
    try write("end") { $0.add("exit", Int(code)) }
    Self.underway = -1
  }

  /// The last line of a run that cannot go on. Where not even that can be written, the trouble itself is what counts.
  func end(_ error: any Error) {
    do {
      try write("end") { line in
        line.add("exit", Int(Trouble.exitCode(of: error)))
        let said = Trouble.sentence(of: error)
        line.add("reason", said.en)
        line.add("reason_zh", said.zh)
      }
    } catch {}
    Self.underway = -1
  }

  private func write(_ event: String, _ fill: (inout JSONText) -> Void) throws {
    var line = JSONText()
    line.add("at", Clock.now())
    line.add("event", event)
    fill(&line)
    try Disk.write(Array((line.closed + "\n").utf8), to: descriptor, path)
  }
}
