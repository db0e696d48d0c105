/// The last line of a batch: a digest of everything before it, so that a cut or altered batch is never believed.
package enum Seal {
  private static let word = Array("seal ".utf8)

  /// `content` with its seal.
  package static func sealed(_ content: [UInt8]) -> [UInt8] {
    content + line(Digest(of: content))
  }

  /// The seal of a content with this digest.
  package static func line(_ digest: Digest) -> [UInt8] { word + Array(digest.hex.utf8) + [UInt8(ascii: "\n")] }

  /// The length of every seal.
  package static let length = word.count + 64 + 1

  /// The content of a sealed batch, or nil where the seal is missing or does not fit.
  package static func opened(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard bytes.count >= length else { return nil }
    let content = bytes[..<(bytes.count - length)]
    let seal = bytes[(bytes.count - length)...]
    return Array(seal) == line(Digest(of: content)) ? content : nil
  }

  /// The part of a store that a seal at its end vouches for, with the digest of it; nil where the seal is missing or does not fit.
  package static func opened(_ store: ByteStore) throws -> (content: Range<Int>, digest: Digest)? {
    guard store.count >= length else { return nil }
    let content = 0..<(store.count - length)
    let found = try store.digest(of: content)
    return try store.read(content.upperBound..<store.count) == line(found) ? (content, found) : nil
  }
}
