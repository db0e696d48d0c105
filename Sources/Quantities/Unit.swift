package import Figures

/// One way to write an amount of a family: its text and its exact factor to the canonical unit.
///
///     万元    money  10000/1
///     平方米  area   3/2000      (1 亩 is 2000/3 square metres; 666.67 is already rounded)
package struct Unit: Hashable, Sendable {
  package let symbol: String
  package let family: UnitFamily
  /// The factor as a fraction of two integers, reduced.
  package let numerator: Int128
  package let denominator: Int128
  /// Whether the symbol already holds a 万 or 千 that multiplies another unit of the family, as 万元 does and 千瓦 does not.
  package let isScaled: Bool

  package var factor: Rational { Rational(Exact(numerator)) / Rational(Exact(denominator)) }

  package var isCanonical: Bool { numerator == denominator }

  /// The same unit taken `scale` times: 亿 of 元 is 亿元. Nil where the factor leaves Int128.
  func times(_ scale: ScaleWord, symbol: String) -> Unit? {
    let (product, overflow) = numerator.multipliedReportingOverflow(by: Exact.powerOfTen(scale.exponent))
    guard !overflow else { return nil }
    return Unit(symbol: symbol, family: family, over: product, denominator, isScaled: true)
  }

  init(symbol: String, family: UnitFamily, over numerator: Int128, _ denominator: Int128, isScaled: Bool) {
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    self.symbol = symbol
    self.family = family
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
    self.isScaled = isScaled
  }

  private static func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
