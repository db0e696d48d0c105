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

extension WarehouseReader {
  /// The records behind an indicator's figures as they stand: the readings that fed them, and of those the record periods
  /// that the figure is about.
  ///
  /// - Parameter figure: the city's figure that stands of an indicator; its day says which record period is the last one.
  package func selection(
    behind indicator: Indicator, _ source: Indicator.Source, pipeline: Pipeline, figure: (String) -> FigureRow?
  ) throws -> Selection? {
    guard let form = pipeline.forms[source.form] else { return nil }
    let origin = pipeline.origin(indicator)
    let readings = try sources(of: origin.id, period: origin.period.code)
    var periods: [String]?
    if let kind = form.records {
      if (origin.take ?? form.take) == .last, let day = figure(origin.id).flatMap({ Day($0.asOf) }) {
        periods = [Period(kind, containing: day).code]
      } else {
        let all = try recordPeriods(readings).values.joined()
        periods = Set(all).filter { code in Period(code).map { origin.returns.contains($0) } ?? false }.sorted()
      }
    }
    return Selection(
      source, form: form, readings: readings, periods: periods,
      threshold: { id in figure(id)?.value.flatMap { Exact(plain: $0) }.map { Rational($0) } })
  }
}
