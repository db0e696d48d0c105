import Figures
import Runs
import Testing

/// A stage, a county, a form alone: what follows from it is stale, and the next run brings it up.
struct NarrowRunTests {
  @Test func leavesExactlyTheDependantsStale() throws {
    let city = try SmallCity()
    try city.run()
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], version: 2, name: "_v2")
    #expect(try city.run(Selection(stages: [.receive])).stale == [.extract, .normalize, .load, .rollup, .audit, .publish])
    #expect(try city.run(Selection(stages: [.extract])).stale == [.normalize, .load, .rollup, .audit, .publish])
    #expect(try city.run(Selection(stages: [.normalize])).stale == [.load, .rollup, .audit, .publish])
    #expect(try city.figure("water_projects") == "2160")
    #expect(try city.run(Selection(stages: [.load])).stale == [.rollup, .audit, .publish])
    #expect(try city.run(Selection(stages: [.rollup])).stale == [.audit, .publish])
    #expect(try city.figure("water_projects") == "2266")
    #expect(try city.run(Selection(stages: [.audit])).stale == [.publish])
    #expect(try city.run(Selection(stages: [.publish])).stale == [])
  }

  @Test func repeatingAStageThatChangesNothingLeavesNothingStale() throws {
    let city = try SmallCity()
    try city.run()
    for stage in StageName.allCases { #expect(try city.run(Selection(stages: [stage], counties: ["451228"])).stale == []) }
  }

  @Test func oneCountyUnderANewDefinitionLeavesTheOtherAsItWas() throws {
    let city = try SmallCity()
    try city.run()
    try city.replace("unit: 万元", with: "unit: 元", in: "pipeline/forms/HC-22-1.yaml")
    let result = try city.run(Selection(counties: ["451228"], forms: ["HC-22-1"]))
    // 3120.5万元 of 都安 is 3120.5元 now, 4812.00万元 of 大化 is what it was.
    #expect(try city.figure("fund_received") == "48123120.5")
    #expect(result.stale.first == .normalize)
    #expect(try city.plan().items.map { "\($0.region) \($0.form)" } == ["451229 HC-22-1"])
    try city.run()
    #expect(try city.figure("fund_received") == "7932.5")
    let rebuilt = try Replay(workspace: city.workspace).rebuild()
    #expect(rebuilt.map(\.isEqual) == [true, true, true])
  }

  /// What a name says for certain, a form's code or title, is respected; a name that says nothing leaves it open.
  @Test func whatClaimsAnotherFormIsLeftInTheInbox() throws {
    let city = try SmallCity()
    try city.run()
    let water = ["都安/HC-19-1_2020-12_v2.csv", "都安/饮水安全项目表_12月_v3.csv"]
    for (version, file) in zip(2..., water) { try city.write("inbox/" + file, "版本：\(version)\n项目类型,数量\n集中供水,19\(version)\n") }
    try city.write("inbox/都安/资金.csv", "表号：HC-22-1\n期别：2020-12\n版本：2\n下达资金,已支出\n3120.5,3001\n")
    func received(_ forms: [String]) throws -> [String] {
      try city.run(Selection(stages: [.receive], counties: ["451228"], forms: forms)).newFiles
    }
    #expect(try received(["HC-22-1"]) == ["都安/资金.csv"])
    #expect(try received(["HC-19-1"]).sorted() == water)
    // A run for another form does not read them either.
    #expect(try city.run(Selection(stages: [.extract], forms: ["HC-22-1"])).receipts.first?.facts["made"] == 3)
    try city.run()
    #expect(try city.figure("water_projects") == "1181")
    #expect(try city.figure("fund_received") == "79325000")
  }

  /// All rules are judged again, but the counts are of those that draw on the form, at the places asked for.
  @Test func anAuditOfOneFormSpeaksOfItsRules() throws {
    let city = try SmallCity()
    try city.write(
      "pipeline/rules/S.yaml",
      """
      W1: {title: 饮水, scope: county, holds: water_projects > 0, severity: error, message: {zh: "无", en: "none"}, remedy: {zh: "核对", en: "check"}}
      F1: {title: 资金, scope: city, holds: fund_received > 0, severity: error, message: {zh: "无", en: "none"}, remedy: {zh: "核对", en: "check"}}

      """)
    #expect(try city.run().receipts.first { $0.stage == .audit }?.facts["rules"] == 2)
    let form = try city.run(Selection(stages: [.audit], forms: ["HC-19-1"]))
    let facts = form.receipts.first?.facts ?? [:]
    #expect(facts["rules"] == 1 && facts["checks"] == 2 && facts["counties"] == 2 && facts["hold"] == 2, "\(facts)")
    #expect(form.repeats == 1)
    let county = try city.run(Selection(stages: [.audit], counties: ["451228"], forms: ["HC-19-1"])).receipts.first?.facts ?? [:]
    #expect(county["checks"] == 1, "\(county)")
  }

  @Test(arguments: StageName.allCases.dropFirst())
  func aStageWhoseForerunnerNeverRanHasNothingToRead(_ stage: StageName) throws {
    let city = try SmallCity()
    #expect { try city.run(Selection(stages: [stage])) } throws: { error in
      if case Trouble.noInput = error { true } else { false }
    }
    #expect(!city.exists("workspace"))
  }
}
