import Glibc

/// Text as bytes of an office's encoding.
enum SampleEncoding {
  /// Nil where the encoding has no place for a character or the system lacks its table.
  static func bytes(_ text: String, _ encoding: HouseStyle.Encoding) -> [UInt8]? {
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf8Mark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .gb18030: return gb18030(Array(text.utf8))
    case .utf16:
      var bytes: [UInt8] = [0xFF, 0xFE]
      for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
      return bytes
    }
  }

  private static func gb18030(_ text: [UInt8]) -> [UInt8]? {
    guard let handle = iconv_open("GB18030", "UTF-8"), Int(bitPattern: handle) != -1 else { return nil }
    defer { iconv_close(handle) }
    var input = text.map { CChar(bitPattern: $0) }
    // A character of at least one byte takes at most four.
    var output = [CChar](repeating: 0, count: text.count * 4 + 4)
    let made: Int? = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        var inputLeft = input.count
        var outputLeft = output.count
        let result = iconv(handle, &from, &inputLeft, &to, &outputLeft)
        return Int(bitPattern: UInt(result)) == -1 || inputLeft > 0 ? nil : output.count - outputLeft
      }
    }
    return made.map { output[..<$0].map { UInt8(bitPattern: $0) } }
  }
}
