import Figures

/// Reading the rows of `units.csv`, strictly.
extension UnitTable {
  /// One family per id, described by its canonical row.
  static func families(_ rows: [UnitRow]) throws(UnitTableMistake) -> [UnitFamily] {
    var families: [UnitFamily] = []
    var ids: [(id: String, line: Int)] = []
    for row in rows {
      for (column, text) in [("family", row.family), ("unit", row.unit), ("factor", row.factor)] where text.isEmpty {
        throw UnitTableMistake(line: row.line, column: column, problem: .empty)
      }
      if !ids.contains(where: { $0.id == row.family }) { ids.append((row.family, row.line)) }
      let factor = try factor(row)
      guard factor.numerator == factor.denominator else {
        guard row.kind.isEmpty, row.decimals.isEmpty else {
          throw UnitTableMistake(line: row.line, column: row.kind.isEmpty ? "decimals" : "kind", problem: .strayKind)
        }
        continue
      }
      if let first = families.first(where: { $0.id == row.family }) {
        throw UnitTableMistake(
          line: row.line, column: "factor", problem: .secondCanonical(family: row.family, first: first.canonical))
      }
      families.append(try family(row))
    }
    for (id, line) in ids where !families.contains(where: { $0.id == id }) {
      throw UnitTableMistake(line: line, column: "family", problem: .noCanonical(family: id))
    }
    return families
  }

  private static func family(_ row: UnitRow) throws(UnitTableMistake) -> UnitFamily {
    let counted: Bool
    switch row.kind {
    case "counted": counted = true
    case "measured": counted = false
    case "": throw UnitTableMistake(line: row.line, column: "kind", problem: .missingKind)
    default: throw UnitTableMistake(line: row.line, column: "kind", problem: .kind(row.kind))
    }
    if row.decimals.isEmpty && !counted {
      throw UnitTableMistake(line: row.line, column: "decimals", problem: .missingKind)
    }
    guard let decimals = row.decimals.isEmpty ? 0 : Int(row.decimals), (0...9).contains(decimals), !counted || decimals == 0
    else { throw UnitTableMistake(line: row.line, column: "decimals", problem: .decimals(row.decimals)) }
    return UnitFamily(id: row.family, canonical: row.unit, decimals: decimals, isCounted: counted)
  }

  /// `10000`, `0.1` or `3/2000` as a fraction.
  static func factor(_ row: UnitRow) throws(UnitTableMistake) -> (numerator: Int128, denominator: Int128) {
    let parts = row.factor.split(separator: "/", omittingEmptySubsequences: false)
    let limit = Exact.powerOfTen(15)
    guard (1...2).contains(parts.count), let top = Exact(plain: parts[0]), let below = parts.count == 2 ? Exact(plain: parts[1]) : Exact(1),
      top.mantissa > 0, below.mantissa > 0, top.mantissa < limit, below.mantissa < limit, top.decimals <= 9, below.decimals <= 9
    else { throw UnitTableMistake(line: row.line, column: "factor", problem: .factor(row.factor)) }
    return (top.mantissa * Exact.powerOfTen(below.decimals), below.mantissa * Exact.powerOfTen(top.decimals))
  }

  /// 万元 must be ten thousand 元: reading `5万元` as 5 × 万元 and as 50000 × 元 must give the same.
  static func checkScales(_ units: [(unit: Unit, spelling: [Unicode.Scalar], line: Int)]) throws(UnitTableMistake) {
    for entry in units {
      guard let scale = ScaleWord(entry.spelling) else { continue }
      let rest = Array(entry.spelling.dropFirst(scale.length))
      guard let base = units.first(where: { $0.spelling == rest && $0.unit.family == entry.unit.family }) else { continue }
      let multiple = base.unit.factor * Rational(Exact(Exact.powerOfTen(scale.exponent)))
      guard entry.unit.factor == multiple else {
        throw UnitTableMistake(
          line: entry.line, column: "factor", problem: .scale(entry.unit.symbol, base: base.unit.symbol))
      }
    }
  }
}
