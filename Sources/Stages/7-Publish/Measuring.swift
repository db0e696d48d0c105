import BigInt
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

  /// Parts printed to two decimals of 万元 that add to their total as printed (舍位平衡); those whose last digit had to move are
  /// marked. Nil for units that are printed exactly anyway.
  func balanced(_ parts: [Rational], total: Rational?) -> (parts: [String], total: String)? {
    guard divisor != .one, total == parts.reduce(Rational.zero, +) else { return nil }
    let hundredth = divisor / Rational(100)
    guard let vector = Balancing.vector(parts, unit: hundredth) else { return nil }
    func shown(_ units: BigInt) -> String { (Rational(units, 100)).fixed(2, .halfUp) }
    return (vector.parts.map { shown($0.units) + ($0.moved ? "*" : "") }, shown(vector.total))
  }

  /// The number alone: exact up to four decimals, else rounded to two.
  func number(_ value: Rational) -> String {
    let scaled = value / divisor
    if let exact = scaled.exact, exact.reduced.decimals <= 4 { return exact.text }
    return scaled.fixed(2, .halfUp)
  }
}
