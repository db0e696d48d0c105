/// The last line of a batch: a digest of everything before it, so that a cut or altered batch is never believed.
package enum Seal {
  private static let word = Array("seal ".utf8)

  /// `content` with its seal.
  package static func sealed(_ content: [UInt8]) -> [UInt8] {
    content + word + Array(Digest(of: content).hex.utf8) + [UInt8(ascii: "\n")]
  }

  /// The content of a sealed batch, or nil where the seal is missing or does not fit.
  package static func opened(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let length = word.count + 64 + 1
    guard bytes.count >= length else { return nil }
    let content = bytes[..<(bytes.count - length)]
    let seal = bytes[(bytes.count - length)...]
    return Array(seal) == word + Array(Digest(of: content).hex.utf8) + [UInt8(ascii: "\n")] ? content : nil
  }
}
