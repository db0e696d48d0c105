import SampleMaking
import Testing

@Suite struct CommittedSamplesTests {
  /// `make samples` gives the committed files again, byte for byte; none is missing and none is left over.
  @Test func committedFilesAreTheOutput() throws {
    let set = try SampleSet(pipeline: ProjectFiles.pipeline(), samples: ProjectFiles.sampleTexts())
    #expect(try SampleFolder(ProjectFiles.samples).differences(from: set) == [])
    #expect(set.files["sample.yaml"] == Array("today: 2021-01-07\n".utf8))
  }
}
