/// How the separator of a CSV file is found.
///
/// 1. A first line `sep=;`, as Excel writes and reads it, decides; the line itself is no row.
/// 2. Otherwise tab, semicolon and comma are compared on the first hundred lines that are not blank, within the first
///    64 KiB. Of each, the occurrences outside quotes are counted on each line. The one that cuts the most lines into
///    the same number of cells (at least two) is the separator; if two do, the one that gives more cells; then the first
///    in the order tab, semicolon, comma.
/// 3. A file in which none of them occurs has one column; its separator counts as a comma.
///
/// So a comma inside `12,354.36` in a file with tabs, or a semicolon in a remark, decides nothing. A full-width ，is
/// never a separator: it is a character of the text.
struct Separator {
  static let sampleBytes = 64 << 10
  static let sampleLines = 100
  static let candidates: [UInt8] = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]

  let byte: UInt8
  /// Bytes of a `sep=` line with its line end, to be skipped.
  let skipped: Int
  /// The line, from 1, of a full-width comma in a file that has no separator anywhere.
  let fullWidthLine: Int?

  /// Decides from the first bytes of the text.
  init(head: [UInt8]) throws(Fault) {
    if head.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8), let named = try Self.named(in: head) {
      byte = named.byte
      skipped = named.skipped
      fullWidthLine = nil
      return
    }
    skipped = 0
    let lines = Self.sample(head)
    var best: (byte: UInt8, lines: Int, cells: Int)?
    for (index, candidate) in Self.candidates.enumerated() {
      var linesWith: [Int: Int] = [:]
      for line in lines where line.counts[index] > 0 { linesWith[line.counts[index], default: 0] += 1 }
      guard let most = linesWith.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
      if let leader = best, (leader.lines, leader.cells) >= (most.value, most.key) { continue }
      best = (candidate, most.value, most.key)
    }
    byte = best?.byte ?? UInt8(ascii: ",")
    fullWidthLine = best == nil ? lines.first(where: \.hasFullWidthComma)?.number : nil
  }

  /// The separator that a `sep=` line names.
  private static func named(in head: [UInt8]) throws(Fault) -> (byte: UInt8, skipped: Int)? {
    guard head.count >= 5 else { return nil }
    var end = 5
    if end < head.count, head[end] == 0x0D { end += 1 }
    if end < head.count, head[end] == 0x0A { end += 1 }
    guard end > 5 || head.count == 5 else {
      // `sep=` and more than one character: a line of its own meaning only where nothing but that was meant.
      return nil
    }
    let byte = head[4]
    guard byte == 0x09 || (byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"")) else {
      throw Fault(.separatorUnknown, at: 4)
    }
    return (byte, end)
  }

  private struct Line {
    var number: Int
    var counts = [0, 0, 0]
    var hasFullWidthComma = false
    var isBlank = true
  }

  /// The first lines that are not blank. Inside quotes nothing is counted; a line break there ends no line.
  private static func sample(_ head: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var number = 1
    var line = Line(number: 1)
    var atStart = true
    var index = 0
    while index < head.count, lines.count < sampleLines {
      let byte = head[index]
      index += 1
      if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index < head.count, head[index] == 0x0A { index += 1 }
        if !line.isBlank { lines.append(line) }
        number += 1
        line = Line(number: number)
        atStart = true
      } else if byte == UInt8(ascii: "\"") && atStart {
        line.isBlank = false
        atStart = false
        while index < head.count {
          if head[index] == UInt8(ascii: "\"") {
            guard index + 1 < head.count, head[index + 1] == UInt8(ascii: "\"") else { break }
            index += 1
          } else if head[index] == 0x0A {
            number += 1
          }
          index += 1
        }
        index += 1
      } else if let candidate = candidates.firstIndex(of: byte) {
        line.counts[candidate] += 1
        line.isBlank = false
        atStart = true
      } else {
        line.isBlank = false
        atStart = false
        if byte == 0xEF, index + 1 < head.count, head[index] == 0xBC, head[index + 1] == 0x8C {
          line.hasFullWidthComma = true
        }
      }
    }
    if !line.isBlank, lines.count < sampleLines, head.count < sampleBytes || lines.isEmpty { lines.append(line) }
    return lines
  }
}
