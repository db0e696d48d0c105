import Definition
import Figures
import Warehouse

/// Turns computed figures into the rows that the warehouse keeps: exact texts, printed text, verdict, coverage.
struct FigureRows {
  let indicator: Indicator
  let figures: IndicatorFigures
  let reference: ReferenceRow?
  let pipeline: Pipeline
  let position: Int

  /// In the order in which the warehouse gives them: by region, the city last.
  var rows: [FigureRow] { figures.regions.sorted { $0.key < $1.key }.map { row($0.key, $0.value) } + [city] }

  private func row(_ region: String, _ figure: FigureValue) -> FigureRow {
    var row = FigureRow(
      indicator: indicator.id, period: indicator.period.code, region: region, name: indicator.name, unit: indicator.unit,
      rule: pipeline.origin(indicator).ruleName, position: position)
    row.asOf = figures.asOf
    row.value = figure.value?.text
    row.submitted = row.value
    row.numerator = figure.numerator?.text
    row.denominator = figure.denominator?.text
    row.lower = figure.interval?.lower?.value.text
    row.lowerIncluded = figure.interval?.lower?.included
    row.upper = figure.interval?.upper?.value.text
    row.upperIncluded = figure.interval?.upper?.included
    row.flags = figure.flags.sorted().joined(separator: " ")
    row.state = state(figure)
    row.verdict = ""
    return row
  }

  private func state(_ figure: FigureValue) -> String {
    guard let value = figure.value else { return figure.isMissing ? "missing" : "not_computable" }
    return value.isZero ? "zero" : "value"
  }

  private var city: FigureRow {
    var figure = figures.city
    if figure.value == nil, figures.reported.isEmpty, !figures.expected.isEmpty { figure.isMissing = true }
    var row = row(FigureRow.city, figure)
    row.reported = figures.reported.count
    row.expected = figures.expected.count
    row.missing = figures.missing.joined(separator: " ")
    row.printed = figure.value.flatMap { printed($0) }
    row.reference = reference?.token
    // Of the whole indicator: kept once, not with every county.
    row.inputs = figures.inputs
    row.verdict = Judgement.verdict(figure, printed: row.printed, reference: reference, units: pipeline.units)
    return row
  }

  /// The token of the report. A bound that holds prints its limit; one that does not prints the figure.
  private func printed(_ value: Rational) -> String? {
    let origin = pipeline.origin(indicator)
    guard let pattern = indicator.print ?? origin.print else { return value.text + indicator.unit }
    let limit = (indicator.bound ?? origin.bound).flatMap { bound -> Rational? in
      switch bound.kind {
      case .within: value <= bound.value ? bound.value : nil
      case .atLeast: value >= bound.value ? bound.value : nil
      }
    }
    return pattern.print(value, limit: limit, rounding: pipeline.rounding)
  }

  /// What a stored row says, exactly: quotients from their two parts.
  static func value(of row: FigureRow) -> FigureValue {
    var figure = FigureValue(value: row.value.flatMap { Exact(plain: $0) }.map { Rational($0) })
    if let above = row.numerator.flatMap({ Exact(plain: $0) }), let below = row.denominator.flatMap({ Exact(plain: $0) }), !below.isZero {
      figure.numerator = Rational(above)
      figure.denominator = Rational(below)
      figure.value = Rational(above) / Rational(below) * Rational(row.unit == "%" ? 100 : 1)
    }
    func bound(_ text: String?, _ included: Bool?) -> Bound? {
      text.flatMap { Exact(plain: $0) }.map { Bound(Rational($0), included: included ?? true) }
    }
    figure.interval = figure.value == nil ? nil : Interval(lower: bound(row.lower, row.lowerIncluded), upper: bound(row.upper, row.upperIncluded))
    figure.flags = Set(row.flags.split(separator: " ").map(String.init)).subtracting(["explained", "unexplained"])
    figure.isComplete = !figure.flags.contains("partial") && row.missing.isEmpty
    figure.isMissing = row.state == "missing"
    return figure
  }
}
