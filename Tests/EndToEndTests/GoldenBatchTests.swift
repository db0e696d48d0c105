import Foundation
import TestSupport
import Testing

/// The sealed batches of two small submissions, byte for byte as they lie in `Golden`.
///
/// `HUIZONG_RECORD=1` writes them anew and fails, so that nobody records by accident: look at the difference, then run the
/// test without it.
@Suite struct GoldenBatchTests {
  private static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/Golden"
  private static let isRecording = ProcessInfo.processInfo.environment["HUIZONG_RECORD"] == "1"

  @Test(arguments: [("csv", MiniCity.jinchengjiangWater), ("xml", MiniCity.duanWater)])
  func batchesAreWhatTheyWere(_ name: String, _ file: String) throws {
    let city = try MiniCity([file: MiniCity.returns[file] ?? ""])
    let ended = try city.huizong("run", "--through", "normalize")
    #expect(ended.code == 0, "\(ended)")
    for stage in ["extract", "normalize"] {
      let batches = try city.scratch.tree("workspace/stages/" + stage).filter { $0.key != "index" }
      #expect(batches.count == 1)
      let batch = try #require(batches.first?.value)
      let golden = URL(filePath: "\(Self.folder)/\(name).\(stage)")
      if Self.isRecording {
        try batch.write(to: golden)
        Issue.record("recorded \(golden.lastPathComponent)")
        continue
      }
      let expected = try Data(contentsOf: golden)
      #expect(batch == expected, "\(golden.lastPathComponent) differs; now it is:\n\(String(decoding: batch, as: UTF8.self))")
    }
  }
}
