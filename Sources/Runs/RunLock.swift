import Glibc

/// One run at a time: a lock on a file that dies with its process. Readers never ask for it.
final class RunLock {
  private let descriptor: Int32

  /// Takes the lock, waiting up to `wait` seconds.
  ///
  /// - Throws: `Trouble.busy` with who holds it, since when and in which stage.
  init(_ path: String, wait: Int, note: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Trouble.system(errno, "cannot open", path) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let code = errno
        close(descriptor)
        throw Trouble.system(code, "cannot lock", path)
      }
      guard waited < wait * 10 else {
        let holder = Self.note(descriptor)
        close(descriptor)
        throw Trouble.busy("another run holds the workspace: \(holder)")
      }
      usleep(100_000)
      waited += 1
    }
    write(note)
  }

  func write(_ note: String) {
    let bytes = Array(note.utf8)
    ftruncate(descriptor, 0)
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  private static func note(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 300)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  deinit { close(descriptor) }
}
