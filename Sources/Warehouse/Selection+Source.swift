package import Definition
package import Figures
import Quantities

extension WarehouseReader.Selection {
  /// The records that an indicator's source means, its conditions turned into comparisons of stored integers.
  package init(
    _ source: Indicator.Source, form: Form, readings: [Int64], periods: [String]?, threshold: (String) -> Rational?
  ) {
    let conditions = source.conditions.compactMap { condition -> Condition? in
      switch condition.test {
      case .isOne(let values): return Condition(column: condition.column, test: .isOne(of: values))
      case .compare(let comparison, let limit):
        let number: Rational? =
          switch limit {
          case .number(let exact): Rational(exact)
          case .indicator(let id): threshold(id)
          }
        guard let number, let decimals = form[column: condition.column]?.measure?.family.decimals else { return nil }
        return Self.stored(condition.column, comparison, number, decimals)
      }
    }
    self.init(form: form, readings: readings, periods: periods, conditions: conditions)
  }

  /// A comparison with any exact number as one with a stored integer: > 2.5 means ≥ 3, whatever the scale.
  private static func stored(
    _ column: String, _ comparison: Indicator.Comparison, _ number: Rational, _ decimals: Int
  ) -> Condition? {
    let scaled = number * Rational(Exact(Exact.powerOfTen(decimals)))
    let floor = scaled.isNegative ? -((-scaled).rounded(to: 0, .ceil)) : scaled.rounded(to: 0, .truncate)
    guard let below = Int64(exactly: floor) else { return nil }
    let isWhole = scaled == Rational(Exact(Int128(below)))
    let test: Condition.Test =
      switch comparison {
      case .atLeast: .compare(">=", isWhole ? below : below + 1)
      case .greater: .compare(">", below)
      case .atMost: .compare("<=", below)
      case .less: .compare("<", isWhole ? below : below + 1)
      case .equal: isWhole ? .compare("=", below) : .compare("<", Int64.min)
      case .different: isWhole ? .compare("<>", below) : .compare(">=", Int64.min)
      }
    return Condition(column: column, test: test)
  }
}
