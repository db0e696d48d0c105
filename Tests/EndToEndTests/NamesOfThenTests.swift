import TestSupport
import Testing

/// What an earlier run knew is told with the names of that day.
@Suite struct NamesOfThenTests {
  @Test func anEarlierRunIsShownUnderItsOwnDefinition() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let regions = try #require(MiniCity.definition["regions.csv"])
    try city.scratch.write("pipeline/regions.csv", regions.replacing("县,南丹,", with: "县,南丹新,"))
    #expect(regions.contains("县,南丹,"))
    _ = try city.huizong("run")
    let now = try city.huizong("show", "water_projects", "--lang", "zh")
    let then = try city.huizong("show", "water_projects", "--lang", "zh", "--as-of", "1")
    #expect(now.out.contains("南丹新"), "\(now)")
    #expect(then.code == 0 && then.out.contains("南丹") && !then.out.contains("南丹新"), "\(then)")
    // Where it is not archived any more, today's has to do.
    try city.scratch.remove("workspace/archive/" + city.warehouse.rows("SELECT definition_digest FROM run WHERE run = 1")[0]["definition_digest", default: ""])
    #expect(try city.huizong("show", "water_projects", "--as-of", "1").code == 0)
  }
}
