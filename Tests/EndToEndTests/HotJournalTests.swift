import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

/// A run that is killed while it commits leaves its journal hot; whoever asks next hears how things stand all the same.
@Suite struct HotJournalTests {
  /// A city whose warehouse is as a power cut leaves it: half of a transaction on the disk, and the journal of what was there.
  private func city() throws -> MiniCity {
    let city = try MiniCity()
    #expect(try city.huizong("run").code == 0)
    let path = city.scratch.path("workspace/warehouse.sqlite")
    let writer = try DatabaseQueue(path: path)
    try writer.writeWithoutTransaction { db in
      // More than the cache holds goes to the file before the end.
      try db.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE figure SET value = '1'; CREATE TABLE half (bytes)")
      try db.execute(sql: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO half SELECT zeroblob(4000) FROM n")
      for part in ["", "-journal"] { try city.scratch.copy(path + part, to: "cut/warehouse.sqlite" + part) }
      try db.execute(sql: "ROLLBACK")
    }
    try writer.close()
    for part in ["", "-journal"] { #expect(rename(city.scratch.path("cut/warehouse.sqlite" + part), path + part) == 0) }
    return city
  }

  @Test func whoeverOnlyReadsIsRefusedBySQLite() throws {
    let city = try city()
    do {
      _ = try city.digest()
      Issue.record("the journal is not hot")
    } catch let error as DatabaseError {
      #expect(error.extendedResultCode == .SQLITE_READONLY_ROLLBACK)
    }
  }

  @Test(arguments: ["status", "status --brief", "plan", "show water_projects", "trace water_projects", "verify", "backup copies", "compare"])
  func everyCommandReadsWhatWasCommitted(_ command: String) throws {
    let undisturbed = try MiniCity()
    #expect(try undisturbed.huizong("run").code == 0)
    let expected = try Program.run(command.split(separator: " ").map(String.init) + MiniCity.options, in: undisturbed.scratch.root)
    let city = try city()
    let ended = try Program.run(command.split(separator: " ").map(String.init) + MiniCity.options, in: city.scratch.root)
    #expect(ended.code == expected.code && [0, 65].contains(ended.code), "\(ended)\n\(expected)")
    #expect(!city.scratch.exists("workspace/warehouse.sqlite-journal"))
    #expect(try city.figures()["water_projects"]?["printed"] == "380处")
    #expect(try city.huizong("verify").code == 0)
  }

  /// - Parameter mode: that of the warehouse; the folder is not theirs in any case.
  @Test(arguments: [0o644, 0o666] as [mode_t])
  func whoMayNotWriteHearsWhatHasHappened(_ mode: mode_t) throws {
    let city = try city()
    for name in ["", "/warehouse.sqlite", "/warehouse.sqlite-journal", "/journal.jsonl", "/heartbeat.json"] {
      chmod(city.scratch.path("workspace" + name), name.isEmpty ? 0o755 : name.hasPrefix("/warehouse") ? mode : 0o644)
    }
    chmod(city.scratch.root, 0o755)
    // The superuser has to become nobody first; whoever is somebody keeps out of their own folder.
    if getuid() != 0 { chmod(city.scratch.path("workspace"), 0o555) }
    defer { chmod(city.scratch.path("workspace"), 0o755) }
    let prefix = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : "chmod a-w workspace/warehouse.sqlite*; "
    let ended = try Program.shell(prefix + "\(Program.path) show water_projects --lang zh \(MiniCity.options.joined(separator: " "))", in: city.scratch.root)
    #expect(ended.code == 74 && ended.out.contains("\(city.scratch.path("workspace/warehouse.sqlite")) 现在读不了：上一次运行正在提交时被打断"), "\(ended)")
    #expect(!ended.out.contains("没有权限"), "\(ended)")
    chmod(city.scratch.path("workspace"), 0o755)
    for part in ["", "-journal"] { chmod(city.scratch.path("workspace/warehouse.sqlite" + part), 0o640) }
    #expect(try city.huizong("run").code == 0)
    #expect(try city.huizong("verify").code == 0)
  }
}
