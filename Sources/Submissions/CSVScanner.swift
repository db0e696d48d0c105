/// Splits the text of a CSV file into rows of cells.
///
/// The grammar is RFC 4180 with the liberties that spreadsheet programs take: CR, LF and CRLF end a row; a quote opens a
/// quoted cell only as the first character of the cell, elsewhere it is a character like any other; inside quotes
/// everything is text and `""` is one quote. Two things are refused where spreadsheets guess: a quote that is never
/// closed, and text between a closing quote and the next separator.
///
/// Blank lines give no row and are counted in `number` and `line`. One pass over the bytes; a row is copied once, and
/// its cells are positions in the copy.
struct CSVScanner {
  private let separator: UInt8
  private let limits: Limits
  /// Bytes up to this value may end a cell; all others are passed over with one comparison.
  private let threshold: UInt8
  private var line: Int
  private var number = 1
  private var row = RawRow(line: 1, number: 1)
  private(set) var rows = 0
  private(set) var cells = 0

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// `firstLine` is 2 after a `sep=` line.
  init(separator: UInt8, firstLine: Int, limits: Limits) {
    self.separator = separator
    self.limits = limits
    threshold = max(separator, Self.carriageReturn)
    line = firstLine
  }

  /// Hands on every row that ends inside the block and says how many bytes they take.
  mutating func scan(
    _ block: UnsafeBufferPointer<UInt8>, from first: Int, base: Int, isLast: Bool,
    into sink: (ExtractRow) throws -> Void
  ) throws -> Int {
    var index = first
    while index < block.count {
      guard let end = try scanRow(block, from: index, base: base, isLast: isLast) else { return index }
      if end.isBlank {
        number += 1
        line += 1
      } else {
        try sink(.row(row))
        rows += 1
        cells += row.cells.count
        number += 1
        line += 1 + end.lineBreaks
      }
      index = end.next
    }
    return index
  }

  private struct RowEnd {
    let next: Int
    let isBlank: Bool
    /// Line breaks inside cells.
    let lineBreaks: Int
  }

  /// Reads one row into `row`, or returns nil where the block ends inside it and more is to come.
  @inline(__always)
  private mutating func scanRow(_ block: UnsafeBufferPointer<UInt8>, from start: Int, base: Int, isLast: Bool) throws
    -> RowEnd?
  {
    let count = block.count
    let stop = min(count, start + limits.rowBytes + 1)
    row.removeAll(line: line, number: number)
    var index = start
    var lineBreaks = 0
    var hasDoubledQuotes = false
    while true {
      let cellStart = index
      let cellLine = lineBreaks
      var isQuoted = false
      if index < stop, block[index] == Self.quote {
        isQuoted = true
        guard
          let end = try scanQuoted(
            block, from: index, stop: stop, base: base, isLast: isLast, lineBreaks: &lineBreaks,
            hasDoubledQuotes: &hasDoubledQuotes)
        else { return nil }
        index = end
      } else {
        while index < stop {
          let byte = block[index]
          if byte <= threshold, byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
          index += 1
        }
      }
      let column = row.cells.count + 1
      if index - cellStart > limits.cellBytes {
        throw fault(.cellTooLong, at: base + cellStart, column: column, [String(limits.cellBytes)])
      }
      if index == stop {
        if stop < count { throw fault(.lineTooLong, at: base + start, column: nil, [String(limits.rowBytes)]) }
        if !isLast { return nil }
      }
      if column > limits.columns {
        throw fault(.tooManyColumns, at: base + cellStart, column: column, [String(limits.columns)])
      }
      let bytes = isQuoted ? cellStart - start + 1..<index - start - 1 : cellStart - start..<index - start
      row.cells.append(RawCell(bytes: bytes, column: column, lineOffset: cellLine, quoted: isQuoted))
      if index < count, block[index] == separator {
        index += 1
        continue
      }
      break
    }
    let end = index
    var next = index
    if index < count {
      if block[index] == Self.carriageReturn {
        next += 1
        if next == count, !isLast { return nil }
        if next < count, block[next] == Self.lineFeed { next += 1 }
      } else {
        next += 1
      }
    }
    if end == start { return RowEnd(next: next, isBlank: true, lineBreaks: 0) }
    row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: block[start..<end]))
    if hasDoubledQuotes { undouble() }
    return RowEnd(next: next, isBlank: false, lineBreaks: lineBreaks)
  }

  /// Passes over a quoted cell and returns the position behind its closing quote.
  private func scanQuoted(
    _ block: UnsafeBufferPointer<UInt8>, from open: Int, stop: Int, base: Int, isLast: Bool, lineBreaks: inout Int,
    hasDoubledQuotes: inout Bool
  ) throws -> Int? {
    let column = row.cells.count + 1
    let breaksBefore = lineBreaks
    var index = open + 1
    while true {
      guard index < stop else {
        if stop < block.count {
          throw fault(.cellTooLong, at: base + open, column: column, [String(limits.cellBytes)])
        }
        if !isLast { return nil }
        throw fault(.quoteUnclosed, at: base + open, column: column)
      }
      let byte = block[index]
      if byte == Self.quote {
        if index + 1 == block.count, !isLast { return nil }
        guard index + 1 < block.count, block[index + 1] == Self.quote else { break }
        hasDoubledQuotes = true
        index += 2
        continue
      }
      if byte == Self.lineFeed || byte == Self.carriageReturn {
        if byte == Self.carriageReturn, index + 1 < block.count, block[index + 1] == Self.lineFeed { index += 1 }
        lineBreaks += 1
        if lineBreaks - breaksBefore > limits.cellLines {
          throw fault(.quoteUnclosed, at: base + open, column: column, [String(line + lineBreaks)])
        }
      }
      index += 1
    }
    let close = index
    index += 1
    guard index < block.count else { return index }
    let next = block[index]
    if next == separator || next == Self.lineFeed || next == Self.carriageReturn { return index }
    if lineBreaks > breaksBefore {
      // The quote that seems to close it is more likely the next cell's opening one.
      throw fault(.quoteUnclosed, at: base + open, column: column, [String(line + lineBreaks)])
    }
    throw fault(.textAfterQuote, at: base + close, column: column)
  }

  /// Replaces the doubled quotes of the row's cells by single ones; such cells move to the end of the bytes.
  private mutating func undouble() {
    for index in row.cells.indices {
      let cell = row.cells[index]
      guard cell.quoted, row.bytes[cell.bytes].contains(Self.quote) else { continue }
      let start = row.bytes.count
      var position = cell.bytes.lowerBound
      while position < cell.bytes.upperBound {
        let byte = row.bytes[position]
        row.bytes.append(byte)
        position += byte == Self.quote ? 2 : 1
      }
      row.cells[index] = RawCell(
        bytes: start..<row.bytes.count, column: cell.column, lineOffset: cell.lineOffset, quoted: true)
    }
  }

  private func fault(_ code: RefusalCode, at offset: Int, column: Int?, _ details: [String] = []) -> Fault {
    Fault(code, at: offset, column: column, row: number, details: details)
  }
}
