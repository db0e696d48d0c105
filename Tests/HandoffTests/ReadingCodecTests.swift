import Figures
import Handoff
import Testing

@Suite("Readings lie on disk and come back")
struct ReadingCodecTests {
  private let reading: Reading

  init() throws {
    var head = Reading.Head()
    head.form = "HC-19-1"
    head.region = "451228"
    head.period = "2020-12"
    head.version = 2
    head.statedVersion = "第2版"
    var reading = Reading(head: head)
    reading.dimensions = ["township", "kind"]
    reading.measures = ["quantity", "investment"]
    reading.columns = [.init(item: "quantity", header: "数量（座）", unit: "座", unitFrom: "header", line: 4, col: 5, path: nil)]
    var plain = Reading.Record(line: 51, row: 51, region: "451228", period: "2020-12", dimensions: ["隆福乡", nil], cells: [])
    plain.cells = [Reading.Cell(value: 132, step: 0, raw: "132"), Reading.Cell(value: 12_840_000, step: 100, raw: "1284", unit: "元", line: 52)]
    var odd = Reading.Record(line: 63, row: 0, region: "451228", period: "2020-12", dimensions: ["tab\there\nand \\-", ""], cells: [])
    odd.path = "/报表/记录[3]"
    var detail = Reading.Detail(state: .rejected)
    detail.code = "letter-in-number"
    odd.cells = [Reading.Cell(value: nil, step: 0, raw: "1O6", detail: detail), nil]
    reading.records = try Records([plain, odd])
    reading.rejections = [
      Rejection(
        .cell, "letter-in-number", .error, at: Place(line: 63, column: 5, row: 63), offset: 1, item: "quantity", key: "三只羊乡", raw: "1O6",
        message: "读不出", remedy: "改成数字", english: "not read")
    ]
    reading.totals = [
      .init(
        item: "quantity", label: "小计", dimensions: ["kind": "cistern", "township": "隆福乡"], value: -132, step: 0, raw: "-132",
        place: Place(line: 70, column: 5, row: 70))
    ]
    var tally = Reading.Tally(item: "quantity")
    tally.read = 2
    tally.figures = 1
    tally.rejected = 1
    reading.tallies = [tally]
    self.reading = reading
  }

  private static func lines(of reading: Reading) throws -> [UInt8] {
    var lines: [UInt8] = []
    try ReadingCodec.write(reading) { lines += $0 }
    return lines
  }

  private static func readings(in lines: [UInt8]) throws -> [Reading] {
    try ReadingCodec.decode(ByteStore(lines), 0..<lines.count).map(\.reading)
  }

  @Test("every part comes back as it was") func roundTrip() throws {
    let bytes = try Self.lines(of: reading)
    let again = try #require(try Self.readings(in: bytes).first)
    let records = try again.records.all()
    #expect(try Self.lines(of: again) == bytes)
    #expect(again.head == reading.head)
    #expect(records.map(\.dimensions) == [["隆福乡", nil], ["tab\there\nand \\-", ""]])
    #expect(records[0].cells[1]?.unit == "元")
    #expect(records[0].cells[1]?.line == 52)
    #expect(records[1].cells[0]?.detail?.code == "letter-in-number")
    #expect(records[1].cells[1] == nil)
    #expect(try again.rejections.all() == reading.rejections.all())
    #expect(again.tallies == reading.tallies)
    #expect(again.columns == reading.columns)
    #expect(again.totals == reading.totals)
  }

  @Test("a reading without dimensions and measures comes back too") func empty() throws {
    let again = try #require(try Self.readings(in: try Self.lines(of: Reading(head: .init()))).first)
    #expect(again.dimensions.isEmpty)
    #expect(again.measures.isEmpty)
  }

  @Test("several readings of one file lie behind each other") func several() throws {
    var second = reading
    second.head.mark = "2"
    second.records = try second.records.filter { index, _ in index == 0 }
    let both = [try Self.lines(of: reading), try Self.lines(of: second)]
    let again = try Self.readings(in: Array(both.joined()))
    #expect(try again.map { try Self.lines(of: $0) } == both)
    #expect(again.map(\.head.suffix) == ["1", "2"])
    #expect(again.map(\.records.count) == [2, 1])
    #expect(throws: BatchDamage.self) { try Self.readings(in: Array("d\tkind\n".utf8)) }
  }

  @Test("a seal that does not fit is no batch") func seal() throws {
    let sealed = Seal.sealed(try Self.lines(of: reading))
    #expect(Seal.opened(sealed) != nil)
    for position in [0, sealed.count / 2, sealed.count - 2] {
      var broken = sealed
      broken[position] ^= 1
      #expect(Seal.opened(broken) == nil, "byte \(position) changed")
    }
    #expect(Seal.opened(Array(sealed.dropLast(1))) == nil)
  }

  @Test("digests of parts do not depend on where one part ends", arguments: [(["ab", "c"], ["a", "bc"]), (["", "a"], ["a", ""])])
  func parts(a: [String], b: [String]) {
    #expect(Digest(parts: a) != Digest(parts: b))
  }

  @Test("a digest is SHA-256") func digest() {
    #expect(Digest(of: "abc").hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
