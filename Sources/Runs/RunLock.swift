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
    var asked = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let code = errno
        close(descriptor)
        throw Trouble.system(code, "cannot lock", path)
      }
      guard waited < wait * 10 else {
        let holder = Self.note(descriptor)
        // Whoever has just taken the lock needs a moment to write who it is.
        if holder.isEmpty, asked < 25 {
          asked += 1
          usleep(20_000)
          continue
        }
        close(descriptor)
        throw Self.held(by: holder)
      }
      usleep(100_000)
      waited += 1
    }
    wasLeftBehind = !Self.note(descriptor).isEmpty
    write(note)
  }

  /// Whether nobody holds the lock, asked before anything costly is done.
  ///
  /// - Throws: `Trouble.busy` with who holds it.
  static func check(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    let holder = note(descriptor)
    if !holder.isEmpty { throw held(by: holder) }
  }

  /// The note of a run that never came to its end was still there: it may have left files half made.
  let wasLeftBehind: Bool

  /// Says who holds the lock, since when and in which stage.
  func write(_ note: String) {
    let bytes = Array(note.utf8)
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    ftruncate(descriptor, off_t(bytes.count))
  }

  /// Says that the run came to its end, whichever.
  func clear() { ftruncate(descriptor, 0) }

  private static func held(by holder: String) -> Trouble {
    .busy("another run holds the workspace: \(holder)", zh: "另一次运行正占着工作区：\(holder)；等它结束：--wait 10m")
  }

  private static func note(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 300)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  deinit { close(descriptor) }
}
