import Foundation
import TestSupport
import Testing

/// What was lost, every command calls by the same name.
@Suite struct LossTests {
  private static let commands = [
    ["run"], ["plan"], ["status"], ["status", "--brief", "--quiet"], ["status", "--max-age", "26h", "--quiet"], ["backup", "copies"],
    ["withdraw", "00000000", "--by", "汇总组", "--reason", "发错了"],
  ]

  /// - Parameter rest: how many lines of the journal are left; none where it is gone.
  @Test(arguments: commands, [Int?.none, 2])
  func aLostJournalIsOneStory(_ command: [String], _ rest: Int?) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let lines = try city.scratch.text("workspace/journal.jsonl").split(separator: "\n")
    try city.scratch.remove("workspace/journal.jsonl")
    if let rest { try city.scratch.write("workspace/journal.jsonl", lines.prefix(rest).map { $0 + "\n" }.joined()) }
    let ended = try Program.run(command + ["--lang", "zh"] + MiniCity.options, in: city.scratch.root)
    #expect(ended.code == 74 && ended.err.contains("\(city.scratch.path("workspace/journal.jsonl")) 只记到第0次，可第1次已经做完"), "\(ended)")
    #expect(ended.err.contains("huizong restore") && ended.out.isEmpty, "\(ended)")
    #expect(!city.scratch.exists("copies"))
  }

  /// That a run has ended the heartbeat knows, whatever else is gone with the journal.
  @Test func aJournalLostWithTheWarehouseIsVerifiedAsLost() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.scratch.remove("workspace/journal.jsonl")
    try city.scratch.remove("workspace/warehouse.sqlite")
    let ended = try city.huizong("verify", "--lang", "zh")
    #expect(ended.code == 65 && ended.err.contains("\(city.scratch.path("workspace/journal.jsonl")) 只记到第0次，可第1次已经做完"), "\(ended)")
    #expect(ended.err.contains("huizong restore") && ended.err.contains(city.scratch.path("workspace/warehouse.sqlite") + " 不见了\n"), "\(ended)")
    #expect(!ended.err.contains("还没有算过") && !ended.err.contains("会重做"), "\(ended)")
  }

  @Test(arguments: [["status"], ["status", "--brief"], ["show", "water_projects"], ["compare"], ["trace", "water_projects"], ["backup", "copies"]])
  func aLostWarehouseIsNotOneThatNeverWas(_ command: [String]) throws {
    let city = try MiniCity()
    let before = try Program.run(command + ["--lang", "zh"] + MiniCity.options, in: city.scratch.root)
    #expect(before.code == 66 && before.err.contains("里还没有算过：huizong run"), "\(before)")
    _ = try city.huizong("run")
    try city.scratch.remove("workspace/warehouse.sqlite")
    let ended = try Program.run(command + ["--lang", "zh"] + MiniCity.options, in: city.scratch.root)
    #expect(ended.code == 66 && ended.err.contains("\(city.scratch.path("workspace/warehouse.sqlite")) 不见了；huizong run 按原件和日志重算"), "\(ended)")
    #expect(!ended.err.contains("还没有算过"), "\(ended)")
    #expect(try city.huizong("run").code == 0)
    #expect(try Program.run(command + MiniCity.options, in: city.scratch.root).code == before.code % 66)
  }

  /// The bytes are nowhere else: what brings them back is said by whoever needs them.
  @Test(arguments: [["run", "--redo"], ["run", "--stage", "extract"], ["run", "--redo", "--form", "HC-22-1"]])
  func aLostOriginalIsCalledLost(_ command: [String]) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let file = try #require(try city.warehouse.rows("SELECT sha256 FROM submission WHERE file = '\(MiniCity.nandanFunds)'").first?["sha256"])
    try city.scratch.remove("workspace/archive/" + file)
    // Where it still lies in the inbox it is known, so it is not received again.
    try city.scratch.remove("inbox/" + MiniCity.nandanFunds)
    let ended = try Program.run(command + ["--lang", "zh"] + MiniCity.options, in: city.scratch.root)
    #expect(ended.code == 74 && ended.err.contains("\(city.scratch.path("workspace/archive/" + file)) 不见了（\(MiniCity.nandanFunds)）：用最近的备份放回（huizong restore）"), "\(ended)")
  }

  @Test func aLostDefinitionIsCalledLost() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let digest = try #require(try city.warehouse.rows("SELECT definition_digest FROM run").first?["definition_digest"])
    try city.scratch.remove("workspace/archive/" + digest)
    try city.scratch.remove("workspace/warehouse.sqlite")
    try city.scratch.write("pipeline/pipeline.yaml", (MiniCity.definition["pipeline.yaml"] ?? "").replacing("三县汇总", with: "三县"))
    let ended = try city.huizong("run", "--lang", "zh")
    #expect(ended.code == 74 && ended.err.contains("\(city.scratch.path("workspace/archive/" + digest)) 不见了（当时的定义）：用最近的备份放回"), "\(ended)")
  }

  @Test(arguments: [("self", "是绕回自己的链接"), ("nowhere", "那里的链接指向的地方没有文件夹")])
  func anInboxThatLeadsNowhereIs66(_ target: String, _ said: String) throws {
    let city = try MiniCity()
    try FileManager.default.createSymbolicLink(atPath: city.scratch.path("self"), withDestinationPath: city.scratch.path(target))
    for command in ["run", "plan"] {
      let ended = try city.huizong(command, "--inbox", "self", "--lang", "zh")
      #expect(ended.code == 66 && ended.err.contains(city.scratch.path("self")) && ended.err.contains(said), "\(ended)")
      #expect(!ended.err.contains("文件本身"), "\(ended)")
    }
    // One that leads to the inbox is one.
    try city.scratch.remove("self")
    try FileManager.default.createSymbolicLink(atPath: city.scratch.path("self"), withDestinationPath: city.scratch.path("inbox"))
    #expect(try city.huizong("run", "--inbox", "self").code == 0)
  }
}
