import Figures

/// Σ value × weight and Σ weight of some records, with the least and the greatest that rounding of the cells allows.
///
/// Products of two stored integers are made here, in 128 bits, since SQL would turn them into floating point.
struct WeightedSums {
  private var products: Int128 = 0
  private var weights: Int128 = 0
  /// Four times the sums of the products of the lower and of the upper bounds: bounds lie half a step off.
  private var least: Int128 = 0
  private var greatest: Int128 = 0
  private var weightSteps: Int128 = 0
  private var isSigned = false

  mutating func add(_ a: (value: Int64, step: Int64), _ b: (value: Int64, step: Int64)) {
    let (x, xs, w, ws) = (Int128(a.value), Int128(a.step), Int128(b.value), Int128(b.step))
    products += x * w
    weights += w
    least += (2 * x - xs) * (2 * w - ws)
    greatest += (2 * x + xs) * (2 * w + ws)
    weightSteps += ws
    isSigned = isSigned || x < xs || w < ws
  }

  static func + (a: WeightedSums, b: WeightedSums) -> WeightedSums {
    var sum = a
    sum.products += b.products
    sum.weights += b.weights
    sum.least += b.least
    sum.greatest += b.greatest
    sum.weightSteps += b.weightSteps
    sum.isSigned = a.isSigned || b.isSigned
    return sum
  }

  /// The mean, exactly; its interval where all values and weights are surely not negative, else nothing is said of it.
  func figure(_ decimals: (value: Int, weight: Int)) -> FigureValue {
    guard weights != 0 else { return FigureValue(value: nil) }
    let above = Rational(Exact(products, decimals: decimals.value + decimals.weight))
    let below = Rational(Exact(weights, decimals: decimals.weight))
    var figure = FigureValue(value: above / below)
    figure.numerator = above
    figure.denominator = below
    guard !isSigned, 2 * weights > weightSteps else {
      figure.interval = .everything
      return figure
    }
    let four = Rational(4)
    let half = Rational(Exact(weightSteps, decimals: decimals.weight)) / Rational(2)
    let low = Rational(Exact(least, decimals: decimals.value + decimals.weight)) / four
    let high = Rational(Exact(greatest, decimals: decimals.value + decimals.weight)) / four
    figure.interval = Interval(
      lower: Bound(low / (below + half), included: true), upper: Bound(high / (below - half), included: least == greatest))
    return figure
  }
}
