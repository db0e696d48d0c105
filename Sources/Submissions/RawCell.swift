/// What the file itself says a cell is. CSV says nothing: there every cell is `text`.
package enum CellKind: UInt8, Sendable, CaseIterable {
  case text
  case number
  /// A number under a percent format: the text is the fraction, `0.9657` for a cell that shows 96.57%.
  case percent
  /// `2020-06-30T00:00:00.000`
  case date
  /// `1` or `0`
  case boolean
  /// `#REF!`
  case error
  /// A formula without a cached value; the text is the formula.
  case formula
}

/// Where one cell stands in its row, and where its text lies in the row's bytes.
///
/// Small on purpose: a row of a register has seven of these, a night has millions.
package struct RawCell: Sendable, Equatable {
  private let first: UInt32
  private let last: UInt32
  private let ordinal: UInt32
  private let linesBelow: UInt32
  private let across: UInt32
  private let down: UInt32
  /// What the file says the cell is.
  package let kind: CellKind
  /// A CSV cell written between quotes: `"12,354.36"`.
  package let quoted: Bool
  private let behind: UInt16

  /// - Parameter unit: so many bytes behind the cell's text are what the number format writes there.
  init(
    bytes: Range<Int>, column: Int, lineOffset: Int = 0, kind: CellKind = .text, quoted: Bool = false,
    mergeAcross: Int = 0, mergeDown: Int = 0, unit: Int = 0
  ) {
    first = UInt32(bytes.lowerBound)
    last = UInt32(bytes.upperBound)
    ordinal = UInt32(column)
    linesBelow = UInt32(lineOffset)
    across = UInt32(mergeAcross)
    down = UInt32(mergeDown)
    self.kind = kind
    self.quoted = quoted
    behind = UInt16(unit)
  }

  /// The cell's text, as positions in `RawRow.bytes`.
  package var bytes: Range<Int> { Int(first)..<Int(last) }
  /// What the number format of a spreadsheet writes behind the number, as positions in `RawRow.bytes`; mostly nothing.
  package var unitBytes: Range<Int> { Int(last)..<(Int(last) + Int(behind)) }
  /// The ordinal of the cell in its row, from 1.
  package var column: Int { Int(ordinal) }
  /// How many lines below the start of its row the cell starts: after a header `"补助资金\n（万元）"` all are 1.
  package var lineOffset: Int { Int(linesBelow) }
  /// How many more columns the cell covers to its right.
  package var mergeAcross: Int { Int(across) }
  /// How many more rows the cell covers below.
  package var mergeDown: Int { Int(down) }
  /// Nothing but a text in the column that follows the cell before.
  func isPlain(at expected: Int) -> Bool {
    column == expected && linesBelow == 0 && kind == .text && !quoted && across == 0 && down == 0 && behind == 0
  }

  /// The cell has no text at all; blanks are text.
  package var isEmpty: Bool { first == last }
}
