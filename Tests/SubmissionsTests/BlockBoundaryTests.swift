import Submissions
import Testing

@Suite("Where one block of a large file ends and the next begins, nothing shows")
struct BlockBoundaryTests {
  /// More than two blocks of rows with characters of three bytes, so that with each shift other ones are cut.
  private static func rows(shift: Int) -> [String] {
    ["题" + String(repeating: "x", count: shift)] + (0..<60_000).map { "三只羊乡,家庭水柜第\($0)处,\($0 % 977)" }
  }

  private static func cells(of bytes: [UInt8]) throws -> [String] {
    var rows: [String] = []
    _ = try SubmissionReader.read(bytes) { if case .row(let row) = $0 { rows.append(row.texts.joined(separator: ",")) } }
    return rows
  }

  @Test("CSV, whichever byte of a character the block ends in", arguments: 0..<4) func csv(shift: Int) throws {
    let rows = Self.rows(shift: shift)
    let bytes = Array((rows.joined(separator: "\r\n") + "\r\n").utf8)
    #expect(bytes.count > 2 << 20)
    #expect(try Self.cells(of: bytes) == rows)
  }

  @Test("XML", arguments: 0..<4) func xml(shift: Int) throws {
    let rows = Self.rows(shift: shift)
    let bytes = Array(("<报表>" + rows.map { "<记录>\($0)</记录>" }.joined(separator: "\n") + "</报表>").utf8)
    var texts: [String] = []
    _ = try SubmissionReader.read(bytes) { if case .element(let element) = $0, element.isLeaf { texts.append(element.text ?? "") } }
    #expect(texts == rows)
  }

  @Test("a byte that is no text is found where it stands, in any block", arguments: [100, 1 << 20, (1 << 20) + 1, (1 << 21) - 1, (1 << 21) + 5])
  func fault(offset: Int) throws {
    // Latin letters behind a lone lead byte are neither UTF-8 nor GB18030.
    var bytes = Array(repeating: UInt8(ascii: "a"), count: 3 << 20)
    for index in stride(from: 49, to: bytes.count, by: 50) { bytes[index] = 0x0A }
    bytes[offset] = 0xFF
    let refusal = try #require(throws: SubmissionRefusal.self) { try SubmissionReader.read(bytes) { _ in } }
    #expect(refusal.code == .encodingUndecodable)
    #expect(refusal.place.offset == offset)
    #expect(refusal.place.line == offset / 50 + 1)
  }
}
