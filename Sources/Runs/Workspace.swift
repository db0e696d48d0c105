import Warehouse

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
  /// The pages that were published, by which those in the outbox are known.
  var pages: String { root + "/stages/pages" }
  /// What the last full run's answer came from.
  var fresh: String { root + "/stages/fresh" }
  package var logs: String { root + "/log" }

  package var exists: Bool { get throws { try Disk.exists(journal) } }

  /// Whether anything has been computed here.
  package var hasWarehouse: Bool { get throws { try Disk.exists(warehouse) } }

  /// Refuses a path under which SQLite would not open the warehouse, or the one that `verify --rebuild` makes in the workspace.
  ///
  /// - Parameter behind: What a copy of the workspace has behind this path.
  func checkLength(behind: String = "") throws {
    let length = GivenPath.real(root).utf8.count
    let limit = LinkedDatabase.longestPath - (behind + "/rebuild.4194304/warehouse.sqlite").utf8.count
    guard length <= limit else {
      throw Trouble.cannotCreate(
        "\(root): the path is too long, \(length) bytes, of which SQLite takes at most \(limit) here; give a shorter one",
        zh: "\(root)：路径太长，有 \(length) 个字节，SQLite 在这里最多认 \(limit) 个；换一个短些的")
    }
  }

  func create() throws {
    for folder in [archive, extracts, readings, root + "/stages/receive", logs] { try Disk.makeFolder(folder) }
  }
}
