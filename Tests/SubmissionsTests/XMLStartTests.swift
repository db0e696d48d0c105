import Submissions
import Testing

@Suite("XML and CSV are told apart by the first characters")
struct XMLStartTests {
  static let xml = ["<表/>", "<表>1</表>", "\n <表 a='1;2'/>", "<a\nb = \"&amp;\"/>", "<h:表 xmlns:h='x'/>", "<!-- --><a/>"]
  static let csv = ["<5万元,1", "<五万元,1", "<五万元 以下,1", "<", "< a>", "a<b>", "\"<a>\"", "<,>", "<<a>"]

  @Test("XML", arguments: xml)
  func readsXML(text: String) throws {
    #expect(try SubmissionReader.read(Array(text.utf8)) { _ in }.format == .xml)
  }

  @Test(
    "a broken first tag does not make XML a CSV file",
    arguments: ["<<表>1</表>", "</表>", "<5a>1</5a>", "<'?xml version='1.0'?><a/>"])
  func brokenXML(text: String) {
    #expect(refused(Array(text.utf8))?.code == .xmlNotWellFormed)
  }

  @Test("CSV", arguments: csv)
  func readsCSV(text: String) throws {
    #expect(try SubmissionReader.read(Array(text.utf8)) { _ in }.format == .csv)
  }

  /// XML 1.0, appendix F: `<?` in UTF-16 without a mark is recognised by its first four bytes.
  @Test("UTF-16 without its mark is read where the file starts like XML", arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func unmarkedUTF16(encoding: TextEncoding) throws {
    func bytes(_ text: String) -> [UInt8] {
      text.utf16.flatMap { unit in
        let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return encoding == .utf16LittleEndian ? bytes : bytes.reversed()
      }
    }
    let declared = "<?xml version=\"1.0\" encoding=\"\(encoding.rawValue)\"?>"
    var elements: [RawElement] = []
    let facts = try SubmissionReader.read(bytes("\(declared)<报表><乡镇>𠮷口乡</乡镇></报表>")) { if case .element(let element) = $0 { elements.append(element) } }
    #expect(facts.encoding == encoding && facts.format == .xml && facts.notes == [])
    #expect(elements.map(\.path) == ["/报表", "/报表/乡镇"] && elements.last?.text == "𠮷口乡")
    // What cannot be read is refused at its byte: half a character, half a surrogate pair, a NUL.
    let start = bytes(declared).count
    let cut = try #require(refused(bytes(declared + "<报表>") + [0x3C]))
    #expect(cut.code == .encodingUndecodable && cut.place.offset == start + 8)
    let lone = encoding == .utf16LittleEndian ? [0x00, 0xD8] as [UInt8] : [0xD8, 0x00]
    let half = try #require(refused(bytes(declared + "<报表>") + lone + bytes("</报表>")))
    #expect(half.code == .encodingUndecodable && half.place.offset == start + 8)
    #expect(try #require(refused(bytes(declared + "<报表>\0</报表>"))).code == .nulByte)
    // Any other start stays refused: it is not sure.
    #expect(try #require(refused(bytes("<报表></报表>"))).code == .encodingUnsupported)
    // A declaration that says otherwise is noted; the bytes decide.
    let other = try SubmissionReader.read(bytes("<?xml version=\"1.0\" encoding=\"GB2312\"?><报表/>")) { _ in }
    #expect(other.notes.map(\.details) == [["GB2312", encoding.rawValue]])
  }
}
