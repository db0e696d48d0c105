import Foundation
import Glibc
import TestSupport
import Testing

/// One run at a time, and readers are never in anybody's way.
@Suite struct TogetherTests {
  @Test func ofTenStartedTogetherTheOthersAreBusy() throws {
    let city = try MiniCity()
    let started = try (0..<10).map { _ in try city.start("run") }
    let ended = try started.map { try $0.end() }
    let worked = ended.filter { $0.code == 0 }
    #expect(!worked.isEmpty)
    for other in ended where other.code != 0 {
      #expect(other.code == 75 && other.word == "busy" && other.err.contains("进程 "), "\(other)")
    }
    #expect(try city.warehouse.rows("SELECT * FROM run").count == worked.count)
    let alone = try MiniCity()
    _ = try alone.huizong("run")
    #expect(try city.digest() == alone.digest())
    let verified = try city.huizong("verify")
    #expect(verified.code == 0, "\(verified)")
  }

  /// The run is stopped in its tracks while it holds the lock, so nothing depends on who is faster.
  @Test func duringARunOthersAreBusyAndReadersRead() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try city.figures()
    for number in 0..<200 {
      try city.scratch.write("inbox/451221/HC-19-1_2020-12_\(number).csv", MiniCity.nandanWater(central: number, cistern: 1, preamble: "版本：\(number + 2)\n"))
    }
    let run = try city.start("run")
    while run.isRunning, try city.scratch.text("workspace/lock").contains("pid \(run.pid),") == false { usleep(500) }
    run.stop()
    #expect(run.isRunning)
    for _ in 0..<9 {
      let other = try city.huizong("run")
      #expect(other.code == 75 && other.err.contains("进程 \(run.pid)"), "\(other)")
    }
    for command in [["show", "water_projects"], ["compare"], ["status"], ["trace", "water_projects"], ["plan"]] {
      let reading = try Program.run(command + MiniCity.options, in: city.scratch.root)
      #expect(reading.code == 0, "\(reading)")
    }
    #expect(try city.figures() == before)
    let waiting = try city.start("run", "--wait", "60s")
    run.goOn()
    let first = try run.end()
    #expect(first.code == 0, "\(first)")
    let second = try waiting.end()
    #expect(second.code == 0, "\(second)")
    // The highest version counts: 199 + 1 of 南丹, 330 of the others.
    #expect(try city.figures()["water_projects"]?["value"] == "530")
  }

  /// The first night has no workspace yet, and its definition takes longer to read than others may wait.
  @Test func onAFirstNightTheOthersHearAtOnceWhoWasFirst() throws {
    let city = try MiniCity()
    let run = try city.start("run")
    while run.isRunning, try !city.scratch.exists("workspace/lock") || !city.scratch.text("workspace/lock").contains("pid \(run.pid),") { usleep(100) }
    run.stop()
    #expect(run.isRunning)
    // Whoever comes second has said nothing before, not even to a definition that is wrong.
    try city.scratch.write("pipeline/pipeline.yaml", "nonsense")
    let other = try city.huizong("run", "--period", "2020-12")
    #expect(other.code == 75 && other.out.isEmpty, "\(other)")
    #expect(other.err.split(separator: "\n").count == 2, "\(other)")
    // The definition that would say it cannot be read any more, so it is the language of pipelines.
    #expect(other.err.contains("进程 \(run.pid)") && other.err.contains(/[0-9-]+ [0-9:]+ .*开始，(刚起步|正在.+)，命令 run/), "\(other)")
    try city.scratch.write(MiniCity.definition, under: "pipeline")
    run.goOn()
    #expect(try run.end().code == 0)
  }

  @Test func aRunThatCannotStartLeavesNoWorkspace() throws {
    let city = try MiniCity()
    try city.scratch.write("pipeline/pipeline.yaml", "nonsense")
    #expect(try city.huizong("run").code == 78)
    #expect(!city.scratch.exists("workspace"))
  }

  /// Keeping needs no definition but the archived ones.
  @Test func aMistakeInTheDefinitionDoesNotStandBeforeABackup() throws {
    let city = try MiniCity()
    #expect(try city.huizong("run").code == 0)
    try city.scratch.write("pipeline/pipeline.yaml", "nonsense")
    #expect(try city.huizong("run").code == 78)
    for command in [["verify"], ["verify", "--rebuild"], ["backup", "backups"]] {
      let ended = try Program.run(command + MiniCity.options, in: city.scratch.root)
      #expect(ended.code == 0, "\(ended)")
    }
    let restored = try Program.run(["restore", "backups", "--pipeline", "pipeline", "--workspace", "again"], in: city.scratch.root)
    #expect(restored.code == 0, "\(restored)")
  }
}
