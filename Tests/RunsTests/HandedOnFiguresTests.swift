import Figures
import Foundation
import Runs
import Testing
import Warehouse

/// A run reads the figures once and hands them from stage to stage; what it ends with is what the warehouse gives.
struct HandedOnFiguresTests {
  private let city: SmallCity

  init() throws { city = try SmallCity() }

  private func standing() throws -> [FigureRow] {
    let warehouse = try WarehouseFile.forReading(city.workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { try $0.figures() }
  }

  /// The pages of the outbox, and the same made by a run that only publishes and so reads all figures itself.
  private func pages() throws -> (left: [String: Data], again: [String: Data]) {
    func read() throws -> [String: Data] {
      var pages: [String: Data] = [:]
      for name in try city.names("workspace/outbox/county") + ["../city.html", "../counties.html", "../counties.csv", "../city.csv", "../晨报.html"] {
        pages[name] = try Data(contentsOf: URL(filePath: city.root + "/workspace/outbox/county/" + name))
      }
      return pages
    }
    let left = try read()
    try city.run(Selection(stages: [.publish]))
    return (left, try read())
  }

  private func check(_ result: RunResult, _ what: Comment) throws {
    #expect(result.figures == (try standing().filter { $0.region == FigureRow.city }), what)
    let (left, again) = try pages()
    #expect(left.count > 5 && left == again, what)
  }

  @Test func areThoseOfTheWarehouse() throws {
    try check(try city.run(), "a first night")
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], version: 2, name: "_v2")
    try check(try city.run(), "a correction")
    try city.send("大化", "HC-22-1", ["4900.00,4600.00"], version: 2, name: "_v2")
    try check(try city.run(Selection(forms: ["HC-22-1"])), "one form")
    try city.send("大化", "HC-22-1", ["4900.00,一千多"], version: 3, name: "_v3")
    try check(try city.run(), "a cell not read")
  }

  @Test func areThoseOfANewDefinition() throws {
    try city.run()
    // A name that the report has and nothing is known of yet.
    let path = city.root + "/pipeline/reference.csv"
    let reference = try String(contentsOfFile: path, encoding: .utf8)
    try city.write("pipeline/reference.csv", reference + "aid,二(五)四,别的,3处,exact,3,处,1,2020,figure,\n")
    try city.write("pipeline/indicators/S30.yaml", "aid: {name: 别的, stream: S30, baseline: true, unit: 处, period: 2020}\n")
    try city.write(
      "pipeline/rules/S.yaml",
      """
      W1: {title: 饮水, scope: city, holds: water_projects == 1, severity: error, message: {zh: "无", en: "none"}, remedy: {zh: "核对", en: "check"}}

      """)
    let flagged = try city.run()
    try check(flagged, "a rule that is broken marks its figure")
    #expect(flagged.figures.contains { $0.indicator == "water_projects" && $0.flags.contains("unexplained") })
    #expect(flagged.figures.map(\.indicator).contains("aid"))
    try city.write("pipeline/reference.csv", reference)
    try city.remove("pipeline/rules/S.yaml")
    try city.remove("pipeline/indicators/S30.yaml")
    let plain = try city.run()
    try check(plain, "the same without")
    #expect(!plain.figures.contains { $0.indicator == "aid" || $0.flags.contains("unexplained") })
  }
}
