import Figures
import Foundation
import Glibc
import Runs
import Testing

/// What a crash, a second run or a half-written line leaves, and what the next run makes of it.
struct InterruptedRunTests {
  private func append(_ text: String, to path: String) throws {
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  @Test(arguments: ["{\"at\":\"2021-01", "{}", "\u{0}\u{0}"])
  func aTornLastLineIsNotBelieved(_ torn: String) throws {
    let city = try SmallCity()
    let digest = try city.run().resultDigest
    try append(torn, to: city.workspace.journal)
    #expect(try Journal(city.workspace.journal).runs.count == 1)
    #expect(try city.run().resultDigest == digest)
    #expect(try Verification(workspace: city.workspace).faults == [])
  }

  @Test func aWholeLineWithoutItsEndIsNotBelievedEither() throws {
    let city = try SmallCity()
    try city.run()
    let whole = try String(contentsOfFile: city.workspace.journal, encoding: .utf8)
    try String(whole.dropLast()).write(toFile: city.workspace.journal, atomically: true, encoding: .utf8)
    let again = try Journal(city.workspace.journal)
    #expect(again.runs.isEmpty)
    #expect(again.received.count == 4)
    #expect(again.nextRun == 2)
  }

  @Test func whatANightReceivedCountsAsAWhole() throws {
    let city = try SmallCity()
    let expected = try city.run().resultDigest
    // The process died while it wrote down what it received: three lines of four, no line of the stage.
    let lines = try String(contentsOfFile: city.workspace.journal, encoding: .utf8).split(separator: "\n")
    try (lines.prefix(3).joined(separator: "\n") + "\n").write(toFile: city.workspace.journal, atomically: true, encoding: .utf8)
    try city.remove("workspace/warehouse.sqlite")
    try city.remove("workspace/heartbeat.json")
    #expect(try Journal(city.workspace.journal).received.isEmpty)
    let again = try city.run()
    #expect(again.number == 1 && again.newFiles.count == 4)
    #expect(again.resultDigest == expected)
    #expect(try Verification(workspace: city.workspace).faults == [])
  }

  @Test func whatArrivesAfterARunThatDiedIsALaterNights() throws {
    let city = try SmallCity()
    try city.run(Selection(stages: [.receive]))
    let lines = try String(contentsOfFile: city.workspace.journal, encoding: .utf8).split(separator: "\n")
    try (lines.dropLast().joined(separator: "\n") + "\n").write(toFile: city.workspace.journal, atomically: true, encoding: .utf8)
    try city.remove("workspace/warehouse.sqlite")
    // Neither this return nor the one that the dead run received states a version: the later night's counts.
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], name: "_再报")
    let result = try city.run()
    #expect(result.number == 2)
    #expect(try city.figure("water_projects") == "2266")
    #expect(try Verification(workspace: city.workspace).faults == [])
  }

  @Test func aChangedLineIsFound() throws {
    let city = try SmallCity()
    try city.run()
    try city.replace("都安/HC-19-1", with: "都安/HC-91-1", in: "workspace/journal.jsonl")
    #expect(throws: Trouble.self) { try Journal(city.workspace.journal) }
  }

  @Test func aRunThatDiedIsGoneOnWithByTheNext() throws {
    let undisturbed = try SmallCity()
    let expected = try undisturbed.run().resultDigest
    let city = try SmallCity()
    try city.run(Selection(stages: [.receive]))
    // The process died after receiving: the line of the run itself never came.
    let lines = try String(contentsOfFile: city.workspace.journal, encoding: .utf8).split(separator: "\n")
    try (lines.dropLast().joined(separator: "\n") + "\n").write(toFile: city.workspace.journal, atomically: true, encoding: .utf8)
    try city.remove("workspace/warehouse.sqlite")
    let result = try city.run()
    #expect(result.number == 2)
    #expect(result.resultDigest == expected)
  }

  @Test func theWarehouseBehindTheJournalIsCaughtUp() throws {
    let city = try SmallCity()
    try city.run()
    let before = try Data(contentsOf: URL(filePath: city.workspace.warehouse))
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], version: 2, name: "_v2")
    let second = try city.run().resultDigest
    try before.write(to: URL(filePath: city.workspace.warehouse))
    let seen = try Verification(workspace: city.workspace)
    #expect(seen.isOnlyBehind && seen.faults.count == 1 && seen.faults[0].zh.contains("huizong run 会补上"))
    #expect(try city.quietNight() == nil)
    let third = try city.run()
    #expect(third.resultDigest == second)
    #expect(try city.figure("water_projects") == "2266")
    #expect(try Verification(workspace: city.workspace).faults == [])
  }

  @Test func halfMadeFilesOfADeadRunGo() throws {
    let city = try SmallCity()
    try city.run()
    try city.write("workspace/archive/ab.77.part", "half")
    try city.write("workspace/stages/extract/cd.77.part", "half")
    try city.write("workspace/outbox.new/index.html", "half")
    try city.write("workspace/lock", "pid 77, since 2021-01-06T18:00:00Z, extract")
    try city.run()
    #expect(!city.exists("workspace/archive/ab.77.part"))
    #expect(!city.exists("workspace/stages/extract/cd.77.part"))
    #expect(!city.exists("workspace/outbox.new"))
  }

  @Test func whoeverHoldsTheLockIsNamed() throws {
    let city = try SmallCity()
    try city.run()
    try city.write("workspace/lock", "pid 77, since 2021-01-06T18:00:00Z, extract")
    let descriptor = open(city.workspace.root + "/lock", O_RDWR)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    defer { close(descriptor) }
    #expect { try city.run() } throws: { error in
      if case Trouble.busy(let text, _) = error { text.contains("pid 77, since 2021-01-06T18:00:00Z, extract") } else { false }
    }
    // Readers are not in its way.
    #expect(try city.figure("water_projects") == "2160")
    #expect(try city.plan().isEmpty)
  }

  @Test func aFileThatIsStillChangingIsLeft() throws {
    let city = try SmallCity()
    var request = city.request()
    request.settle = 3600
    let (pipeline, bundle) = try city.pipeline()
    let result = try Runner(request, pipeline: pipeline, bundle: bundle) { _ in }.run()
    #expect(result.newFiles == [])
    #expect(try city.run().newFiles.count == 4)
  }

  /// Nothing is appended to a journal of which lines are gone: it would look whole again.
  @Test(arguments: [0, 2]) func aLostJournalIsNotGoneOnWith(_ left: Int) throws {
    let city = try SmallCity()
    try city.run()
    let lines = try String(contentsOfFile: city.workspace.journal, encoding: .utf8).split(separator: "\n")
    let rest = lines.prefix(left).map { $0 + "\n" }.joined()
    try rest.write(toFile: city.workspace.journal, atomically: true, encoding: .utf8)
    #expect { try city.run() } throws: { error in
      if case Trouble.inputOutput = error { true } else { false }
    }
    #expect(try String(contentsOfFile: city.workspace.journal, encoding: .utf8) == rest)
    #expect(try Verification(workspace: city.workspace).faults.isEmpty == false)
    try city.remove("workspace/journal.jsonl")
    #expect(try Verification(workspace: city.workspace).faults.isEmpty == false)
  }

  /// A figure cannot be made of itself, by however many steps.
  @Test func aCircleOfFormulasIsNoDefinition() throws {
    let city = try SmallCity()
    let figure = { (name: String, of: String) in "\(name): {name: \(name), stream: S30, formula: \(of) + 1, unit: 元, period: 2020}\n" }
    try city.write("pipeline/indicators/S30.yaml", figure("first", "second") + figure("second", "third") + figure("third", "first"))
    let error = try #require(throws: Trouble.self) { try city.run() }
    guard case .definition(let en, _) = error else { throw error }
    #expect(en.contains("S30.yaml:1:") && en.contains("first → second → third → first"), "\(en)")
    try city.write("pipeline/indicators/S30.yaml", figure("first", "fund_received") + figure("second", "first"))
    #expect(try city.run().status.isClean)
  }
}
