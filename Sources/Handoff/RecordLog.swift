/// Takes the records of a return as they are made; `Records` reads them back.
package struct RecordLog {
  private var spool = ByteSpool()
  private var out = LineWriter()
  private var marks: [Int] = []
  private var shape = RecordShape(dimensions: 0, measures: 0)
  package private(set) var count = 0

  package init() {}

  /// - Parameter key: its key as people wrote it, for the messages about it.
  package mutating func append(_ record: Reading.Record, key: String) {
    if count == 0 { shape = RecordShape(dimensions: record.dimensions.count, measures: record.cells.count) }
    if count.isMultiple(of: Records.stride) { marks.append(spool.count + out.bytes.count) }
    count += 1
    shape.write(record, key: key, to: &out)
    guard out.bytes.count >= LineWindow.bytes else { return }
    spool.append(out.bytes)
    out.removeAll()
  }

  /// - Throws: `BytesUnreadable` as `ByteSpool.finished`.
  package consuming func finished() throws(BytesUnreadable) -> Records {
    spool.append(out.bytes)
    let store = try spool.finished()
    return Records(store, 0..<store.count, count: count, marks: marks, shape)
  }
}
