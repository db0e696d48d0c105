import Foundation
import Glibc
import TestSupport
import Testing

/// Every exit code of the contract that a test can bring about, with its word in the last line on stderr.
@Suite struct ExitCodeTests {
  private static func expect(_ ended: Ended, _ code: Int32, _ word: String, mentions: String...) {
    #expect(ended.code == code, "\(ended)")
    #expect(ended.word == word, "\(ended)")
    for text in mentions { #expect((ended.out + ended.err).contains(text), "should mention \(text)\n\(ended)") }
  }

  @Test func anUnknownStageIs64AndTheNearestNameIsOffered() throws {
    Self.expect(try MiniCity().huizong("run", "--stage", "extrct"), 64, "usage", mentions: "extract")
  }

  @Test func anUnknownIndicatorIs64AndTheNearestNameIsOffered() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    Self.expect(try city.huizong("show", "water_project"), 64, "usage", mentions: "water_projects")
    Self.expect(try city.huizong("show", "--region", "都按", "water_projects"), 64, "usage", mentions: "都按")
  }

  @Test func anUnknownOptionIs64() throws {
    Self.expect(try MiniCity().huizong("run", "--colour", "red"), 64, "usage")
  }

  @Test func aBadCellIs65() throws {
    let city = try MiniCity([MiniCity.nandanFunds: "下达资金（万元）,已支出（万元）\n2000,19a9.25\n"])
    Self.expect(try city.huizong("run"), 65, "findings")
  }

  /// A run of a time when the clock was wrong would count as recent until that day comes.
  @Test func aRunThatEndedInTheFutureProvesNothing() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let beat = try city.scratch.text("workspace/heartbeat.json")
    func age(_ ended: String, _ language: String) throws -> Ended {
      try city.scratch.write("workspace/heartbeat.json", beat.replacing(/"ended":"[^"]*"/, with: "\"ended\":\"\(ended)\""))
      return try city.huizong("status", "--max-age", "26h", "--quiet", "--lang", language)
    }
    Self.expect(try age("2936-01-07T02:00:07Z", "zh"), 65, "findings", mentions: "2936-01-07T02:00:07Z", "证明不了")
    Self.expect(try age("2936-01-07T02:00:07Z", "en"), 65, "findings", mentions: "2936-01-07T02:00:07Z", "proves nothing")
    // The clock of another machine may go a little before.
    let soon = try age(Date(timeIntervalSinceNow: 60).ISO8601Format(), "zh")
    #expect(soon.code == 0 && soon.err.isEmpty, "\(soon)")
  }

  @Test func aBrokenRuleIs65() throws {
    let city = try MiniCity([MiniCity.nandanFunds: "下达资金（万元）,已支出（万元）\n2000,2999.25\n"])
    Self.expect(try city.huizong("run"), 65, "findings")
    let findings = try city.warehouse.rows("SELECT code, severity, region, line FROM finding")
    #expect(findings == [["code": "F22-1", "severity": "error", "region": "451221", "line": "2"]])
  }

  @Test func noInboxIs66WithItsFullPath() throws {
    let city = try MiniCity()
    Self.expect(try city.huizong("run", "--inbox", "nowhere"), 66, "no input", mentions: city.scratch.path("nowhere"))
  }

  @Test func nothingComputedYetIs66() throws {
    let city = try MiniCity()
    Self.expect(try city.huizong("show", "water_projects"), 66, "no input", mentions: city.scratch.path("workspace"))
    Self.expect(try city.huizong("run", "--stage", "normalize"), 66, "no input")
  }

  /// A clerk stands in a folder of the city's and names what lies beside it.
  @Test func pathsThatGoUpMeanTheFolderAbove() throws {
    let city = try MiniCity()
    let below = city.scratch.path("desk/drawer")
    try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
    let paths = ["--pipeline", "../../pipeline", "--workspace", "../books", "--inbox"]
    Self.expect(try Program.run(["run"] + paths + ["../../inbox"], in: below), 0, "ok")
    #expect(FileManager.default.fileExists(atPath: city.scratch.path("desk/books/journal.jsonl")))
    Self.expect(try Program.run(["run"] + paths + ["../nowhere"], in: below), 66, "no input", mentions: city.scratch.path("desk/nowhere"))
    let environment = ["HUIZONG_PIPELINE": "../../pipeline", "HUIZONG_WORKSPACE": "../books", "HUIZONG_INBOX": "../../inbox"]
    let ended = try Program.run(["run"], in: below, environment: environment)
    Self.expect(ended, 0, "ok")
  }

  @Test(arguments: ["workspace/backups", "inbox/backups"])
  func aBackupInsideOfWhatItSavesIs64(_ folder: String) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    Self.expect(try city.huizong("backup", folder), 64, "usage", mentions: city.scratch.path(folder))
    #expect(!city.scratch.exists(folder))
  }

  /// What a script writes whose variable nobody has set: the folder that it happens to stand in is not meant.
  @Test(arguments: [
    ("run", "--workspace"), ("run", "--inbox"), ("run", "--pipeline"), ("plan", "--workspace"), ("verify", "--workspace"), ("status", "--inbox"),
    ("explain F22-1", "--pipeline"), ("check --answer", "--answer"), ("form HC-19-1 --output", "--output"), ("backup", "dir"), ("restore", "dir"),
  ])
  func anEmptyPathIs64AndNamed(_ command: String, _ place: String) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try city.scratch.tree("")
    var words = command.split(separator: " ").map(String.init)
    if place.hasPrefix("--"), words.last != place { words.append(place) }
    words.append("")
    let others = place == "--pipeline" ? [] : ["--pipeline", "pipeline"]
    let ended = try Program.run(words + others + (place == "--workspace" ? [] : ["--workspace", "workspace"]) + ["--lang", "zh"], in: city.scratch.root)
    Self.expect(ended, 64, "usage", mentions: place + " \"\"：路径是空的")
    #expect(try city.scratch.tree("") == before)
  }

  @Test func anEmptyVariableIsOneThatIsNotSet() throws {
    let city = try MiniCity()
    let unset = ["HUIZONG_PIPELINE": "", "HUIZONG_WORKSPACE": "", "HUIZONG_INBOX": ""]
    Self.expect(try Program.run(["run"] + MiniCity.options, in: city.scratch.root, environment: unset), 0, "ok")
    // Without them the definition is looked for where it lies by custom.
    Self.expect(try Program.run(["run"], in: city.scratch.root, environment: unset), 66, "no input", mentions: city.scratch.path("Pipelines/hechi-2020"))
  }

  @Test func noPipelineIs66() throws {
    let city = try MiniCity()
    Self.expect(
      try Program.run(["run", "--pipeline", "elsewhere"], in: city.scratch.root), 66, "no input", mentions: city.scratch.path("elsewhere"))
  }

  @Test func aDamagedWarehouseIs74WithItsFullPath() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let path = city.scratch.path("workspace/warehouse.sqlite")
    var bytes = try Data(contentsOf: URL(filePath: path))
    bytes.replaceSubrange(0..<100, with: repeatElement(UInt8(ascii: "x"), count: 100))
    try bytes.write(to: URL(filePath: path))
    Self.expect(try city.huizong("show", "water_projects"), 74, "io error", mentions: path)
    Self.expect(try city.huizong("run", "--redo"), 74, "io error", mentions: path)
    // Moved away, it is made again from archive and journal.
    try FileManager.default.removeItem(atPath: path)
    #expect(try city.huizong("run").code == 0)
  }

  @Test func aWorkspaceBelowAFileIs73() throws {
    let city = try MiniCity()
    let ended = try Program.run(["run", "--pipeline", "pipeline", "--workspace", "inbox/sample.yaml/w"], in: city.scratch.root)
    Self.expect(ended, 73, "cannot create", mentions: city.scratch.path("inbox/sample.yaml"))
  }

  /// SQLite opens no path of more than 512 bytes, `-journal` included, and `verify --rebuild` makes a warehouse in a folder
  /// of the workspace: what is accepted has to work to the last byte.
  @Test func aWorkspaceWhosePathIsTooLongForSQLiteIs73() throws {
    let city = try MiniCity()
    let limit = 512 - "/rebuild.4194304/warehouse.sqlite-journal".utf8.count
    func workspace(_ length: Int) -> String {
      var path = city.scratch.path("w")
      while path.utf8.count < length { path += path.utf8.count % 100 == 99 && path.utf8.count < length - 1 ? "/" : "x" }
      return path
    }
    let options = ["--pipeline", "pipeline", "--lang", "en", "--workspace"]
    for length in [limit + 1, 830] {
      let ended = try Program.run(["run"] + options + [workspace(length)], in: city.scratch.root)
      Self.expect(ended, 73, "cannot create", mentions: "\(length) bytes", "at most \(limit)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: city.scratch.root).sorted() == ["inbox", "pipeline"])
    }
    // The path without links is what counts.
    try FileManager.default.createDirectory(atPath: workspace(limit + 1), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: city.scratch.path("short"), withDestinationPath: workspace(limit + 1))
    Self.expect(try Program.run(["run"] + options + ["short"], in: city.scratch.root), 73, "cannot create", mentions: "\(limit + 1) bytes")

    for command in [["run"], ["verify", "--rebuild"], ["backup", "backups"]] {
      Self.expect(try Program.run(command + options + [workspace(limit)], in: city.scratch.root), 0, "ok")
    }
    let far = try Program.run(["backup", workspace(limit - 15)] + options + [workspace(limit)], in: city.scratch.root)
    Self.expect(far, 73, "cannot create", mentions: "\(limit - 15) bytes", "at most \(limit - 16)")
    let back = try Program.run(["restore", "backups"] + options + [workspace(limit - 15)], in: city.scratch.root)
    Self.expect(back, 73, "cannot create", mentions: "at most \(limit - 16)")
  }

  /// Even the superuser may not make a folder in /sys.
  @Test func aWorkspaceThatMayNotBeMadeIs77() throws {
    let city = try MiniCity()
    let ended = try Program.run(["run", "--pipeline", "pipeline", "--workspace", "/sys/huizong"], in: city.scratch.root)
    Self.expect(ended, 77, "permission", mentions: "/sys/huizong")
  }

  @Test func aHeldWorkspaceIs75AndSaysWhoHoldsIt() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let descriptor = open(city.scratch.path("workspace/lock"), O_RDWR | O_CLOEXEC)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    // A run writes into the lock who it is.
    _ = "pid 4711".withCString { pwrite(descriptor, $0, 8, 0) }
    Self.expect(try city.huizong("run"), 75, "busy", mentions: "pid 4711")
    #expect(flock(descriptor, LOCK_UN) == 0)
    Self.expect(try city.huizong("run"), 0, "ok")
  }

  @Test(arguments: [
    ("indicators/S19.yaml", "sum: quantity", "sum: quantty"), ("forms/HC-22-1.yaml", "family: money, unit: 万元}\n  spent", "familly: money, unit: 万元}\n  spent"),
    ("pipeline.yaml", "contact:", "contract:"), ("rules/S22.yaml", "severity: error", "severity: terror"),
  ])
  func aMistakeInTheDefinitionIs78WithItsPlace(_ file: String, _ right: String, _ wrong: String) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try (city.digest(), city.scratch.tree("workspace/outbox"))
    let text = try #require(MiniCity.definition[file])
    let place = try #require(text.range(of: right))
    try city.scratch.write("pipeline/" + file, text.replacingCharacters(in: place, with: wrong))
    let ended = try city.huizong("run")
    // The mistake stands on the line where the wrong word does.
    let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
    Self.expect(ended, 78, "definition", mentions: "\(city.scratch.path("pipeline/" + file)):\(line):")
    #expect(ended.err.contains(/:[0-9]+:[0-9]+:\ /), "\(ended)")
    #expect(try city.digest() == before.0)
    #expect(try city.scratch.tree("workspace/outbox") == before.1)
  }
}
