import TestSupport
import Testing

/// The inbox is a mailbox: what arrives counts, in whatever order; what disappears withdraws nothing.
@Suite struct ArrivalTests {
  private static func undisturbed() throws -> String {
    let city = try MiniCity()
    _ = try city.huizong("run")
    return try city.digest()
  }

  @Test(arguments: [false, true])
  func anyOrderOfArrivalGivesTheSameResult(_ isReversed: Bool) throws {
    let city = try MiniCity([:])
    let names = MiniCity.returns.keys.sorted()
    for name in isReversed ? names.reversed() : names {
      try city.scratch.write("inbox/" + name, MiniCity.returns[name] ?? "")
      let ended = try city.huizong("run")
      #expect(ended.code == 0, "\(ended)")
    }
    #expect(try city.digest() == Self.undisturbed())
    #expect(try city.warehouse.rows("SELECT * FROM run").count == names.count)
  }

  @Test func missingCountiesAreNamedAndNeverZero() throws {
    let city = try MiniCity([MiniCity.nandanWater: MiniCity.nandanWater(central: 30, cistern: 20)])
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    let water = try city.figures()["water_projects"]
    #expect(water?["value"] == "50")
    #expect(water?["missing"] == "451202 451228")
    #expect(water?["verdict"] == "incomplete")
    let county = try city.warehouse.rows("SELECT value, state FROM county_figure WHERE indicator = 'water_projects' AND region = '451228'")
    #expect(county == [["state": "missing"]])
    #expect(try city.figures()["fund_progress"]?["verdict"] == "not_computable")
  }

  @Test func theSameBytesUnderAnotherNameAreNothingNew() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try city.digest()
    let archived = try city.scratch.tree("workspace/archive").count
    try city.scratch.copy(city.scratch.path("inbox/" + MiniCity.nandanWater), to: "inbox/451221/HC-19-1_2020-12_终稿.csv")
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.digest() == before)
    #expect(try city.scratch.tree("workspace/archive").count == archived)
    #expect(try city.warehouse.rows("SELECT * FROM submission").count == MiniCity.returns.count)
  }

  @Test func aNewerStatedVersionReplacesAndAnOlderOneDoesNot() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.scratch.write("inbox/451221/HC-19-1_2020-12_b.csv", MiniCity.nandanWater(central: 40, cistern: 20, preamble: "版本：3\n"))
    _ = try city.huizong("run")
    #expect(try city.figures()["water_projects"]?["value"] == "390")
    try city.scratch.write("inbox/451221/HC-19-1_2020-12_c.csv", MiniCity.nandanWater(central: 70, cistern: 20, preamble: "版本：2\n"))
    let older = try city.huizong("run")
    #expect(older.code == 0, "\(older)")
    #expect(try city.figures()["water_projects"]?["value"] == "390")
    let statuses = try city.warehouse.rows("SELECT status FROM submission WHERE region = '451221' AND form = 'HC-19-1' ORDER BY file")
    #expect(statuses.compactMap { $0["status"] } == ["superseded", "accepted", "superseded"])
  }

  @Test func withoutStatedVersionsTheLaterRunDecides() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.scratch.write("inbox/451221/HC-19-1_2020-12_草稿.csv", MiniCity.nandanWater(central: 41, cistern: 20))
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.figures()["water_projects"]?["value"] == "391")
  }

  @Test func twoUnstatedVersionsInOneRunAreHeld() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try city.figures()
    try city.scratch.write("inbox/451221/HC-19-1_2020-12_b.csv", MiniCity.nandanWater(central: 42, cistern: 20))
    try city.scratch.write("inbox/451221/HC-19-1_2020-12_c.csv", MiniCity.nandanWater(central: 43, cistern: 20))
    let ended = try city.huizong("run")
    #expect(ended.code == 65 && ended.word == "findings", "\(ended)")
    let held = try city.warehouse.rows("SELECT reason FROM submission WHERE status = 'held'")
    #expect(held.count == 2 && held.allSatisfy { $0["reason"]?.hasPrefix("version-ambiguous") ?? false }, "\(held)")
    #expect(try city.figures()["water_projects"]?["value"] == before["water_projects"]?["value"])
  }

  @Test func removingAFileWithdrawsNothing() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try city.digest()
    try city.scratch.remove("inbox/" + MiniCity.duanWater)
    try city.scratch.remove("inbox/金城江区")
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.digest() == before)
  }

  @Test func oneOrManyJobsGiveTheSameResult() throws {
    let city = try MiniCity()
    let ended = try city.huizong("run", "--jobs", "1")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.digest() == Self.undisturbed())
  }

  @Test func doingEverythingAgainGivesTheSameResult() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try (city.digest(), city.scratch.tree("workspace/stages/normalize"), city.scratch.tree("workspace/outbox"))
    let ended = try city.huizong("run", "--redo")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.digest() == before.0)
    #expect(try city.scratch.tree("workspace/stages/normalize") == before.1)
    #expect(try city.scratch.tree("workspace/outbox") == before.2)
  }
}
