import Definition
import Quantities

/// A header text taken apart: `补助资金（万元）` → 补助资金, 万元; what stands in brackets and is no unit stays.
struct DraftHeader {
  let name: String
  let unit: String?

  init(_ text: String, units: UnitTable) {
    let folded = HeaderName.folded(text)
    var cuts: [(name: Substring, unit: Substring)] = []
    if folded.hasSuffix(")"), let open = folded.lastIndex(of: "(") {
      cuts.append((folded[..<open], folded[folded.index(after: open)...].dropLast()))
    }
    for separator in ["/", "_", ",", ":"] {
      // 低保标准/元/人·月: the first stroke leaves the whole unit behind it.
      let at = separator == "/" ? folded.firstIndex(of: "/") : folded.lastIndex(of: Character(separator))
      if let at { cuts.append((folded[..<at], folded[folded.index(after: at)...])) }
      if separator == "/", let last = folded.lastIndex(of: "/"), last != at { cuts.append((folded[..<last], folded[folded.index(after: last)...])) }
    }
    let cut = cuts.first { !$0.name.isEmpty && Self.units(in: String($0.unit), units) != nil }
    name = cut.map { String($0.name) } ?? folded
    unit = cut.map { Self.unlabelled(String($0.unit)) }
  }

  /// 投资（单位：万元） says 万元.
  private static func unlabelled(_ text: String) -> String {
    let label = DraftLabel.unit.words.first { text.hasPrefix($0 + ":") }
    return label.map { String(text.dropFirst($0.count + 1)) } ?? text
  }

  /// The units that a text lists: `万元`, `处/座`, `万元、人`; nil if any part is no unit.
  static func units(in text: String, _ table: UnitTable) -> [[Unit]]? {
    var folded = unlabelled(HeaderName.folded(text))
    if folded.hasPrefix("("), folded.hasSuffix(")") { folded = String(folded.dropFirst().dropLast()) }
    if folded.hasPrefix("人民币"), folded != "人民币元" { folded.removeFirst(3) }
    let whole = table.candidates(folded)
    let parts = folded.split(whereSeparator: { "、,/;和".contains($0) }).map { table.candidates(String($0)) }
    // 处/座 lists two things to count; 元/人·月 is one unit.
    let listsCounts = parts.count > 1 && parts.allSatisfy { $0.first.map { $0.family.isCounted && $0.family.id == $0.symbol } ?? false }
    guard whole.isEmpty || listsCounts else { return [whole] }
    return parts.isEmpty || parts.contains { $0.isEmpty } ? nil : parts
  }
}
