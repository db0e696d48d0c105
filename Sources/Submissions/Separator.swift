/// How the separator of a CSV file is found.
///
/// 1. A first line `sep=;`, as Excel writes and reads it, decides; the line itself is no row.
/// 2. Otherwise tab, semicolon and comma are compared on the first hundred lines that are not blank, within the first
///    64 KiB, lines such as `表号：HC-19-1` in front left aside. What stands in quotes does not count, and neither does a comma
///    that groups digits: 12,354.36 says nothing about how its row is cut.
/// 3. The separator stands on the most lines: header and rows all have it, while a remark, or a header's wording, has another
///    only here and there. If two stand on equally many, it is the one that cuts the most lines into the same number of
///    cells; then the one that gives more cells; then the tab, which nobody types into a cell.
/// 4. Where semicolon and comma are still equal, as in `a;b,c` over `1;2,3`, nothing can tell: the file is refused.
/// 5. A file in which none of them occurs has one column, or groups of digits only; its separator is the comma.
///
/// A full-width ，is never a separator: it is a character of the text.
struct Separator {
  static let sampleBytes = 64 << 10
  static let sampleLines = 100
  static let candidates: [UInt8] = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]
  private static let tab = 0

  let byte: UInt8
  /// Bytes of a `sep=` line with its line end, to be skipped.
  let skipped: Int
  /// The line, from 1, of a full-width comma in a file that has no separator anywhere.
  let fullWidthLine: Int?

  /// How well one candidate explains the lines.
  private struct Score: Comparable {
    /// Lines on which it stands.
    var lines = 0
    /// Lines that it cuts into the most frequent number of cells.
    var alike = 0
    var cells = 0

    static func < (a: Score, b: Score) -> Bool { (a.lines, a.alike, a.cells) < (b.lines, b.alike, b.cells) }
  }

  /// Decides from the first bytes of the text.
  init(head: [UInt8]) throws(Fault) {
    if head.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8), let named = try Self.named(in: head) {
      byte = named.byte
      skipped = named.skipped
      fullWidthLine = nil
      return
    }
    skipped = 0
    let all = SeparatorLine.sample(head)
    let table = all.drop { $0.isLabel }
    let lines = table.isEmpty ? all[...] : table
    let scores = Self.candidates.indices.map { Self.score($0, lines) }
    guard let best = scores.max(), best.lines > 0, let first = scores.firstIndex(of: best) else {
      byte = UInt8(ascii: ",")
      fullWidthLine = all.first(where: \.hasFullWidthComma)?.number
      return
    }
    if first != Self.tab, scores.count(where: { $0 == best }) > 1 { throw Fault(.separatorAmbiguous, at: lines.first?.offset ?? 0) }
    byte = Self.candidates[first]
    fullWidthLine = nil
  }

  private static func score(_ candidate: Int, _ lines: ArraySlice<SeparatorLine>) -> Score {
    var linesWith: [Int: Int] = [:]
    for line in lines where line.counts[candidate] > 0 { linesWith[line.counts[candidate], default: 0] += 1 }
    guard let most = linesWith.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return Score() }
    return Score(lines: linesWith.values.reduce(0, +), alike: most.value, cells: most.key)
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
}
