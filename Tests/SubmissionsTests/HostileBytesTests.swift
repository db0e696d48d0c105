import Submissions
import Testing
import TestSupport

@Suite("Whatever the bytes are: rows or one located refusal")
struct HostileBytesTests {
  static let seeds: [[UInt8]] = [
    Array("表号：HC-19-1\r\n县,\"金额\n（万元）\",数\r\n都安,\"12,354.36\",5\r\n".utf8),
    [0xB9, 0xE3, 0xCE, 0xF7, 0x2C, 0x31, 0x0A, 0x22, 0xB6, 0xBC, 0xB0, 0xB2, 0x22, 0x2C, 0x32, 0x0A],
    [0xFF, 0xFE, 0x7F, 0x5E, 0x09, 0x00, 0x7F, 0x89, 0x0D, 0x00, 0x0A, 0x00, 0x31, 0x00, 0x09, 0x00, 0x32, 0x00],
    Array(BusinessXMLTests.document.utf8),
    Array(
      Spreadsheet2003Tests.workbook("<Row ss:Index='2'>\(Spreadsheet2003Tests.text("a", "ss:MergeDown='1'"))</Row>")
        .utf8),
  ]

  @Test("bytes changed, cut, doubled and moved about", arguments: 1...400)
  func mutations(seed: UInt64) {
    var random = Seeded(seed)
    var bytes = random.pick(Self.seeds)
    for _ in 0...random.below(4) {
      let at = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[at] = UInt8(random.below(256))
      case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.below(6)))
      case 2: bytes.insert(random.pick(Array("\"<>&,\n\r\t;='/!-?[]\0".utf8)), at: at)
      case 3: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + random.below(12))], at: at)
      default: bytes.removeSubrange(at...)
      }
      if bytes.isEmpty { bytes = [0x0A] }
    }
    var writer = RowWriter()
    var count = 0
    do {
      let facts = try SubmissionReader.read(bytes) { row in
        count += 1
        writer.append(row)
      }
      #expect(facts.rows <= count, "seed \(seed)")
      var reader = RowReader(writer.bytes)
      var back = 0
      while try reader.next() != nil { back += 1 }
      #expect(back == count, "seed \(seed)")
    } catch let refusal as SubmissionRefusal {
      #expect(refusal.place.line >= 1 && refusal.place.character >= 1, "seed \(seed)")
      #expect((0...bytes.count).contains(refusal.place.offset), "seed \(seed)")
    } catch {
      Issue.record("seed \(seed): \(error)")
    }
  }

  @Test("the same bytes give the same rows, each time")
  func repeatable() throws {
    for bytes in Self.seeds {
      #expect(try rows(of: bytes) == rows(of: bytes))
    }
  }
}
