import Foundation
import Runs
import Testing
import Warehouse

/// A night computes only the regions whose readings changed, and finds what computing everything finds.
@Suite struct RenewedFiguresTests {
  /// What the city's own ledger says of counties, what a county may leave blank, what is counted and what is told apart.
  private static func city() throws -> SmallCity {
    let city = try SmallCity()
    try city.write(
      "pipeline/forms/HC-30-1.yaml",
      """
      form: HC-30-1
      title: 奖补资金拨付表
      stream: S30
      from: all
      filed: month
      due: "8d 17:30"
      columns:
        county: {role: region, header: [县区], level: county}
        place:  {role: key, header: [村]}
        funds:  {role: measure, header: [资金], family: money, unit: 万元}

      """)
    try city.write(
      "pipeline/indicators/S30.yaml",
      """
      granted: {name: 奖补资金, stream: S30, of: HC-30-1, sum: funds, unit: 元, period: 2020, print: "{n:2 万}万元"}
      grants: {name: 奖补笔数, stream: S30, of: HC-30-1, count: records, unit: 处, period: 2020, print: "{n}处"}
      large_grants: {name: 大额奖补笔数, stream: S30, of: HC-30-1, count: records, where: {funds: ">= 20万元"}, unit: 处, period: 2020, print: "{n}处"}
      places: {name: 奖补村数, stream: S30, of: HC-30-1, distinct: place, unit: 处, period: 2020, print: "{n}处"}
      spending: {name: 支出进度, stream: S22, of: HC-22-1, ratio: [spent, received], unit: "%", period: 2020, print: "{n:2}%"}
      total_funds: {name: 资金合计, stream: S30, formula: granted + fund_received, unit: 元, period: 2020, print: "{n:2 万}万元"}

      """)
    try city.write("inbox/市本级/HC-30-1_2020-12.csv", "县区,村,资金\n都安,三弄,12\n大化,三弄,8.5\n")
    return city
  }

  /// What befalls the inbox, night by night.
  private static let nights: [(String, @Sendable (SmallCity) throws -> Void)] = [
    ("other figures", { try $0.send("都安", "HC-19-1", ["集中供水,193", "家庭水柜,981"], version: 2) }),
    ("a cell left blank", { try $0.send("大化", "HC-19-1", ["集中供水,", "家庭水柜,940"], version: 2) }),
    ("while that stands, the other county", { try $0.send("都安", "HC-19-1", ["集中供水,7"], version: 3) }),
    ("a cell that cannot be read", { try $0.send("大化", "HC-19-1", ["集中供水,1O2", "家庭水柜,940"], version: 3) }),
    ("all is filled again", { try $0.send("大化", "HC-19-1", ["集中供水,12", "家庭水柜,940"], version: 4) }),
    ("a county joins in", { try $0.write("inbox/都安/HC-30-1_2020-12.csv", "县区,村,资金\n都安,三弄,30\n都安,加桂,1\n") }),
    ("the city's ledger names one county only", { try $0.write("inbox/市本级/HC-30-1_2020-12.csv", "版本：2\n县区,村,资金\n大化,古文,9\n") }),
    ("and both again", { try $0.write("inbox/市本级/HC-30-1_2020-12.csv", "版本：3\n县区,村,资金\n大化,加桂,9\n都安,加桂,25\n") }),
    ("a quotient changes", { try $0.send("都安", "HC-22-1", ["3120.5,1000.25"], version: 2) }),
    ("a county has nothing to say", { try $0.write("inbox/大化/HC-30-1_2020-12.csv", "县区,村,资金\n大化,三弄,\n") }),
    ("the other one again", { try $0.write("inbox/都安/HC-30-1_2020-12.csv", "版本：2\n县区,村,资金\n都安,三弄,31\n") }),
  ]

  @Test func everyNightFindsWhatComputingAllFinds() throws {
    let city = try Self.city()
    try city.run()
    for (name, change) in Self.nights {
      try change(city)
      let result = try city.run()
      let found = try Self.figures(city)
      let (pages, digest) = (try Self.pages(city), result.resultDigest)
      #expect(!found.isEmpty && !result.newFiles.isEmpty, "\(name)")
      // Archive and journal alone, every figure computed of all its readings.
      #expect(try Replay(workspace: city.workspace).rebuild().allSatisfy(\.isEqual), "\(name)")
      let again = try Self.redo(city)
      #expect(again.resultDigest == digest, "\(name)")
      #expect(try Self.figures(city) == found, "\(name)")
      #expect(try Self.pages(city) == pages, "\(name)")
    }
  }

  private static func redo(_ city: SmallCity) throws -> RunResult {
    var request = city.request()
    request.redo = true
    let (pipeline, bundle) = try city.pipeline()
    return try Runner(request, pipeline: pipeline, bundle: bundle) { _ in }.run()
  }

  private static func figures(_ city: SmallCity) throws -> [FigureRow] {
    let warehouse = try WarehouseFile.forReading(city.workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { try $0.figures() }
  }

  private static func pages(_ city: SmallCity) throws -> [String: Data] {
    let root = URL(filePath: city.workspace.outbox)
    let names = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }.filter { $0.hasSuffix("html") || $0.hasSuffix("csv") }
    return Dictionary(try names.map { ($0, try Data(contentsOf: root.appending(path: $0))) }, uniquingKeysWith: { first, _ in first })
  }
}
