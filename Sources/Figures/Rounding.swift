package import BigInt

/// How a figure is rounded when it is printed: a property of the publication, never of the value.
package enum Rounding: String, Sendable, CaseIterable {
  /// 四舍五入: ties away from zero. The house default for money, people, areas and rates.
  case halfUp = "half_up"
  /// GB/T 8170-2008: ties to the even digit.
  case halfEven = "gb8170_even"
  /// Towards zero: floors such as 235元以上 or 19亿多元.
  case truncate
  /// Away from zero: 近300个.
  case ceil
}

extension Rational {
  /// `self` × 10^`places` as an integer, rounded once, on the exact value; negative numbers are rounded by magnitude
  /// and get their sign back (GB/T 8170-2008, 3.2).
  package func rounded(to places: Int, _ mode: Rounding) -> BigInt {
    let scaled = magnitude.numerator * BigInt(10).power(max(0, places))
    let divisor = denominator * BigInt(10).power(max(0, -places))
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
    let twice = remainder * 2
    let up: Bool =
      switch mode {
      case .truncate: false
      case .ceil: !remainder.isZero
      case .halfUp: twice >= divisor
      case .halfEven: twice > divisor || (twice == divisor && quotient % 2 != 0)
      }
    let magnitude = up ? quotient + 1 : quotient
    return isNegative ? -magnitude : magnitude
  }
}
