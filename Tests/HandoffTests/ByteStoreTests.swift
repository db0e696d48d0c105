import Figures
import Glibc
import Handoff
import Testing

@Suite("Bytes that are too many for memory lie in a file and come back the same")
struct ByteStoreTests {
  /// Lines of every length, together longer than what a spool keeps in memory.
  private static func lines(_ count: Int) -> [[UInt8]] {
    (0..<count).map { index in
      Array("\(index)\t".utf8) + Array(repeating: UInt8(ascii: "a") + UInt8(index % 26), count: index % 97) + [0x0A]
    }
  }

  private static func stored(_ lines: [[UInt8]]) throws -> ByteStore {
    var spool = ByteSpool()
    for line in lines { spool.append(line) }
    return try spool.finished()
  }

  @Test("line by line, in memory and in a file", arguments: [10, 200_000]) func lineByLine(count: Int) throws {
    let lines = Self.lines(count)
    let store = try Self.stored(lines)
    #expect(store.count == lines.reduce(0) { $0 + $1.count })
    var window = LineWindow(store)
    var read = 0
    while let line = try window.line({ Array($0) }) {
      guard line == lines[read] else {
        Issue.record("line \(read) is \(String(decoding: line, as: UTF8.self))")
        return
      }
      read += 1
    }
    #expect(read == count)
  }

  @Test("a line that is longer than any piece comes whole, and one without its end too") func longLine() throws {
    let long = Array(repeating: UInt8(ascii: "x"), count: 5 << 20)
    let store = try Self.stored([[0x0A], long, [0x0A], Array("end".utf8)])
    var window = LineWindow(store)
    #expect(try window.line { $0.count } == 1)
    #expect(try window.peek() == UInt8(ascii: "x"))
    #expect(try window.line { Array($0.dropLast()) == long && $0.last == 0x0A } == true)
    #expect(try window.line { String(decoding: $0, as: UTF8.self) } == "end")
    #expect(try window.line { $0.count } == nil)
  }

  @Test("a window goes to any line and back") func seeking() throws {
    let lines = Self.lines(120_000)
    let starts = lines.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    var window = LineWindow(try Self.stored(lines))
    for index in [119_999, 3, 60_000, 60_001, 0] {
      window.seek(starts[index])
      #expect(window.offset == starts[index])
      #expect(try window.line { Array($0) } == lines[index], "line \(index)")
    }
  }

  @Test("all at once, what was let go of included") func mapped() throws {
    let lines = Self.lines(150_000)
    let same = try Self.stored(lines).withBytes { bytes, letGo in
      letGo(bytes.count / 2)
      return bytes.elementsEqual(lines.joined())
    }
    #expect(same)
  }

  /// Descriptors of this process whose file has just this many bytes.
  private static func descriptors(ofSize size: Int) -> Int {
    (0..<4096).count { descriptor in
      var status = stat()
      return fstat(Int32(descriptor), &status) == 0 && Int(status.st_size) == size
    }
  }

  @Test("the file is closed with the last that holds it, whether the spool was finished or dropped") func closed() throws {
    // No other test's file is just as long.
    let size = (5 << 20) + 4_711
    var spool: ByteSpool? = ByteSpool()
    spool?.append([UInt8](repeating: 7, count: size))
    #expect(Self.descriptors(ofSize: size) == 1)
    spool = nil
    #expect(Self.descriptors(ofSize: size) == 0, "dropped")
    var store: ByteStore? = try Self.stored([[UInt8](repeating: 7, count: size)])
    #expect(store?.count == size && Self.descriptors(ofSize: size) == 1)
    store = nil
    #expect(Self.descriptors(ofSize: size) == 0, "finished and let go of")
  }
}

@Suite("The records of a reading, one at a time")
struct RecordsTests {
  private static func record(_ line: Int) -> Reading.Record {
    var record = Reading.Record(line: line, row: line, region: "451228", period: "2020-12", dimensions: ["三只羊乡 \(line)"], cells: [])
    record.cells = [Reading.Cell(value: Int64(line) * 100, step: 100, raw: "\(line)"), nil]
    if line.isMultiple(of: 3) {
      record.cells[0]?.detail = Reading.Detail(state: .value)
      record.cells[0]?.detail?.col = line
    }
    return record
  }

  private static func records(_ count: Int) throws -> Records {
    var log = RecordLog()
    for line in 1...count { log.append(record(line), key: "第 \(line) 条") }
    return try log.finished()
  }

  @Test("in their order, with their odd cells and their keys", arguments: [1, 64, 65, 100_000]) func order(count: Int) throws {
    let records = try Self.records(count)
    #expect(records.count == count)
    var cursor = records.cursor()
    var line = 0
    while let record = try cursor.next() {
      line += 1
      guard record.line == line, record.cells[0]?.value == Int64(line) * 100, cursor.key == "第 \(line) 条",
        record.cells[0]?.detail?.col == (line.isMultiple(of: 3) ? line : nil), record.cells[1] == nil
      else {
        Issue.record("record \(line) is of line \(record.line), key \(cursor.key)")
        return
      }
    }
    #expect(line == count)
  }

  @Test("any one of them, and none beyond the last") func one() throws {
    let records = try Self.records(1000)
    for index in [0, 63, 64, 65, 500, 999] { #expect(try records.record(at: index)?.line == index + 1) }
    #expect(try records.record(at: 1000) == nil)
    #expect(try Records().record(at: 0) == nil)
  }

  @Test("those that stay keep their keys, those that follow stand behind") func filtered() throws {
    let odd = try Self.records(9).filter { _, record in !record.line.isMultiple(of: 2) }
    let all = try odd.followed(by: Self.records(2))
    #expect(try all.all().map(\.line) == [1, 3, 5, 7, 9, 1, 2])
    var cursor = odd.cursor()
    _ = try cursor.next()
    _ = try cursor.next()
    #expect(cursor.key == "第 3 条")
  }
}
