import Figures

/// All units a pipeline knows, with their families, factors and spellings.
///
/// Built from the rows of `units.csv`; scaled units (万株) and quotients (元/人·月) follow from the listed ones. A spelling may
/// stand in several families (平方米 is land in `area` and building in `floor`): the column's family decides, and without
/// one the family whose canonical unit it is.
///
///     table.unit("万亩", in: area)      // 10000 亩
///     table.candidates("元/人·月")      // [money/people·month]
///
/// A class like the pipeline that it is a part of.
package final class UnitTable: Sendable {
  /// The listed families in the order of the table.
  package let families: [UnitFamily]
  let trie: SpellingTrie
  private let order: [String: Int]
  private let spellings: [(text: String, isLong: Bool, unit: Unit)]
  private let unitsByFamily: [String: [Unit]]
  private let plain: [String: [(text: String, unit: Unit)]]
  /// Families of money, whose sign may stand before the number: ￥5000.
  private let currencies: Set<String>

  package init(rows: [UnitRow]) throws(UnitTableMistake) {
    let families = try Self.families(rows)
    var trie = SpellingTrie()
    var units: [(unit: Unit, spelling: [Unicode.Scalar], line: Int)] = []
    var texts: [(text: String, isLong: Bool, unit: Unit)] = []
    var currencies: Set<String> = []
    for row in rows {
      guard let family = families.first(where: { $0.id == row.family }) else { continue }
      let factor = try Self.factor(row)
      let unit = Unit(
        symbol: row.unit, family: family, over: factor.numerator, factor.denominator,
        isScaled: factor.numerator != factor.denominator && Self.multiplies(row, in: rows))
      for text in [Substring(row.unit)] + row.also.split(separator: " ") {
        let spelling = Glyph.spelling(text)
        guard !spelling.isEmpty else { throw UnitTableMistake(line: row.line, column: "unit", problem: .empty) }
        if let known = units.first(where: { $0.spelling == spelling && $0.unit.family == family }) {
          guard known.unit.numerator == unit.numerator, known.unit.denominator == unit.denominator else {
            throw UnitTableMistake(
              line: row.line, column: text == row.unit ? "unit" : "also",
              problem: .spellingTwice(String(text), family: family.id, firstLine: known.line))
          }
          continue
        }
        units.append((unit, spelling, row.line))
        texts.append((String(text), spelling.count > 2, unit))
        trie.insert(spelling, unit, rank: (text == row.unit ? 0 : 2) + (unit.isCanonical ? 0 : 1))
        if spelling.contains(where: { $0.properties.generalCategory == .currencySymbol }) { currencies.insert(family.id) }
      }
    }
    try Self.checkScales(units)
    self.families = families
    self.trie = trie
    self.currencies = currencies
    spellings = texts
    var byFamily: [String: [Unit]] = [:]
    for entry in texts where byFamily[entry.unit.family.id]?.last != entry.unit { byFamily[entry.unit.family.id, default: []].append(entry.unit) }
    unitsByFamily = byFamily
    plain = Dictionary(grouping: texts.lazy.filter { Self.isPlain($0.text) }.map { (text: $0.text, unit: $0.unit) }, by: \.unit.family.id)
    order = Dictionary(uniqueKeysWithValues: families.enumerated().map { ($1.id, $0) })
  }

  /// Whether the row's unit is a place word and another unit of its family: 万元 is, 千分点 is not.
  private static func multiplies(_ row: UnitRow, in rows: [UnitRow]) -> Bool {
    let spelling = Glyph.spelling(row.unit)
    guard let scale = ScaleWord(spelling) else { return false }
    let rest = Array(spelling.dropFirst(scale.length))
    return rows.contains { other in
      other.family == row.family
        && ([Substring(other.unit)] + other.also.split(separator: " ")).contains { Glyph.spelling($0) == rest }
    }
  }

  /// The family of that id: `money`, or a quotient such as `money/people·month` of listed families.
  package func family(_ id: String) -> UnitFamily? {
    if let index = order[id] { return families[index] }
    let parts = id.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let top = family(String(parts[0])) else { return nil }
    var below: [UnitFamily] = []
    for part in parts[1].split(separator: "·") {
      guard let index = order[String(part)] else { return nil }
      below.append(families[index])
    }
    return below.isEmpty ? nil : quotient(top, below)
  }

  /// The unit in which the family is kept.
  package func canonical(_ family: UnitFamily) -> Unit {
    Unit(symbol: family.canonical, family: family, over: 1, 1, isScaled: false)
  }

  /// The unit of that spelling within one family.
  package func unit(_ spelling: String, in family: UnitFamily) -> Unit? {
    candidates(spelling).first { $0.family == family }
  }

  /// Every unit that can be written so, the likeliest first: the family that is kept in it, then those that list it as a
  /// unit, then those that list it as a further spelling.
  package func candidates(_ spelling: String) -> [Unit] {
    let glyphs = Glyph.spelling(spelling).enumerated().map { Glyph(scalar: $1, offset: $0) }
    guard let match = match(in: glyphs, from: 0), match.end == glyphs.count else { return [] }
    return match.units
  }

  /// The listed spelling nearest to what was written, for "did you mean". Units of one or two characters are never offered: too many
  /// are one character apart (方元 is as near to 百元 as to 万元).
  package func nearest(_ spelling: String, in family: UnitFamily? = nil) -> String? {
    let written = String(String.UnicodeScalarView(Glyph.spelling(spelling)))
    return NearestName.of(written, among: spellings.lazy.filter { $0.isLong && (family == nil || $0.unit.family == family) }.map(\.text))
  }

  /// The family's spellings that need no second look behind digits: none that begins with 十, 百 or 千.
  func plainSpellings(_ family: UnitFamily) -> [(text: String, unit: Unit)] { plain[family.id] ?? [] }

  private static func isPlain(_ spelling: String) -> Bool {
    guard let first = spelling.unicodeScalars.first else { return false }
    return ScaleWord.exponent(of: first).map { $0 >= 4 } ?? !first.isASCIIDigit
  }

  /// The listed units of a family; none for quotients.
  package func units(of family: UnitFamily) -> [Unit] { unitsByFamily[family.id] ?? [] }

  func isCurrency(_ unit: Unit) -> Bool { currencies.contains(unit.family.id) }
}

extension UnitTable {
  /// The longest unit that begins at `start`: listed, scaled (万株), or a quotient of such.
  func match(in glyphs: [Glyph], from start: Int) -> (units: [Unit], end: Int)? {
    guard var found = simple(in: glyphs, from: start) else { return nil }
    while let quotient = divided(found, in: glyphs) { found = quotient }
    return found
  }

  /// A listed unit, or one taken 十, 百, 千, 万, … times.
  private func simple(in glyphs: [Glyph], from start: Int) -> (units: [Unit], end: Int)? {
    let listed = trie.longest(in: glyphs, from: start)
    guard let scale = ScaleWord(glyphs[min(start, glyphs.count)...].lazy.map(\.scalar)) else { return listed }
    guard let base = trie.longest(in: glyphs, from: start + scale.length), base.end > listed?.end ?? 0 else { return listed }
    let symbol = String(String.UnicodeScalarView(glyphs[start..<base.end].map(\.scalar).filter { $0 != " " }))
    let units = base.units.filter { !$0.isScaled }.compactMap { $0.times(scale, symbol: symbol) }
    return units.isEmpty ? listed : (units, base.end)
  }

  /// `元` followed by `/人·月`: all denominators at once.
  private func divided(_ top: (units: [Unit], end: Int), in glyphs: [Glyph]) -> (units: [Unit], end: Int)? {
    guard top.end < glyphs.count, glyphs[top.end].scalar == "/" else { return nil }
    var below: [Unit] = []
    var end = top.end
    while end < glyphs.count, below.isEmpty || Self.joins(glyphs[end].scalar) {
      guard let next = simple(in: glyphs, from: end + 1), let unit = next.units.first else { break }
      below.append(unit)
      end = next.end
    }
    guard !below.isEmpty else { return nil }
    let units = top.units.compactMap { quotient($0, below) }
    return units.isEmpty ? nil : (units, end)
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", "·", "・", "‧", "•", ".", "*", "×": true
    default: false
    }
  }

  private func quotient(_ top: UnitFamily, _ below: [UnitFamily]) -> UnitFamily {
    let sorted = below.sorted { order[$0.id, default: 0] < order[$1.id, default: 0] }
    return UnitFamily(
      id: top.id + "/" + sorted.map(\.id).joined(separator: "·"),
      canonical: top.canonical + "/" + sorted.map(\.canonical).joined(separator: "·"),
      decimals: max(top.decimals, 4), isCounted: false)
  }

  private func quotient(_ top: Unit, _ below: [Unit]) -> Unit? {
    var numerator = top.numerator
    var denominator = top.denominator
    for unit in below {
      let (up, over) = numerator.multipliedReportingOverflow(by: unit.denominator)
      let (down, under) = denominator.multipliedReportingOverflow(by: unit.numerator)
      guard !over, !under else { return nil }
      (numerator, denominator) = (up, down)
    }
    return Unit(
      symbol: top.symbol + "/" + below.map(\.symbol).joined(separator: "·"),
      family: quotient(top.family, below.map(\.family)), over: numerator, denominator,
      isScaled: top.isScaled || below.contains(where: \.isScaled))
  }
}
