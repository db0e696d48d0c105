private import Glibc

/// Takes bytes that may become more than memory should hold: beyond some megabytes they go to a file without a name,
/// which is gone with the process however it ends.
///
/// Where no such file can be had, or the disk is full, they stay in memory: a spool loses nothing.
package struct ByteSpool {
  /// So much is kept in memory.
  static let most = 4 << 20

  private var held: [UInt8] = []
  private var file: OpenFile?
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
    return try file.read(range)
  }

  /// The bytes, complete; the spool is not to be used any more.
  ///
  /// - Throws: `BytesUnreadable` where the disk became full and what it has does not come back from it.
  package consuming func finished() throws(BytesUnreadable) -> ByteStore {
    guard let file else { return ByteStore(held) }
    spill()
    if held.isEmpty { return ByteStore(file, start: 0, count: spilled) }
    return ByteStore(try file.read(0..<spilled) + held)
  }

  private mutating func spill() {
    if file == nil { file = .unnamed() }
    let written = file?.write(held, at: spilled) ?? 0
    canSpill = written == held.count
    spilled += written
    held.removeFirst(written)
  }
}
