import Foundation

/// A figure of the reference table, and what it admits: read and judged without any of the program's own code.
struct ReferenceFigure {
  let indicator: String
  let period: String
  let token: String
  let qualifier: String
  let value: String
  let unit: String
  let step: String

  static func table(_ path: String) throws -> [ReferenceFigure] {
    let lines = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self).split(whereSeparator: \.isNewline)
    let header = lines[0].split(separator: ",").map(String.init)
    return try lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == header.count else { throw Unreadable(line: String(line)) }
      let row = Dictionary(uniqueKeysWithValues: zip(header, cells))
      return ReferenceFigure(
        indicator: row["indicator"] ?? "", period: row["period"] ?? "", token: row["token"] ?? "", qualifier: row["qualifier"] ?? "",
        value: row["value"] ?? "", unit: row["unit"] ?? "", step: row["step"] ?? "")
    }
  }

  struct Unreadable: Error { let line: String }

  /// match where the tokens are equal and the figure lies where the report's words allow it.
  func verdict(value: String?, numerator: String?, denominator: String?, unit: String?, printed: String?) -> String {
    guard let value, let printed else { return "not_computable" }
    guard Self.folded(printed) == Self.folded(token) else { return "tokens differ" }
    guard let isAdmitted = admits(value: value, numerator: numerator, denominator: denominator, unit: unit) else { return "unreadable" }
    return isAdmitted ? "match" : "outside what the report admits"
  }

  /// Compares n/d with value and value ± step in integers alone.
  private func admits(value: String, numerator: String?, denominator: String?, unit: String?) -> Bool? {
    guard let printed = PlainDecimal(self.value), let step = PlainDecimal(step), let n = PlainDecimal(numerator ?? value),
      let d = PlainDecimal(denominator ?? "1")
    else { return nil }
    let scale = [printed.scale, step.scale].max() ?? 0
    let fine = [n.scale, d.scale].max() ?? 0
    // A quotient's parts are in their own units; a percentage is a hundred times their quotient.
    let percent: Int128 = numerator != nil && unit == "%" ? 100 : 1
    let (left, below) = (n.at(fine) * percent * PlainDecimal.power(scale), d.at(fine))
    guard below > 0 else { return nil }
    let (point, width) = (printed.at(scale), step.at(scale))
    switch qualifier {
    case "exact": return width == 0 ? left == point * below : 2 * left >= (2 * point - width) * below && 2 * left <= (2 * point + width) * below
    case "approx": return left >= (point - width) * below && left <= (point + width) * below
    case "nearly": return left >= (point - width) * below && left < point * below
    case "more_than": return left > point * below && left < (point + width) * below
    case "at_least": return left >= point * below
    case "within", "at_most": return left <= point * below
    default: return nil
    }
  }

  /// Full-width digits and signs as half-width ones.
  private static func folded(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { (0xFF01...0xFF5E).contains($0.value) ? Unicode.Scalar($0.value - 0xFEE0) ?? $0 : $0 }))
  }
}
