import Definition
import Figures
import Formulas

/// An indicator that a formula makes of others, for each county and for the city.
struct FormulaFigures {
  let indicator: Indicator
  let formula: Formula
  let parts: [String: IndicatorFigures]
  let pipeline: Pipeline

  var figures: IndicatorFigures {
    var figures = IndicatorFigures()
    let ordered = formula.names.compactMap { parts[$0] }
    let collected = ordered.filter { !$0.expected.isEmpty }
    figures.expected = collected.max { $0.expected.count < $1.expected.count }?.expected ?? []
    figures.reported = figures.expected.filter { region in
      collected.allSatisfy { !$0.expected.contains(region) || $0.reported.contains(region) }
    }
    figures.asOf = ordered.map(\.asOf).max() ?? ""
    for part in ordered {
      for (region, readings) in part.sources {
        let known = Set(figures.sources[region] ?? [])
        figures.sources[region, default: []] += readings.filter { !known.contains($0) }
      }
    }
    for region in figures.expected { figures.regions[region] = value { $0.regions[region] ?? (($0.expected.isEmpty) ? $0.city : nil) } }
    figures.city = value { $0.city }
    if !figures.missing.isEmpty { figures.city.isComplete = false }
    return figures
  }

  private func value(_ pick: @escaping (IndicatorFigures) -> FigureValue?) -> FigureValue {
    var flags: Set<String> = []
    var isComplete = true
    for name in formula.names {
      guard let figure = parts[name].flatMap(pick) else { continue }
      flags.formUnion(figure.flags)
      isComplete = isComplete && figure.isComplete
    }
    let environment = Environment(
      counties: pipeline.regions.counties.map(\.code),
      figure: { reference in
        let part = parts[reference.name]
        let figure = reference.region.map { part?.regions[$0] } ?? part.flatMap(pick)
        return figure.flatMap { Self.operand($0, unit: pipeline.indicator(reference.name)?.unit ?? "") }
      },
      literal: { pipeline.literal($0, unit: $1) })
    guard case .value(let computed) = formula.value(in: environment) else {
      return FigureValue(value: nil, isComplete: false, isMissing: true)
    }
    let scale = Rational(indicator.unit == "%" && computed.scale != .percent ? 100 : 1)
    var figure = FigureValue(value: computed.value * scale, interval: computed.interval.scaled(by: scale), isComplete: isComplete)
    figure.flags = flags
    if figure.value?.exact == nil, let value = figure.value {
      let plain = value / Rational(indicator.unit == "%" ? 100 : 1)
      figure.numerator = plain.parts.above
      figure.denominator = plain.parts.below
    }
    return figure
  }

  static func operand(_ figure: FigureValue, unit: String) -> Operand? {
    guard let value = figure.value else { return nil }
    return Operand(value, figure.interval ?? Interval(exactly: value), scale: unit == "%" || unit == "百分点" ? .percent : .plain)
  }
}
