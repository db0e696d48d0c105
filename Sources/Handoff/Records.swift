/// The records of one reading in their order, as lines: read one at a time, never all at once.
///
///     var records = reading.records.cursor()
///     while let record = try records.next() { … }
package struct Records: Sendable {
  /// Every so many records it is noted where the next one starts.
  static let stride = 64

  package let count: Int
  private let store: ByteStore
  /// The part of the store that holds them.
  private let range: Range<Int>
  private let marks: [Int]
  fileprivate let shape: RecordShape

  /// No records.
  package init() { self.init(ByteStore([]), 0..<0, count: 0, marks: [], RecordShape(dimensions: 0, measures: 0)) }

  init(_ store: ByteStore, _ range: Range<Int>, count: Int, marks: [Int], _ shape: RecordShape) {
    self.store = store
    self.range = range
    self.count = count
    self.marks = marks
    self.shape = shape
  }

  package init(_ records: [Reading.Record]) throws(BytesUnreadable) {
    var log = RecordLog()
    for record in records { log.append(record, key: "") }
    self = try log.finished()
  }

  package var isEmpty: Bool { count == 0 }

  package func cursor() -> RecordCursor { RecordCursor(LineWindow(store, range), shape) }

  /// One record, which is sought: to go through several, take a cursor.
  package func record(at index: Int) throws -> Reading.Record? {
    guard index >= 0, index < count else { return nil }
    var cursor = RecordCursor(LineWindow(store, marks[index / Self.stride]..<range.upperBound), shape)
    for _ in 0..<(index % Self.stride) { try cursor.pass() }
    return try cursor.next()
  }

  /// All of them at once, for a reading that is looked at by itself.
  package func all() throws -> [Reading.Record] {
    var all: [Reading.Record] = []
    var cursor = cursor()
    while let record = try cursor.next() { all.append(record) }
    return all
  }

  /// The records that `keep` lets stand.
  package func filter(_ keep: (Int, Reading.Record) throws -> Bool) throws -> Records {
    var log = RecordLog()
    var cursor = cursor()
    var index = 0
    while let record = try cursor.next() {
      if try keep(index, record) { log.append(record, key: cursor.key) }
      index += 1
    }
    return try log.finished()
  }

  /// The records, each made another.
  package func map(_ body: (Reading.Record) throws -> Reading.Record) throws -> Records {
    var log = RecordLog()
    var cursor = cursor()
    while let record = try cursor.next() { log.append(try body(record), key: cursor.key) }
    return try log.finished()
  }

  /// These records and behind them others.
  package func followed(by others: Records) throws -> Records {
    var log = RecordLog()
    for records in [self, others] {
      var cursor = records.cursor()
      while let record = try cursor.next() { log.append(record, key: cursor.key) }
    }
    return try log.finished()
  }

  /// All of them as they lie in a sealed batch.
  func lines(to sink: ([UInt8]) throws -> Void) throws {
    var window = LineWindow(store, range)
    var lines: [UInt8] = []
    while let line = try window.advance() {
      if window.piece[line.lowerBound] != RecordShape.key { lines += window.piece[line] }
      guard lines.count >= LineWindow.bytes else { continue }
      try sink(lines)
      lines.removeAll(keepingCapacity: true)
    }
    if !lines.isEmpty { try sink(lines) }
  }
}

/// Goes through the records of a reading.
package struct RecordCursor {
  private var window: LineWindow
  private let shape: RecordShape
  private var line = 0
  /// The key of the last record as people wrote it; known only until the reading is sealed.
  package private(set) var key = ""

  init(_ window: LineWindow, _ shape: RecordShape) {
    self.window = window
    self.shape = shape
  }

  /// The next record; nil after the last.
  ///
  /// - Throws: `BatchDamage` where the lines are not those of a record, `BytesUnreadable`.
  package mutating func next() throws -> Reading.Record? {
    line += 1
    guard var record = try window.line({ try shape.record($0, line: line) }) else { return nil }
    key = ""
    while let kind = try window.peek(), kind == RecordShape.detail || kind == RecordShape.key {
      line += 1
      if kind == RecordShape.key {
        key = try window.line { try shape.key($0, line: line) } ?? ""
      } else {
        _ = try window.line { try shape.detail($0, line: line, of: &record) }
      }
    }
    return record
  }

  /// Passes a record over.
  mutating func pass() throws {
    _ = try window.advance()
    while let kind = try window.peek(), kind != RecordShape.record { _ = try window.advance() }
  }
}
