import TestSupport
import Testing

/// The whole path on three counties, against figures added by hand.
@Suite struct MiniCityTests {
  @Test func runsAndRunsAgain() throws {
    let city = try MiniCity()
    for expected in ["run 1", "run 2"] {
      let ended = try city.huizong("run", "--lang", "en")
      #expect(ended.code == 0, "\(ended)")
      #expect(ended.lastLine == "huizong: ok, \(expected)", "\(ended)")
      let row = ended.lines.first { $0.hasPrefix("饮水安全项目") }
      #expect(row?.split(separator: " ").map(String.init) == ["饮水安全项目", "380处", "380处", "match"], "\(ended)")
    }
  }

  @Test func figuresAreThoseAddedByHand() throws {
    let city = try MiniCity()
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    let figures = try city.figures()
    #expect(figures["water_projects"]?["value"] == "380")
    #expect(figures["water_beneficiaries"]?["value"] == "14506")
    #expect(figures["water_beneficiaries"]?["printed"] == "1.45万人")
    // 0.1万人 and 0.05万人 may each be half of their last place away: 500 + 50.
    #expect(figures["water_beneficiaries"]?["lower"] == "13956")
    #expect(figures["water_beneficiaries"]?["upper"] == "15056")
    #expect(figures["fund_received"]?["value"] == "35005000")
    #expect(figures["fund_progress"]?["numerator"] == "33800000")
    #expect(figures["fund_progress"]?["denominator"] == "35005000")
    #expect(figures["fund_progress"]?["value"] == "96.557634623625")
    #expect(figures["fund_progress"]?["printed"] == "96.56%")
    #expect(figures.values.allSatisfy { $0["reported"] == "3" && $0["expected"] == "3" && $0["missing"] == "" })
  }

  @Test(arguments: [
    ["show", "--format", "json"], ["compare", "--format", "json"], ["trace", "water_projects", "--format", "json"],
    ["show", "water_projects", "--region", "都安", "--format", "json"],
  ])
  func everyLineOfJSONIsARowWithItsSchema(_ arguments: [String]) throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let ended = try Program.run(arguments + MiniCity.options, in: city.scratch.root)
    #expect(ended.code == 0, "\(ended)")
    let rows = try JSONRow.rows(ended.out)
    #expect(!rows.isEmpty, "\(ended)")
    #expect(rows.allSatisfy { $0["schema"].flatMap { Int($0) } != nil }, "\(ended)")
  }

  @Test func samplesPinTheBusinessDate() throws {
    let city = try MiniCity()
    let other = try city.huizong("run", "--today", "2021-02-01")
    #expect(other.code == 64 && other.word == "usage", "\(other)")
    let same = try city.huizong("run", "--today", "2021-01-07")
    #expect(same.code == 0, "\(same)")
    #expect(same.err.contains("样例"), "\(same)")
    #expect(try city.warehouse.rows("SELECT today FROM run") == [["today": "2021-01-07"]])
    #expect(try city.scratch.text("workspace/outbox/index.html").contains("样例"))
  }

  @Test func sampleAndRealReturnsNeverShareAWorkspace() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.scratch.remove("inbox/sample.yaml")
    let ended = try city.huizong("run", "--today", "2021-01-07")
    #expect(ended.code == 64, "\(ended)")
    #expect(ended.err.contains(city.scratch.path("workspace")), "\(ended)")
  }

  @Test func quietSaysNothingWhenNothingIsWrong() throws {
    let city = try MiniCity()
    let ended = try city.huizong("run", "--quiet")
    #expect(ended.code == 0 && ended.out.isEmpty && ended.err.isEmpty, "\(ended)")
  }

  @Test func verifyRebuildsTheSameFigures() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.scratch.write("inbox/" + MiniCity.nandanWater, MiniCity.nandanWater(central: 31, cistern: 20))
    _ = try city.huizong("run")
    let ended = try city.huizong("verify", "--rebuild")
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.figures()["water_projects"]?["value"] == "381")
  }

  @Test func verifyFindsAnArchivedByteThatChanged() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let sha = try #require(try city.warehouse.rows("SELECT sha256 FROM submission WHERE file = '\(MiniCity.nandanWater)'").first?["sha256"])
    try city.scratch.remove("workspace/archive/" + sha)
    try city.scratch.write("workspace/archive/" + sha, MiniCity.nandanWater(central: 1, cistern: 1))
    let ended = try city.huizong("verify")
    #expect(ended.code == 65 && ended.err.contains(sha), "\(ended)")
  }

  /// Two figures that happen to be 1 and 2 are no column numbers; which of both they are only the county knows.
  @Test func aSingleRowThatMayNumberTheColumnsIsRefused() throws {
    let city = try MiniCity()
    func check(_ rows: String) throws -> Ended {
      try city.scratch.write("451221/HC-22-1_2020-12.csv", "下达资金（万元）,已支出（万元）\n" + rows)
      return try city.huizong("check", "451221/HC-22-1_2020-12.csv", "--lang", "zh")
    }
    let refused = try check("1,2\n")
    #expect(refused.code == 65 && refused.out.contains("A2") && refused.out.contains("看不出是栏号还是数"), "\(refused)")
    for figures in ["1.0,2\n", "1,2\n1000.5,900\n", "2,1\n"] {
      let taken = try check(figures)
      #expect(taken.out.contains("1 行 2 格"), "\(taken)")
    }
  }
}
