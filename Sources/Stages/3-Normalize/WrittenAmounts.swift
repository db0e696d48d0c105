import Definition
import Figures
import Handoff
import Quantities

/// Amounts as the clerk has them on her sheet: what she wrote, in the unit that she wrote it in; what was computed, in the
/// unit of her column.
struct WrittenAmounts {
  /// The unit of a bare number in the column; the canonical one where the sheet states none.
  private let unit: Unit?
  private let canonical: String
  private let decimals: Int

  init(_ measure: Measure, symbol: String?, units: UnitTable) {
    canonical = measure.family.canonical
    decimals = measure.family.decimals
    unit = symbol.flatMap { symbol in units.candidates(symbol).first { $0.family.id == measure.family.id } }
  }

  /// `42000元` in a column of 元, `4.2万元` in one of 万元: every decimal up to the fourth, or `more`.
  func shown(_ value: Rational, more: Int = 0) -> String {
    guard let unit else { return FigureText.shown(value, unit: canonical, more: more) }
    return FigureText.number(value / unit.factor, places: 4 + more) + unit.symbol
  }

  /// `45,000元（4.5万元）`: the cell as it stands, with the unit that it has; in brackets in the column's, where that is another.
  /// Nil where the side of the rule is more than the cell.
  func quoted(_ cell: Reading.Cell, _ value: Rational) -> String? {
    guard let stored = cell.value, Rational(Exact(Int128(stored), decimals: decimals)) == value else { return nil }
    let written = Width.folded(InputCell.trimmed(cell.raw))
    let isBare = written.unicodeScalars.allSatisfy { "0123456789.,+- ".unicodeScalars.contains($0) }
    let own = cell.unit ?? unit?.symbol ?? canonical
    let text = isBare ? written + own : written
    guard let unit, isBare ? own != unit.symbol : !written.contains(unit.symbol) else { return text }
    return text + "（" + FigureText.number(value / unit.factor, places: 6) + unit.symbol + "）"
  }
}
