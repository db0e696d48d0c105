/// Finds UTF-8 inside a file that is, as a whole, only readable as GB18030.
///
/// Rows pasted from a UTF-8 file into a GBK one decode without complaint, as 骞胯タ instead of 广西. Six Chinese
/// characters of well-formed UTF-8 with nothing between them but ASCII do not come about in honest GBK: common characters
/// have other lead bytes there. This refuses, it never chooses an encoding.
enum MixedEncodings {
  static let evidence = 6

  /// Where the first stretch of UTF-8 starts and ends, or nil.
  static func firstStretch(in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    var index = 0
    var start = 0
    var threes = 0
    while index < bytes.count {
      let length = UTF8Scan.characterLength(in: bytes, at: index)
      if length > 1 {
        if threes == 0 { start = index }
        if length == 3 { threes += 1 }
        index += length
      } else if length == 1 {
        index += 1
      } else {
        if threes >= evidence { return start..<index }
        threes = 0
        index += 1
      }
    }
    return threes >= evidence ? start..<bytes.count : nil
  }
}
