import Handoff
import Testing

@Suite("A long list reads the same in whatever order its rows stand")
struct ScatteredListTests {
  private static let header = "村代码,村名,指标,期间,数值,单位,备注"
  /// More records than are held at a time, and more than are fetched before the list is known to go item by item.
  private static let villages = 9000

  private static func row(_ village: Int, _ item: Int) -> String {
    let code = "451202\(String(village + 1_000_000).dropFirst())"
    return item == 0 ? "\(code),第\(village)村,脱贫人口,2020-01,\(village % 700),人," : "\(code),第\(village)村,贫困户,2020-01,\(village % 300),户,"
  }

  /// What the records say, village by village.
  private static func figures(_ rows: [String]) throws -> [String] {
    let reading = try VillageRun.reading(([header] + rows).joined(separator: "\n") + "\n", path: "451202/451202金城江.csv")
    // The form has more items than the two of these lists; each of the others is missed once.
    #expect(try reading.rejections.all().filter { $0.severity != "note" && $0.code != "cell-blank" }.map(\.message) == [])
    #expect(try reading.rejections.all().count { $0.code == "cell-blank" } == 18)
    let positions = try ["lifted_poor", "poor_households"].map { try #require(reading.measures.firstIndex(of: $0)) }
    return try reading.records.all().map { record in
      record.dimensions.map { $0 ?? "" }.joined(separator: " ") + positions.map { " \(record.cells[$0]?.value.map(String.init) ?? "_")" }.joined()
    }
  }

  private static let expected = (0..<villages).map { village in
    "451202\(String(village + 1_000_000).dropFirst()) 第\(village)村 \(village % 700) \(village % 300)"
  }

  @Test("record by record") func together() throws {
    #expect(try Self.figures((0..<Self.villages).flatMap { [Self.row($0, 0), Self.row($0, 1)] }) == Self.expected)
  }

  @Test("item by item") func apart() throws {
    #expect(try Self.figures([0, 1].flatMap { item in (0..<Self.villages).map { Self.row($0, item) } }) == Self.expected)
  }

  @Test("a few rows come long after their records") func late() throws {
    let isLate = { (village: Int) in village.isMultiple(of: 37) }
    let rows = (0..<Self.villages).flatMap { isLate($0) ? [Self.row($0, 0)] : [Self.row($0, 0), Self.row($0, 1)] }
    #expect(try Self.figures(rows + (0..<Self.villages).filter(isLate).map { Self.row($0, 1) }) == Self.expected)
  }

  @Test("a second figure long after the first is refused with the first one's line") func second() throws {
    let rows = (0..<Self.villages).map { Self.row($0, 0) } + [Self.row(3, 0)]
    let reading = try VillageRun.reading(([Self.header] + rows).joined(separator: "\n") + "\n", path: "451202/451202金城江.csv")
    let refused = try reading.rejections.all().filter { $0.code == "record-duplicate" }
    #expect(refused.map(\.line) == [Self.villages + 2])
    #expect(refused.first?.message.contains("第 5 行") == true)
  }
}
