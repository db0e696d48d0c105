import Testing

@testable import Submissions
import TestSupport

/// Writes CSV by the letter of RFC 4180, independently of the reader.
struct CSVWriter {
  var separator: Character
  var lineEnd: String
  var quotesAll: Bool

  func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(cell).joined(separator: String(separator)) + lineEnd }.joined()
  }

  private func cell(_ text: String) -> String {
    let special = text.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) || Character($0) == separator }
    guard special || quotesAll else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

@Suite("CSV written by another hand is read back exactly")
struct CSVRoundTripTests {
  static func table(_ random: inout Seeded) -> [[String]] {
    let pieces = [
      "县", "12,354.36", "\"", "\n", "\r\n", "\r", " ", "\t", ";", ",", "，", "１Ｏ", "𠮷", "㙟", "a", "=1+1", "é",
    ]
    let columns = 2 + random.below(5)
    var rows = [(1...columns).map { "列\($0)" }, (1...columns).map { "标\($0)" }]
    for _ in 0..<random.below(20) {
      rows.append((0..<columns).map { _ in (0..<random.below(4)).map { _ in random.pick(pieces) }.joined() })
    }
    return rows
  }

  static func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
  }

  /// How many lines end in a text, CR, LF and CRLF each counting one.
  static func lines(_ text: String) -> Int {
    var count = 0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") { count += 1 }
      previous = scalar
    }
    return count
  }

  @Test("texts, lines and numbers", arguments: 1...150)
  func roundTrip(seed: UInt64) throws {
    var random = Seeded(seed)
    let table = Self.table(&random)
    let writer = CSVWriter(
      separator: random.pick([",", ",", "\t", ";"]), lineEnd: random.pick(["\n", "\r\n", "\r"]),
      quotesAll: random.below(2) == 0)
    let text = "sep=\(writer.separator)\(writer.lineEnd)" + writer.text(table)
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), Self.utf16(text)] {
      let rows = try rawRows(of: bytes)
      #expect(rows.map(\.texts) == table, "seed \(seed)")
      #expect(rows.map(\.number) == Array(1...table.count), "seed \(seed)")
      var line = 2
      for (row, cells) in zip(rows, table) {
        #expect(row.line == line, "seed \(seed)")
        var inside = 0
        for (cell, text) in zip(row.cells, cells) {
          #expect(cell.lineOffset == inside, "seed \(seed)")
          inside += Self.lines(text)
        }
        line += inside + 1
      }
    }
  }

  /// Converted block by block, as a file is that is too large to be kept: 3 MB of rows of very different lengths.
  @Test("rows that lie across the blocks of a converted file", arguments: ["\n", "\r\n", "\r"])
  func blocks(lineEnd: String) throws {
    var random = Seeded(7)
    var table: [[String]] = []
    var size = 0
    while size < 1_500_000 {
      let cells = (0..<3).map { _ in
        String(
          repeating: random.pick(["广", "a\"\n", "𠮷,", "é\r\n"]), count: random.below(random.pick([5, 5, 5, 3000])))
      }
      table.append(cells)
      size += cells.reduce(0) { $0 + $1.utf16.count }
    }
    let writer = CSVWriter(separator: ",", lineEnd: lineEnd, quotesAll: false)
    let bytes = Self.utf16(writer.text(table))
    var limits = Limits()
    limits.cellLines = 10_000
    try bytes.withUnsafeBytes { file in
      let text = DecodedText(source: SubmissionSource(file), encoding: .utf16LittleEndian, start: 2)
      var scanner = CSVScanner(separator: 0x2C, firstLine: 1, limits: limits)
      var index = 0
      var wrong = 0
      try text.forEachBlock { block, base, isLast in
        try scanner.scan(block, from: 0, base: base, isLast: isLast) { row in
          guard case .row(let row) = row, row.texts == table[index] else {
            wrong += 1
            return
          }
          index += 1
        }
      }
      #expect(wrong == 0)
      #expect(index == table.count)
    }
  }

  @Test("XML that lies across the blocks of a converted file")
  func xmlBlocks() throws {
    var random = Seeded(8)
    var text = "<表>\n"
    var values: [String] = []
    while text.utf16.count < 600_000 {
      let value = String(repeating: random.pick(["广", "𠮷", "a\n"]), count: random.below(random.pick([5, 5, 2000])))
      values.append(value)
      text += "<数 次='\(values.count)'>\(value)</数>\n"
    }
    text += "</表>"
    let bytes = Self.utf16(text)
    try bytes.withUnsafeBytes { file in
      var read: [String] = []
      var lines: [Int] = []
      let parser = XMLText(limits: Limits()) { row in
        if case .element(let element) = row, let text = element.text {
          read.append(text)
          lines.append(element.line)
        }
      }
      try parser.read(DecodedText(source: SubmissionSource(file), encoding: .utf16LittleEndian, start: 2))
      #expect(read == values)
      var line = 2
      var expected: [Int] = []
      for value in values {
        expected.append(line)
        line += 1 + Self.lines(value)
      }
      #expect(lines == expected)
    }
  }
}
