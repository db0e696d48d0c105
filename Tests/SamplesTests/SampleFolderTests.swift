import Glibc
import Testing

@testable import SampleMaking

@Suite struct SampleFolderTests {
  /// Runs in a fresh folder that is gone afterwards.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let template = try #require(strdup("/tmp/samples.XXXXXX"))
    defer { free(template) }
    let path = String(cString: try #require(mkdtemp(template)))
    defer { rmdir(path) }
    try body(path)
  }

  @Test func holdsTheSetAndNothingElse() throws {
    try inFolder { path in
      let folder = SampleFolder(path)
      let first = SampleSet(files: ["都安/一.csv": [1, 2], "南丹/二.csv": [3]], records: 2)
      #expect(try folder.differences(from: first) == ["南丹/二.csv", "都安/一.csv"])
      try folder.write(first)
      #expect(try folder.differences(from: first) == [])
      let second = SampleSet(files: ["都安/一.csv": [1, 2, 4]], records: 1)
      #expect(try folder.differences(from: second) == ["南丹/二.csv", "都安/一.csv"])
      try folder.write(second)
      #expect(try FileTree.files(path) == ["都安/一.csv"])
      #expect(!FileTree.exists(path + "/南丹"))
      #expect(try FileTree.read(path + "/都安/一.csv") == [1, 2, 4])
      try folder.write(SampleSet(files: [:], records: 0))
    }
  }

  @Test func leavesKeptFilesAlone() throws {
    try inFolder { path in
      let folder = SampleFolder(path)
      try FileTree.write(Array("# saved by hand\n都安/手填.xml\n".utf8), to: path + "/kept.txt")
      try FileTree.write([9], to: path + "/都安/手填.xml")
      let set = SampleSet(files: ["都安/手填.xml": [1], "a.csv": [2]], records: 1)
      try folder.write(set)
      #expect(try FileTree.read(path + "/都安/手填.xml") == [9])
      #expect(try folder.differences(from: set) == [])
      for name in try FileTree.files(path) { unlink(path + "/" + name) }
      rmdir(path + "/都安")
    }
  }
}
