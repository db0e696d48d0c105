private import Glibc

/// Takes bytes that may become more than memory should hold: beyond some megabytes they go to a file without a name,
/// which is gone with the process however it ends.
///
/// Where no such file can be had, or the disk is full, they stay in memory: a spool loses nothing.
package struct ByteSpool {
  /// So much is kept in memory.
  static let most = 4 << 20

  /// `O_TMPFILE`, which is a sum that does not come over from C.
  private static let nameless = 0o20000000 | O_DIRECTORY

  private var held: [UInt8] = []
  private var file: Int32?
  /// How much the file has.
  private var spilled = 0
  private var canSpill = true

  package init() {}

  package var count: Int { spilled + held.count }

  package mutating func append(_ bytes: some Collection<UInt8>) {
    held += bytes
    if held.count > Self.most, canSpill { spill() }
  }

  /// Some of what has been taken so far.
  ///
  /// - Throws: `BytesUnreadable` where the file does not give them.
  package func read(_ range: Range<Int>) throws(BytesUnreadable) -> [UInt8] {
    guard range.lowerBound < spilled, let file else { return Array(held[range.lowerBound - spilled..<range.upperBound - spilled]) }
    guard range.upperBound <= spilled else { return try read(range.lowerBound..<spilled) + read(spilled..<range.upperBound) }
    return try ByteStore.read(range, of: file, from: 0)
  }

  /// The bytes, complete; the spool is not to be used any more.
  package consuming func finished() -> ByteStore {
    guard let file else { return ByteStore(held) }
    spill()
    if held.isEmpty { return ByteStore(descriptor: file, start: 0, count: spilled) }
    // The disk became full: what it has already is fetched back.
    let store = ByteStore(descriptor: file, start: 0, count: spilled)
    var all: [UInt8] = []
    do throws(BytesUnreadable) {
      all = try store.read(0..<spilled)
    } catch {
      return ByteStore(descriptor: -1, start: 0, count: spilled + held.count)
    }
    return ByteStore(all + held)
  }

  private mutating func spill() {
    if file == nil { file = Self.unnamedFile() }
    guard let file else {
      canSpill = false
      return
    }
    var written = 0
    while written < held.count {
      let count = held.withUnsafeBytes { pwrite(file, $0.baseAddress.map { $0 + written }, $0.count - written, off_t(spilled + written)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        canSpill = false
        return
      }
      written += count
    }
    spilled += written
    held.removeAll(keepingCapacity: true)
  }

  /// A file in the folder for temporary files that has no name from the start.
  private static func unnamedFile() -> Int32? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    for folder in [folder, "/var/tmp", "/tmp"] where !folder.isEmpty {
      let unnamed = open(folder, Self.nameless | O_RDWR | O_CLOEXEC, 0o600)
      if unnamed >= 0 { return unnamed }
      // Not every file system has files without names.
      var name = Array((folder + "/huizong.XXXXXX").utf8CString)
      let descriptor = name.withUnsafeMutableBufferPointer { name in
        name.baseAddress.map { mkstemp($0) } ?? -1
      }
      guard descriptor >= 0 else { continue }
      unlink(name)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return descriptor
    }
    return nil
  }
}
