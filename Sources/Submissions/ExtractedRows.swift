package import Handoff

/// The rows of a batch, decoded when somebody looks at them.
package struct ExtractedRows: Sendable {
  private let store: ByteStore
  private let range: Range<Int>

  /// - Parameter range: where in the store the rows lie.
  package init(_ store: ByteStore, _ range: Range<Int>) {
    self.store = store
    self.range = range
  }

  package init(_ rows: [ExtractRow]) {
    var writer = RowWriter()
    for row in rows { writer.append(row) }
    self.init(ByteStore(writer.bytes), 0..<writer.bytes.count)
  }

  package func reader() -> RowReader { RowReader(store, range) }

  /// All rows at once, for a file that is looked at by itself.
  package func all() throws -> [ExtractRow] {
    var reader = reader()
    var rows: [ExtractRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  /// Hands the bytes of all rows on, a piece at a time.
  package func bytes(to sink: ([UInt8]) throws -> Void) throws { try store.pieces(range, to: sink) }
}
