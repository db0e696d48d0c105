import Figures

/// The unit in which a row of figures is written, one for all of them: large money in 万元, everything else in its
/// canonical unit. The exact values are in the tables for download.
struct Measuring {
  let unit: String
  private let divisor: Rational

  init(unit: String, values: [Rational]) {
    let tenThousand = Rational(10_000)
    if unit == "元", values.contains(where: { $0.magnitude >= tenThousand }) {
      self.unit = "万元"
      divisor = tenThousand
    } else {
      self.unit = unit
      divisor = .one
    }
  }

  /// The number alone: exact up to four decimals, else rounded to two.
  func number(_ value: Rational) -> String {
    let scaled = value / divisor
    if let exact = scaled.exact, exact.reduced.decimals <= 4 { return exact.text }
    return scaled.fixed(2, .halfUp)
  }
}
