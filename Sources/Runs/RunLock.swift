import Figures
import Glibc

/// One run at a time: a lock on a file that dies with its process. Readers never ask for it.
///
/// It is taken once, before anything costly is done, and kept to the end of the command; the file says who holds it.
package final class RunLock {
  private let descriptor: Int32
  private let workspace: Workspace
  /// The folders that had to be made for it, the outermost first.
  private let made: [String]
  private let who: String
  private let command: String

  /// The note of a run that never came to its end was still there: it may have left files half made.
  let wasLeftBehind: Bool

  /// Takes the lock, waiting up to `wait` seconds.
  ///
  /// - Throws: `Trouble.busy` with who holds it, since when and in which stage.
  package init(_ workspace: Workspace, wait: Int, stage: String, command: String = "") throws {
    try workspace.checkLength()
    made = try Disk.makeFolder(workspace.root)
    self.workspace = workspace
    who = "pid \(getpid()), \(Self.user), since \(Clock.onThisMachine())"
    self.command = Self.shortened(command)
    let until = Clock.uptime() + Double(wait)
    while true {
      let candidate = try Self.locked(workspace, until: until)
      // Whoever had it may have taken the file away with a workspace that came to nothing.
      if Self.isSame(candidate, workspace.lock) {
        descriptor = candidate
        break
      }
      close(candidate)
      try Disk.makeFolder(workspace.root)
    }
    wasLeftBehind = !Self.note(descriptor).isEmpty
    enter(stage)
  }

  private static func locked(_ workspace: Workspace, until: Double) throws -> Int32 {
    let path = workspace.lock
    let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw errno == ENOTDIR ? Trouble.notMade(errno, workspace.root) : Trouble.system(errno, .open, path) }
    var asked = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        let code = errno
        close(descriptor)
        throw Trouble.system(code, .lock, path)
      }
      guard Clock.uptime() < until else {
        let holder = note(descriptor)
        // Whoever has just taken the lock needs a moment to write who it is.
        if holder.isEmpty, asked < 25 {
          asked += 1
          usleep(20_000)
          continue
        }
        close(descriptor)
        throw Self.held(workspace, by: holder)
      }
      usleep(100_000)
    }
    return descriptor
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && lstat(path, &named) == 0 && held.st_dev == named.st_dev && held.st_ino == named.st_ino
  }

  private static var user: String { getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "uid \(getuid())" }

  private static func shortened(_ command: String) -> String { command.count <= 60 ? command : command.prefix(60) + "…" }

  /// Says who holds the lock, since when and in which stage.
  func enter(_ stage: String) {
    let bytes = Array([who, stage, command].filter { !$0.isEmpty }.joined(separator: ", ").utf8)
    _ = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    ftruncate(descriptor, off_t(bytes.count))
  }

  /// Says that the command came to its end, whichever. A workspace that was made for it and holds nothing else goes.
  package func end() {
    ftruncate(descriptor, 0)
    guard made.contains(workspace.root) else { return }
    do {
      guard try Disk.names(in: workspace.root) == ["lock"] else { return }
    } catch {
      return
    }
    unlink(workspace.lock)
    for folder in made.reversed() { rmdir(folder) }
  }

  private static func held(_ workspace: Workspace, by holder: String) -> Trouble {
    let said = LockHolder(note: holder).words
    return .busy(
      "another run holds the workspace \(workspace.root): \(said.en); to wait for its end: --wait 10m",
      zh: "另一次运行正占着工作区 \(workspace.root)：\(said.zh)；等它结束：--wait 10m")
  }

  /// Whether a process that lives says that it holds the workspace; nobody is kept from it by the question.
  static func isHeld(_ workspace: Workspace) -> Bool {
    let descriptor = open(workspace.lock, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard let holder = LockHolder(note: note(descriptor)).process else { return false }
    return kill(holder, 0) == 0 || errno == EPERM
  }

  private static func note(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 400)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  deinit { close(descriptor) }
}
