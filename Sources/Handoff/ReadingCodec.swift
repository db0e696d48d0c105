import Figures
import Foundation

/// How a reading lies on disk: lines of text, readable with ordinary tools.
///
/// A line starts with a letter: `h` head, `b` bound column, `d` and `m` the names of dimensions and measures, `r` a
/// record (tab separated: line, row, sheet, path, region, period, dimensions, then value, step, raw, unit and line of
/// each measure), `c` the details of the preceding record's cell, `t` a stated total, `x` a rejection, `n` a tally. What there
/// is little of is JSON, the rest are fields in the order of their declaration. Blank and absent differ: `\-` is an absent
/// field. Nothing in it depends on run, clock or file order.
package enum ReadingCodec {
  package static func encode(_ reading: Reading) throws -> [UInt8] {
    var out = LineWriter()
    out.line("h", try json(reading.head))
    for column in reading.columns { out.line("b", try json(column)) }
    out.fields("d", reading.dimensions)
    out.fields("m", reading.measures)
    for record in reading.records { write(record, to: &out) }
    for total in reading.totals { out.line("t", try json(total)) }
    for rejection in reading.rejections { write(rejection, to: &out) }
    for tally in reading.tallies { out.line("n", try json(tally)) }
    return out.bytes
  }

  /// The readings of one file, one behind the other: each starts with its head.
  package static func encode(_ readings: [Reading]) throws -> [UInt8] { try readings.flatMap { try encode($0) } }

  package static func decode(_ bytes: ArraySlice<UInt8>) throws -> [Reading] {
    try bytes.withUnsafeBufferPointer { bytes in
      var readings: [Reading] = []
      var reading = Reading(head: .init())
      var lines = LineCursor(bytes)
      while let kind = try lines.begin() {
        if kind == UInt8(ascii: "h") {
          if lines.line > 1 { readings.append(reading) }
          reading = Reading(head: try object(&lines))
          try lines.end()
          continue
        }
        guard lines.line > 1 else { throw BatchDamage(line: 1) }
        switch kind {
        case UInt8(ascii: "b"): reading.columns.append(try object(&lines))
        case UInt8(ascii: "d"): reading.dimensions = try words(&lines)
        case UInt8(ascii: "m"): reading.measures = try words(&lines)
        case UInt8(ascii: "r"): reading.records.append(try record(&lines, reading))
        case UInt8(ascii: "c"): try detail(&lines, &reading)
        case UInt8(ascii: "t"): reading.totals.append(try object(&lines))
        case UInt8(ascii: "x"): reading.rejections.append(try rejection(&lines))
        case UInt8(ascii: "n"): reading.tallies.append(try object(&lines))
        default: throw BatchDamage(line: lines.line)
        }
        try lines.end()
      }
      return lines.line > 0 ? readings + [reading] : []
    }
  }

  // MARK: - Records

  private static func write(_ record: Reading.Record, to out: inout LineWriter) {
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

  private static func record(_ lines: inout LineCursor, _ reading: Reading) throws(BatchDamage) -> Reading.Record {
    let line = try lines.number()
    let row = try lines.number()
    let sheet = try lines.word()
    let path = try lines.text()
    var record = Reading.Record(line: line, row: row, region: try lines.word(), period: try lines.word(), dimensions: [], cells: [])
    record.sheet = sheet
    record.path = path
    record.dimensions.reserveCapacity(reading.dimensions.count)
    for _ in reading.dimensions { record.dimensions.append(try lines.text()) }
    record.cells.reserveCapacity(reading.measures.count)
    for _ in reading.measures {
      let value = try lines.optionalNumber()
      let step = try lines.optionalNumber()
      let raw = try lines.text()
      let unit = try lines.text()
      let at = try lines.optionalNumber()
      guard let raw else {
        record.cells.append(nil)
        continue
      }
      guard let step, let at else { throw BatchDamage(line: lines.line) }
      record.cells.append(Reading.Cell(value: value, step: step, raw: raw, unit: unit, line: Int(at)))
    }
    return record
  }

  private static func detail(_ lines: inout LineCursor, _ reading: inout Reading) throws(BatchDamage) {
    let index = try lines.number()
    guard let last = reading.records.indices.last, reading.records[last].cells.indices.contains(index),
      let state = CellState(rawValue: try lines.word())
    else { throw BatchDamage(line: lines.line) }
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
    reading.records[last].cells[index]?.detail = detail
  }

  // MARK: - Rejections

  private static func write(_ rejection: Rejection, to out: inout LineWriter) {
    out.begin("x")
    out.field(rejection.scope.rawValue)
    out.field(rejection.code)
    out.field(rejection.severity)
    out.field(rejection.line)
    out.field(rejection.col)
    out.field(rejection.cell)
    out.field(rejection.path)
    out.field(rejection.offset)
    out.field(rejection.item)
    out.field(rejection.key)
    out.field(rejection.raw)
    out.field(rejection.message)
    out.field(rejection.remedy)
    out.field(rejection.english)
    out.end()
  }

  private static func rejection(_ lines: inout LineCursor) throws(BatchDamage) -> Rejection {
    guard let scope = Rejection.Scope(rawValue: try lines.word()) else { throw BatchDamage(line: lines.line) }
    return Rejection(
      stored: scope, code: try lines.word(), severity: try lines.word(), line: try lines.number(), col: try lines.number(),
      cell: try lines.text(), path: try lines.text(), offset: try lines.optionalNumber().map { Int($0) }, item: try lines.text(),
      key: try lines.text(), raw: try lines.word(), message: try lines.word(), remedy: try lines.word(), english: try lines.word())
  }

  // MARK: - The rest

  private static func words(_ lines: inout LineCursor) throws(BatchDamage) -> [String] {
    var words: [String] = []
    while !lines.isAtEnd { words.append(try lines.word()) }
    return words
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func object<Value: Decodable>(_ lines: inout LineCursor) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(try lines.rest()))
  }
}

/// A sealed batch whose content does not read back: treated as absent, and made again.
package struct BatchDamage: Error {
  package let line: Int

  package init(line: Int) { self.line = line }
}
