/// Counts lines and characters in the bytes of a file as they stand, decoded or not.
///
/// Only walked when something is refused: the readers themselves carry offsets.
struct SourceWalk {
  let file: UnsafeRawBufferPointer
  let encoding: TextEncoding
  /// Bytes of the byte order mark.
  let start: Int

  /// The line and character of a byte of the file.
  func place(at offset: Int, column: Int? = nil, row: Int? = nil, sheet: String = "") -> SubmissionPlace {
    var line = 1
    var character = 1
    var index = start
    var afterReturn = false
    while index < offset {
      let (length, unit) = next(at: index)
      index += length
      if unit == 0x0A && afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = unit == 0x0D
      if unit == 0x0A || unit == 0x0D {
        line += 1
        character = 1
      } else {
        character += 1
      }
    }
    return SubmissionPlace(line: line, character: character, offset: offset, column: column, row: row, sheet: sheet)
  }

  /// The length of the character at `index` and its first byte or 16-bit unit.
  private func next(at index: Int) -> (length: Int, unit: UInt16) {
    let byte = file[index]
    let left = file.count - index
    switch encoding {
    case .utf8, .utf8WithMark:
      return (max(1, UTF8Scan.characterLength(in: file, at: index)), UInt16(byte))
    case .gb18030, .gb18030WithMark:
      guard byte >= 0x81, left >= 2 else { return (1, UInt16(byte)) }
      let second = file[index + 1]
      return (min(left, (0x30...0x39).contains(second) ? 4 : 2), UInt16(byte))
    case .utf16LittleEndian, .utf16BigEndian:
      guard left >= 2 else { return (1, 0xFFFF) }
      let (low, high) = encoding == .utf16LittleEndian ? (byte, file[index + 1]) : (file[index + 1], byte)
      let unit = UInt16(high) << 8 | UInt16(low)
      return (min(left, (0xD800...0xDBFF).contains(unit) ? 4 : 2), unit)
    }
  }
}
