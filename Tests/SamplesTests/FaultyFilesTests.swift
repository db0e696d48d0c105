import Handoff
import SampleMaking
import Submissions
import Testing

/// Files with one fault each: `expected.csv` says what is found in them, and where.
@Suite struct FaultyFilesTests {
  /// A row of `expected.csv`; an empty place stands for one that the fault does not have.
  struct Expected: Hashable, CustomStringConvertible {
    let file: String
    let line: String
    let column: String
    let place: String
    let code: String

    var description: String { "\(file):\(line):\(column):\(place): \(code)" }
  }

  static let expected: [Expected] = {
    guard case .success(let bytes) = Result(catching: { try FileTree.read(ProjectFiles.faulty + "/expected.csv") }) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Expected(file: cells[0], line: cells[1], column: cells[2], place: cells[3], code: cells[4])
    }
  }()

  @Test func everyFileIsExpected() throws {
    let files = Set(try FileTree.files(ProjectFiles.faulty)).subtracting(["expected.csv"])
    #expect(files == Set(Self.expected.map(\.file)))
  }

  @Test(arguments: Set(expected.map(\.file)).sorted())
  func theFaultIsFoundWhereItIs(file: String) throws {
    let bytes = try FileTree.read(ProjectFiles.faulty + "/" + file)
    var found: [Expected] = []
    do {
      let reading = try ReadableSamplesTests.reading(bytes, path: file, ProjectFiles.pipeline())
      found = try reading.rejections.all().map { rejection in
        // In XML the place is the path; the ordinal of the cell is not looked at.
        let isPath = rejection.path != nil
        return Expected(
          file: file, line: String(rejection.line), column: isPath || rejection.col == 0 ? "" : String(rejection.col),
          place: rejection.path ?? rejection.cell ?? "", code: rejection.code)
      }
    } catch let refusal as SubmissionRefusal {
      found = [
        Expected(
          file: file, line: String(refusal.place.line), column: refusal.place.column.map(String.init) ?? "",
          place: refusal.place.cell ?? "", code: refusal.code.rawValue)
      ]
    }
    #expect(Set(found) == Set(Self.expected.filter { $0.file == file }))
  }
}
