import Figures
import Quantities
import Submissions

/// Which cells hold figures, and what they come to.
struct DraftFigures {
  private let reader: QuantityReader

  init(_ units: UnitTable) { reader = QuantityReader(units: units, policy: .exact) }

  enum Kind: Equatable {
    case text
    case absent
    /// Digits without a unit.
    case bare
    case unit(Unit)
  }

  func kind(_ cell: DraftCell) -> Kind {
    if cell.kind == .date { return .text }
    switch reader.read(cell.text, family: nil, unit: nil) {
    case .quantity(let quantity): return quantity.writtenUnit.map { .unit($0) } ?? .bare
    case .absent: return .absent
    case .refusal(let refusal): return refusal.code == .unitMissing ? .bare : .text
    case .range, .compound: return .text
    }
  }

  func isFigure(_ cell: DraftCell) -> Bool {
    switch kind(cell) {
    case .bare, .unit: true
    case .text, .absent: false
    }
  }

  /// The figure in the family's canonical unit, with the step of its last printed place; nil for anything else.
  func value(_ cell: DraftCell?, family: UnitFamily, unit: Unit?) -> (value: Rational, step: Rational)? {
    guard let cell else { return nil }
    if cell.kind == .percent, family.id == "rate" {
      return Exact(plain: cell.text).map { (Rational($0) * Rational(100), Rational(Exact(1, decimals: max(0, $0.decimals - 2)))) }
    }
    let own = cell.unit.flatMap { text in reader.units.candidates(text).first { $0.family == family } }
    guard case .quantity(let quantity) = reader.read(cell.text, family: family, unit: own ?? unit) else { return nil }
    return (Rational(quantity.value), Rational(quantity.step))
  }
}
