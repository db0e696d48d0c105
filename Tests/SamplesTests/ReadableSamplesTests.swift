import Definition
import Figures
import Handoff
import Normalization
import SampleMaking
import Submissions
import Testing

/// What the samples hold comes out of the readers as it went in, whatever the house style.
@Suite struct ReadableSamplesTests {
  @Test(arguments: ["S07", "S12", "S14", "S16", "S19", "S22", "S26"])
  func aStreamIsReadWithoutAComplaint(stream: String) throws {
    let pipeline = try ProjectFiles.pipeline()
    let texts = try ProjectFiles.sampleTexts()
    let writing = ReturnWriting(
      pipeline: pipeline, styles: try HouseStyles(texts["styles.yaml"] ?? ""), seed: "hechi-2020",
      today: try SampleTargets(files: texts).today)
    for submitted in try ProjectFiles.returns() where submitted.form.stream == stream {
      let (path, bytes) = try writing.file(submitted)
      let reading = try Self.reading(bytes, path: path, pipeline)
      #expect(try reading.rejections.all().map(\.message) == [], "\(path)")
      #expect(reading.head.form == submitted.form.code && reading.head.region == submitted.submitter.code, "\(path)")
      #expect(reading.head.period == submitted.period.code, "\(path)")
      #expect(reading.records.count == submitted.recordCount, "\(path)")
      for (index, measure) in reading.measures.enumerated() {
        let read = try reading.records.all().compactMap { $0.cells[index]?.value }.sorted()
        #expect(read.map { Int128($0) } == submitted.cells(of: measure).map(\.value).sorted(), "\(path) \(measure)")
      }
    }
  }

  static func reading(_ bytes: [UInt8], path: String, _ pipeline: Pipeline) throws -> Reading {
    var rows: [ExtractRow] = []
    let facts = try SubmissionReader.read(bytes) { rows.append($0) }
    return try Normalizer(pipeline).read(
      ExtractedRows(rows), facts: .init(encoding: facts.encoding.rawValue, format: facts.format.rawValue, refusal: nil), path: path)[0]
  }
}
