/// What one line of a CSV file says about its separator.
struct SeparatorLine {
  /// The physical line, from 1, and its first byte.
  let number: Int
  let offset: Int
  /// How often each candidate stands outside quotes; a comma that groups digits is not counted.
  var counts = [0, 0, 0]
  var hasFullWidthComma = false
  /// `表号：HC-19-1`, `填报单位：都安县,版本：1`: a line above the table, whose commas are its own affair.
  var isLabel = false
  private var isBlank = true

  private init(number: Int, offset: Int) {
    self.number = number
    self.offset = offset
  }

  /// The first lines that are not blank. Inside quotes nothing is counted; a line break there ends no line.
  static func sample(_ head: [UInt8]) -> [SeparatorLine] {
    var lines: [SeparatorLine] = []
    var number = 1
    var line = SeparatorLine(number: 1, offset: 0)
    var atStart = true
    var index = 0
    while index < head.count, lines.count < Separator.sampleLines {
      let byte = head[index]
      index += 1
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index < head.count, head[index] == 0x0A { index += 1 }
        if !line.isBlank { lines.append(line) }
        number += 1
        line = SeparatorLine(number: number, offset: index)
        atStart = true
      } else if byte == UInt8(ascii: "\"") && atStart {
        line.isBlank = false
        atStart = false
        while index < head.count {
          if head[index] == UInt8(ascii: "\"") {
            guard index + 1 < head.count, head[index + 1] == UInt8(ascii: "\"") else { break }
            index += 1
          } else if head[index] == 0x0A || head[index] == 0x0D {
            if head[index] == 0x0D, index + 1 < head.count, head[index + 1] == 0x0A { index += 1 }
            number += 1
          }
          index += 1
        }
        index += 1
      } else if let candidate = Separator.candidates.firstIndex(of: byte) {
        line.isBlank = false
        if byte == UInt8(ascii: ","), groupsDigits(head, at: index - 1) { continue }
        line.counts[candidate] += 1
        atStart = true
      } else {
        line.isBlank = false
        atStart = false
        line.look(at: byte, before: head[index...])
        // An ideograph's last byte in front: 表号:HC-19-1, but not 17:30.
        if byte == UInt8(ascii: ":"), index > 1, head[index - 2] >= 0x80 { line.isLabel = true }
      }
    }
    if !line.isBlank, lines.count < Separator.sampleLines, head.count < Separator.sampleBytes || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Notes ， and ：, which are EF BC 8C and EF BC 9A.
  private mutating func look(at byte: UInt8, before rest: ArraySlice<UInt8>) {
    guard byte == 0xEF, rest.first == 0xBC, let last = rest.dropFirst().first else { return }
    if last == 0x8C { hasFullWidthComma = true }
    if last == 0x9A { isLabel = true }
  }

  /// Whether the comma stands as in 12,354.36: a digit before it, three behind it, then no more.
  private static func groupsDigits(_ bytes: [UInt8], at comma: Int) -> Bool {
    func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index] &- 0x30 <= 9 }
    guard isDigit(comma - 1), isDigit(comma + 1), isDigit(comma + 2), isDigit(comma + 3), !isDigit(comma + 4) else { return false }
    // The digits in front are a group of at most three, itself behind a comma or at the start of a number.
    var start = comma
    while isDigit(start - 1) { start -= 1 }
    return comma - start <= 3
  }
}
