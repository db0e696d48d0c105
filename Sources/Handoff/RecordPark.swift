/// Records that are not complete yet and are not expected to be asked for soon: out of the way, each with its key.
package struct RecordPark {
  private var spool = ByteSpool()

  package init() {}

  /// Where a record waits.
  package struct Place: Sendable {
    fileprivate let range: Range<Int>
    fileprivate let shape: RecordShape
  }

  package mutating func leave(_ record: Reading.Record, key: String) -> Place {
    let shape = RecordShape(dimensions: record.dimensions.count, measures: record.cells.count)
    var out = LineWriter()
    shape.write(record, key: key, to: &out)
    let start = spool.count
    spool.append(out.bytes)
    return Place(range: start..<spool.count, shape: shape)
  }

  /// The record as it was left.
  ///
  /// - Throws: `BytesUnreadable`, `BatchDamage`.
  package func fetch(_ place: Place) throws -> (record: Reading.Record, key: String) {
    var cursor = RecordCursor(LineWindow(ByteStore(try spool.read(place.range))), place.shape)
    guard let record = try cursor.next() else { throw BatchDamage(line: 1) }
    return (record, cursor.key)
  }
}
