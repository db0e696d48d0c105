import Figures
import Handoff
import Testing

@Suite("The rejections of a reading, however many")
struct RejectionsTests {
  private static func rejection(_ line: Int) -> Rejection {
    let scope: Rejection.Scope = line.isMultiple(of: 5) ? .record : .cell
    return Rejection(
      scope, "letter-in-number", .error, at: Place(line: line, column: 5, sheet: "饮水", row: line), offset: 1, item: line.isMultiple(of: 2) ? "quantity" : nil,
      key: "三只羊乡，P\(line)", raw: "\(line)O\t", message: "读不出 \"\(line)O\"", remedy: "改成数字", english: "not read")
  }

  private static func rejections(_ lines: ClosedRange<Int>) -> Rejections { Rejections(lines.lazy.map(rejection)) }

  private static func lines(of rejections: Rejections) throws -> [Int] {
    var cursor = rejections.cursor()
    var lines: [Int] = []
    while let rejection = try cursor.next() {
      #expect(rejection == self.rejection(rejection.line))
      lines.append(rejection.line)
    }
    return lines
  }

  @Test("come back in their order, each as it was", arguments: [1, 1023, 1024, 2047, 2048, 2049, 60_000]) func order(count: Int) throws {
    let rejections = Self.rejections(1...count)
    #expect(rejections.count == count && rejections.count(.record) == count / 5 && rejections.count(.submission) == 0)
    #expect(try Self.lines(of: rejections) == Array(1...count))
  }

  @Test("the last ones can be taken back") func takenBack() throws {
    var rejections = Self.rejections(1...2500)
    let taken = rejections.takeBack(from: 2000)
    #expect(taken.map(\.line) == Array(2001...2500))
    #expect(rejections.count == 2000 && rejections.count(.record) == 400)
    rejections.append(Self.rejection(7))
    #expect(try Self.lines(of: rejections) == Array(1...2000) + [7])
  }

  @Test("one list behind another, and neither is changed by what its copy takes") func copies() throws {
    let first = Self.rejections(1...30_000)
    var joined = first
    joined.append(contentsOf: Self.rejections(5...20_000))
    joined.append(Self.rejection(3))
    var other = first
    for line in 1...9000 { other.append(Self.rejection(line)) }
    #expect(try Self.lines(of: first) == Array(1...30_000))
    #expect(try Self.lines(of: joined) == Array(1...30_000) + Array(5...20_000) + [3])
    #expect(try Self.lines(of: other) == Array(1...30_000) + Array(1...9000))
  }

  @Test("in a sealed batch they are those of their reading") func sealed() throws {
    var reading = Reading(head: .init())
    reading.rejections = Self.rejections(1...5000)
    var lines: [UInt8] = []
    try ReadingCodec.write(reading) { lines += $0 }
    try ReadingCodec.write(Reading(head: .init())) { lines += $0 }
    let again = try ReadingCodec.decode(ByteStore(lines), 0..<lines.count).map(\.reading)
    #expect(again.count == 2 && again[1].rejections.isEmpty)
    #expect(again[0].rejections.count == 5000 && again[0].rejections.count(.record) == 1000)
    #expect(try Self.lines(of: again[0].rejections) == Array(1...5000))
  }

  @Test("a batch with a rejection of another scope than there are is damaged") func damaged() throws {
    var head: [UInt8] = []
    try ReadingCodec.write(Reading(head: .init())) { head += $0 }
    func decode(_ scope: String) throws -> Int {
      let bytes = head + Array("x\t\(scope)\tcode\terror\t1\t1\t\\-\t\\-\t\\-\t\\-\t\\-\t\t\t\t\n".utf8)
      return try ReadingCodec.decode(ByteStore(bytes), 0..<bytes.count)[0].reading.rejections.count
    }
    #expect(try decode("cell") == 1)
    #expect(throws: BatchDamage.self) { try decode("world") }
  }
}
