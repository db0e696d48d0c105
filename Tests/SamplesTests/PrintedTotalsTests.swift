import Definition
import Figures
import SampleMaking
import Testing

/// The samples' city totals are those of the printed report, added up here from the records themselves.
@Suite struct PrintedTotalsTests {
  private typealias Cell = (texts: [String: String], value: Int128)

  private func cells(_ form: String, _ period: String, _ measure: String) throws -> [Cell] {
    try ProjectFiles.returns().filter { $0.form.code == form && $0.period.code == period }.flatMap { $0.cells(of: measure) }
  }

  private func sum(
    _ form: String, _ period: String, _ measure: String, _ fits: ([String: String]) -> Bool = { _ in true }
  ) throws -> Int128 {
    try cells(form, period, measure).filter { fits($0.texts) }.reduce(0) { $0 + $1.value }
  }

  private func texts(_ form: String, _ period: String) throws -> [[String: String]] {
    try ProjectFiles.returns().filter { $0.form.code == form && $0.period.code == period }.flatMap(\.texts)
  }

  @Test(arguments: [
    ("central", "new", 545), ("central", "extended", 218), ("cistern", "new", 4116), ("cistern", "extended", 15),
  ] as [(String, String, Int128)])
  func waterProjects(kind: String, nature: String, printed: Int128) throws {
    #expect(try sum("HC-19-1", "2020-12", "quantity") { $0["kind"] == kind && $0["nature"] == nature } == printed)
  }

  @Test func waterProjectsInAll() throws {
    // 4894处, 16.32万人
    #expect(try sum("HC-19-1", "2020-12", "quantity") == 4894)
    #expect(163_150..<163_250 ~= (try sum("HC-19-1", "2020-12", "persons")))
  }

  @Test(arguments: [(5, 1376), (10, 417), (20, 51), (50, 10)] as [(Int128, Int)])
  func villagesByIncome(threshold: Int128, printed: Int) throws {
    // Thresholds in 万元, cells at 10⁻⁴ 元.
    #expect(try cells("HC-12-1", "2020-Q4", "income").count { $0.value >= threshold * 100_000_000 } == printed)
  }

  @Test func villageIncomesAreTheSumOfTheirParts() throws {
    let parts = try ["operating", "contract", "investment", "subsidy", "other"].map { try cells("HC-12-1", "2020-Q4", $0).map(\.value) }
    let wholes = try cells("HC-12-1", "2020-Q4", "income").map(\.value)
    #expect(wholes.count == 1480)
    #expect(wholes.indices.allSatisfy { index in parts.reduce(0) { $0 + $1[index] } == wholes[index] })
  }

  @Test func infrastructureAndLivelihoodProjects() throws {
    let classes = try texts("HC-07-2", "2020-12").compactMap { $0["class"] }
    #expect(classes.count { $0 == "infra" || $0 == "both" } == 3756)
    // 3800多个 and 19亿多元, 13亿多元
    #expect(3800..<3900 ~= classes.count { $0 == "livelihood" || $0 == "both" })
    let billion: Int128 = 1_000_000_000_000
    #expect(try sum("HC-07-2", "2020-12", "special") { $0["class"] != "infra" } / billion == 19)
    #expect(try sum("HC-07-2", "2020-12", "special") { $0["class"] != "livelihood" } / billion == 13)
  }

  @Test func minimumLivingAverage() throws {
    // 235元以上 a person and month, cut off; 13.14亿元; 42.34万人 at the end of the year
    let funds = try sum("HC-14-1", "2020", "funds")
    #expect(funds / 10_000 / (try sum("HC-14-1", "2020", "persons")) == 235)
    #expect(13_135_000_000_000..<13_145_000_000_000 ~= funds)
    #expect(423_350..<423_450 ~= (try sum("HC-14-1", "2020", "persons") { $0["month"] == "2020-12" }))
  }

  @Test func educationInvestment() throws {
    // 15.98亿元, to the hundredth of 亿元
    #expect(15_975_000_000_000..<15_985_000_000_000 ~= (try sum("HC-16-1", "2020-12", "invested")))
    #expect(try sum("HC-16-2", "2020-W52", "remaining") == 0)
  }

  @Test func spendingProgress() throws {
    // 96.57%: spent ÷ received rounds half up to it.
    let spent = try sum("HC-22-1", "2020-W52", "spent") { $0["fund_year"] == "2020" }
    let received = try sum("HC-22-1", "2020-W52", "received") { $0["fund_year"] == "2020" }
    #expect((spent * 20_000 + received) / (received * 2) == 9657)
    #expect(
      try sum("HC-22-1", "2020-W52", "spent") { $0["fund_year"] == "2019" }
        == sum("HC-22-1", "2020-W52", "received") { $0["fund_year"] == "2019" })
  }

  @Test func enterprisesThatHelpVillages() throws {
    let records = try texts("HC-26-3", "2020-12")
    #expect(records.count == 1329)
    #expect(Set(records.compactMap { $0["credit_code"] }).count == 889)
    #expect(try sum("HC-26-3", "2020-12", "projects") == 4159)
  }
}
