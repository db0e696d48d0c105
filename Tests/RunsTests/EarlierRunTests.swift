import Figures
import Runs
import Testing
import Warehouse

/// The warehouse as an earlier run left it, through the tables and views that everybody asks.
struct EarlierRunTests {
  private func asked(_ city: SmallCity, asOf run: Int?) throws -> [String?] {
    let warehouse = try WarehouseFile.forReading(city.workspace.warehouse, asOf: run)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { reader in
      let view = try reader.query("SELECT value FROM city_figure WHERE indicator = 'water_projects'").first?.first ?? nil
      let table = try reader.figures().first { $0.indicator == "water_projects" && $0.region == FigureRow.city }?.value
      let cells = try reader.query("SELECT COUNT(*) FROM reported_cell WHERE form = 'HC-19-1' AND raw IN ('980', '1O86', '1086')").first?.first ?? nil
      let rejections = try reader.query("SELECT COUNT(*) FROM rejection").first?.first ?? nil
      let submissions = try reader.query("SELECT COUNT(*) FROM submission").first?.first ?? nil
      return [view, table, cells, rejections, submissions, try reader.lastRun().map { String($0.id) }]
    }
  }

  @Test func everythingIsAsThatRunKnewIt() throws {
    let city = try SmallCity()
    try city.run()
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1O86"], version: 2, name: "_v2")
    try city.run()
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], version: 3, name: "_v3")
    try city.run()
    #expect(try asked(city, asOf: 1) == ["2160", "2160", "1", "0", "4", "1"])
    #expect(try asked(city, asOf: 2) == ["1180", "1180", "1", "1", "5", "2"])
    #expect(try asked(city, asOf: 3) == asked(city, asOf: nil))
    #expect(try asked(city, asOf: nil) == ["2266", "2266", "1", "0", "6", "3"])
  }
}
