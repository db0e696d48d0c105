/// How a reading lies on disk: lines of text, readable with ordinary tools.
///
/// A line starts with a letter, and its fields follow behind tabs: `h` head, `b` bound column, `d` and `m` the names of
/// dimensions and measures, `r` a record (line, row, sheet, path, region, period, dimensions, then value, step, raw, unit and
/// line of each measure), `c` the details of the preceding record's cell, `t` a stated total, `x` a rejection, `n` a tally.
/// Blank and absent differ: `\-` is an absent field. Nothing in it depends on run, clock or file order.
package enum ReadingCodec {
  /// Hands the lines of a reading on, a piece at a time.
  package static func write(_ reading: Reading, to sink: ([UInt8]) throws -> Void) throws {
    var out = LineWriter()
    out.write(reading.head)
    for column in reading.columns { out.write(column) }
    out.fields("d", reading.dimensions)
    out.fields("m", reading.measures)
    try sink(out.bytes)
    try reading.records.lines(to: sink)
    out.removeAll()
    for total in reading.totals { out.write(total) }
    try sink(out.bytes)
    try reading.rejections.lines(to: sink)
    out.removeAll()
    for tally in reading.tallies { out.write(tally) }
    try sink(out.bytes)
  }

  /// The digest of a reading's lines: what the warehouse knows it by.
  package static func digest(of reading: Reading) throws -> Digest {
    var digest = RunningDigest()
    try write(reading) { digest.update($0) }
    return digest.finished()
  }

  /// The readings of one file as they lie one behind the other, each with the part of the batch that is its own.
  ///
  /// - Throws: `BatchDamage`, `BytesUnreadable`. The records and rejections are held only when they are asked for.
  package static func decode(_ store: ByteStore, _ range: Range<Int>) throws -> [(reading: Reading, lines: Range<Int>)] {
    var readings: [(reading: Reading, lines: Range<Int>)] = []
    var window = LineWindow(store, range)
    var number = 0
    while let first = try window.peek() {
      guard first == UInt8(ascii: "h") else { throw BatchDamage(line: number + 1) }
      let start = window.offset
      let reading = try reading(&window, store, &number)
      readings.append((reading, start..<window.offset))
    }
    return readings
  }

  /// Reads from a head to before the next.
  private static func reading(_ window: inout LineWindow, _ store: ByteStore, _ number: inout Int) throws -> Reading {
    var reading = Reading(head: .init())
    var isHeaded = false
    var records: (range: Range<Int>, count: Int, marks: [Int])?
    var rejections: (range: Range<Int>, counts: [Rejection.Scope: Int])?
    while let kind = try window.peek(), kind != UInt8(ascii: "h") || !isHeaded {
      isHeaded = true
      let start = window.offset
      number += 1
      if kind == RecordShape.record || kind == RecordShape.detail {
        _ = try window.advance()
        var known = records ?? (start..<start, 0, [])
        if kind == RecordShape.record {
          if known.count.isMultiple(of: Records.stride) { known.marks.append(start) }
          known.count += 1
        }
        guard known.range.upperBound == start, known.count > 0 else { throw BatchDamage(line: number) }
        known.range = known.range.lowerBound..<window.offset
        records = known
        continue
      }
      if kind == RejectionLine.rejection {
        guard let rejection = try window.line({ try RejectionLine.rejection($0, line: number) }) else { break }
        var known = rejections ?? (start..<start, [:])
        guard known.range.upperBound == start else { throw BatchDamage(line: number) }
        known.range = known.range.lowerBound..<window.offset
        known.counts[rejection.scope, default: 0] += 1
        rejections = known
        continue
      }
      _ = try window.line { text in
        var lines = LineCursor(text, line: number - 1)
        _ = try lines.begin()
        switch kind {
        case UInt8(ascii: "h"): reading.head = try lines.head()
        case UInt8(ascii: "b"): reading.columns.append(try lines.column())
        case UInt8(ascii: "d"): reading.dimensions = try lines.words()
        case UInt8(ascii: "m"): reading.measures = try lines.words()
        case UInt8(ascii: "t"): reading.totals.append(try lines.total())
        case UInt8(ascii: "n"): reading.tallies.append(try lines.tally())
        default: throw BatchDamage(line: number)
        }
        try lines.end()
      }
    }
    if let records {
      let shape = RecordShape(dimensions: reading.dimensions.count, measures: reading.measures.count)
      reading.records = Records(store, records.range, count: records.count, marks: records.marks, shape)
    }
    if let rejections { reading.rejections = Rejections(store, rejections.range, counts: rejections.counts) }
    return reading
  }
}

/// A sealed batch whose content does not read back: treated as absent, and made again.
package struct BatchDamage: Error {
  package let line: Int

  package init(line: Int) { self.line = line }
}
