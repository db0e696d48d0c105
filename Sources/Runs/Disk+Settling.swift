import CFolders
import Glibc
import Handoff

/// Waiting until what was written is on the disk.
extension Disk {
  /// Waits until files that have just been written are on the disk: several of them at once, very many with all that their file
  /// system has to write, of whomever.
  ///
  /// Why not always the latter: a night that takes three files would wait for whatever else the machine is copying. Why not
  /// one by one: each would wait for a turn of the file system's journal, which takes those who wait together.
  ///
  /// - Parameter folders: those in which they lie.
  static func settle(_ files: [String], in folders: [String]) throws {
    if files.count <= 256 {
      try Parallel.wait(for: files, atOnce: 8) { try settle($0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) { fsync($0) } }
      for folder in folders { try settle(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) { fsync($0) } }
    } else if let folder = folders.first {
      try settle(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) { hz_settle($0) }
    }
  }

  private static func settle(_ path: String, _ flags: Int32, _ sync: (Int32) -> Int32) throws {
    let descriptor = Glibc.open(path, flags)
    guard descriptor >= 0 else { throw Trouble.system(errno, .open, path) }
    defer { close(descriptor) }
    guard sync(descriptor) == 0 else { throw Trouble.system(errno, .store, path) }
  }

  static func syncFolder(of path: String) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let descriptor = Glibc.open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
