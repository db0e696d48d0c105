import Runs
import Testing
import Warehouse

/// What a run knew stays known: a late return for an earlier period changes later runs only, and a return for another
/// period no figure of this one.
struct LateReturnTests {
  private static func history(_ city: SmallCity, _ indicator: String) throws -> [[String?]] {
    let warehouse = try WarehouseFile.forReading(city.workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read {
      try $0.query("SELECT CAST(run AS TEXT), value, as_of FROM city_figure_history WHERE indicator = ? ORDER BY run", [indicator])
    }
  }

  @Test func aLateReturnDoesNotRewriteWhatWasKnown() throws {
    let city = try SmallCity()
    try city.run()
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], version: 2, name: "_更正")
    try city.run()
    #expect(try Self.history(city, "water_projects") == [["1", "2160", "2020-12-31"], ["2", "2266", "2020-12-31"]])
  }

  @Test func aReturnForAnEarlierMonthLeavesDecemberAlone() throws {
    let city = try SmallCity()
    let before = try city.run().resultDigest
    // November arrives after December was published.
    try city.write("inbox/都安/HC-19-1_2020-11.csv", "项目类型,数量\n集中供水,180\n家庭水柜,900\n")
    let after = try city.run()
    #expect(after.newFiles == ["都安/HC-19-1_2020-11.csv"] && after.resultDigest != before)
    #expect(try city.figure("water_projects") == "2160")
    #expect(try Self.history(city, "water_projects").map { $0[1] } == ["2160", "2160"] || Self.history(city, "water_projects").count == 1)
    #expect(after.changes.isEmpty)
  }
}
