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
