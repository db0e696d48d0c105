package import Handoff

/// Reads back what `RowWriter` has written, a row at a time.
///
/// Strict: a line that `RowWriter` would not have written is damaged and throws, with its number.
///
///     var rows = RowReader(bytes)
///     while let row = try rows.next() { … }
package struct RowReader: Sendable {
  /// A line of a batch that was not written by `RowWriter`.
  package struct Damage: Error, Equatable {
    /// The line of the batch, from 1.
    package let line: Int
    /// What is wrong with it, in English: this is for whoever keeps the machine.
    package let reason: String

    package init(line: Int, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  /// Where a row starts, and what is open around it: enough to go on from there.
  package struct Place: Sendable {
    fileprivate let offset: Int
    fileprivate let line: Int
    fileprivate let paths: [String]
  }

  private var window: LineWindow
  private var line = 0
  private var row = RawRow(line: 1, number: 1)
  private var element = RawElement(line: 0, depth: 0, ordinal: 0, role: .leaf, parentPath: "")
  /// The paths of the branches that are open, from the root.
  private var paths: [String] = []

  package init(_ bytes: [UInt8]) { self.init(ByteStore(bytes)) }

  /// - Parameter range: where in the store the rows lie.
  package init(_ store: ByteStore, _ range: Range<Int>? = nil) { window = LineWindow(store, range) }

  /// Where the next row starts.
  package var place: Place { Place(offset: window.offset, line: line, paths: paths) }

  /// Goes on with the row that starts at a place of the same rows.
  package mutating func go(to place: Place) {
    window.seek(place.offset)
    line = place.line
    paths = place.paths
  }

  /// The next row, or nil after the last.
  ///
  /// - Throws: `Damage`, or `BytesUnreadable` where the rows lie in a file that cannot be read.
  package mutating func next() throws -> ExtractRow? {
    guard let range = try window.advance() else { return nil }
    line += 1
    let piece = window.piece
    do throws(BatchLine.Mistake) {
      return try piece.withUnsafeBufferPointer { (piece) throws(BatchLine.Mistake) -> ExtractRow in
        let text = UnsafeBufferPointer(rebasing: piece[range])
        guard text.last == RowMark.lineFeed else { throw BatchLine.Mistake("the last line has no end") }
        return try readLine(UnsafeBufferPointer(rebasing: text.dropLast()))
      }
    } catch {
      throw Damage(line: line, reason: error.reason)
    }
  }

  private mutating func readLine(_ text: UnsafeBufferPointer<UInt8>) throws(BatchLine.Mistake) -> ExtractRow {
    guard UTF8Scan.firstFault(in: UnsafeRawBufferPointer(text)) == nil else { throw BatchLine.Mistake("not UTF-8") }
    guard text.count >= 2, text[1] == RowMark.tab else { throw BatchLine.Mistake("no kind of row") }
    var line = BatchLine(text)
    if line.take(RowMark.row) {
      try line.pass(RowMark.tab)
      try readRow(&line)
      return .row(row)
    }
    if line.take(RowMark.sheet) {
      try line.pass(RowMark.tab)
      var name = [UInt8](text)
      let range = try line.field(in: &name)
      guard line.isAtEnd else { throw BatchLine.Mistake("a sheet has one field") }
      return .sheet(name: String(decoding: name[range], as: UTF8.self))
    }
    guard let role = RowMark.role(text[0]), line.take(text[0]) else { throw BatchLine.Mistake("no kind of row") }
    try line.pass(RowMark.tab)
    try readElement(role, &line)
    return .element(element)
  }

  private mutating func readRow(_ line: inout BatchLine) throws(BatchLine.Mistake) {
    let first = try line.number()
    try line.pass(RowMark.tab)
    row.removeAll(line: first, number: try line.number())
    row.bytes.append(contentsOf: line.text)
    var column = 1
    while !line.isAtEnd {
      try line.pass(RowMark.tab)
      let cell = try line.cell(expected: column, in: &row.bytes)
      column = cell.column + 1
      row.cells.append(cell)
    }
  }

  private mutating func readElement(_ role: RawElement.Role, _ line: inout BatchLine) throws(BatchLine.Mistake) {
    element.line = try line.number()
    try line.pass(RowMark.tab)
    element.depth = try line.number()
    try line.pass(RowMark.tab)
    element.ordinal = try line.number()
    try line.pass(RowMark.tab)
    guard element.depth >= 1, element.depth <= paths.count + 1 else {
      throw BatchLine.Mistake("an element without the one around it")
    }
    if paths.count >= element.depth { paths.removeLast(paths.count - element.depth + 1) }
    element.role = role
    element.parentPath = paths.last ?? ""
    element.bytes.removeAll(keepingCapacity: true)
    element.bytes.append(contentsOf: line.text)
    element.parts.removeAll(keepingCapacity: true)
    element.nameBytes = try line.field(in: &element.bytes)
    try line.pass(RowMark.tab)
    element.textBytes = try line.field(in: &element.bytes)
    guard role != .branch || element.textBytes.isEmpty else { throw BatchLine.Mistake("a branch with text") }
    while !line.isAtEnd {
      try line.pass(RowMark.tab)
      let name = try line.field(in: &element.bytes)
      try line.pass(RowMark.tab)
      element.parts.append(RawElement.Attribute(name: name, value: try line.field(in: &element.bytes)))
    }
    if role == .branch { paths.append(element.path) }
  }
}
