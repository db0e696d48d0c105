import Foundation
import Runs
import Testing

/// Backups, their way back, and submissions taken back.
struct KeepingTests {
  private func backup(_ city: SmallCity, keep: Int = 14) throws -> Backup.Outcome {
    try Backup.make(of: city.workspace, in: city.root + "/backup", keep: keep, wait: 0)
  }

  @Test func aBackupComesBackAsItWas() throws {
    let city = try SmallCity()
    let digest = try city.run().resultDigest
    guard case .made(let made) = try backup(city) else { throw Failure() }
    guard case .unchanged = try backup(city) else { throw Failure() }
    city.workspace = Workspace(city.root + "/again")
    try made.restore(to: city.workspace)
    #expect(try Verification(workspace: city.workspace).faults == [])
    #expect(try city.run().resultDigest == digest)
    #expect(try Replay(workspace: city.workspace).rebuild().map(\.isEqual) == [true, true])
  }

  private struct Failure: Error {}

  @Test func onlyTheLastAreKept() throws {
    let city = try SmallCity()
    for _ in 1...4 {
      try city.run()
      _ = try backup(city, keep: 2)
    }
    #expect(try Backup.all(in: city.root + "/backup").map { $0.path.suffix(15).prefix(6) } == ["000003", "000004"])
  }

  @Test func nothingIsEverOverwritten() throws {
    let city = try SmallCity()
    try city.run()
    guard case .made(let made) = try backup(city) else { throw Failure() }
    #expect { try made.restore(to: city.workspace) } throws: { error in
      if case Trouble.cannotCreate = error { true } else { false }
    }
  }

  @Test func aDamagedBackupIsNotRestored() throws {
    let city = try SmallCity()
    try city.run()
    guard case .made(let made) = try backup(city) else { throw Failure() }
    let name = try #require(try Journal(city.workspace.journal).received.first).sha256
    let file = made.path + "/archive/" + name
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    try Data("x".utf8).write(to: URL(filePath: file))
    #expect(throws: Trouble.self) { try made.restore(to: Workspace(city.root + "/again")) }
    #expect(!city.exists("again"))
    // The next backup does not inherit the damage.
    try city.run()
    guard case .made(let next) = try backup(city) else { throw Failure() }
    #expect(try Verification(workspace: Workspace(next.path)).faults == [])
  }

  @Test func aWithdrawalMakesTheVersionBeforeCurrent() throws {
    let city = try SmallCity()
    try city.run()
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], version: 2, name: "_v2")
    try city.run()
    #expect(try city.figure("water_projects") == "2266")
    let second = try #require(try Journal(city.workspace.journal).received.last)
    #expect(try Withdrawal.note(String(second.sha256.prefix(16)) + "/1", in: city.workspace, by: "汇总组", reason: "发错了", wait: 0) == second.file)
    #expect(try Withdrawal.note(second.sha256, in: city.workspace, by: "汇总组", reason: "发错了", wait: 0) == nil)
    #expect(try city.plan().items.map { "\($0.region) \($0.form) \($0.reason)" } == ["451228 HC-19-1 withdrawn"])
    try city.run()
    #expect(try city.figure("water_projects") == "2160")
    #expect(try Replay(workspace: city.workspace).rebuild().map(\.isEqual) == [true, true, true])
  }

  @Test func onlyAKnownSubmissionCanBeWithdrawn() throws {
    let city = try SmallCity()
    try city.run()
    #expect(throws: Trouble.self) { try Withdrawal.note("00000000", in: city.workspace, by: "汇总组", reason: "发错了", wait: 0) }
    #expect(throws: Trouble.self) { try Withdrawal.note("", in: city.workspace, by: "汇总组", reason: "发错了", wait: 0) }
  }
}
