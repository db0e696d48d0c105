import Definition
import FormMaking
import Handoff
import SampleMaking
import Submissions
import Testing

@Suite("A draft is a definition under which its own file passes")
struct DraftTests {
  /// Every seventeenth sample file: all offices, and so all house styles, are among them.
  static let files: [String] = {
    guard case .success(let all) = Result(catching: { try FileTree.files(ProjectPipelines.root + "/SampleInputs/hechi-2020") }) else { return [] }
    let files = all.filter { $0.contains("/") }.sorted()
    return files.enumerated().filter { $0.offset % 17 == 0 }.map(\.element)
  }()

  @Test func allOfficesAreAmongThem() {
    #expect(Set(Self.files.compactMap { $0.split(separator: "/").first }).count == 12)
  }

  @Test(arguments: files)
  func itsOwnFilePasses(file: String) throws {
    let bytes = try FileTree.read(ProjectPipelines.root + "/SampleInputs/hechi-2020/" + file)
    var rows: [ExtractRow] = []
    _ = try SubmissionReader.read(bytes) { rows.append($0) }
    let draft = try #require(FormDraft(rows, file: file, pipeline: ProjectPipelines.hechi()), "\(file)")
    let pipeline = try Self.pipeline(draft)
    let reading = try checked(bytes, path: file, pipeline)
    #expect(try reading.rejections.all().map { "\($0.code) \($0.cell ?? $0.path ?? "") \($0.message)" } == [], "\(file)\n\(draft.lines.joined(separator: "\n"))")
    #expect(reading.records.count == draft.records, "\(file)\n\(draft.lines.joined(separator: "\n"))")
  }

  /// A copy of the pipeline that has the draft for its only form.
  static func pipeline(_ draft: FormDraft) throws -> Pipeline {
    var texts = try ProjectPipelines.definition().filter { ["regions.csv", "units.csv"].contains($0.key) }
    let settings = try #require(ProjectPipelines.definition()["pipeline.yaml"])
    texts["pipeline.yaml"] = settings.split(separator: "\n").filter { !$0.hasPrefix("screen:") && !$0.hasPrefix("  - ") }.joined(separator: "\n")
    texts["forms/draft.yaml"] = draft.lines.joined(separator: "\n") + "\n"
    return try PipelineReader(DefinitionBundle(files: texts)).read()
  }
}
