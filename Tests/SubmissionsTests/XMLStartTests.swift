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
}
