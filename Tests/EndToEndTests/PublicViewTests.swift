import TestSupport
import Testing

/// The views that outside programs read: their columns, in their order, are a promise.
@Suite struct PublicViewTests {
  private static let promised = [
    "city_figure":
      "indicator, name, period, as_of, value, unit, numerator, denominator, printed, lower, lower_included, upper, upper_included, rule, state, reported, expected, missing, flags, submitted, adjustment, reference, verdict, value_approx",
    "city_figure_history":
      "run, indicator, name, period, as_of, value, unit, numerator, denominator, printed, lower, lower_included, upper, upper_included, rule, state, reported, expected, missing, flags, submitted, adjustment, reference, verdict, value_approx",
    "county_figure":
      "indicator, name, region, region_name, period, as_of, submitted, adjustment, value, unit, numerator, denominator, lower, lower_included, upper, upper_included, state, flags, value_approx",
    "reported_cell": "submission, form, region, period, item, value, unit, raw, raw_unit, state, qualifier, file, line, col, cell, path",
    "rejection": "run, submission, form, region, period, item, file, line, col, cell, path, offset, code, severity, message, raw",
    "finding":
      "id, run, code, severity, status, region, form, period, key, item, value, message, remedy, computed, expected, gap, explanation, explained_by, explained_at, document, submission, file, line, col, cell, path",
    "submission":
      "submission, sha256, part, region, form, period, version, stated_version, file, received_at, encoding, layout, bytes, records, status, reason",
    "run": "run, today, started_at, ended_at, invocation, definition_digest, input_digest, result_digest, exit_code",
  ]

  @Test func columnsAreExactlyThosePromised() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    for view in Self.promised.keys.sorted() {
      let columns = try city.warehouse.columns(of: view)
      #expect(columns == Self.promised[view]?.split(separator: ", ").map(String.init), "\(view)")
    }
  }

  /// Every value of the inbox and where it stands, told apart by hand.
  @Test func everyCellIsReportedWithItsPlace() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let cells = try city.warehouse.rows("SELECT item, value, unit, raw, raw_unit, file, line, col, cell, path FROM reported_cell ORDER BY file, line, col, path")
    #expect(cells.count == 18)
    func cell(_ file: String, _ line: String, _ item: String, path: String? = nil) -> [String: String]? {
      cells.first { $0["file"] == file && $0["line"] == line && $0["item"] == item && (path == nil || $0["path"] == path) }
    }
    #expect(
      cell(MiniCity.jinchengjiangFunds, "3", "received") == [
        "item": "received", "value": "10005000", "unit": "元", "raw": "1000.5", "raw_unit": "万元", "file": MiniCity.jinchengjiangFunds, "line": "3",
        "col": "1", "cell": "A3",
      ])
    #expect(
      cell(MiniCity.nandanWater, "3", "persons") == [
        "item": "persons", "value": "500", "unit": "人", "raw": "0.05", "raw_unit": "万人", "file": MiniCity.nandanWater, "line": "3", "col": "2",
        "cell": "B3",
      ])
    let xml = cell(MiniCity.duanWater, "4", "quantity")
    #expect(xml?["path"] == "/报表/记录[2]/数量" && xml?["raw"] == "60" && xml?["unit"] == "座", "\(xml ?? [:])")
  }

  @Test func nothingThatWasStoredCanBeChanged() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let tables = try city.warehouse.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'f\\_HC%' ESCAPE '\\'")
    #expect(tables.count == 2)
    for table in tables.compactMap({ $0["name"] }) {
      for statement in ["UPDATE \(table) SET line = line + 1", "DELETE FROM \(table)"] {
        #expect(throws: (any Error).self, "\(statement)") { try city.warehouse.attempt(statement) }
      }
    }
  }
}
