package import Crypto

/// A SHA-256 digest, written as 64 lower-case hex digits.
///
/// Digests name archived bytes, sealed batches and definition bundles: equal digests mean equal content, so *fresh*
/// means *a batch of that name exists*.
package struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let hex: String

  package init(hex: String) { self.hex = hex }

  package init(of bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    let contiguous: Void? = bytes.withContiguousStorageIfAvailable { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    if contiguous == nil { hasher.update(data: Array(bytes)) }
    self.init(hasher.finalize())
  }

  package init(of text: String) { self.init(of: text.utf8) }

  /// The digest of several parts, unambiguous whatever the parts contain: each is preceded by its length.
  package init(parts: [String]) {
    var list = DigestedParts(capacity: parts.reduce(0) { $0 + $1.utf8.count + 8 })
    for part in parts { list.append(part.utf8) }
    self = list.digest
  }

  package init(_ digest: SHA256Digest) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    hex = String(decoding: text, as: UTF8.self)
  }

  package var description: String { hex }

  /// The first `count` digits.
  package func prefix(_ count: Int) -> String { String(hex.prefix(count)) }

  package static func < (a: Digest, b: Digest) -> Bool { a.hex < b.hex }
}

/// A digest of bytes that come in pieces.
package struct RunningDigest {
  private var hasher = SHA256()

  package init() {}

  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) } }

  package consuming func finished() -> Digest { Digest(hasher.finalize()) }
}

/// The parts of a digest while they are being collected, where they do not come as texts.
///
/// In one piece: the hash function takes a long text far faster than many short ones.
package struct DigestedParts {
  private var bytes: [UInt8] = []

  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  package mutating func append(_ part: some Collection<UInt8>) {
    bytes += String(part.count).utf8
    bytes.append(UInt8(ascii: ":"))
    bytes += part
  }

  package var digest: Digest { Digest(of: bytes) }
}
