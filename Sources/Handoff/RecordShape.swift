import Figures

/// How a record lies in lines: an `r` line, a `c` line for each cell that is not plain, and, until the reading is sealed, a
/// `k` line with its key.
///
/// `r`: line, row, sheet, path, region, period, dimensions, then value, step, raw, unit and line of each measure.
struct RecordShape: Sendable {
  static let record = UInt8(ascii: "r")
  static let detail = UInt8(ascii: "c")
  static let key = UInt8(ascii: "k")

  let dimensions: Int
  let measures: Int

  func write(_ record: Reading.Record, to out: inout LineWriter) {
    precondition(record.dimensions.count == dimensions && record.cells.count == measures, "the records of a reading are of one form")
    out.begin("r")
    out.field(record.line)
    out.field(record.row)
    out.field(record.sheet)
    out.field(record.path)
    out.field(record.region)
    out.field(record.period)
    for dimension in record.dimensions { out.field(dimension) }
    for cell in record.cells {
      guard let cell else {
        for _ in 0..<5 { out.absent() }
        continue
      }
      out.field(cell.value)
      out.field(cell.step)
      out.field(cell.raw)
      out.field(cell.unit)
      out.field(cell.line)
    }
    out.end()
    for (index, cell) in record.cells.enumerated() {
      guard let detail = cell?.detail else { continue }
      out.begin("c")
      out.field(index)
      out.field(detail.state)
      out.field(detail.qualifier)
      out.field(detail.lower)
      out.field(detail.lowerIncluded)
      out.field(detail.upper)
      out.field(detail.upperIncluded)
      out.field(detail.col)
      out.field(detail.row)
      out.field(detail.path)
      out.field(detail.code)
      out.end()
    }
  }

  /// The same with its key, as it lies until the reading is sealed.
  func write(_ record: Reading.Record, key: String, to out: inout LineWriter) {
    write(record, to: &out)
    guard !key.isEmpty else { return }
    out.begin("k")
    out.field(key)
    out.end()
  }

  func record(_ text: UnsafeBufferPointer<UInt8>, line: Int) throws(BatchDamage) -> Reading.Record {
    var lines = LineCursor(text, line: line - 1)
    guard try lines.begin() == Self.record else { throw BatchDamage(line: line) }
    let at = try lines.number()
    let row = try lines.number()
    let sheet = try lines.word()
    let path = try lines.text()
    var record = Reading.Record(line: at, row: row, region: try lines.word(), period: try lines.word(), dimensions: [], cells: [])
    record.sheet = sheet
    record.path = path
    record.dimensions.reserveCapacity(dimensions)
    for _ in 0..<dimensions { record.dimensions.append(try lines.text()) }
    record.cells.reserveCapacity(measures)
    for _ in 0..<measures {
      let value = try lines.optionalNumber()
      let step = try lines.optionalNumber()
      let raw = try lines.text()
      let unit = try lines.text()
      let at = try lines.optionalNumber()
      guard let raw else {
        record.cells.append(nil)
        continue
      }
      guard let step, let at else { throw BatchDamage(line: line) }
      record.cells.append(Reading.Cell(value: value, step: step, raw: raw, unit: unit, line: Int(at)))
    }
    try lines.end()
    return record
  }

  func detail(_ text: UnsafeBufferPointer<UInt8>, line: Int, of record: inout Reading.Record) throws(BatchDamage) {
    var lines = LineCursor(text, line: line - 1)
    _ = try lines.begin()
    let index = try lines.number()
    guard record.cells.indices.contains(index), record.cells[index] != nil, let state = CellState(rawValue: try lines.word()) else {
      throw BatchDamage(line: line)
    }
    var detail = Reading.Detail(state: state)
    detail.qualifier = try lines.text()
    detail.lower = try lines.text()
    detail.lowerIncluded = try lines.flag()
    detail.upper = try lines.text()
    detail.upperIncluded = try lines.flag()
    detail.col = try lines.optionalNumber().map { Int($0) }
    detail.row = try lines.optionalNumber().map { Int($0) }
    detail.path = try lines.text()
    detail.code = try lines.text()
    try lines.end()
    record.cells[index]?.detail = detail
  }

  func key(_ text: UnsafeBufferPointer<UInt8>, line: Int) throws(BatchDamage) -> String {
    var lines = LineCursor(text, line: line - 1)
    _ = try lines.begin()
    let key = try lines.word()
    try lines.end()
    return key
  }
}
