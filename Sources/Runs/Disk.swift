import Foundation
import Glibc

/// Reading and writing of files: bounded, never through a link, and never half a file under its final name.
enum Disk {
  private static func cannotCreate(_ path: String, _ code: Int32) -> Trouble {
    let reason = String(cString: strerror(code))
    return .cannotCreate("cannot create \(path): \(reason)", zh: "建不了 \(path)：\(Trouble.cause(code) ?? reason)")
  }

  /// The bytes of a regular file of at most `limit` bytes.
  static func read(_ path: String, limit: Int = 1 << 30) throws -> [UInt8] {
    try read(open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), path, limit)
  }

  /// The same of a path that need not be text; troubles call it `shown`.
  static func read(_ path: [UInt8], shown: String, limit: Int = 1 << 30) throws -> [UInt8] {
    try read(open(cString(path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), shown, limit)
  }

  static func cString(_ path: [UInt8]) -> [CChar] { (path + [0]).map { CChar(bitPattern: $0) } }

  /// Reads what has been opened, and closes it.
  private static func read(_ descriptor: Int32, _ path: String, _ limit: Int) throws -> [UInt8] {
    guard descriptor >= 0 else { throw Trouble.system(errno, "cannot open", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Trouble.system(errno, "cannot read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Trouble.noInput("\(path) is not a regular file") }
    guard status.st_size <= limit else { throw Trouble.inputOutput("\(path) has \(status.st_size) bytes, more than \(limit)") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Trouble.system(errno, "cannot read", path)
      }
      if count == 0 { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  /// At most `count` bytes of a regular file, from a place in it on.
  static func read(_ path: String, from: Int, count: Int) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Trouble.system(errno, "cannot open", path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(from)) }
    guard filled >= 0 else { throw Trouble.system(errno, "cannot read", path) }
    return Array(bytes.prefix(filled))
  }

  /// Whether there is something.
  ///
  /// - Throws: `Trouble.permission` where nobody may look: what is hidden is not absent.
  static func exists(_ path: String) throws -> Bool {
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    if errno == EACCES { throw Trouble.system(EACCES, "cannot look at", path) }
    return false
  }

  /// Whether something is seen there, for caches that may be lost.
  static func isSeen(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether a path leads to a folder, through links too.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
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

  /// Makes a folder and those it lies in.
  ///
  /// - Returns: Those that were not there yet, the outermost first.
  @discardableResult
  static func makeFolder(_ path: String, mode: mode_t = 0o750) throws -> [String] {
    var built = path.hasPrefix("/") ? "" : "."
    var made: [String] = []
    for part in path.split(separator: "/") {
      built += "/" + part
      if mkdir(built, mode) == 0 {
        made.append(built)
      } else if errno != EEXIST {
        let code = errno
        if code == EACCES || code == EPERM || code == EROFS { throw Trouble.system(code, "cannot create", built) }
        throw cannotCreate(built, code)
      }
    }
    return made
  }

  /// Writes beside and renames: the file is there whole, or as it was before. `durable` also waits for the disk.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o640, durable: Bool) throws {
    try write(bytes, to: path, renamed: Array(path.utf8), mode: mode, durable: durable)
  }

  /// The same under a name that need not be text, in the file system of `path`.
  static func write(_ bytes: [UInt8], to path: String, renamed final: [UInt8], mode: mode_t, durable: Bool) throws {
    let beside = path + ".\(getpid()).part"
    unlink(beside)
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR { throw cannotCreate(path, code) }
      throw Trouble.system(code, "cannot create", path)
    }
    do {
      try writeAll(bytes, descriptor, path)
      if durable, fsync(descriptor) != 0 { throw Trouble.system(errno, "cannot store", path) }
    } catch {
      close(descriptor)
      unlink(beside)
      throw error
    }
    guard close(descriptor) == 0 else { throw Trouble.system(errno, "cannot write", path) }
    guard rename(beside, cString(final)) == 0 else {
      let code = errno
      unlink(beside)
      throw Trouble.system(code, "cannot replace", path)
    }
    if durable { try syncFolder(of: path) }
  }

  static func append(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Trouble.system(errno, "cannot open", path) }
    defer { close(descriptor) }
    try writeAll(bytes, descriptor, path)
    guard fsync(descriptor) == 0 else { throw Trouble.system(errno, "cannot store", path) }
  }

  /// Writes to a file that is open.
  static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws { try writeAll(bytes, descriptor, path) }

  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written) }
      if count < 0 {
        if errno == EINTR { continue }
        throw Trouble.system(errno, "cannot write", path)
      }
      written += count
    }
  }

  static func syncFolder(of path: String) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func remove(_ path: String) throws {
    guard try exists(path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw Trouble.inputOutput("cannot remove \(path)")
    }
  }

  /// Names in a folder, sorted by bytes; nil where there is no such folder.
  static func names(in folder: String) throws -> [String]? { try rawNames(in: folder)?.map { String(decoding: $0, as: UTF8.self) } }

  /// The same as bytes: a name need not be text.
  static func rawNames(in folder: String) throws -> [[UInt8]]? { try rawNames(in: Array(folder.utf8), shown: folder) }

  static func rawNames(in folder: [UInt8], shown: String) throws -> [[UInt8]]? {
    guard let directory = opendir(cString(folder)) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Trouble.system(errno, "cannot read", shown)
    }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
