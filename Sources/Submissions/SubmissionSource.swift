private import Glibc

/// The bytes of a submission where they lie, and whom to tell what has been read of them.
///
/// A file that is mapped into memory can let go of what has been read: then a gigabyte is read in the memory of a block.
package struct SubmissionSource {
  package let bytes: UnsafeRawBufferPointer
  /// Up to here the bytes have been read for the time being; looked at again, they are simply fetched again.
  let passed: (Int) -> Void

  /// So much is read before it is passed.
  static let blockBytes = 1 << 20

  package init(_ bytes: UnsafeRawBufferPointer, passed: @escaping (Int) -> Void = { _ in }) {
    self.bytes = bytes
    self.passed = passed
  }

  /// The first NUL byte.
  var firstNul: Int? {
    var start = 0
    while start < bytes.count {
      let end = min(start + Self.blockBytes, bytes.count)
      if let base = bytes.baseAddress, let found = memchr(base + start, 0, end - start) { return base.distance(to: UnsafeRawPointer(found)) }
      passed(end)
      start = end
    }
    return nil
  }

  /// The first byte from which on the bytes are not UTF-8.
  func firstFaultOfUTF8(from start: Int) -> Int? {
    var start = start
    while start < bytes.count {
      let end = min(start + Self.blockBytes, bytes.count)
      if let fault = UTF8Scan.firstFault(in: UnsafeRawBufferPointer(rebasing: bytes[..<end]), from: start) {
        // The end of the block may have cut a character off: it is looked at again with what follows.
        guard end < bytes.count, fault + 4 > end else { return fault }
        start = fault
      } else {
        start = end
      }
      passed(start)
    }
    return nil
  }
}
