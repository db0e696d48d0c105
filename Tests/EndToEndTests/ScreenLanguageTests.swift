import Foundation
import Glibc
import TestSupport
import Testing

/// Whatever goes wrong, an operator with a Chinese screen reads Chinese: the full path, the reason and what to do.
@Suite struct ScreenLanguageTests {
  private static let commands = ["run", "plan", "status", "verify", "restore", "backup", "form", "check", "show"]

  /// Words of the line that are neither paths, commands, options nor names: what is left must not be English.
  private static func english(_ line: String) -> [String] {
    var line = line.replacing(/"[^"]*"/, with: "")
    line = line.replacing(/\/[!-~]*/, with: "")
    return line.split { !$0.isASCII || !($0.isLetter || $0 == "-") }.map(String.init).filter { word in
      word.count > 2 && !word.hasPrefix("-") && !commands.contains(word) && !["huizong", "YAML", "SQLite", "UTF-", "CSV"].contains(word)
    }
  }

  /// Everything on stderr but the last line, whose word is the contract's.
  private static func expectChinese(_ ended: Ended, _ code: Int32, mentions: String) {
    #expect(ended.code == code, "\(ended)")
    let said = ended.err.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("huizong: ") }
    #expect(said.contains { $0.contains(mentions) }, "should mention \(mentions)\n\(ended)")
    for line in said { #expect(english(line).isEmpty, "\(english(line)) in: \(line)") }
  }

  @Test func whatIsNotThere() throws {
    let city = try MiniCity()
    Self.expectChinese(try city.huizong("run", "--lang", "zh", "--inbox", "nowhere"), 66, mentions: city.scratch.path("nowhere"))
    Self.expectChinese(try city.huizong("status", "--lang", "zh"), 66, mentions: city.scratch.path("workspace"))
    Self.expectChinese(try city.huizong("restore", "backups", "--lang", "zh"), 66, mentions: city.scratch.path("backups"))
    Self.expectChinese(try city.huizong("verify", "--lang", "zh"), 66, mentions: city.scratch.path("workspace"))
  }

  @Test func whatIsInTheWay() throws {
    let city = try MiniCity()
    try city.scratch.write("file", "")
    let options = ["--pipeline", "pipeline", "--lang", "zh", "--workspace"]
    for path in ["file", "file/below"] {
      Self.expectChinese(try Program.run(["run"] + options + [path], in: city.scratch.root), 73, mentions: city.scratch.path("file"))
    }
    Self.expectChinese(try Program.run(["run"] + options + ["/sys/huizong"], in: city.scratch.root), 77, mentions: "/sys/huizong")
    _ = try city.huizong("run")
    try city.scratch.remove("workspace/warehouse.sqlite")
    try city.scratch.write("workspace/warehouse.sqlite/x", "")
    Self.expectChinese(try city.huizong("run", "--redo", "--lang", "zh"), 74, mentions: city.scratch.path("workspace/warehouse.sqlite"))
  }

  @Test func aWarehouseThatIsNone() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let path = city.scratch.path("workspace/warehouse.sqlite")
    var bytes = try Data(contentsOf: URL(filePath: path))
    // The number at byte 68 says which version made it.
    bytes[71] = 0xFF
    try bytes.write(to: URL(filePath: path))
    for command in ["run", "status", "plan"] { Self.expectChinese(try city.huizong(command, "--lang", "zh"), 74, mentions: path + " 是新版 huizong 做的") }
    try Data("nothing".utf8).write(to: URL(filePath: path))
    for command in ["run", "status"] { Self.expectChinese(try city.huizong(command, "--lang", "zh"), 74, mentions: path + " 坏了") }
    try city.scratch.write("workspace/heartbeat.json", "{")
    Self.expectChinese(try city.huizong("status", "--max-age", "26h", "--lang", "zh"), 74, mentions: city.scratch.path("workspace/heartbeat.json"))
  }

  @Test func whoeverHoldsTheWorkspace() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let descriptor = open(city.scratch.path("workspace/lock"), O_RDWR | O_CLOEXEC)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let note = "pid 4711, 汇总组, since 2021-01-07 02:00:07 +08:00, normalize, run --wait 10m"
    _ = note.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    let ended = try city.huizong("run", "--lang", "zh")
    Self.expectChinese(
      ended, 75, mentions: city.scratch.path("workspace") + "：进程 4711（汇总组），2021-01-07 02:00:07 +08:00 开始，正在换算，命令 run --wait 10m；")
    #expect(try city.huizong("run", "--lang", "en").err.contains(note))
  }

  @Test func aMistakeInTheDefinition() throws {
    let city = try MiniCity()
    for (file, old, new) in [
      ("pipeline.yaml", "contact:", "contract:"), ("indicators/S19.yaml", "sum: quantity", "sum: quantty"), ("rules/S22.yaml", "severity: error", "severity: terror"),
    ] {
      let text = try #require(MiniCity.definition[file])
      try city.scratch.write("pipeline/" + file, text.replacing(old, with: new))
      let ended = try city.huizong("run", "--lang", "zh")
      #expect(ended.code == 78 && ended.err.contains(city.scratch.path("pipeline/" + file)) && ended.err.contains("应是"), "\(ended)")
      #expect(!ended.err.contains("found") && !ended.err.contains("expected"), "\(ended)")
      try city.scratch.write("pipeline/" + file, text)
    }
  }

  @Test(arguments: [["run", "--colour"], ["run", "--stage"], ["run", "x"], ["check"], ["form"], ["run", "--jobs", "many"], ["withdraw"]])
  func aCommandLineThatMakesNoSense(_ words: [String]) throws {
    let city = try MiniCity()
    let ended = try Program.run(words, in: city.scratch.root, environment: ["LANG": "zh_CN.UTF-8", "HUIZONG_PIPELINE": "pipeline"])
    #expect(ended.code == 64 && ended.word == "usage", "\(ended)")
    let first = ended.err.split(separator: "\n").first ?? ""
    #expect(first.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } && !first.contains("Error"), "\(ended)")
  }

  @Test(arguments: [("zh", "没有做完；再运行一次就行"), ("en", "not finished; run it once more")])
  func anInterruptedCommandSaysHowToGoOn(_ language: String, _ words: String) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    // It waits for a lock that nobody gives back.
    let descriptor = open(city.scratch.path("workspace/lock"), O_RDWR | O_CLOEXEC)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let waiting = try city.start("backup", "backups", "--lang", language, "--wait", "10m")
    usleep(500_000)
    _ = kill(waiting.pid, SIGINT)
    let ended = try waiting.end()
    #expect(ended.code == 130 && ended.err.hasSuffix("huizong: interrupted, \(words)\n"), "\(ended)")
  }
}
