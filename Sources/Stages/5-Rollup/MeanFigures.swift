import Figures

/// The mean of the counties' figures, each counted once whatever its size.
struct MeanFigures {
  let base: IndicatorFigures
  let unit: String
  let counties: [String]

  var figures: IndicatorFigures {
    var figures = IndicatorFigures()
    figures.reported = base.reported
    figures.expected = base.expected
    figures.asOf = base.asOf
    let values = counties.compactMap { base.regions[$0]?.value }
    guard !values.isEmpty else { return figures }
    var mean = FigureValue(value: values.reduce(.zero, +) / Rational(values.count), isComplete: base.missing.isEmpty && base.city.isComplete)
    let plain = (mean.value ?? .zero) / Rational(unit == "%" ? 100 : 1)
    mean.numerator = plain.parts.above
    mean.denominator = plain.parts.below
    mean.flags = base.city.flags
    figures.city = mean
    return figures
  }
}
