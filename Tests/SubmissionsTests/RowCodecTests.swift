import Submissions
import Testing
import TestSupport

@Suite("Batches: rows as lines of text, and back")
struct RowCodecTests {
  static func written(_ rows: [ExtractRow]) -> String {
    var writer = RowWriter()
    for row in rows { writer.append(row) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  static func read(_ text: String) throws -> [ExtractRow] {
    var reader = RowReader(Array(text.utf8))
    var rows: [ExtractRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test("a CSV file as a person reads it in the batch")
  func csv() throws {
    let rows = try rows(of: "县,\"资金\n（万元）\",备注\n都安,\"12,354.36\",a\\b\tc\n大化,,\n\"\"\n")
    #expect(
      Self.written(rows) == """
        S\t
        R\t1\t1\t县\t\\{q}资金\\n（万元）\t\\{+1}备注
        R\t3\t2\t都安\t\\{q}12,354.36\ta\\\\b\\tc
        R\t4\t3\t大化\t\t
        R\t5\t4\t\\{q}

        """)
    #expect(try Self.read(Self.written(rows)) == rows)
  }

  @Test("a worksheet as a person reads it in the batch")
  func worksheet() throws {
    var row = RawRow(line: 20, number: 7)
    row.append("县", column: 1, mergeAcross: 1, mergeDown: 12)
    row.append("0.9657", column: 3, lineOffset: 2, kind: .percent)
    row.append("#REF!", column: 9, kind: .error)
    row.append("12", column: 10, kind: .number, unit: "万元")
    let rows = [ExtractRow.sheet(name: "表\t1"), .row(row)]
    #expect(Self.written(rows) == "S\t表\\t1\nR\t20\t7\t\\{a1v12}县\t\\{@3+2p}0.9657\t\\{@9e}#REF!\t\\{nw6}12万元\n")
    #expect(try Self.read(Self.written(rows)) == rows)
  }

  @Test("business XML as a person reads it in the batch; paths come back")
  func xml() throws {
    let rows = try rows(of: "<报表 编码='HC-19-1'>\n<记录>\n<投资 单位='万元'>85.6</投资>x</记录>\n<记录 投资='5'/></报表>")
    #expect(
      Self.written(rows) == """
        B\t1\t1\t1\t报表\t\t编码\tHC-19-1
        B\t2\t2\t1\t记录\t
        L\t3\t3\t1\t投资\t85.6\t单位\t万元
        T\t3\t3\t1\ttext()\tx
        L\t4\t2\t2\t记录\t\t投资\t5

        """)
    let back = try Self.read(Self.written(rows))
    #expect(back == rows)
    let paths = back.compactMap { row in
      if case .element(let element) = row { element.path } else { nil }
    }
    #expect(paths == ["/报表", "/报表/记录[1]", "/报表/记录[1]/投资", "/报表/记录[1]/text()", "/报表/记录[2]"])
  }

  static let damaged: [(String, String)] = [
    ("R\t1\t1\ta", "the last line has no end"),
    ("\n", "no kind of row"),
    ("X\t1\n", "no kind of row"),
    ("R1\t1\n", "no kind of row"),
    ("R\t1\n", "a field is missing"),
    ("R\t\t1\ta\n", "not a number"),
    ("R\t01\t1\ta\n", "not a number"),
    ("R\t1\t4294967296\ta\n", "not a number"),
    ("R\t1x\t1\ta\n", "a field is missing"),
    ("R\t1\t1\ta\\x\n", "an unknown escape"),
    ("R\t1\t1\ta\\\n", "an escape without its letter"),
    ("R\t1\t1\ta\rb\n", "a bare carriage return"),
    ("R\t1\t1\ta\\tb\r\n", "a bare carriage return"),
    ("R\t1\t1\t\\{}a\n", "an empty mark"),
    ("R\t1\t1\t\\{q\n", "a field is missing"),
    ("R\t1\t1\t\\{nn}1\n", "a field is missing"),
    ("R\t1\t1\t\\{qn}1\n", "a field is missing"),
    ("R\t1\t1\t\\{+0}1\n", "a count of zero"),
    ("R\t1\t1\ta\t\\{@2}b\n", "a column goes back"),
    ("R\t1\t1\ta\t\\{@1}b\n", "a column goes back"),
    ("R\t1\t1\t\\{nw0}1\n", "a count of zero"),
    ("R\t1\t1\t\\{nw2}1\n", "a unit longer than its cell"),
    ("S\n", "no kind of row"),
    ("S\ta\tb\n", "a sheet has one field"),
    ("L\t1\t2\t1\ta\tx\n", "an element without the one around it"),
    ("L\t1\t0\t1\ta\tx\n", "an element without the one around it"),
    ("B\t1\t1\t1\ta\tx\n", "a branch with text"),
    ("L\t1\t1\t1\ta\n", "a field is missing"),
    ("L\t1\t1\t1\ta\tx\ty\n", "a field is missing"),
  ]

  @Test("a damaged line is named, and lines before it are given", arguments: damaged)
  func damage(line: String, reason: String) throws {
    var reader = RowReader(Array(("R\t1\t1\tgood\n" + line).utf8))
    #expect(try reader.next() == .row(RawRow(line: 1, number: 1, texts: ["good"])))
    #expect(throws: RowReader.Damage(line: 2, reason: reason)) { try reader.next() }
  }

  @Test("bytes that are not UTF-8 are damage")
  func notUTF8() {
    var reader = RowReader(Array("R\t1\t1\t".utf8) + [0xB9, 0xE3, 0x0A])
    #expect(throws: RowReader.Damage(line: 1, reason: "not UTF-8")) { try reader.next() }
  }

  @Test("an empty batch has no rows")
  func empty() throws {
    #expect(try Self.read("").isEmpty)
  }

  @Test("any rows come back equal, and different rows are different bytes", arguments: 1...200)
  func roundTrip(seed: UInt64) throws {
    var random = Seeded(seed)
    let rows = Self.anyRows(&random)
    let text = Self.written(rows)
    #expect(try Self.read(text) == rows, "seed \(seed)")
    #expect(text.utf8.count { $0 == 0x0A } == rows.count, "seed \(seed)")
    let others = Self.anyRows(&random)
    #expect((Self.written(others) == text) == (others == rows), "seed \(seed)")
  }

  private static func anyText(_ random: inout Seeded) -> String {
    let pieces = [
      "", "\\", "\\n", "\t", "\n", "\r\n", "{", "\\{q}", "}", "广", "𠮷", "1", ",", "\"", " ", "\u{0}", "é", "e\u{301}",
    ]
    return (0..<random.below(5)).map { _ in random.pick(pieces) }.joined()
  }

  private static func anyRows(_ random: inout Seeded) -> [ExtractRow] {
    var rows: [ExtractRow] = []
    var depth = 0
    var paths: [String] = []
    for _ in 0..<random.below(8) {
      switch random.below(3) {
      case 0: rows.append(.sheet(name: anyText(&random)))
      case 1:
        var row = RawRow(line: 1 + random.below(1_000_000), number: 1 + random.below(12))
        var column = 0
        for _ in 0..<random.below(6) {
          column += random.below(4) == 0 ? 1 + random.below(20) : 1
          row.append(
            anyText(&random), column: column, lineOffset: random.below(3) == 0 ? random.below(15) : 0,
            kind: random.below(3) == 0 ? random.pick(CellKind.allCases) : .text, quoted: random.below(3) == 0,
            mergeAcross: random.below(5) == 0 ? random.below(300) : 0,
            mergeDown: random.below(5) == 0 ? random.below(12) : 0)
        }
        rows.append(.row(row))
      default:
        depth = 1 + random.below(paths.count + 1)
        paths.removeLast(paths.count - depth + 1)
        let role = random.pick(RawElement.Role.allCases)
        let element = RawElement(
          line: 1 + random.below(99999), depth: depth, ordinal: 1 + random.below(30), role: role,
          parentPath: paths.last ?? "",
          name: "n" + anyText(&random),
          attributes: (0..<random.below(3)).map { _ in (anyText(&random), anyText(&random)) },
          text: role == .branch ? "" : anyText(&random))
        if role == .branch { paths.append(element.path) }
        rows.append(.element(element))
      }
    }
    return rows
  }
}
