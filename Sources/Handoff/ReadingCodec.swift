import Foundation

/// How a reading lies on disk: lines of text, readable with ordinary tools.
///
/// A line starts with a letter: `h` head, `b` bound column, `d` and `m` the names of dimensions and measures, `r` a
/// record (tab separated: line, row, sheet, path, region, period, dimensions, then value, step, raw, unit and line of
/// each measure), `c` the details of the preceding record's cell, `t` a stated total, `x` a rejection, `n` a tally. Blank
/// and absent differ: `\-` is an absent field. Nothing in it depends on run, clock or file order.
package enum ReadingCodec {
  /// value, step, raw, unit, line
  private static let fieldsPerCell = 5

  package static func encode(_ reading: Reading) throws -> [UInt8] {
    var out = LineWriter()
    out.line("h", try json(reading.head))
    for column in reading.columns { out.line("b", try json(column)) }
    out.fields("d", reading.dimensions)
    out.fields("m", reading.measures)
    for record in reading.records {
      out.begin("r")
      out.field(record.line)
      out.field(record.row)
      out.field(record.sheet)
      out.field(record.path)
      out.field(record.region)
      out.field(record.period)
      for dimension in record.dimensions { out.field(dimension) }
      for cell in record.cells {
        if let cell {
          if let value = cell.value { out.field(value) } else { out.field(nil as String?) }
          out.field(cell.step)
          out.field(cell.raw)
          out.field(cell.unit)
          out.field(cell.line)
        } else {
          for _ in 0..<fieldsPerCell { out.field(nil as String?) }
        }
      }
      out.end()
      for (index, cell) in record.cells.enumerated() {
        if let detail = cell?.detail { out.line("c", "\(index)\t" + (try json(detail))) }
      }
    }
    for total in reading.totals { out.line("t", try json(total)) }
    for rejection in reading.rejections { out.line("x", try json(rejection)) }
    for tally in reading.tallies { out.line("n", try json(tally)) }
    return out.bytes
  }

  package static func decode(_ bytes: ArraySlice<UInt8>) throws -> Reading {
    var reading = Reading(head: .init())
    var lineNumber = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      lineNumber += 1
      guard let kind = line.first else { throw BatchDamage(line: lineNumber) }
      let rest = line.dropFirst(2)
      switch kind {
      case UInt8(ascii: "h"): reading.head = try object(rest)
      case UInt8(ascii: "b"): reading.columns.append(try object(rest))
      case UInt8(ascii: "d"): reading.dimensions = rest.isEmpty ? [] : LineReader.fields(rest).compactMap { $0 }
      case UInt8(ascii: "m"): reading.measures = rest.isEmpty ? [] : LineReader.fields(rest).compactMap { $0 }
      case UInt8(ascii: "r"): reading.records.append(try record(rest, reading, lineNumber))
      case UInt8(ascii: "c"): try detail(rest, &reading, lineNumber)
      case UInt8(ascii: "t"): reading.totals.append(try object(rest))
      case UInt8(ascii: "x"): reading.rejections.append(try object(rest))
      case UInt8(ascii: "n"): reading.tallies.append(try object(rest))
      default: throw BatchDamage(line: lineNumber)
      }
    }
    return reading
  }

  private static func record(_ bytes: ArraySlice<UInt8>, _ reading: Reading, _ line: Int) throws -> Reading.Record {
    let fields = LineReader.fields(bytes)
    let dimensions = reading.dimensions.count
    guard fields.count == 6 + dimensions + fieldsPerCell * reading.measures.count, let start = fields[0].flatMap({ Int($0) }),
      let row = fields[1].flatMap({ Int($0) }), let region = fields[4], let period = fields[5]
    else { throw BatchDamage(line: line) }
    var record = Reading.Record(
      line: start, row: row, region: region, period: period, dimensions: Array(fields[6..<(6 + dimensions)]), cells: [])
    record.sheet = fields[2] ?? ""
    record.path = fields[3]
    record.cells.reserveCapacity(reading.measures.count)
    for index in reading.measures.indices {
      let at = 6 + dimensions + fieldsPerCell * index
      guard let raw = fields[at + 2] else {
        record.cells.append(nil)
        continue
      }
      guard let step = fields[at + 1].flatMap({ Int64($0) }), let cellLine = fields[at + 4].flatMap({ Int($0) }) else {
        throw BatchDamage(line: line)
      }
      record.cells.append(
        Reading.Cell(value: fields[at].flatMap { Int64($0) }, step: step, raw: raw, unit: fields[at + 3], line: cellLine))
    }
    return record
  }

  private static func detail(_ bytes: ArraySlice<UInt8>, _ reading: inout Reading, _ line: Int) throws {
    guard let tab = bytes.firstIndex(of: UInt8(ascii: "\t")), let index = Int(String(decoding: bytes[..<tab], as: UTF8.self)),
      let last = reading.records.indices.last, reading.records[last].cells.indices.contains(index)
    else { throw BatchDamage(line: line) }
    let detail: Reading.Detail = try object(bytes[(tab + 1)...])
    reading.records[last].cells[index]?.detail = detail
  }

  private static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func object<Value: Decodable>(_ bytes: ArraySlice<UInt8>) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(bytes))
  }
}

/// A sealed batch whose content does not read back: treated as absent, and made again.
package struct BatchDamage: Error {
  package let line: Int

  package init(line: Int) { self.line = line }
}
