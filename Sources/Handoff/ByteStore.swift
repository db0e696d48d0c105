/// Bytes that may be more than memory should hold: few lie in memory, many in a file.
///
/// What goes through them holds one piece at a time (`LineWindow`), so a return of a million rows costs no more memory
/// than one of a thousand. Never written to once it is there.
package final class ByteStore: Sendable {
  private enum Place: Sendable {
    case memory([UInt8])
    /// A file, and where in it they start.
    case file(OpenFile, start: Int)
  }

  private let place: Place
  package let count: Int

  package init(_ bytes: [UInt8]) {
    place = .memory(bytes)
    count = bytes.count
  }

  /// - Parameter descriptor: of a file whose bytes `start..<start + count` nobody changes any more; the store closes it.
  package convenience init(descriptor: Int32, start: Int, count: Int) { self.init(OpenFile(descriptor), start: start, count: count) }

  init(_ file: OpenFile, start: Int, count: Int) {
    place = .file(file, start: start)
    self.count = count
  }

  /// All of them, where they lie in memory.
  var bytes: [UInt8]? { if case .memory(let bytes) = place { bytes } else { nil } }

  /// Some of the bytes.
  ///
  /// - Throws: `BytesUnreadable` where the file does not give them.
  package func read(_ range: Range<Int>) throws(BytesUnreadable) -> [UInt8] {
    switch place {
    case .memory(let bytes): return Array(bytes[range])
    case .file(let file, let start): return try file.read(start + range.lowerBound..<start + range.upperBound)
    }
  }

  /// Hands the bytes of a range on, a piece at a time.
  package func pieces(_ range: Range<Int>, to sink: ([UInt8]) throws -> Void) throws {
    if range == 0..<count, let bytes { return try sink(bytes) }
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + LineWindow.bytes, range.upperBound)
      try sink(try read(start..<end))
      start = end
    }
  }

  /// The digest of all bytes.
  package var digest: Digest { get throws { try digest(of: 0..<count) } }

  package func digest(of range: Range<Int>) throws -> Digest {
    var digest = RunningDigest()
    try pieces(range) { digest.update($0) }
    return digest.finished()
  }

  /// Gives all bytes at once, mapped into memory where they lie in a file.
  ///
  /// - Parameter body: is also given what lets go of the bytes up to an offset for the time being.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer, @escaping (Int) -> Void) throws -> Result) throws -> Result {
    guard case .file(let file, let start) = place, count > 0 else {
      return try (bytes ?? []).withUnsafeBytes { try body($0, { _ in }) }
    }
    return try file.withMapped(start..<start + count, body)
  }
}

/// A file that was there and cannot be read back: the disk's doing, or another program's.
package struct BytesUnreadable: Error {
  /// The system's reason; 0 where the file ended too early.
  package let code: Int32

  package init(code: Int32) { self.code = code }
}
