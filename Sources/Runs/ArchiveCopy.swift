import Glibc
import Handoff

/// A file on its way from the inbox into the archive: read once, and kept only where it is news.
///
/// A small one waits in memory, a large one beside its place in the archive, so that a gigabyte costs no memory.
struct ArchiveCopy {
  private static let small = 4 << 20
  /// What no reader would take need not be kept.
  private static let most = 1 << 30

  private enum Bytes {
    case memory([UInt8])
    case beside(String)
  }

  let digest: String
  let size: Int
  private let bytes: Bytes
  private let archive: String

  /// Reads a file of the inbox.
  init(of path: [UInt8], shown: String, into archive: String) throws {
    self.archive = archive
    let (descriptor, size) = try Disk.open(path, shown: shown)
    close(descriptor)
    guard size > Self.small else {
      var read: [UInt8] = []
      read.reserveCapacity(size)
      try Disk.read(path, shown: shown) { read += $0 }
      (digest, self.size, bytes) = (Digest(of: read).hex, read.count, .memory(read))
      return
    }
    guard size <= Self.most else { throw Trouble.inputOutput("\(shown) has \(size) bytes, more than \(Self.most)", zh: "\(shown) 有 \(size) 个字节，超过 \(Self.most)，没有收") }
    let beside = "\(archive)/arriving.\(getpid()).part"
    var hash = RunningDigest()
    var count = 0
    try Disk.replace(beside, mode: 0o440, durable: false) { file in
      try Disk.read(path, shown: shown) { piece in
        hash.update(piece)
        count += piece.count
        try file.write(piece)
      }
    }
    (digest, self.size, bytes) = (hash.finished().hex, count, .beside(beside))
  }

  /// Puts the bytes into the archive under their digest, where they are not there yet.
  func keep() throws {
    let path = archive + "/" + digest
    guard try !Disk.exists(path) else { return drop() }
    switch bytes {
    case .memory(let bytes): try Disk.write(bytes, to: path, mode: 0o440, durable: false)
    case .beside(let beside): try Disk.rename(beside, to: Array(path.utf8), path)
    }
  }

  /// Forgets them.
  func drop() { if case .beside(let path) = bytes { unlink(path) } }
}
