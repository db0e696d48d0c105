import Glibc

/// Files as they lie on the disk: read to a bound, never through a link.
enum Disk {
  /// Opens a regular file for reading, never through a link.
  static func open(_ path: String) throws -> (descriptor: Int32, size: Int) { try open(Array(path.utf8), shown: path) }

  /// The same of a path that need not be text; troubles call it `shown`.
  static func open(_ path: [UInt8], shown: String) throws -> (descriptor: Int32, size: Int) {
    let descriptor = Glibc.open(cString(path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Trouble.system(errno, .open, shown) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw Trouble.system(code, .read, shown)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Trouble.noInput("\(shown) is not a regular file; move it away", zh: "\(shown) 不是普通文件；把它移开")
    }
    return (descriptor, Int(status.st_size))
  }

  /// The bytes of a regular file of at most `limit` bytes.
  static func read(_ path: String, limit: Int = 1 << 30) throws -> [UInt8] {
    try read(open(path), path, limit)
  }

  static func cString(_ path: [UInt8]) -> [CChar] { (path + [0]).map { CChar(bitPattern: $0) } }

  /// Reads what has been opened, and closes it.
  private static func read(_ opened: (descriptor: Int32, size: Int), _ path: String, _ limit: Int) throws -> [UInt8] {
    let (descriptor, size) = opened
    defer { close(descriptor) }
    guard size <= limit else { throw Trouble.inputOutput("\(path) has \(size) bytes, more than \(limit)", zh: "\(path) 有 \(size) 个字节，超过 \(limit)，不读") }
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Trouble.system(errno, .read, path)
      }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// The bytes of a regular file, a piece at a time.
  static func read(_ path: [UInt8], shown: String, _ body: ([UInt8]) throws -> Void) throws {
    let (descriptor, _) = try open(path, shown: shown)
    defer { close(descriptor) }
    var ended = false
    while !ended {
      var code: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
        let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        code = got < 0 ? errno : 0
        ended = got == 0
        count = max(0, got)
      }
      if code == EINTR { continue }
      guard code == 0 else { throw Trouble.system(code, .read, shown) }
      if !piece.isEmpty { try body(piece) }
    }
  }

  /// At most `count` bytes of a regular file, from a place in it on.
  static func read(_ path: String, from: Int, count: Int) throws -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Trouble.system(errno, .open, path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(from)) }
    guard filled >= 0 else { throw Trouble.system(errno, .read, path) }
    return Array(bytes.prefix(filled))
  }

  /// Whether there is something.
  ///
  /// - Throws: `Trouble.permission` where nobody may look: what is hidden is not absent.
  static func exists(_ path: String) throws -> Bool {
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    if errno == EACCES { throw Trouble.system(EACCES, .look, path) }
    return false
  }

  /// Whether something is seen there, for caches that may be lost.
  static func isSeen(_ path: String) -> Bool { isSeen(Array(path.utf8)) }

  /// The same of a path that need not be text.
  static func isSeen(_ path: [UInt8]) -> Bool {
    var status = stat()
    return lstat(cString(path), &status) == 0
  }

  /// Whether a path leads to a folder, through links too.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path is itself a link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// How many bytes a file has; nil where there is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return lstat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Device, inode, size and both times: a file whose stamp is the same has the same content.
  static func stamp(_ status: stat) -> String {
    "\(status.st_dev):\(status.st_ino):\(status.st_size):\(status.st_mtim.tv_sec):\(status.st_mtim.tv_nsec):\(status.st_ctim.tv_sec):\(status.st_ctim.tv_nsec)"
  }

  /// The stamp of a file; empty where there is none.
  static func stamp(of path: String) -> String {
    var status = stat()
    return lstat(path, &status) == 0 ? stamp(status) : ""
  }

  /// When a file last changed, in seconds since the epoch; nil where there is none.
  static func changed(_ path: [UInt8]) -> Int? {
    var status = stat()
    return lstat(cString(path), &status) == 0 ? max(status.st_mtim.tv_sec, status.st_ctim.tv_sec) : nil
  }
}
