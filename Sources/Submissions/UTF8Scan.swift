/// Strict UTF-8 as Unicode defines it: no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Scan {
  /// The offset of the first byte from which on the bytes are not UTF-8, or nil.
  ///
  /// A character that the end of the bytes cuts off counts as not UTF-8, at its first byte.
  static func firstFault(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
    var index = start
    let count = bytes.count
    while index < count {
      if count - index >= 8 {
        let eight = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let high = eight & 0x8080_8080_8080_8080
        index += high.trailingZeroBitCount / 8
        if high == 0 { continue }
      }
      repeat {
        let length = characterLength(in: bytes, at: index)
        guard length > 0 else { return index }
        index += length
      } while index < count && bytes[index] >= 0x80
    }
    return nil
  }

  /// The length of the character at `index`, or 0 where none stands.
  @inline(__always)
  static func characterLength(in bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    let left = bytes.count - index
    if lead >= 0xE0 && lead < 0xF0 {
      guard left >= 3 else { return 0 }
      let second = bytes[index + 1]
      let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return second >= low && second <= high && isContinuation(bytes[index + 2]) ? 3 : 0
    }
    if lead >= 0xC2 && lead < 0xE0 {
      return left >= 2 && isContinuation(bytes[index + 1]) ? 2 : 0
    }
    if lead >= 0xF0 && lead <= 0xF4 {
      guard left >= 4 else { return 0 }
      let second = bytes[index + 1]
      let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      return second >= low && second <= high && isContinuation(bytes[index + 2]) && isContinuation(bytes[index + 3])
        ? 4 : 0
    }
    return 0
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
