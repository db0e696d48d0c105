import TestSupport
import Testing

/// Rules of scope form are about a return's columns added up: 金城江 2047 + 4459 = 6506人, 都安 4000 + 2500 = 6500人,
/// 南丹 1000 + 500 = 1500人.
@Suite struct FormRuleTests {
  private static let rule = """
    W1: {scope: form, form: HC-19-1, holds: persons <= 6000人, severity: query, message: {zh: "全表 {left}，多过 {right}", en: "{left} in all, over {right}"}, remedy: {zh: 核对, en: check}}

    """

  private func hits(_ city: MiniCity) throws -> [String] {
    try city.warehouse.rows("SELECT region || ' ' || message AS hit FROM finding WHERE code = 'W1' AND status = 'open' ORDER BY region").map { $0["hit"] ?? "" }
  }

  @Test func aReturnIsJudgedAsAWhole() throws {
    let city = try MiniCity()
    try city.scratch.write("pipeline/rules/W.yaml", Self.rule)
    _ = try city.huizong("run")
    #expect(try hits(city) == ["451202 全表 6506人，多过 6000人", "451228 全表 6500人，多过 6000人"])
    let check = try city.huizong("check", "inbox/" + MiniCity.duanWater, "--lang", "zh")
    #expect(check.out.contains("全表 6500人"), "\(check)")
  }

  /// A cell that is blank has no figure, so its column has no sum: undecided is not broken.
  @Test func aColumnWithAGapHasNoSum() throws {
    let city = try MiniCity()
    try city.scratch.write("pipeline/rules/W.yaml", Self.rule)
    try city.scratch.write("inbox/" + MiniCity.jinchengjiangWater, "期别：2020-12\n项目类型,数量,受益贫困人口（人）\n集中供水,52,7047\n家庭水柜,118,\n")
    _ = try city.huizong("run")
    #expect(try hits(city).map { $0.prefix(6) } == ["451228"])
  }

  /// Another scope is another rule: what was read under the one is read again under the other.
  @Test func anotherScopeReadsTheReturnsAgain() throws {
    let city = try MiniCity()
    try city.scratch.write("pipeline/rules/W.yaml", Self.rule.replacing("scope: form,", with: "scope: record,"))
    _ = try city.huizong("run")
    #expect(try hits(city) == [], "no record has 6000人")
    try city.scratch.write("pipeline/rules/W.yaml", Self.rule)
    _ = try city.huizong("run")
    #expect(try hits(city).count == 2)
  }
}
