import Glibc

/// What a run that was killed left half made: files that never got their final name. Nothing that counts is among them.
enum Leftovers {
  /// Removes them; only for whoever holds the lock.
  static func remove(_ workspace: Workspace) throws {
    for folder in [workspace.root, workspace.archive, workspace.extracts, workspace.readings, workspace.root + "/stages/receive", workspace.logs] {
      for name in try Disk.names(in: folder) ?? [] where name.hasSuffix(".part") { unlink(folder + "/" + name) }
    }
    try Disk.remove(workspace.outbox + ".new")
    for name in try Disk.names(in: workspace.root) ?? [] where name.hasPrefix("rebuild.") {
      guard let process = Int32(name.dropFirst("rebuild.".count)), kill(process, 0) != 0, errno == ESRCH else { continue }
      try Disk.remove(workspace.root + "/" + name)
    }
  }
}
