import Figures
import Submissions
import Testing

@Suite("Bytes become text by proof, never by guess")
struct EncodingTests {
  /// 广西,都安 in each encoding.
  static let samples: [(TextEncoding, [UInt8])] = [
    (.utf8, Array("广西,都安\n".utf8)),
    (.utf8WithMark, [0xEF, 0xBB, 0xBF] + Array("广西,都安\n".utf8)),
    (.gb18030, [0xB9, 0xE3, 0xCE, 0xF7, 0x2C, 0xB6, 0xBC, 0xB0, 0xB2, 0x0A]),
    (.gb18030WithMark, [0x84, 0x31, 0x95, 0x33, 0xB9, 0xE3, 0xCE, 0xF7, 0x2C, 0xB6, 0xBC, 0xB0, 0xB2, 0x0A]),
    (.utf16LittleEndian, [0xFF, 0xFE, 0x7F, 0x5E, 0x7F, 0x89, 0x2C, 0x00, 0xFD, 0x90, 0x89, 0x5B, 0x0A, 0x00]),
    (.utf16BigEndian, [0xFE, 0xFF, 0x5E, 0x7F, 0x89, 0x7F, 0x00, 0x2C, 0x90, 0xFD, 0x5B, 0x89, 0x00, 0x0A]),
  ]

  @Test("each encoding gives the same cells and its own name", arguments: samples)
  func sample(encoding: TextEncoding, bytes: [UInt8]) throws {
    var texts: [[String]] = []
    let facts = try SubmissionReader.read(bytes) { row in
      if case .row(let row) = row { texts.append(row.texts) }
    }
    #expect(texts == [["广西", "都安"]])
    #expect(facts.encoding == encoding)
    #expect(facts.format == .csv)
    #expect(facts.notes.isEmpty)
  }

  @Test("characters that only GB18030 has in four bytes")
  func fourBytes() throws {
    let bytes: [UInt8] = [0x82, 0x30, 0xAD, 0x31, 0x2C, 0x95, 0x34, 0xB2, 0x35, 0x0A]
    #expect(try rawRows(of: bytes).map(\.texts) == [["㙟", "𠮷"]])
  }

  @Test("a replacement character in the text is text")
  func replacementCharacter() throws {
    #expect(try rawRows(of: "县,\u{FFFD}安\n").map(\.texts) == [["县", "\u{FFFD}安"]])
  }

  @Test("plain ASCII is UTF-8")
  func ascii() throws {
    #expect(try SubmissionReader.read(Array("a,1\n".utf8)) { _ in }.encoding == .utf8)
  }

  /// Bytes, and the line, character and offset of the first one that is in the way, and the cell that it stands in.
  static let undecodable: [(String, [UInt8], line: Int, character: Int, offset: Int, cell: String)] = [
    ("0x80, the euro of code page 1252", Array("a,b\n1,".utf8) + [0x80, 0x2C, 0x32], 2, 3, 6, "B2"),
    ("0xFF", Array("a,b\n".utf8) + [0xFF, 0x0A], 2, 1, 4, "A2"),
    ("half a GBK character at the end", [0xB9, 0xE3, 0x2C, 0xCE], 1, 3, 3, "B1"),
    ("half a four-byte character at the end", [0xB9, 0xE3, 0x0A, 0x81, 0x30, 0x81], 2, 1, 3, "A2"),
    ("overlong UTF-8 behind UTF-8's mark", [0xEF, 0xBB, 0xBF, 0x31, 0x2C, 0xC0, 0xAF], 1, 3, 5, "B1"),
    ("a surrogate in UTF-8", [0xEF, 0xBB, 0xBF, 0xED, 0xA0, 0x80], 1, 1, 3, "A1"),
    ("above U+10FFFF", [0xEF, 0xBB, 0xBF, 0x0A, 0xF4, 0x90, 0x80, 0x80], 2, 1, 4, "A2"),
    ("UTF-8 cut off behind its mark", [0xEF, 0xBB, 0xBF, 0x61, 0xE5, 0xB9], 1, 2, 4, "A1"),
    ("GBK behind UTF-8's mark", [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A, 0xB9, 0xE3], 2, 1, 6, "A2"),
    ("a lone surrogate in UTF-16", [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00], 1, 2, 4, "A1"),
    ("an odd byte at the end of UTF-16", [0xFF, 0xFE, 0x61, 0x00, 0x62], 1, 2, 4, "A1"),
  ]

  @Test("what cannot be decoded is refused at its first byte", arguments: undecodable)
  func refusesUndecodable(name: String, bytes: [UInt8], line: Int, character: Int, offset: Int, cell: String) throws {
    let refusal = try #require(refused(bytes))
    #expect(refusal.code == .encodingUndecodable)
    #expect([refusal.place.line, refusal.place.character, refusal.place.offset] == [line, character, offset])
    #expect(refusal.place.cell == cell)
  }

  @Test("the reading that got further names the place, and both are told")
  func bothReadings() throws {
    let bytes = Array("县区,投资\n都安瑶族自治县,12".utf8) + [0xFF, 0x0A]
    let refusal = try #require(refused(bytes))
    #expect(refusal.place == SubmissionPlace(line: 2, character: 11, offset: 38, column: 2, row: 2))
    #expect(refusal.message(.zh) == "按 UTF-8 读不出这里的字节 FF 0A（文件第 39 个字节）；按 GB18030 读到第 2 行就停了")
    #expect(
      refusal.message(.en)
        == "the bytes FF 0A here cannot be read as UTF-8 (byte 39 of the file); as GB18030 reading stops on line 2")
  }

  @Test("a GBK cell in a UTF-8 file is refused at the cell")
  func gbkInUTF8() throws {
    // 广西河池市都安县 has an even number of bytes: as a whole the file would pass as GB18030, as 骞胯タ娌虫睜.
    let bytes = Array("广西河池市都安县\n".utf8) + [0xB6, 0xBC, 0xB0, 0xB2, 0x0A]
    let refusal = try #require(refused(bytes))
    #expect(refusal.code == .encodingMixed)
    #expect(refusal.place == SubmissionPlace(line: 2, character: 1, offset: 25, column: 1, row: 2))
  }

  @Test("UTF-8 appended to a GBK file is refused where it starts")
  func utf8InGBK() throws {
    let gbk: [UInt8] = [0xB9, 0xE3, 0xCE, 0xF7, 0x2C, 0x31, 0x0A]
    let refusal = try #require(refused(gbk + Array("广西河池市都安县,2\n".utf8) + gbk))
    #expect(refusal.code == .encodingMixed)
    #expect(refusal.place == SubmissionPlace(line: 2, character: 1, offset: 7, column: 1, row: 2))
  }

  @Test("GBK that happens to hold a little well-formed UTF-8 is read as GBK")
  func honestGBK() throws {
    // 涓枃 as GBK is the UTF-8 of 中 and a rest; a few such characters are no proof of anything.
    let bytes: [UInt8] = [0xB9, 0xE3, 0x2C] + Array("中文中文".utf8) + [0x0A]
    #expect(try SubmissionReader.read(bytes) { _ in }.encoding == .gb18030)
  }

  static let unsupported: [(String, [UInt8])] = [
    ("UTF-16LE", [0x61, 0x00, 0x2C, 0x00, 0x62, 0x00, 0x0A, 0x00]),
    ("UTF-16BE", [0x00, 0x61, 0x00, 0x2C, 0x00, 0x62, 0x00, 0x0A]),
    ("UTF-32", [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00]),
    ("UTF-32", [0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x00, 0x61]),
    ("UTF-7", Array("+/v8-abc".utf8)),
  ]

  @Test("encodings that are not read are refused by name", arguments: unsupported)
  func refusesUnsupported(name: String, bytes: [UInt8]) throws {
    let refusal = try #require(refused(bytes))
    #expect(refusal.code == .encodingUnsupported)
    #expect(refusal.details == [name])
  }

  @Test("a NUL is refused at its place, a tail of them as a broken upload")
  func nul() throws {
    let inside = try #require(refused(Array("a,b\r\n1,\0,2\n".utf8)))
    #expect(inside.code == .nulByte)
    #expect(inside.place == SubmissionPlace(line: 2, character: 3, offset: 7, column: 2, row: 2))
    #expect(inside.details.isEmpty)
    let tail = try #require(refused(Array("a,b\n1".utf8) + [UInt8](repeating: 0, count: 4096)))
    #expect(tail.code == .nulByte)
    #expect(tail.place == SubmissionPlace(line: 2, character: 2, offset: 5, column: 1, row: 2))
    #expect(tail.message(.zh) == "从这里到文件末尾都是空字节，文件没有传完")
    let wide = try #require(refused([0xFF, 0xFE, 0x61, 0x00, 0x00, 0x00, 0x62, 0x00]))
    #expect(wide.code == .nulByte)
    #expect(wide.place == SubmissionPlace(line: 1, character: 2, offset: 4, column: 1, row: 1))
  }

  /// Before the byte FF, the rest of the file behind it: the cell that a spreadsheet would show it in, and the line on which
  /// that cell starts.
  static let cells: [(name: String, before: [UInt8], after: String, cell: String?, line: Int)] = [
    ("tabs, although there are commas in the cells", Array("乡镇\t投资\t备注\n安阳镇\t1,5\t".utf8), "\n高岭镇\t2\t\n", "C2", 2),
    ("semicolons", Array("乡镇;投资\n安阳镇;".utf8), "\n", "B2", 2),
    ("a separator that a first line names", Array("sep=|\n乡镇|投资\n安阳镇|".utf8), "\n", "B2", 3),
    ("blank lines count", Array("乡镇,投资\r\n\r\n安阳镇,".utf8), "\r\n", "B3", 3),
    ("commas inside quotes", Array("乡镇,投资,备注\n\"安,阳\",3,".utf8), "\n", "C2", 2),
    ("a quoted cell of two lines", Array("乡镇,备注\n安阳镇,\"一\n二".utf8), "\"\n", "B2", 2),
    ("behind a quoted cell of two lines", Array("备注,乡镇\n\"一\n二\",".utf8), "\n", "B2", 3),
    ("GBK in front", [0xCF, 0xE7, 0xD5, 0xF2, 0x2C, 0x31, 0x0A, 0x81, 0x40, 0x2C], "\n", "B2", 2),
    ("XML has no cells by commas", Array("<报表><记录 a=\"1,".utf8), "\"/></报表>", nil, 1),
    ("neither ; nor , is more likely", Array("a;b,c\n1;2,".utf8), "\n", nil, 2),
  ]

  @Test("the cell is told where the text before tells it", arguments: cells)
  func cell(name: String, before: [UInt8], after: String, cell: String?, line: Int) throws {
    for fault: UInt8 in [0xFF, 0x00] {
      let refusal = try #require(refused(before + [fault] + Array(after.utf8)))
      #expect(refusal.place.cell == cell, "\(name)")
      #expect(refusal.place.line == line, "\(name)")
      #expect(refusal.place.offset == before.count)
    }
  }
}
