/// One row of raw cells with its place in the file.
///
/// The texts of all cells lie in one array of bytes, so that a row costs two allocations at most, and none while a
/// reader goes through a file whose rows nobody keeps.
///
///     for cell in row.cells { print(row.address(of: cell), row.text(of: cell)) }    // E63 1086
package struct RawRow: Sendable {
  /// The physical line on which the row starts, from 1. CR, LF and CRLF each end a line.
  package internal(set) var line: Int
  /// The row number that a spreadsheet shows, from 1; blank rows count, line breaks inside cells do not.
  package internal(set) var number: Int
  /// UTF-8 of all cells. What stands between the cells' own ranges means nothing.
  package internal(set) var bytes: [UInt8]
  /// The cells from left to right. In CSV also the empty ones; of a worksheet those that hold data or a merge.
  package internal(set) var cells: [RawCell]

  package init(line: Int, number: Int) {
    self.line = line
    self.number = number
    bytes = []
    cells = []
  }

  /// A row of plain text cells in columns 1, 2, 3 …
  package init(line: Int, number: Int, texts: [String]) {
    self.init(line: line, number: number)
    for (index, text) in texts.enumerated() { append(text, column: index + 1) }
  }

  /// Adds a cell to the right of the last one.
  package mutating func append(
    _ text: String, column: Int, lineOffset: Int = 0, kind: CellKind = .text, quoted: Bool = false,
    mergeAcross: Int = 0, mergeDown: Int = 0, unit: String = ""
  ) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    let end = bytes.count
    bytes.append(contentsOf: unit.utf8)
    cells.append(
      RawCell(
        bytes: start..<end, column: column, lineOffset: lineOffset, kind: kind, quoted: quoted, mergeAcross: mergeAcross,
        mergeDown: mergeDown, unit: bytes.count - end))
  }

  mutating func removeAll(line: Int, number: Int) {
    self.line = line
    self.number = number
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }

  /// The text of a cell, exactly as decoded.
  package func text(of cell: RawCell) -> String { String(decoding: bytes[cell.bytes], as: UTF8.self) }

  /// What the number format of a spreadsheet writes behind a cell's number: 万元; nil where that is nothing.
  package func unit(of cell: RawCell) -> String? {
    cell.unitBytes.isEmpty ? nil : String(decoding: bytes[cell.unitBytes], as: UTF8.self)
  }

  /// The bytes of a cell's text, for the hot path.
  package func withBytes<Result>(of cell: RawCell, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
    -> Result
  {
    try bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[cell.bytes])) }
  }

  /// The physical line on which a cell starts.
  package func line(of cell: RawCell) -> Int { line + cell.lineOffset }

  /// The address a spreadsheet shows: `E63`.
  package func address(of cell: RawCell) -> String { SheetAddress.text(column: cell.column, row: number) }

  /// The texts of the cells in their order.
  package var texts: [String] { cells.map(text) }
}

extension RawRow: Equatable {
  /// Rows are equal when their places and cells are; how the texts lie in `bytes` does not matter.
  package static func == (a: RawRow, b: RawRow) -> Bool {
    guard a.line == b.line, a.number == b.number, a.cells.count == b.cells.count else { return false }
    return zip(a.cells, b.cells).allSatisfy { x, y in
      x.column == y.column && x.lineOffset == y.lineOffset && x.kind == y.kind && x.quoted == y.quoted
        && x.mergeAcross == y.mergeAcross && x.mergeDown == y.mergeDown && a.bytes[x.bytes] == b.bytes[y.bytes]
        && a.bytes[x.unitBytes] == b.bytes[y.unitBytes]
    }
  }
}
