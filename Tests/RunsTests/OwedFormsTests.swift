import Runs
import Testing
import Warehouse

/// A county that owes none of the forms that a rule reads will never have the figures: the rule is not about it.
@Suite struct OwedFormsTests {
  /// 大化 alone sends 挂牌村表; both counties send 饮水安全项目表.
  private func city() throws -> SmallCity {
    let city = try SmallCity()
    try city.write(
      "pipeline/forms/HC-04-1.yaml",
      """
      form: HC-04-1
      title: 挂牌村表
      from: ["451229"]
      filed: month
      due: "8d 17:30"
      columns:
        villages: {role: measure, header: [挂牌村], unit: 处}
        manned:   {role: measure, header: [进驻村], unit: 处}

      """)
    try city.write(
      "pipeline/indicators/S04.yaml",
      """
      listed: {name: 挂牌村, stream: S04, of: HC-04-1, sum: villages, unit: 处, period: 2020, print: "{n}处"}
      manned: {name: 进驻村, stream: S04, of: HC-04-1, sum: manned, unit: 处, period: 2020, print: "{n}处"}
      unmanned: {name: 未进驻村, stream: S04, formula: listed - manned, unit: 处, period: 2020, print: "{n}处"}

      """)
    let rules = [
      ("B17", "listed >= manned"), ("B18", "unmanned <= 100处"), ("B19", "listed <= water_projects"), ("B20", "max(listed over counties) <= 100处"),
    ]
    let text = rules.map { code, holds in
      """
      \(code):
        title: \(code)
        scope: [county]
        holds: "\(holds)"
        severity: error
        message: {zh: "{left} 与 {right}", en: "{left}, {right}"}
        remedy: {zh: 核对, en: check}
      """
    }
    try city.write("pipeline/rules/S04.yaml", text.joined(separator: "\n") + "\n")
    return city
  }

  private func verdicts(_ city: SmallCity) throws -> [String] {
    let warehouse = try WarehouseFile.forReading(city.workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read {
      try $0.query("SELECT rule, region, outcome FROM verdict WHERE to_run IS NULL AND rule LIKE 'B%' ORDER BY rule, region").map { row in
        row.compactMap { $0 }.joined(separator: " ")
      }
    }
  }

  @Test func whoOwesNothingOfARuleIsNotAskedAndWhoOwesIs() throws {
    let city = try city()
    try city.run()
    // 大化 owes the form and has not sent it: open, and so is what looks at it from elsewhere.
    #expect(try verdicts(city) == [
      "B17 451229 undecided", "B18 451229 undecided", "B19 451229 undecided", "B20 451228 undecided", "B20 451229 undecided",
    ])
    try city.write("inbox/大化/HC-04-1_2020-12.csv", "挂牌村,进驻村\n9,8\n")
    try city.run()
    #expect(try verdicts(city).filter { $0.hasPrefix("B17") || $0.hasPrefix("B18") || $0.hasPrefix("B19 451229") } == [
      "B17 451229 holds", "B18 451229 holds", "B19 451229 holds",
    ])
  }

  /// The city's ledger has a line for each county: the figures of all of them come with it.
  @Test func whatTheCitySendsCountyByCountyIsAskedOfAll() throws {
    let city = try city()
    try city.replace("from: [\"451229\"]", with: "from: city", in: "pipeline/forms/HC-04-1.yaml")
    try city.run()
    #expect(try verdicts(city).filter { $0.hasPrefix("B17") } == [])
    try city.replace("columns:", with: "columns:\n  county: {role: region, header: [县区]}", in: "pipeline/forms/HC-04-1.yaml")
    try city.write("inbox/市本级/HC-04-1_2020-12.csv", "县区,挂牌村,进驻村\n都安,9,8\n大化,7,8\n")
    try city.run()
    #expect(try verdicts(city).filter { $0.hasPrefix("B17") } == ["B17 451228 holds", "B17 451229 broken"])
  }

  @Test func whenTheFormIsOwedByBothTheOtherIsAskedToo() throws {
    let city = try city()
    try city.run()
    try city.replace("from: [\"451229\"]", with: "from: counties", in: "pipeline/forms/HC-04-1.yaml")
    try city.run()
    #expect(try verdicts(city).filter { $0.hasPrefix("B17") } == ["B17 451228 undecided", "B17 451229 undecided"])
  }
}
