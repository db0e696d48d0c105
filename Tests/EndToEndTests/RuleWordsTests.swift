import TestSupport
import Testing

/// What a broken rule says to a clerk: her own figures in her own unit, and never two that differ written alike.
@Suite struct RuleWordsTests {
  private func complaint(_ sheet: String, rule: (String, with: String)? = nil) throws -> String {
    let city = try MiniCity([:])
    if let rule {
      let text = try city.scratch.text("pipeline/rules/S22.yaml")
      try city.scratch.write("pipeline/rules/S22.yaml", text.replacing(rule.0, with: rule.with))
    }
    try city.scratch.write("都安/HC-22-1_2020-12.csv", sheet)
    let ended = try Program.run(["check", "都安/HC-22-1_2020-12.csv", "--pipeline", "pipeline", "--format", "json"], in: city.scratch.root)
    return try JSONRow.rows(ended.out).first { $0["code"] == "F22-1" }?["message"] ?? ended.description
  }

  @Test func herOwnUnitFirst() throws {
    #expect(try complaint("单位：元\n下达资金,已支出\n45000,\"50,000\"\n") == "支出 50,000元 大于下达 45000元")
    #expect(try complaint("下达资金（万元）,已支出（万元）\n4.50,５.00\n") == "支出 5.00万元 大于下达 4.50万元")
    // The column is in 万元, the cell says 元.
    #expect(try complaint("下达资金（万元）,已支出（万元）\n4.5,50000元\n") == "支出 50000元（5万元） 大于下达 4.5万元")
  }

  @Test func whatIsComputedIsInTheColumnsUnit() throws {
    let half = ("holds: spent <= received", with: "holds: spent <= received / 2")
    #expect(try complaint("单位：元\n下达资金,已支出\n90000,50000\n", rule: half) == "支出 50000元 大于下达 45000元")
    #expect(try complaint("下达资金（万元）,已支出（万元）\n9.00,5.00\n", rule: half) == "支出 5.00万元 大于下达 4.5万元")
  }

  /// 3.004% of 1000000 is 30040; both would be 3% to two places.
  @Test func aSmallDifferenceIsSeen() throws {
    let rate = ("holds: spent <= received", with: "holds: spent / received <= 3%")
    #expect(try complaint("单位：元\n下达资金,已支出\n1000000,30040\n", rule: rate) == "支出 3.004% 大于下达 3%")
    #expect(try complaint("单位：元\n下达资金,已支出\n1000000,31000\n", rule: rate) == "支出 3.1% 大于下达 3%")
  }

  @Test func soIsOneOfTheCitysFigures() throws {
    let city = try MiniCity()
    let rule = """
      S19-share:
        title: 占比
        scope: [city]
        holds: water_projects / 10000000处 == 0.003%
        severity: error
        message: {zh: "占比 {left}，应为 {right}，差 {gap}", en: "{left} {right} {gap}"}
        remedy: {zh: 核对, en: check}

      """
    try city.scratch.write("pipeline/rules/S19.yaml", rule)
    #expect(try city.huizong("run").code == 65)
    // 380 of ten million are 0.0038%: to two places both sides are 0%.
    #expect(try city.warehouse.rows("SELECT message FROM finding") == [["message": "占比 0.004%，应为 0.003%，差 0.001%"]])
  }
}
