import Foundation
import TestSupport
import Testing

/// What is derived may be deleted at any time: running its stage makes it again, byte for byte.
@Suite struct RestoringTests {
  @Test(arguments: [("stages/extract", "extract"), ("stages/normalize", "normalize"), ("outbox", "publish")])
  func aDeletedFolderComesBack(_ folder: String, _ stage: String) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try (city.digest(), city.scratch.tree("workspace/" + folder))
    #expect(!before.1.isEmpty)
    try city.scratch.remove("workspace/" + folder)
    let ended = try city.huizong("run", "--stage", stage)
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.digest() == before.0)
    let after = try city.scratch.tree("workspace/" + folder)
    #expect(after.keys.sorted() == before.1.keys.sorted())
    #expect(after.filter { before.1[$0.key] != $0.value }.keys.sorted() == [])
  }

  @Test func aDeletedWarehouseComesBack() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try (city.digest(), city.figures(), city.scratch.tree("workspace/outbox"))
    try city.scratch.remove("workspace/warehouse.sqlite")
    let load = try city.huizong("run", "--stage", "load")
    #expect(load.code == 0, "\(load)")
    #expect(try city.digest() == before.0)
    #expect(try city.figures() == before.1)
    let all = try city.huizong("run")
    #expect(all.code == 0, "\(all)")
    #expect(try city.scratch.tree("workspace/outbox") == before.2)
  }

  /// There are no migrations: a warehouse of an earlier schema is made anew.
  @Test func anOlderWarehouseIsMadeAnew() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try (city.digest(), city.figures())
    try city.warehouse.attempt("PRAGMA application_id = \(0x485A_0000)")
    try city.scratch.write("inbox/" + MiniCity.nandanWater, MiniCity.nandanWater(central: 30, cistern: 20))
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.figures()["water_projects"] == before.1["water_projects"])
    #expect(try city.warehouse.rows("SELECT * FROM run").count == 2)
  }

  /// A run that was killed while it made the warehouse leaves a file without anything in it.
  @Test func anEmptyWarehouseIsMadeAnew() throws {
    let city = try MiniCity()
    _ = try city.huizong("run", "--through", "normalize")
    try city.scratch.write("workspace/warehouse.sqlite", "")
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.figures()["water_projects"]?["value"] == "380")
  }

  @Test func somebodyElsesDatabaseIsLeftAlone() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.warehouse.attempt("PRAGMA application_id = 17")
    try city.scratch.write("inbox/" + MiniCity.nandanWater, MiniCity.nandanWater(central: 31, cistern: 20))
    let ended = try city.huizong("run")
    #expect(ended.code != 0, "\(ended)")
    #expect(try city.warehouse.rows("SELECT * FROM run").count == 1)
  }

  @Test func aDamagedBatchIsMadeAgain() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try (city.digest(), city.scratch.tree("workspace/stages/normalize"))
    let name = try #require(before.1.keys.filter { $0 != "index" }.min())
    try city.scratch.write("workspace/stages/normalize/" + name, (before.1[name] ?? Data()).dropLast(200))
    try city.scratch.remove("workspace/warehouse.sqlite")
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.digest() == before.0)
    #expect(try city.scratch.tree("workspace/stages/normalize")[name] == before.1[name])
  }

  @Test func everythingDerivedAtOnceComesBack() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let before = try (city.digest(), city.scratch.tree("workspace/outbox"))
    for gone in ["stages", "warehouse.sqlite", "outbox", "log", "heartbeat.json"] { try city.scratch.remove("workspace/" + gone) }
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.digest() == before.0)
    #expect(try city.scratch.tree("workspace/outbox") == before.1)
    #expect(city.scratch.exists("workspace/heartbeat.json"))
  }
}
