private import Glibc

/// A file that is open, and is closed when nobody holds it any more.
final class OpenFile: Sendable {
  private let descriptor: Int32

  /// `O_TMPFILE`, which is a sum that does not come over from C.
  private static let nameless = 0o20000000 | O_DIRECTORY

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// A file in the folder for temporary files that has no name from the start: it is gone with the process however that ends.
  static func unnamed() -> OpenFile? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    for folder in [folder, "/var/tmp", "/tmp"] where !folder.isEmpty {
      let unnamed = open(folder, nameless | O_RDWR | O_CLOEXEC, 0o600)
      if unnamed >= 0 { return OpenFile(unnamed) }
      // Not every file system has files without names.
      var name = Array((folder + "/huizong.XXXXXX").utf8CString)
      let descriptor = name.withUnsafeMutableBufferPointer { name in
        name.baseAddress.map { mkstemp($0) } ?? -1
      }
      guard descriptor >= 0 else { continue }
      unlink(name)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return OpenFile(descriptor)
    }
    return nil
  }

  /// Puts bytes where nothing stands yet. Less than all of them where the disk is full.
  func write(_ bytes: [UInt8], at offset: Int) -> Int {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written, off_t(offset + written)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    return written
  }

  func read(_ range: Range<Int>) throws(BytesUnreadable) -> [UInt8] {
    var filled = 0
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while filled < range.count {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + filled }, range.count - filled, off_t(range.lowerBound + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { code = errno }
        guard got > 0 else { break }
        filled += got
      }
      count = filled
    }
    guard filled == range.count else { throw BytesUnreadable(code: code) }
    return bytes
  }

  /// Gives bytes mapped into memory.
  ///
  /// - Parameter body: is also given what lets go of the bytes up to an offset for the time being.
  func withMapped<Result>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer, @escaping (Int) -> Void) throws -> Result) throws -> Result {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let lead = range.lowerBound % page
    guard let base = mmap(nil, lead + range.count, PROT_READ, MAP_PRIVATE, descriptor, off_t(range.lowerBound - lead)), base != MAP_FAILED else {
      throw BytesUnreadable(code: errno)
    }
    defer { munmap(base, lead + range.count) }
    return try body(UnsafeRawBufferPointer(start: base + lead, count: range.count)) { offset in
      madvise(base, (lead + offset) / page * page, MADV_DONTNEED)
    }
  }
}
