import Foundation
import Handoff
import Runs
import Testing

/// Backups, their way back, and submissions taken back.
struct KeepingTests {
  private func backup(_ city: SmallCity, keep: Int = 14) throws -> Backup.Outcome {
    try Backup.make(of: city.workspace, in: city.root + "/backup", inbox: city.inbox, keep: keep, wait: 0)
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
    for version in 1...4 {
      try city.send("都安", "HC-19-1", ["集中供水,\(version)"], version: version, name: "_v\(version)")
      try city.run()
      _ = try backup(city, keep: 2)
    }
    #expect(try Backup.all(in: city.root + "/backup").map { $0.path.suffix(15).prefix(6) } == ["000003", "000004"])
  }

  @Test func nightsThatFoundNothingNewNeedNoBackup() throws {
    let city = try SmallCity()
    try city.run()
    guard case .made(let made) = try backup(city) else { throw Failure() }
    for _ in 1...3 { try city.run() }
    _ = try #require(try city.quietNight())
    guard case .unchanged(let last) = try backup(city) else { throw Failure() }
    #expect(last.path == made.path)
    // A decision is news even before anything is computed.
    let item = try #require(try Journal(city.workspace.journal).received.first)
    _ = try Withdrawal.note(item.sha256, in: city.workspace, by: "汇总组", reason: "发错了", wait: 0)
    guard case .made = try backup(city) else { throw Failure() }
    // So is another definition, though the result is the same.
    try city.run()
    guard case .made = try backup(city) else { throw Failure() }
    try city.replace("title: 饮水安全项目表", with: "title: 饮水安全表", in: "pipeline/forms/HC-19-1.yaml")
    try city.run()
    guard case .made = try backup(city) else { throw Failure() }
    #expect(try city.names("backup").count == 4)
  }

  @Test func aDamagedBackupIsNoReasonToMakeNone() throws {
    let city = try SmallCity()
    try city.run()
    guard case .made(let made) = try backup(city) else { throw Failure() }
    try FileManager.default.removeItem(atPath: made.path + "/warehouse.sqlite")
    guard case .made(let again) = try backup(city) else { throw Failure() }
    #expect(again.path == made.path && FileManager.default.fileExists(atPath: made.path + "/warehouse.sqlite"))
  }

  @Test func whatTheDeadWereMakingGoes() throws {
    let city = try SmallCity()
    try city.run()
    // No process has this number: it is above what the kernel gives.
    try city.write("backup/new.4194305/journal.jsonl", "half")
    try city.write("workspace/rebuild.4194305/journal.jsonl", "half")
    let living = "rebuild.\(ProcessInfo.processInfo.processIdentifier)"
    try city.write("workspace/\(living)/x", "")
    _ = try backup(city)
    #expect(!city.exists("backup/new.4194305") && !city.exists("workspace/rebuild.4194305") && city.exists("workspace/" + living))
    try city.write("workspace/rebuild.4194305/journal.jsonl", "half")
    try city.run()
    #expect(!city.exists("workspace/rebuild.4194305"))
    try city.write("workspace/rebuild.4194305/journal.jsonl", "half")
    _ = try Verification(workspace: city.workspace)
    #expect(!city.exists("workspace/rebuild.4194305"))
  }

  @Test func aBackupThatFailsLeavesNoFolder() throws {
    let city = try SmallCity()
    try city.run()
    let archived = try #require(try Journal(city.workspace.journal).received.first).sha256
    try city.remove("workspace/archive/" + archived)
    #expect(throws: Trouble.self) { try backup(city) }
    #expect(!city.exists("backup"))
  }

  /// Returns and definitions alike: anybody can check the archive with `sha256sum`.
  @Test func everyFileOfTheArchiveIsNamedByItsSHA256() throws {
    let city = try SmallCity()
    try city.send("都安", "HC-19-1", ["集中供水,1"])
    try city.run()
    let names = try city.names("workspace/archive")
    #expect(names.count == (try Journal(city.workspace.journal).received.count) + 1, "and the definition")
    for name in names {
      let bytes = try Data(contentsOf: URL(filePath: city.root + "/workspace/archive/" + name))
      #expect(Digest(of: bytes).hex == name, "\(String(decoding: bytes.prefix(60), as: UTF8.self))")
    }
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

  /// Whoever restores has lost the workspace: that a backup would help is no advice.
  @Test(arguments: ["journal.jsonl", "warehouse.sqlite"])
  func aDamagedBackupSaysToTakeAnother(_ file: String) throws {
    let city = try SmallCity()
    try city.run()
    guard case .made(let made) = try backup(city) else { throw Failure() }
    try Data("{}\n".utf8).write(to: URL(filePath: made.path + "/" + file))
    #expect { try made.restore(to: Workspace(city.root + "/again")) } throws: { error in
      guard case Trouble.inputOutput(let en, let zh) = error else { return false }
      return en.contains(made.path + "/" + file) && en.contains("restore another one") && !en.contains("last backup")
        && zh.contains(made.path + "/" + file) && zh.contains("换一份放回") && !zh.contains("最近的备份")
    }
    #expect(!city.exists("again"))
  }

  /// What is wrong lies in the backup; the copy that was looked at is gone.
  @Test(arguments: [false, true]) func aDamagedBackupIsNamedAndTheNextSoundOneOffered(_ hasOlder: Bool) throws {
    let city = try SmallCity()
    var made: [String] = []
    for version in 1...3 {
      try city.send("都安", "HC-19-1", ["集中供水,\(version)"], version: version, name: "_v\(version)")
      try city.run()
      guard case .made(let backup) = try backup(city) else { throw Failure() }
      made.append(backup.path)
    }
    // Of the last two an original is gone, each its own file.
    let last = try #require(try Journal(city.workspace.journal).received.first).sha256
    for path in made[hasOlder ? 1... : 0...] { try FileManager.default.removeItem(atPath: path + "/archive/" + last) }
    #expect { try Backup.at(city.root + "/backup").restore(to: Workspace(city.root + "/again")) } throws: { error in
      guard case Trouble.inputOutput(let en, let zh) = error else { return false }
      let offer = "huizong restore \(made[0])"
      return [en, zh].allSatisfy { $0.contains("\(made[2])/archive/\(last)") && !$0.contains("again.restore") && $0.contains(offer) == hasOlder && !$0.contains("restore \(made[1])") }
        && zh.contains("备份 \(made[2]) 不能用，换一份放回")
    }
    #expect(!city.exists("again"))
    // Whoever names one backup is offered no other.
    #expect { try Backup.at(made[2]).restore(to: Workspace(city.root + "/again")) } throws: { error in
      guard case Trouble.inputOutput(let en, _) = error else { return false }
      return en.contains("\(made[2])/archive/\(last)") && !en.contains("huizong restore")
    }
    if hasOlder { try Backup.at(made[0]).restore(to: Workspace(city.root + "/again")) }
  }

  @Test(arguments: ["journal.jsonl", "warehouse.sqlite"])
  func aBackupWithoutAPartSaysToTakeAnother(_ part: String) throws {
    let city = try SmallCity()
    try city.run()
    guard case .made(let made) = try backup(city) else { throw Failure() }
    try FileManager.default.removeItem(atPath: made.path + "/" + part)
    #expect { try Backup.at(city.root + "/backup").restore(to: Workspace(city.root + "/again")) } throws: { error in
      guard case Trouble.inputOutput(let en, let zh) = error else { return false }
      return zh.hasPrefix("\(made.path)/\(part) 不见了：备份 \(made.path) 不能用，换一份放回") && en.hasPrefix("\(made.path)/\(part) is gone: ")
    }
    #expect(!city.exists("again"))
  }

  private func refused(_ city: SmallCity, in folder: String, inbox: String? = nil, naming: String...) throws {
    #expect {
      _ = try Backup.make(of: city.workspace, in: city.root + "/" + folder, inbox: inbox ?? city.inbox, keep: 14, wait: 0)
    } throws: { error in
      guard case Trouble.usage(let en, let zh) = error else { return false }
      return naming.allSatisfy { en.contains($0) && zh.contains($0) }
    }
  }

  @Test func aBackupIsNotKeptWithWhatItSaves() throws {
    let city = try SmallCity()
    try city.run()
    try FileManager.default.createSymbolicLink(atPath: city.root + "/elsewhere", withDestinationPath: city.root + "/workspace")
    let before = try city.names("workspace")
    for folder in ["workspace", "workspace/archive", "workspace/a/b", "elsewhere/a"] { try refused(city, in: folder, naming: city.workspace.root) }
    for folder in ["inbox", "inbox/都安", "inbox/a"] { try refused(city, in: folder, naming: city.inbox) }
    #expect(try city.names("workspace") == before && city.names("inbox") == ["大化", "都安"])
    // A name that only starts like it is another folder, and one around it is apart from it.
    for folder in ["workspace.backup", ""] {
      guard case .made = try Backup.make(of: city.workspace, in: city.root + "/" + folder, inbox: city.inbox, keep: 14, wait: 0) else { throw Failure() }
    }
  }

  /// It would be taken away when there are enough newer ones.
  @Test func aBackupIsNoWorkspace() throws {
    let city = try SmallCity()
    try city.run()
    guard case .made(let made) = try backup(city) else { throw Failure() }
    try refused(city, in: "backup", inbox: made.path + "/inbox", naming: made.path + "/inbox")
    city.workspace = Workspace(made.path)
    try refused(city, in: "backup", naming: made.path)
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
