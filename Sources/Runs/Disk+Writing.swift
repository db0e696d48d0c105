import Glibc

/// Never half a file under its final name.
extension Disk {
  /// Writes beside and renames: the file is there whole, or as it was before. `durable` also waits for the disk.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o640, durable: Bool) throws {
    try replace(path, mode: mode, durable: durable) { try $0.write(bytes) }
  }

  /// The same under a name that need not be text, in the file system of `path`.
  static func write(_ bytes: [UInt8], to path: String, renamed final: [UInt8], mode: mode_t, durable: Bool) throws {
    try replace(path, renamed: final, mode: mode, durable: durable) { try $0.write(bytes) }
  }

  /// A file that is being written.
  struct OpenFile {
    fileprivate let descriptor: Int32
    fileprivate let path: String

    func write(_ piece: [UInt8]) throws { try writeAll(piece, descriptor, path) }
  }

  /// The same for what comes in pieces.
  static func replace(
    _ path: String, renamed final: [UInt8]? = nil, mode: mode_t, durable: Bool, _ body: (OpenFile) throws -> Void
  ) throws {
    let beside = path + ".\(getpid()).part"
    unlink(beside)
    let descriptor = Glibc.open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      throw Trouble.notMade(errno, path)
    }
    do {
      try body(OpenFile(descriptor: descriptor, path: path))
      if durable, fsync(descriptor) != 0 { throw Trouble.system(errno, .store, path) }
    } catch {
      close(descriptor)
      unlink(beside)
      throw error
    }
    guard close(descriptor) == 0 else { throw Trouble.system(errno, .write, path) }
    try rename(beside, to: final ?? Array(path.utf8), path)
    if durable { try syncFolder(of: path) }
  }

  /// Gives a file that was written beside its final name; where that fails, it is gone.
  static func rename(_ beside: String, to final: [UInt8], _ path: String) throws {
    guard Glibc.rename(beside, cString(final)) == 0 else {
      let code = errno
      unlink(beside)
      throw Trouble.system(code, .replace, path)
    }
  }

  static func append(_ bytes: [UInt8], to path: String) throws {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Trouble.system(errno, .open, path) }
    defer { close(descriptor) }
    try writeAll(bytes, descriptor, path)
    guard fsync(descriptor) == 0 else { throw Trouble.system(errno, .store, path) }
  }

  /// Writes to a file that is open.
  static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws { try writeAll(bytes, descriptor, path) }

  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Trouble.system(errno, .write, path)
      }
      written += count
    }
  }
}
