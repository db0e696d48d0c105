import Figures
import Runs
import Testing

/// A night with nothing new passes without the stages; any change sends it through them.
struct QuietNightTests {
  @Test func nothingNewIsARunLikeAnyOther() throws {
    let city = try SmallCity()
    #expect(try city.quietNight() == nil)
    let first = try city.run()
    let night = try #require(try city.quietNight())
    #expect(night.number == 2)
    #expect(night.lines == ["校验码 " + CheckCode.of(first.resultDigest)])
    #expect(try city.quietNight()?.number == 3)
    let journal = try Journal(city.workspace.journal)
    #expect(journal.runs.map { $0.data["result"] } == [first.resultDigest, first.resultDigest, first.resultDigest])
    #expect(try Replay(workspace: city.workspace).rebuild().map(\.isEqual) == [true, true, true])
    #expect(try city.run().number == 4)
    #expect(try Verification(workspace: city.workspace).faults == [])
  }

  @Test func aLogFolderThatIsGoneIsMadeAgain() throws {
    let city = try SmallCity()
    try city.run()
    try city.remove("workspace/log")
    #expect(try city.quietNight()?.number == 2)
    #expect(try city.names("workspace/log") == ["2.jsonl"])
  }

  /// A night that cannot keep its log has not been.
  @Test func withoutALogNothingIsCommitted() throws {
    let city = try SmallCity()
    try city.run()
    try city.remove("workspace/log")
    try city.write("workspace/log", "")
    #expect(throws: Trouble.self) { try city.quietNight() }
    #expect(try Journal(city.workspace.journal).runs.count == 1)
    #expect(try city.count("SELECT run FROM run") == 1)
    try city.remove("workspace/log")
    #expect(try city.quietNight()?.number == 2)
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let apply: @Sendable (SmallCity) throws -> Void
    var testDescription: String { name }
  }

  static let changes = [
    Change(name: "a new file") { try $0.send("都安", "HC-19-1", ["集中供水,1"], version: 2, name: "_v2") },
    Change(name: "a file written otherwise") { try $0.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,981"]) },
    Change(name: "a definition") { try $0.replace("河池市", with: "河池", in: "pipeline/pipeline.yaml") },
    Change(name: "another date") { $0.today = "2021-01-07" },
    Change(name: "a batch gone") { try $0.remove("workspace/stages/normalize/" + $0.names("workspace/stages/normalize")[0]) },
    Change(name: "the warehouse gone") { try $0.remove("workspace/warehouse.sqlite") },
    Change(name: "the outbox gone") { try $0.remove("workspace/outbox") },
    Change(name: "a withdrawal") { city in
      let item = try Journal(city.workspace.journal).received[0]
      _ = try Withdrawal.note(item.sha256, in: city.workspace, by: "汇总组", reason: "重复", wait: 0)
    },
    Change(name: "the note damaged") { try $0.replace("origin", with: "origim", in: "workspace/stages/fresh") },
  ]

  static let sameBytes = [
    Change(name: "a file written again") { try $0.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,980"]) },
    Change(name: "a file gone") { try $0.remove("inbox/都安/HC-19-1_2020-12.csv") },
  ]

  /// An inbox that was copied or touched is read, but its bytes have been received.
  @Test(arguments: sameBytes)
  func theSameBytesAreNothingNew(_ change: Change) throws {
    let city = try SmallCity()
    let first = try city.run()
    try change.apply(city)
    let night = try #require(try city.quietNight())
    #expect(night.receipts.first { $0.stage == .receive }?.facts["files"] == (try city.names("inbox/都安").count + city.names("inbox/大化").count))
    #expect(try city.quietNight()?.number == 3)
    #expect(try city.run().resultDigest == first.resultDigest)
  }

  /// Whether a path speaks for another county or period only the definition can say; once looked at, the night is quiet.
  @Test func aSecondNameIsLookedAtOnce() throws {
    let city = try SmallCity()
    let first = try city.run()
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,980"], name: "_终稿")
    #expect(try city.quietNight() == nil)
    let second = try city.run()
    #expect(second.resultDigest == first.resultDigest && second.newFiles.isEmpty)
    #expect(try city.quietNight()?.number == 3)
  }

  @Test(arguments: changes)
  func anyDoubtGoesThroughTheStages(_ change: Change) throws {
    let city = try SmallCity()
    try city.run()
    try change.apply(city)
    #expect(try city.quietNight() == nil)
    try city.run()
    #expect(try city.plan().isEmpty)
  }
}
