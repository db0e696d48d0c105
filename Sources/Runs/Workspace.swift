/// The folder that a pipeline's truth and everything derived from it live in.
package struct Workspace: Sendable {
  package let root: String

  package init(_ root: String) { self.root = root }

  package var archive: String { root + "/archive" }
  package var journal: String { root + "/journal.jsonl" }
  package var warehouse: String { root + "/warehouse.sqlite" }
  package var outbox: String { root + "/outbox" }
  package var heartbeat: String { root + "/heartbeat.json" }
  package var lock: String { root + "/lock" }
  package var extracts: String { root + "/stages/extract" }
  package var readings: String { root + "/stages/normalize" }
  /// What the inbox held when it was last read: a cache of file stamps.
  package var seen: String { root + "/stages/receive/seen" }
  /// What the last full run's answer came from.
  var fresh: String { root + "/stages/fresh" }
  package var logs: String { root + "/log" }

  package var exists: Bool { get throws { try Disk.exists(journal) } }

  /// Whether anything has been computed here.
  package var hasWarehouse: Bool { get throws { try Disk.exists(warehouse) } }

  func create() throws {
    for folder in [archive, extracts, readings, root + "/stages/receive", logs] { try Disk.makeFolder(folder) }
  }
}
