import Definition
import Figures
import Quantities

/// A header text taken apart: `补助资金\n（万元）` → the name 补助资金 and the unit 万元.
struct HeaderText {
  /// The candidate names, folded, the whole text first.
  let names: [String]
  /// The texts in which a unit may be written, by name: nil where the name takes the whole text.
  let unitTexts: [String?]

  /// What may stand between a name and its unit.
  private static let separators = Array("/_,:".utf8)

  init(_ text: String) {
    let folded = HeaderName.folded(text)
    var names = [folded]
    var units: [String?] = [nil]
    let bytes = folded.utf8
    if bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")) {
      names.append(String(folded[..<open]))
      units.append(String(folded[bytes.index(after: open)...].dropLast()))
    }
    for separator in Self.separators {
      // 低保标准/元/人·月 may be cut at either stroke: one of them stands in the unit.
      for at in bytes.indices.reversed() where bytes[at] == separator && at != folded.startIndex {
        names.append(String(folded[..<at]))
        units.append(String(folded[bytes.index(after: at)...]))
        if separator != UInt8(ascii: "/") { break }
      }
    }
    for (name, unit) in zip(names, units) where name.utf8.starts(with: "其中:".utf8) {
      let part = String(name.dropFirst(3))
      names += ["其中" + part, part]
      units += [unit, unit]
    }
    self.names = names
    unitTexts = units
  }

  /// What a text at a column lists: `处/座` of a column that has its unit by category is two units, and so is `户/家` of a column of
  /// households, where both are words for the same. Every other stroke makes a quotient.
  static func units(in text: String, _ table: UnitTable, of measure: Measure) -> [[Unit]]? {
    let isByCategory = measure.byCategory != nil
    guard let units = units(in: text, table, apart: isByCategory) else { return nil }
    func own(_ candidates: [Unit]) -> Unit? { candidates.first { $0.family.id == measure.family.id } }
    guard !isByCategory, units.count == 1, own(units[0]) == nil, let words = self.units(in: text, table, apart: true), words.count > 1 else { return units }
    let same = words.compactMap(own)
    guard let first = same.first, same.count == words.count, same.allSatisfy({ $0.factor == first.factor }) else { return units }
    return [[first]]
  }

  /// The units that a text lists: `万元`, `处/座`, `万元、户、人`, `人民币万元`; nil if any part is no unit.
  ///
  /// `apart` reads `处/座` as two units rather than as the quotient of the two.
  static func units(in text: String, _ table: UnitTable, apart: Bool = false) -> [[Unit]]? {
    var text = HeaderName.folded(text)
    for prefix in ["单位:", "计量单位:", "金额单位:"] where text.hasPrefix(prefix) { text.removeFirst(prefix.count) }
    if text.hasPrefix("人民币"), text != "人民币元" { text.removeFirst(3) }
    let whole = table.candidates(text)
    let parts = text.split(whereSeparator: { "、,，/;；和".contains($0) }).map(String.init)
    guard whole.isEmpty || (apart && parts.count > 1) else { return [whole] }
    guard parts.count > 1 else { return nil }
    let units = parts.map { table.candidates($0) }
    return units.contains { $0.isEmpty } ? nil : units
  }
}
