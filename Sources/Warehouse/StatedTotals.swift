import GRDB

extension WarehouseReader {
  /// The sheet's own total rows for an item: label, dimensions, value and step by region of the reading.
  package struct Stated: Sendable {
    package let region: String
    package let label: String
    package let dimensions: [String: String]
    package let value: Int64
    package let step: Int64
  }

  package func stated(_ readings: [Int64], item: String) throws -> [Stated] {
    let sql = """
      SELECT r.region, t.label, t.dimensions, t.value, t.step FROM stated t JOIN reading r ON r.id = t.reading
      WHERE t.item = ? AND t.reading IN (SELECT value FROM json_each(?)) AND t.label <> '小计'
      """
    return try Row.fetchAll(db, sql: sql, arguments: [item, Self.list(readings)]).map { row in
      let text: String = row[2]
      let pairs = text.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }
      return Stated(
        region: row[0], label: row[1], dimensions: Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first }), value: row[3],
        step: row[4])
    }
  }
}
