import Foundation
import Glibc
import TestSupport
import Testing

/// What may not be looked at is not absent: every command ends 77 with the full path.
@Suite struct DeniedTests {
  /// As somebody without rights; the superuser has to become nobody first.
  private func asNobody(_ command: String, in folder: String) throws -> Ended {
    let prefix = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""
    return try Program.shell(prefix + "\(Program.path) " + command + " --pipeline pipeline --workspace workspace", in: folder)
  }

  @Test(arguments: ["status", "status --max-age 26h", "plan", "compare", "show water_projects", "verify", "trace water_projects", "backup backups", "run"])
  func everyCommandSaysSo(_ command: String) throws {
    let city = try MiniCity()
    #expect(try city.huizong("run").code == 0)
    chmod(city.scratch.path("workspace"), 0o000)
    defer { chmod(city.scratch.path("workspace"), 0o750) }
    let ended = try asNobody(command, in: city.scratch.root)
    #expect(ended.code == 77 && ended.out.contains(city.scratch.path("workspace/")), "\(ended)")
  }

  /// One file or one county's folder costs nothing else: the plan says what a run would do, and both end alike.
  @Test(arguments: [(MiniCity.nandanFunds, 5), ("451221", 4)])
  func aPlanGoesOnWhereARunDoes(_ denied: String, _ others: Int) throws {
    let city = try MiniCity()
    chmod(city.scratch.root, 0o755)
    #expect(mkdir(city.scratch.path("workspace"), 0o777) == 0)
    chmod(city.scratch.path("workspace"), 0o777)
    chmod(city.scratch.path("inbox/" + denied), 0)
    defer { chmod(city.scratch.path("inbox/" + denied), 0o755) }
    let before = try asNobody("plan --lang zh", in: city.scratch.root)
    #expect(before.code == 77 && before.out.contains("跳过 \(denied)："), "\(before)")
    #expect(before.out.contains("2 张表 \(others) 份"), "\(before)")
    let run = try asNobody("run --lang zh", in: city.scratch.root)
    #expect(run.code == before.code && run.out.contains("1 处读不了") && run.out.contains("下一步  看收件箱里读不了的文件"), "\(run)")
    // What was recorded of the night is what it ended with.
    #expect(try city.warehouse.rows("SELECT exit_code FROM run") == [["exit_code": "77"]])
    #expect(try city.scratch.text("workspace/heartbeat.json").contains("\"clean\":false"))
    #expect(try city.scratch.text("workspace/journal.jsonl").contains("\"exit\":\"77\""))
    let status = try city.huizong("status", "--lang", "zh")
    #expect(status.lines.contains { $0.hasPrefix("第1次") && $0.hasSuffix("（77）") }, "\(status)")
    let after = try asNobody("plan --lang zh", in: city.scratch.root)
    #expect(after.code == 77 && after.out.contains("没有要做的"), "\(after)")
    // Once it may be read there is something to do for it.
    chmod(city.scratch.path("inbox/" + denied), 0o755)
    let allowed = try asNobody("plan --lang zh", in: city.scratch.root)
    #expect(allowed.code == 0 && allowed.out.contains("新到") && !allowed.out.contains("跳过"), "\(allowed)")
  }

  @Test(arguments: [("warehouse.sqlite", "status"), ("journal.jsonl", "plan"), ("heartbeat.json", "status --max-age 26h")])
  func aSingleFileToo(_ file: String, _ command: String) throws {
    let city = try MiniCity()
    #expect(try city.huizong("run").code == 0)
    chmod(city.scratch.path("workspace"), 0o777)
    for name in ["lock", "warehouse.sqlite", "journal.jsonl", "heartbeat.json"] { chmod(city.scratch.path("workspace/" + name), name == file ? 0 : 0o666) }
    let ended = try asNobody(command, in: city.scratch.root)
    #expect(ended.code == 77 && ended.out.contains(city.scratch.path("workspace/" + file)), "\(ended)")
  }
}
