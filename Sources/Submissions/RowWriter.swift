/// Writes extracted rows as lines of text: what the stage `extract` leaves behind.
///
/// The form is described at `RowMark`; `RowReader` reads it back. Equal rows give equal bytes and different rows
/// different ones.
package struct RowWriter: Sendable {
  /// What has been written so far. The owner may write it out and empty it between rows.
  package var bytes: [UInt8] = []

  package init() {}

  /// Writes one row as one line.
  package mutating func append(_ row: ExtractRow) {
    switch row {
    case .sheet(let name):
      let name = Array(name.utf8)
      write(atMost: LinePen.most(field: name.count)) { pen in
        pen.write(RowMark.sheet)
        pen.write(RowMark.tab)
        name.withUnsafeBufferPointer { pen.write(field: $0) }
      }
    case .row(let row): append(row)
    case .element(let element): append(element)
    }
  }

  private mutating func append(_ row: RawRow) {
    var room = LinePen.most(field: 0)
    for cell in row.cells { room += LinePen.most(field: cell.bytes.count + cell.unitBytes.count) }
    write(atMost: room) { pen in
      pen.write(RowMark.row)
      pen.write(RowMark.tab)
      pen.write(row.line)
      pen.write(RowMark.tab)
      pen.write(row.number)
      row.bytes.withUnsafeBufferPointer { text in
        var expected = 1
        for cell in row.cells {
          pen.write(RowMark.tab)
          if !cell.isPlain(at: expected) { Self.write(markOf: cell, expected: expected, to: &pen) }
          pen.write(field: UnsafeBufferPointer(rebasing: text[cell.bytes.lowerBound..<cell.unitBytes.upperBound]))
          expected = cell.column + 1
        }
      }
    }
  }

  private mutating func append(_ element: RawElement) {
    var room = LinePen.most(field: element.bytes.count)
    room += (element.parts.count + 3) * 2 * LinePen.most(field: 0)
    write(atMost: room) { pen in
      pen.write(RowMark.letter(element.role))
      pen.write(RowMark.tab)
      pen.write(element.line)
      pen.write(RowMark.tab)
      pen.write(element.depth)
      pen.write(RowMark.tab)
      pen.write(element.ordinal)
      element.bytes.withUnsafeBufferPointer { text in
        func write(_ range: Range<Int>) {
          pen.write(RowMark.tab)
          pen.write(field: UnsafeBufferPointer(rebasing: text[range]))
        }
        write(element.nameBytes)
        write(element.textBytes)
        for part in element.parts {
          write(part.name)
          write(part.value)
        }
      }
    }
  }

  private static func write(markOf cell: RawCell, expected: Int, to pen: inout LinePen) {
    func write(_ letter: UInt8, _ number: Int) {
      pen.write(letter)
      pen.write(number)
    }
    pen.write(RowMark.backslash)
    pen.write(RowMark.open)
    if cell.column != expected { write(RowMark.column, cell.column) }
    if cell.lineOffset != 0 { write(RowMark.lineOffset, cell.lineOffset) }
    if let letter = RowMark.letter(cell.kind) { pen.write(letter) }
    if cell.quoted { pen.write(RowMark.quoted) }
    if cell.mergeAcross != 0 { write(RowMark.across, cell.mergeAcross) }
    if cell.mergeDown != 0 { write(RowMark.down, cell.mergeDown) }
    if !cell.unitBytes.isEmpty { write(RowMark.unit, cell.unitBytes.count) }
    pen.write(RowMark.close)
  }

  /// Appends one line of at most this many bytes, its line feed aside.
  private mutating func write(atMost room: Int, _ body: (inout LinePen) -> Void) {
    // Grown by doubling here: a batch that is never written out in between must not be copied for every row.
    if bytes.capacity - bytes.count < room + 1 {
      bytes.reserveCapacity(max(bytes.count + room + 1, bytes.capacity * 2))
    }
    bytes.append(addingCapacity: room + 1) { (output: inout OutputSpan<UInt8>) in
      output.withUnsafeMutableBufferPointer { buffer, initialized in
        guard let base = buffer.baseAddress else { return }
        var pen = LinePen(buffer, base: base)
        body(&pen)
        pen.write(RowMark.lineFeed)
        initialized = pen.count
      }
    }
  }
}
