import Handoff
import SampleMaking
import Testing

/// Returns that LibreOffice 7.4 saved (CSV in GB18030, UTF-16 and UTF-8 as shown on the screen; Excel 2003 XML by its style
/// sheet, with merged headers, percent and date cells) hold what the plain samples of the same slice hold.
@Suite struct SavedFilesTests {
  static let folder = ProjectFiles.root + "/SampleInputs/saved-by-libreoffice"

  /// The lines of `DIGESTS`, as `sha256sum -c` reads them.
  static func listed() throws -> [(digest: String, path: String)] {
    String(decoding: try FileTree.read(folder + "/DIGESTS"), as: UTF8.self).split(separator: "\n").map { line in
      (String(line.prefix(64)), String(line.dropFirst(66)))
    }
  }

  @Test("the files are those that the program saved")
  func digests() throws {
    let listed = try Self.listed()
    #expect(Set(try FileTree.files(Self.folder)) == Set(listed.map(\.path) + ["DIGESTS"]))
    #expect(listed.count >= 8)
    for (digest, path) in listed {
      #expect(Digest(of: try FileTree.read(Self.folder + "/" + path)).hex == digest, "\(path)")
    }
  }

  @Test("each is read without a complaint to the records of its plain twin")
  func twins() throws {
    let pipeline = try ProjectFiles.pipeline()
    for (_, path) in try Self.listed() {
      let saved = try ReadableSamplesTests.reading(try FileTree.read(Self.folder + "/" + path), path: path, pipeline)
      let plain = path.replacing(".xml", with: ".csv")
      let twin = try ReadableSamplesTests.reading(
        try FileTree.read(ProjectFiles.samples + "/" + plain), path: plain, pipeline)
      #expect(try saved.rejections.all().map(\.message) == [], "\(path)")
      #expect(!twin.records.isEmpty && saved.head.form == twin.head.form && saved.head.period == twin.head.period, "\(path)")
      #expect(try Self.contents(saved) == Self.contents(twin), "\(path)")
    }
  }

  /// What the records say, without where it stands.
  private static func contents(_ reading: Reading) throws -> [String] {
    try reading.records.all().map { record in
      let texts = zip(reading.dimensions, record.dimensions).map { "\($0)=\($1 ?? "")" }
      let values = zip(reading.measures, record.cells).map { "\($0)=\($1?.value.map(String.init) ?? $1?.detail?.state ?? "")" }
      return ([record.region, record.period] + (texts + values).sorted()).joined(separator: " ")
    }
  }
}
