import Figures
import Handoff
import Testing
import Warehouse

/// The same figures in three layouts give the same sums, quotient, weighted mean and count, by county and for the city.
@Suite struct VillagesTests {
  static let seed: UInt64 = 20_201_231
  static let returns = VillageReturns(seed: seed, villages: 4, months: 3)

  @Test(arguments: VillageReturns.Layout.allCases)
  func everyLayoutGivesTheExactFigures(layout: VillageReturns.Layout) throws {
    let figures = try VillageRun.figures(of: try #require(Self.returns.files[layout]))
    for (code, _) in VillageReturns.counties {
      try agree(figures[code] ?? [:], try #require(Self.returns.expected[code]), "\(layout) \(code), seed \(Self.seed)")
    }
    try agree(figures[FigureRow.city] ?? [:], Self.returns.city, "\(layout) city, seed \(Self.seed)")
  }

  private func agree(_ rows: [String: FigureRow], _ expected: VillageReturns.Expected, _ comment: Comment) throws {
    for (name, _) in VillageFigure.all {
      #expect(rows[name]?.value == Self.decimal(expected.sums[name] ?? 0, 2), "\(comment): \(name)")
    }
    #expect(rows["人均可支配收入超过门槛的村月"]?.value == String(expected.over), comment)
    let mean = try #require(rows["基本医疗保险参保率（按常住人口加权）"])
    #expect(mean.numerator == Self.decimal(expected.weighted, 4), comment)
    #expect(mean.denominator == Self.decimal(expected.weights, 2), comment)
    let share = try #require(rows["脱贫人口占建档立卡贫困人口比例"])
    let above = try #require(Int128(share.numerator ?? ""), comment)
    let below = try #require(Int128(share.denominator ?? ""), comment)
    #expect(above * Int128(expected.sums["建档立卡贫困人口"] ?? 0) == below * Int128(expected.sums["脱贫人口"] ?? 0), comment)
  }

  @Test(arguments: VillageReturns.Layout.allCases)
  func everyCellIsAFigureOrIsNamedAsUnread(layout: VillageReturns.Layout) throws {
    var figures = 0
    var unread = 0
    for (path, text) in try #require(Self.returns.files[layout]) {
      let reading = try VillageRun.reading(text, path: path)
      let measures = Set(reading.measures)
      for tally in reading.tallies where measures.contains(tally.item) {
        figures += tally.figures
        unread += tally.absent + tally.rejected
      }
    }
    #expect(figures == Self.returns.figures && unread == Self.returns.unread, "seed \(Self.seed)")
  }

  // MARK: - What a file's name may say

  static let header = "村代码,村名,指标,期间,数值,单位,备注\n"
  static let row = "451228001001,都安1村,常住人口,2020-03,812,人,\n"

  @Test(arguments: [
    ("451228都安.csv", "451228"), ("451228都安瑶族自治县.csv", "451228"), ("都安/村级月报.csv", "451228"),
    ("都安.csv", ""), ("451228.csv", ""), ("451228大化.csv", ""), ("4512都安.csv", ""),
  ])
  func codeAndNameTogetherClaimTheCounty(path: String, region: String) throws {
    let reading = try VillageRun.reading(Self.header + Self.row, path: path)
    #expect(reading.head.region == region)
    #expect(reading.isRefused == region.isEmpty)
    #expect(try Self.faults(reading).map(\.code) == (region.isEmpty ? ["region-missing"] : []))
  }

  @Test func theContentOutweighsTheName() throws {
    let text = "<报送 县=\"大化\"><村 代码=\"451229001001\" 名称=\"大化1村\"><指标 名称=\"常住人口\" 单位=\"人\" 期间=\"2020-03\">812</指标></村></报送>"
    let reading = try VillageRun.reading(text, path: "451228都安.xml")
    #expect(try reading.rejections.all().map(\.code) == ["identity-differs"])
  }

  @Test(arguments: [("2020-03", true), ("2019-12", false), ("2021-01", false), ("2020", false)])
  func aRecordIsOfAMonthOfThePipelinesYear(period: String, taken: Bool) throws {
    let text = Self.header + "451228001001,都安1村,常住人口,\(period),812,人,\n"
    let reading = try VillageRun.reading(text, path: "451228都安.csv")
    #expect(reading.head.period == "2020")
    #expect(try reading.records.all().map(\.period) == (taken ? [period] : []))
    #expect(try Self.faults(reading).map(\.code) == (taken ? [] : ["record-period"]))
  }

  // MARK: - Attributes that no place of the form names

  @Test(arguments: [
    // The value under the name that it has in the list; a remark; a number of the row.
    ("名称=\"常住人口\" 数值=\"20\" 单位=\"人\"/>", [20], [String]()),
    ("名称=\"常住人口\" 备注=\"已核\" 序号=\"1\" 县区=\"都安\">20</指标>", [20], []),
    ("名称=\"常住人口\" 更正为=\"9\">20</指标>", [20], ["header-unknown /报送/村[1]/指标/@更正为"]),
    ("名称=\"常住人口\" 数值=\"9\">20</指标>", [20], ["header-duplicate /报送/村[1]/指标/@数值"]),
  ])
  func nothingThatARowSaysIsPassedOver(rest: String, residents: [Int64], findings: [String]) throws {
    let text = "<报送 县=\"都安\"><村 代码=\"451228001001\" 名称=\"都安1村\"><指标 期间=\"2020-03\" \(rest)</村></报送>"
    let reading = try VillageRun.reading(text, path: "451228都安.xml")
    #expect(try Self.faults(reading).map { $0.code + " " + ($0.path ?? "") } == findings)
    #expect(reading.isRefused == !findings.isEmpty)
    guard findings.isEmpty else { return }
    let position = try #require(reading.measures.firstIndex(of: "residents"))
    #expect(try reading.records.all().map { $0.cells[position]?.value } == residents)
  }

  @Test func aListThatStatesNoUnitIsRecognisedByItsColumns() throws {
    let text = "<报表 县区=\"都安\"><村 代码=\"451228001001\" 名称=\"都安1村\"><指标 期间=\"2020-03\" 名称=\"贫困户\">20</指标></村></报表>"
    let reading = try VillageRun.reading(text, path: "x.xml")
    #expect(try reading.head.form == "CZ-1" && Self.faults(reading).map(\.message) == [])
    let position = try #require(reading.measures.firstIndex(of: "poor_households"))
    #expect(try reading.records.all().map { $0.cells[position]?.value } == [20])
  }

  // MARK: - Units at every level of the XML

  /// 250,000元 of funds are 250000, however far from the figure 元 stands; 人 is said at its own figure or by the form.
  @Test(arguments: [
    ("<报送 县=\"都安\"><村 代码=\"451228001001\" 名称=\"都安1村\" 单位=\"元\">", "", "250000"),
    ("<报送 县=\"都安\"><乡 单位=\"元\"><村 代码=\"451228001001\" 名称=\"都安1村\">", "", "250000"),
    ("<报送 县=\"都安\"><乡 单位=\"亿元\"><村 代码=\"451228001001\" 名称=\"都安1村\" dw=\"元\">", "", "250000"),
    ("<报送 县=\"都安\" 单位=\"亿元\"><村 代码=\"451228001001\" 名称=\"都安1村\" 单位=\"元\">", "", "250000"),
    ("<报送 县=\"都安\"><村 代码=\"451228001001\" 名称=\"都安1村\" 单位=\"元\">", " 单位=\"万元\"", "2500000000"),
    ("<报送 县=\"都安\"><村 代码=\"451228001001\" 名称=\"都安1村\" 单位=\"元\">", " 单位=\"\"", "250000"),
    ("<报送 县=\"都安\"><村 代码=\"451228001001\" 名称=\"都安1村\" 单位=\"亿元\">", " 计量单位=\"元\"", "250000"),
    ("<报送 县=\"都安\"><村 代码=\"451228001001\" 名称=\"都安1村\">", "", "2500000000"),
  ])
  func theNearestUnitCounts(open: String, own: String, funds: String) throws {
    let figures = "<指标 名称=\"财政专项扶贫资金投入\" 期间=\"2020-03\"\(own)>250000</指标><指标 名称=\"常住人口\" 期间=\"2020-03\">812</指标>"
    let end = (open.contains("<乡") ? "</村></乡>" : "</村>") + "</报送>"
    let reading = try VillageRun.reading(open + figures + end, path: "451228都安.xml")
    #expect(try Self.faults(reading).map(\.message) == [])
    let record = try #require(try reading.records.all().first)
    let values = try ["poverty_funds", "residents"].map { record.cells[try #require(reading.measures.firstIndex(of: $0))]?.value }
    #expect(values == [Int64(funds).map { $0 * 10_000 }, 812])
  }

  /// What is found in these short lists beside the items that they leave out.
  private static func faults(_ reading: Reading) throws -> [Rejection] { try reading.rejections.all().filter { $0.code != "cell-blank" } }

  /// 159800 hundredths → 1598; 1 → 0.01.
  static func decimal(_ number: Int, _ places: Int) -> String {
    var digits = String(number)
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var text = String(digits.dropLast(places)) + "." + digits.suffix(places)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
