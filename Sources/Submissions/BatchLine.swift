/// One line of a batch, read from left to right: the inner loop of `RowReader`.
///
/// Strict: what `RowWriter` would not have written is a mistake.
struct BatchLine {
  /// Why a line is damaged.
  struct Mistake: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }

  /// The line without its line feed.
  let text: UnsafeBufferPointer<UInt8>
  private(set) var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { index == text.count }

  /// Passes over a byte if it stands here.
  mutating func take(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }

  /// Passes over a byte that has to stand here.
  mutating func pass(_ byte: UInt8) throws(Mistake) {
    guard take(byte) else { throw Mistake("a field is missing") }
  }

  /// A number from 0 on, as short as it can be written.
  mutating func number() throws(Mistake) -> Int {
    let start = index
    var number = 0
    while index < text.count, index - start < 10 {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      number = number * 10 + Int(digit)
      index += 1
    }
    guard index > start, text[start] != UInt8(ascii: "0") || index == start + 1, number <= Int(UInt32.max) else {
      throw Mistake("not a number")
    }
    return number
  }

  /// A number from 1 on: zero is never written in a mark.
  mutating func count() throws(Mistake) -> Int {
    let number = try number()
    guard number > 0 else { throw Mistake("a count of zero") }
    return number
  }

  /// A field up to the next tab or the end. Its place on the line is its place in `target`, which starts as a copy of
  /// the line; a field with escapes is appended, resolved.
  mutating func field(in target: inout [UInt8]) throws(Mistake) -> Range<Int> {
    let start = index
    while index < text.count {
      let byte = text[index]
      if byte <= RowMark.backslash {
        if byte == RowMark.tab { break }
        if byte == RowMark.backslash { return try escapedField(from: start, in: &target) }
        if byte == RowMark.carriageReturn { throw Mistake("a bare carriage return") }
      }
      index += 1
    }
    return start..<index
  }

  private mutating func escapedField(from start: Int, in target: inout [UInt8]) throws(Mistake) -> Range<Int> {
    let resolved = target.count
    var clean = start
    while index < text.count, text[index] != RowMark.tab {
      if text[index] == RowMark.carriageReturn { throw Mistake("a bare carriage return") }
      guard text[index] == RowMark.backslash else {
        index += 1
        continue
      }
      guard index + 1 < text.count else { throw Mistake("an escape without its letter") }
      let meant: UInt8
      switch text[index + 1] {
      case RowMark.backslash: meant = RowMark.backslash
      case UInt8(ascii: "t"): meant = RowMark.tab
      case UInt8(ascii: "n"): meant = RowMark.lineFeed
      case UInt8(ascii: "r"): meant = RowMark.carriageReturn
      default: throw Mistake("an unknown escape")
      }
      target.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<index]))
      target.append(meant)
      index += 2
      clean = index
    }
    target.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<index]))
    return resolved..<target.count
  }

  /// A cell with its mark, if it has one; `expected` is the column behind the cell before.
  mutating func cell(expected: Int, in target: inout [UInt8]) throws(Mistake) -> RawCell {
    guard index + 1 < text.count, text[index] == RowMark.backslash, text[index + 1] == RowMark.open else {
      return RawCell(bytes: try field(in: &target), column: expected)
    }
    index += 2
    let start = index
    var column = expected
    if take(RowMark.column) {
      column = try number()
      guard column > expected else { throw Mistake("a column goes back") }
    }
    let lineOffset = take(RowMark.lineOffset) ? try count() : 0
    var kind = CellKind.text
    if index < text.count, let marked = RowMark.kind(text[index]) {
      kind = marked
      index += 1
    }
    let quoted = take(RowMark.quoted)
    let across = take(RowMark.across) ? try count() : 0
    let down = take(RowMark.down) ? try count() : 0
    let unit = take(RowMark.unit) ? try count() : 0
    guard index > start else { throw Mistake("an empty mark") }
    try pass(RowMark.close)
    let field = try field(in: &target)
    guard unit <= min(field.count, Int(UInt16.max)) else { throw Mistake("a unit longer than its cell") }
    return RawCell(
      bytes: field.lowerBound..<(field.upperBound - unit), column: column, lineOffset: lineOffset, kind: kind, quoted: quoted,
      mergeAcross: across, mergeDown: down, unit: unit)
  }
}
