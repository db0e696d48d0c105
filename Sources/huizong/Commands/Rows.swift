import Figures
import Runs

/// Rows of a public view for programs: JSON lines or CSV, keys = the view's columns.
enum Rows {
  static let schema = 1

  static func write(_ columns: [String], _ rows: [[String?]], as format: CommonOptions.Format) throws {
    switch format {
    case .csv:
      Console.data(csv: columns.map(csv).joined(separator: ","))
      for row in rows { Console.data(csv: row.map { csv($0 ?? "") }.joined(separator: ",")) }
    case .json, .text:
      for row in rows {
        var object = JSONText()
        object.add("schema", schema)
        for (column, value) in zip(columns, row) {
          if isNumber(column, value) { object.add(column, digits: value) } else { object.add(column, value) }
        }
        Console.data(object.closed)
      }
    }
  }

  private static let numbers: Set<String> = ["line", "col", "offset", "run", "reported", "expected", "bytes", "records", "version", "exit_code", "archived", "events", "readings", "faults", "runs_rebuilt", "runs_equal", "lower_included", "upper_included"]

  private static func isNumber(_ column: String, _ value: String?) -> Bool {
    guard let value else { return true }
    return column.hasSuffix("_approx") || (numbers.contains(column) && Int(value) != nil)
  }

  private static func csv(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
