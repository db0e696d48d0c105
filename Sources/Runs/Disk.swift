import CFolders
import Foundation
import Glibc
import Handoff

/// Reading and writing of files: bounded, never through a link, and never half a file under its final name.
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
        throw Trouble.notMade(errno, built)
      } else if !isFolder(built) {
        throw Trouble.notMade(ENOTDIR, built)
      }
    }
    return made
  }

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

  static func remove(_ path: String) throws {
    guard try exists(path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError).flatMap { $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil }
      throw Trouble.system(code ?? EIO, .remove, path)
    }
  }

  /// Names in a folder, sorted by bytes; nil where there is no such folder.
  static func names(in folder: String) throws -> [String]? { try rawNames(in: folder)?.map { String(decoding: $0, as: UTF8.self) } }

  /// The same as bytes: a name need not be text.
  static func rawNames(in folder: String) throws -> [[UInt8]]? { try rawNames(in: Array(folder.utf8), shown: folder) }

  static func rawNames(in folder: [UInt8], shown: String) throws -> [[UInt8]]? {
    guard let directory = opendir(cString(folder)) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Trouble.system(errno, .read, shown)
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
