import Foundation
import Glibc
import TestSupport
import Testing

/// However a run ends, its log says so, and nothing about it is half said.
@Suite struct EndingTests {
  private func log(_ city: MiniCity, _ run: Int) throws -> [[String: String]] {
    try city.scratch.text("workspace/log/\(run).jsonl").split(separator: "\n").map { line in
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return object.compactMapValues { $0 as? String ?? ($0 as? NSNumber)?.stringValue }
    }
  }

  private func last(_ city: MiniCity, _ run: Int) throws -> (event: String?, exit: String?) {
    let row = try #require(try log(city, run).last)
    return (row["event"], row["exit"])
  }

  @Test func aRunLeavesItsEventsInOrder() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    #expect(try log(city, 1).map { [$0["event"], $0["stage"]].compactMap { $0 }.joined(separator: " ") } == [
      "start", "stage receive", "stage extract", "stage normalize", "stage load", "stage rollup", "stage audit", "stage publish", "end",
    ])
    #expect(try last(city, 1) == ("end", "0"))
    _ = try city.huizong("run")
    #expect(try last(city, 2) == ("end", "0"))
  }

  @Test func aRefusedReturnIsNamed() throws {
    let city = try MiniCity([MiniCity.nandanWater: "项目类型\n集中供水\n"])
    #expect(try city.huizong("run").code == 65)
    #expect(try log(city, 1).contains { $0["event"] == "refused" && $0["file"] == MiniCity.nandanWater })
    #expect(try last(city, 1) == ("end", "65"))
  }

  @Test func aRunThatFailsSaysWhy() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.scratch.remove("workspace/heartbeat.json")
    // The file that the run would make is a folder that is not empty.
    try city.scratch.write("workspace/heartbeat.json/x", "")
    try city.scratch.write("inbox/451221/HC-19-1_2020-12_b.csv", MiniCity.nandanWater(central: 40, cistern: 20, preamble: "版本：3\n"))
    let ended = try city.huizong("run")
    #expect(ended.code == 74, "\(ended)")
    #expect(try last(city, 2) == ("end", "74"))
  }

  @Test(arguments: [(SIGHUP, Int32(129)), (SIGTERM, Int32(143)), (SIGINT, Int32(130))])
  func anInterruptedRunHasALastLineToo(_ signal: Int32, _ code: Int32) throws {
    let city = try MiniCity()
    let run = try city.start("run")
    // Once its first line is there the log is known to whatever ends the run.
    while run.isRunning, try !city.scratch.exists("workspace/log/1.jsonl") || city.scratch.text("workspace/log/1.jsonl").isEmpty { usleep(200) }
    run.stop()
    guard run.isRunning else { return }
    _ = Glibc.kill(run.pid, signal)
    run.goOn()
    let ended = try run.end()
    // Where the signal came too late the run had ended by itself.
    guard ended.code != 0 else { return }
    #expect(ended.code == code && ended.word == "interrupted", "\(ended)")
    #expect(try city.scratch.text("workspace/log/1.jsonl").hasSuffix("\"exit\":\(code),\"reason\":\"\(["129": "hung up", "143": "terminated", "130": "interrupted"][String(code)] ?? "")\"}\n"))
    #expect(try city.huizong("run").code == 0)
  }

  @Test func aFileThatMayNotGrowIsAnErrorLikeAFullDisk() throws {
    let city = try MiniCity()
    let ended = try Program.shell("ulimit -f 16; huizong run --pipeline pipeline --workspace workspace", in: city.scratch.root)
    #expect(ended.code == 74 && ended.out.contains("huizong: io error"), "\(ended)")
    #expect(try city.huizong("run").code == 0)
  }

  /// Text for people goes nowhere then, least of all into the next file that is opened.
  @Test func aClosedStandardOutputIsNoFaultOfTheNight() throws {
    let city = try MiniCity()
    let ended = try Program.shell("huizong run --pipeline pipeline --workspace workspace >&- 2>&-", in: city.scratch.root)
    let recorded = try city.warehouse.rows("SELECT exit_code FROM run")
    #expect(recorded == [["exit_code": String(ended.code)]], "\(ended)")
    #expect(try city.huizong("verify", "--rebuild").code == 0)
  }

  /// `/dev/full` is a disk without space. What the run computed and published stands.
  @Test(arguments: [
    "run", "run --format json", "status", "plan", "show", "compare --format csv", "trace water_projects", "verify", "form HC-19-1", "quantity 19亿多元",
    "check inbox/451221/HC-22-1_2020-12.csv", "explain F22-1",
  ])
  func anOutputOnAFullDiskIsAnError(_ command: String) throws {
    let city = try MiniCity()
    if !command.hasPrefix("run") { #expect(try city.huizong("run").code == 0) }
    let ended = try Program.shell("huizong \(command) --pipeline pipeline --workspace workspace --lang zh 3>&1 >/dev/full 2>&3", in: city.scratch.root)
    let lines = ended.out.split(separator: "\n")
    #expect(ended.code == 74 && lines.last?.hasPrefix("huizong: io error") ?? false, "\(ended)")
    #expect(lines.count { $0 == "标准输出写不了：磁盘满了；写出去的不全，腾出空间或换个地方，再做一次" } == 1, "\(ended)")
    #expect(try city.figures()["water_projects"]?["value"] == "380")
    #expect(try last(city, 1) == ("end", "0"))
  }

  @Test(arguments: ["--help", "help run", "--version"])
  func soIsHelpOnAFullDisk(_ words: String) throws {
    let city = try MiniCity()
    let ended = try Program.shell("huizong \(words) 3>&1 >/dev/full 2>&3", in: city.scratch.root)
    #expect(ended.code == 74 && ended.out.hasPrefix("cannot write to standard output: No space left on device") && ended.out.hasSuffix("huizong: io error\n"), "\(ended)")
  }

  /// Whoever reads the first line and goes away has what he wanted.
  @Test(arguments: ["--help", "compare --pipeline pipeline --workspace workspace", "form HC-19-1 --pipeline pipeline"])
  func aReaderThatGoesAwayIsNoError(_ command: String) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    // It is gone before anything is written.
    let ended = try Program.shell("mkfifo pipe; (: < pipe) & exec 3> pipe; wait; huizong \(command) >&3; echo $?", in: city.scratch.root)
    #expect(ended.out.hasSuffix("0\n") && !ended.out.contains("io error") && !ended.out.contains("standard output"), "\(ended)")
  }

  @Test(arguments: [["run", "--settle", "10"], ["status", "--max-age", "26"], ["run", "--wait", "5"]])
  func aBareNumberIsNoDuration(_ command: [String]) throws {
    let city = try MiniCity()
    let ended = try Program.run(command + MiniCity.options, in: city.scratch.root)
    #expect(ended.code == 64 && ended.word == "usage" && ended.err.contains("10m"), "\(ended)")
  }

  /// Each names the option, before anything is made.
  @Test(arguments: [
    ("run", "--settle=-10m"), ("run", "--settle=5000d"), ("run", "--wait=-1s"), ("run", "--wait=9223372036854775807d"), ("run", "--jobs=-1"),
    ("run", "--jobs=0"), ("run --stage audit", "--settle=-10m"), ("backup b", "--keep=-1"), ("backup b", "--keep=0"),
    ("backup b", "--keep=99999999999999999999"), ("backup b", "--wait=-1s"), ("withdraw x --by y --reason z", "--wait=-1s"), ("status", "--max-age=-26h"),
    ("status", "--max-age=99999999d"),
  ])
  func aNumberOutOfBoundsIsWrongUsage(_ command: String, _ option: String) throws {
    let city = try MiniCity()
    for language in ["zh", "en"] {
      let ended = try Program.run(command.split(separator: " ").map(String.init) + [option, "--lang", language] + MiniCity.options, in: city.scratch.root)
      #expect(ended.code == 64 && ended.word == "usage" && ended.err.contains(option.prefix { $0 != "=" }), "\(ended)")
    }
    #expect(!city.scratch.exists("workspace"))
  }
}
