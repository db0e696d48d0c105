import Glibc
import Handoff

/// A batch on disk: written whole under its name with a seal at its end, believed only with it.
enum SealedFile {
  /// A larger file is read a piece at a time.
  private static let small = 1 << 20

  /// Writes a batch that comes in pieces.
  static func write(to path: String, mode: mode_t = 0o640, _ body: ((_ piece: [UInt8]) throws -> Void) throws -> Void) throws {
    try Disk.replace(path, mode: mode, durable: false) { file in
      var digest = RunningDigest()
      // Small pieces go to the disk together.
      var held: [UInt8] = []
      try body { piece in
        digest.update(piece)
        held += piece
        guard held.count >= small else { return }
        try file.write(held)
        held.removeAll(keepingCapacity: true)
      }
      try file.write(held + Seal.line(digest.finished()))
    }
  }

  /// A sealed batch: where its content lies, and the digest of it; nil where the seal is missing or does not fit.
  static func open(_ path: String) throws -> (store: ByteStore, content: Range<Int>, digest: Digest)? {
    let store = try store(path)
    return try Seal.opened(store).map { (store, $0.content, $0.digest) }
  }

  /// The bytes of a regular file, in memory only where they are few.
  static func store(_ path: String) throws -> ByteStore {
    let (descriptor, size) = try Disk.open(path)
    guard size <= small else { return ByteStore(descriptor: descriptor, start: 0, count: size) }
    return ByteStore(try ByteStore(descriptor: descriptor, start: 0, count: size).read(0..<size))
  }
}
