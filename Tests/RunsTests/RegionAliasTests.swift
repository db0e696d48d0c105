import Figures
import Foundation
import Runs
import Testing
import TestSupport

/// Another name for a region makes stale what was written with it, and nothing else; a whole run gives the same as the narrow one.
struct RegionAliasTests {
  private static func files(_ city: SmallCity) throws -> [String] { try city.plan().items.map { "\($0.file) \($0.reason)" }.sorted() }

  private static func addAlias(_ alias: String, to county: String, in city: SmallCity) throws {
    try city.replace("自治县,\(county),", with: "自治县,\(county),\(alias)", in: "pipeline/regions.csv")
  }

  /// The same inbox and definition in a workspace where nothing was known before.
  private static func whole(_ city: SmallCity) throws -> String {
    let known = city.workspace
    defer { city.workspace = known }
    city.workspace = Workspace(city.root + "/whole-" + UUID().uuidString)
    return try city.run().resultDigest
  }

  @Test func onlyWhatWasWrittenWithItIsStale() throws {
    let city = try SmallCity()
    try city.write("inbox/表/HC-19-1_2020-11.csv", "填报单位：都安苗寨\n项目类型,数量\n集中供水,7\n")
    try city.write("inbox/表/HC-19-1_2020-10.csv", "填报单位：大化\n项目类型,数量\n集中供水,8\n")
    try city.write("inbox/瑶都/HC-22-1_2020-11.csv", "下达资金,已支出\n3,2\n")
    #expect(try city.run().status.isClean == false)
    // A refused sender was compared with every name; a folder of that name claims a county now.
    try Self.addAlias("瑶都", to: "都安", in: city)
    #expect(try Self.files(city) == ["瑶都/HC-22-1_2020-11.csv regions", "表/HC-19-1_2020-11.csv regions"])
    #expect(try city.run().resultDigest == Self.whole(city))
    try city.replace("瑶都", with: "瑶都 都安苗寨", in: "pipeline/regions.csv")
    #expect(try Self.files(city) == ["表/HC-19-1_2020-11.csv regions"])
    #expect(try city.run().status.isClean)
    #expect(try city.count("SELECT 1 FROM submission WHERE region = '451228' AND period = '2020-11' AND status = 'accepted'") == 2)
    #expect(try Self.files(city).isEmpty)
  }

  @Test func anotherFullNameConcernsWhoeverSends() throws {
    let city = try SmallCity()
    try city.run()
    try city.replace("大化瑶族自治县", with: "大化县", in: "pipeline/regions.csv")
    #expect(try Self.files(city) == ["大化/HC-19-1_2020-12.csv regions", "大化/HC-22-1_2020-12.csv regions"])
    #expect(try city.run().resultDigest == Self.whole(city))
  }

  /// Aliases come and go, in folders, lines and columns: what a narrow run leaves is what a whole one gives.
  @Test func anyChangeOfNamesGivesWhatAWholeRunGives() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = Seeded(seed)
    let names = ["瑶都", "红水河", "都安苗寨", "大化镇外", "岩滩"]
    let city = try SmallCity()
    for (number, name) in (names + ["都安", "大化", "451229", "河池市本级"]).enumerated() {
      try city.write("inbox/\(name)/HC-22-1_2020-0\(number % 9 + 1).csv", "下达资金,已支出\n\(number + 3),2\n")
      try city.write("inbox/散\(number)/HC-19-1_2020-0\(number % 9 + 1).csv", "填报单位：\(name)\n项目类型,数量\n集中供水,\(number + 7)\n")
    }
    let registry = try String(contentsOfFile: city.root + "/pipeline/regions.csv", encoding: .utf8)
    try city.run()
    for turn in 1...12 {
      let shuffled = names.shuffled(using: &random)
      let cut = Int.random(in: 0...names.count, using: &random)
      let split = Int.random(in: 0...cut, using: &random)
      let (duan, dahua) = (shuffled[..<split].joined(separator: " "), shuffled[split..<cut].joined(separator: " "))
      var text = registry.replacing("都安瑶族自治县,都安,,", with: "都安瑶族自治县,都安,\(duan),").replacing("大化瑶族自治县,大化,,", with: "大化瑶族自治县,大化,\(dahua),")
      if Bool.random(using: &random) { text = text.replacing("451229,county,451200,大化瑶族自治县,大化", with: "451229,county,451200,大化瑶族自治县,岩大") }
      try city.write("pipeline/regions.csv", text)
      let promised = try city.plan().items.count
      let result = try city.run()
      #expect(try result.resultDigest == Self.whole(city), "seed \(seed), turn \(turn)\n\(text)")
      #expect(result.receipts.first { $0.stage == .normalize }?.facts["made"] ?? 0 <= promised, "seed \(seed), turn \(turn)")
      #expect(try city.plan().isEmpty, "seed \(seed), turn \(turn)")
    }
  }
}
