package import Definition
import Figures
import Quantities
package import Warehouse

/// Compares a computed figure with the one that the report of reference printed.
package enum Judgement {
  /// The verdict of a city's figure as it stands in the warehouse; the stored one where the reference is another by now.
  package static func verdict(of row: FigureRow, pipeline: Pipeline) -> String {
    let reference = pipeline.reference.first { $0.indicator == row.indicator }
    guard reference?.token == row.reference, row.verdict != "incomplete" else { return row.verdict }
    var figure = FigureRows.value(of: row)
    // Bounds that a value has left behind are no bounds of it.
    if let value = figure.value, let interval = figure.interval, !interval.contains(value) { figure.interval = Interval(exactly: value) }
    return verdict(figure, printed: row.printed, reference: reference, units: pipeline.units)
  }

  /// The values that the reference's printed figure admits.
  static func admitted(_ row: ReferenceRow, units: UnitTable) -> Interval {
    let value = Rational(row.value)
    let step = Rational(row.step)
    func bound(_ number: Rational, _ included: Bool) -> Bound { Bound(number, included: included) }
    switch row.qualifier {
    case .exact, .range:
      let counted = units.candidates(row.unit).first { $0.family.canonical == row.unit }?.family.isCounted ?? false
      return counted && step == .one ? Interval(exactly: value) : Interval(value, step: step)
    case .approx: return Interval(lower: bound(value - step, true), upper: bound(value + step, false))
    case .nearly: return Interval(lower: bound(value - step, true), upper: bound(value, false))
    case .moreThan: return Interval(lower: bound(value, false), upper: bound(value + step, false))
    case .atLeast: return Interval(lower: bound(value, true), upper: nil)
    case .atMost, .within: return Interval(lower: nil, upper: bound(value, true))
    case .lessThan: return Interval(lower: nil, upper: bound(value, false))
    case .greaterThan: return Interval(lower: bound(value, false), upper: nil)
    }
  }

  /// match, within_rounding, differs, incomplete, not_printed or not_computable.
  static func verdict(_ figure: FigureValue, printed: String?, reference: ReferenceRow?, units: UnitTable) -> String {
    guard let value = figure.value, let printed else { return "not_computable" }
    guard let reference else { return "not_printed" }
    guard figure.isComplete else { return "incomplete" }
    let admitted = admitted(reference, units: units)
    if Width.folded(printed) == Width.folded(reference.token), admitted.contains(value) { return "match" }
    return admitted.meets(figure.interval ?? Interval(exactly: value)) ? "within_rounding" : "differs"
  }
}
