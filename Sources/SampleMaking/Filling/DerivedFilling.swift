import BigInt
import Definition
import Figures
import Formulas
import Quantities

/// Computes a column from the measures of the same record: money exactly, rates rounded half up to two decimals.
struct DerivedFilling {
  /// Offices show rates to the hundredth of a percent.
  static let rateDecimals = 2

  let form: Form
  let column: Column
  let measure: Measure
  let formula: Formula
  let place: SpecPlace

  /// The measures that the expression needs.
  var names: [String] { formula.names }

  /// The value at the family's scale; nil where the expression divides by zero.
  func value(_ measures: [String: Int128]) throws -> Int128? {
    let environment = Environment(figure: { reference in
      guard let value = measures[reference.name], let measure = form[column: reference.name]?.measure else { return nil }
      let exact = Rational(Exact(value, decimals: measure.family.decimals))
      return Operand(exactly: exact, scale: measure.family.id == "rate" ? .percent : .plain)
    })
    switch formula.value(in: environment) {
    case .undefined: return nil
    case .missing(let names): throw SampleMistake(place, "\(column.id) needs \(names.map(\.name).joined(separator: ", "))")
    case .value(let operand): return try scaled(operand)
    }
  }

  private func scaled(_ operand: Operand) throws -> Int128 {
    let decimals = measure.family.decimals
    let isRate = measure.family.id == "rate"
    let value = isRate && operand.scale != .percent ? operand.value * Rational(100) : operand.value
    let shown = isRate ? min(Self.rateDecimals, decimals) : decimals
    let rounded = value.rounded(to: shown, .halfUp)
    guard let mantissa = Int128(exactly: rounded) else { throw SampleMistake(place, "\(column.id) is too large") }
    if !isRate, Rational(Exact(mantissa, decimals: shown)) != value { throw SampleMistake(place, "\(column.id) does not come out exactly") }
    return mantissa * Exact.powerOfTen(decimals - shown)
  }
}
