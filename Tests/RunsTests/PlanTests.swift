import Figures
import Foundation
import Runs
import Testing

/// What is stale, and why, after each kind of change.
struct PlanTests {
  @Test func beforeTheFirstRunEverythingIsNewAndNothingIsMade() throws {
    let city = try SmallCity()
    let plan = try city.plan()
    #expect(plan.items.map { "\($0.region) \($0.form) \($0.reason)" }.sorted() == [
      "451228 HC-19-1 new", "451228 HC-22-1 new", "451229 HC-19-1 new", "451229 HC-22-1 new",
    ])
    #expect(plan.stages == StageName.allCases)
    #expect(!city.exists("workspace"))
  }

  @Test func afterARunNothingIsStale() throws {
    let city = try SmallCity()
    try city.run()
    #expect(try city.figure("water_projects") == "2160")
    #expect(try city.plan().isEmpty)
  }

  private static func replaced(_ item: Staleness.Item) -> String { item.replaces.map { "\($0.version) \($0.gives)" } ?? "nothing" }

  @Test func aNewVersionSaysWhatItReplacesAndThatIsNotUnchanged() throws {
    let city = try SmallCity()
    try city.run()
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], name: "_b")
    var plan = try city.plan()
    #expect(plan.items.map(Self.replaced) == ["0 true"] && plan.unchanged == 3)
    #expect(plan.city.first?.indicators == ["water_projects"])
    // Received and not read yet, it is still known whose it is.
    try city.run(Selection(stages: [.receive]))
    plan = try city.plan()
    #expect(plan.items.map { "\($0.region) \($0.form)" } == ["451228 HC-19-1"])
    #expect(plan.items.map(Self.replaced) == ["0 true"] && plan.unchanged == 3)
    try city.send("都安", "HC-22-1", ["3120.5,3001.25"], version: 2, name: "_v2")
    try city.run()
    try city.send("都安", "HC-22-1", ["3120.5,3001"], version: 1, name: "_v1")
    #expect(try city.plan().items.map(Self.replaced) == ["2 false"])
  }

  @Test func theChangedFilesAreNamed() throws {
    let city = try SmallCity()
    try city.run()
    try city.replace("{n}处", with: "{n}个", in: "pipeline/indicators/S19.yaml")
    try city.replace("title: 河池市", with: "title: 河池", in: "pipeline/pipeline.yaml")
    #expect(try city.plan().files == ["indicators/S19.yaml", "pipeline.yaml"])
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let apply: @Sendable (SmallCity) throws -> Void
    /// Submissions as `county form stages reason`.
    let items: [String]
    /// Stages of the whole city.
    let city: [String]
    var testDescription: String { name }
  }

  /// Of a file that says nothing of its form the headers decide, so those of every form count; a file that was refused may
  /// be of any form; a worksheet's title is compared with titles only.
  @Test func aFormsHeadersConcernWhatWasComparedWithThem() throws {
    let city = try SmallCity()
    try city.write("inbox/都安/表_2020-11.csv", "下达资金,已支出\n10,9\n")
    try city.write("inbox/都安/表_2020-10.csv", "财政扶贫资金支出进度表\n下达资金,已支出\n10,9\n")
    try city.write("inbox/都安/表_2020-09.csv", "项目类型,个数\n集中供水,192\n")
    try city.write("inbox/都安/表_2020-08.csv", "表号：HC-22-1\n下达资金,已支出\n10,9\n")
    try city.run()
    try city.replace("header: [数量]", with: "header: [数量, 个数]", in: "pipeline/forms/HC-19-1.yaml")
    let plan = try city.plan()
    #expect(plan.items.map { "\($0.file) \($0.reason)" }.sorted() == [
      "大化/HC-19-1_2020-12.csv form", "都安/HC-19-1_2020-12.csv form", "都安/表_2020-09.csv headers", "都安/表_2020-11.csv headers",
    ])
    try city.run()
    #expect(try city.plan().isEmpty)
    let anew = try SmallCity()
    try anew.remove("inbox")
    try FileManager.default.copyItem(atPath: city.inbox, toPath: anew.inbox)
    try anew.replace("header: [数量]", with: "header: [数量, 个数]", in: "pipeline/forms/HC-19-1.yaml")
    #expect(try anew.run().resultDigest == city.run().resultDigest)
    // What was refused for want of a header is taken now.
    #expect(try city.count("SELECT 1 FROM submission WHERE form = 'HC-19-1' AND period = '2020-09' AND status = 'accepted'") == 1)
  }

  @Test func anotherTitleIsNamedAsSuch() throws {
    let city = try SmallCity()
    try city.write("inbox/都安/表_2020-10.csv", "财政扶贫资金支出进度表\n下达资金,已支出\n10,9\n")
    try city.run()
    try city.replace("title: 饮水安全项目表", with: "title: 饮水工程表", in: "pipeline/forms/HC-19-1.yaml")
    #expect(try city.plan().items.map { "\($0.file) \($0.reason)" }.sorted() == [
      "大化/HC-19-1_2020-12.csv form", "都安/HC-19-1_2020-12.csv form", "都安/表_2020-10.csv titles",
    ])
  }

  /// A new form may be what a name or a title always meant.
  @Test func aNewFormConcernsWhatMayBeCalledByItsName() throws {
    let city = try SmallCity()
    try city.write("inbox/都安/表_2020-10.csv", "财政扶贫资金支出进度表\n下达资金,已支出\n10,9\n")
    try city.write("inbox/都安/HC-99-1_2020-12.csv", "路灯,电费\n12,300\n")
    try city.run()
    try city.write(
      "pipeline/forms/HC-99-1.yaml",
      """
      form: HC-99-1
      title: 路灯表
      from: counties
      filed: month
      due: "8d 17:30"
      columns:
        lamps: {role: measure, header: [路灯], unit: 座}
        power: {role: measure, header: [电费], family: money, unit: 元}

      """)
    #expect(try city.plan().items.map(\.file).sorted() == ["都安/HC-99-1_2020-12.csv", "都安/表_2020-10.csv"])
    try city.run()
    #expect(try city.count("SELECT 1 FROM submission WHERE form = 'HC-99-1' AND status = 'accepted'") == 1)
  }

  static let changes = [
    Change(
      name: "a new version of one return", apply: { try $0.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,1086"], version: 2, name: "_v2") },
      items: ["451228 HC-19-1 receive+extract+normalize+load new"], city: ["rollup upstream", "audit upstream", "publish upstream"]),
    Change(
      name: "the definition of one form", apply: { try $0.replace("from: counties", with: "from: counties\ntake: last", in: "pipeline/forms/HC-22-1.yaml") },
      items: ["451228 HC-22-1 normalize+load form", "451229 HC-22-1 normalize+load form"],
      city: ["rollup upstream", "audit upstream", "publish upstream"]),
    Change(
      name: "another header for a column of one form", apply: { try $0.replace("header: [数量]", with: "header: [数量, 个数]", in: "pipeline/forms/HC-19-1.yaml") },
      items: ["451228 HC-19-1 normalize+load form", "451229 HC-19-1 normalize+load form"],
      city: ["rollup upstream", "audit upstream", "publish upstream"]),
    Change(
      name: "units", apply: { try $0.replace("money,万元,10000,,,", with: "money,万元,10000,,,\nmoney,亿元,100000000,,,", in: "pipeline/units.csv") },
      items: [
        "451228 HC-19-1 normalize+load units", "451228 HC-22-1 normalize+load units", "451229 HC-19-1 normalize+load units",
        "451229 HC-22-1 normalize+load units",
      ], city: ["rollup upstream", "audit upstream", "publish upstream"]),
    Change(
      name: "the report of reference", apply: { try $0.replace("2160处,exact,2160", with: "2161处,exact,2161", in: "pipeline/reference.csv") },
      items: [], city: ["rollup reference", "audit upstream", "publish upstream"]),
    Change(
      name: "the period that is due", apply: { try $0.replace("period: 2020-12", with: "period: 2020-11", in: "pipeline/pipeline.yaml") },
      items: [
        "451228 HC-19-1 normalize+load settings", "451228 HC-22-1 normalize+load settings", "451229 HC-19-1 normalize+load settings",
        "451229 HC-22-1 normalize+load settings",
      ], city: ["rollup upstream", "audit upstream", "publish upstream"]),
    Change(
      name: "an indicator", apply: { try $0.replace("{n}处", with: "{n}个", in: "pipeline/indicators/S19.yaml") },
      items: [], city: ["rollup indicator", "audit upstream", "publish upstream"]),
    Change(
      name: "the title", apply: { try $0.replace("title: 河池市", with: "title: 河池", in: "pipeline/pipeline.yaml") }, items: [],
      city: ["publish settings"]),
    Change(
      name: "a deleted extract batch", apply: { try $0.remove("workspace/stages/extract/" + $0.names("workspace/stages/extract")[0]) },
      items: ["* extract batch"], city: []),
    Change(
      name: "all batches deleted", apply: { try $0.remove("workspace/stages") },
      items: [
        "451228 HC-19-1 extract+normalize batch", "451228 HC-22-1 extract+normalize batch", "451229 HC-19-1 extract+normalize batch",
        "451229 HC-22-1 extract+normalize batch",
      ], city: ["publish unnoted"]),
    Change(
      name: "a deleted warehouse", apply: { try $0.remove("workspace/warehouse.sqlite") }, items: [],
      city: ["load+rollup+audit warehouse", "publish upstream"]),
    Change(name: "a deleted outbox", apply: { try $0.remove("workspace/outbox") }, items: [], city: ["publish outbox"]),
    Change(name: "another business date", apply: { $0.today = "2021-01-07" }, items: [], city: ["publish today"]),
  ]

  @Test(arguments: changes)
  func namesTheReason(_ change: Change) throws {
    let city = try SmallCity()
    try city.run()
    try change.apply(city)
    let plan = try city.plan()
    func stages(_ stages: [StageName]) -> String { stages.map(\.rawValue).joined(separator: "+") }
    let items = plan.items.map { item in
      let who = change.items.first?.hasPrefix("*") ?? false ? "*" : "\(item.region) \(item.form)"
      return "\(who) \(stages(item.stages)) \(item.reason)"
    }
    #expect(items.sorted() == change.items)
    #expect(plan.city.map { "\(stages($0.stages)) \($0.reason)" } == change.city)
    try city.run()
    let after = try city.plan()
    #expect(after.isEmpty, "\(change.name): still stale: \(after.stages)")
  }
}
