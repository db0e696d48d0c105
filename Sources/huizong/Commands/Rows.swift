import Figures
import Runs

/// Rows of a public view for programs: JSON lines or CSV, keys = the view's columns.
enum Rows {
  static let schema = 1

  static func write(_ columns: [String], _ rows: [[String?]], as format: CommonOptions.Format) throws {
    switch format {
    case .csv:
      Console.data(columns.map(csv).joined(separator: ","))
      for row in rows { Console.data(row.map { csv($0 ?? "") }.joined(separator: ",")) }
    case .json, .text:
      for row in rows {
        var parts = ["\"schema\":\(schema)"]
        for (column, value) in zip(columns, row) { parts.append(json(column) + ":" + json(column, value)) }
        Console.data("{" + parts.joined(separator: ",") + "}")
      }
    }
  }

  private static let numbers: Set<String> = ["line", "col", "offset", "run", "reported", "expected", "bytes", "records", "version", "exit_code", "lower_included", "upper_included"]

  private static func json(_ column: String, _ value: String?) -> String {
    guard let value else { return "null" }
    if numbers.contains(column), Int(value) != nil { return value }
    if column.hasSuffix("_approx") { return value }
    return json(value)
  }

  static func json(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }

  private static func csv(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
