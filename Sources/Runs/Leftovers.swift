import Glibc

/// What a run that was killed left half made: files that never got their final name. Nothing that counts is among them.
enum Leftovers {
  /// Removes them; only for whoever holds the lock.
  static func remove(_ workspace: Workspace) throws {
    for folder in [workspace.root, workspace.archive, workspace.extracts, workspace.readings, workspace.root + "/stages", workspace.root + "/stages/receive", workspace.logs] {
      for name in try Disk.names(in: folder) ?? [] where name.hasSuffix(".part") { unlink(folder + "/" + name) }
    }
    try Disk.remove(workspace.outbox + ".new")
  }

  /// Removes folders that a process which is no more was making: `rebuild.77` in a workspace, `new.77` among backups.
  static func removeOfTheDead(in folder: String) throws {
    for name in try Disk.names(in: folder) ?? [] {
      for prefix in ["rebuild.", "new."] where name.hasPrefix(prefix) {
        guard let process = Int32(name.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH else { continue }
        try Disk.remove(folder + "/" + name)
      }
    }
  }
}
