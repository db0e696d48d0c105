package import BigInt

/// An exact fraction of any size, always reduced, its denominator positive.
///
/// Cells are `Exact` decimals; everything *computed* from them — ratios, means of eleven county rates, bounds of
/// intervals — is a `Rational`, so that no denominator ever overflows and no verdict depends on rounding:
/// 2.996% is within 3%, 3.004% is not, though both print as 3.00%.
package struct Rational: Hashable, Sendable {
  package let numerator: BigInt
  package let denominator: BigInt

  /// - Precondition: `denominator` is not zero.
  package init(_ numerator: BigInt, _ denominator: BigInt) {
    precondition(!denominator.isZero, "a fraction's denominator is not zero")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.numerator = numerator / divisor * sign
    self.denominator = denominator / divisor * sign
  }

  package init(_ integer: Int) {
    self.init(BigInt(integer), 1)
  }

  package init(_ exact: Exact) {
    self.init(BigInt(exact.mantissa), BigInt(10).power(exact.decimals))
  }

  package static let zero = Rational(0)
  package static let one = Rational(1)

  package var isZero: Bool { numerator.isZero }
  package var isNegative: Bool { numerator < 0 }
  package var magnitude: Rational { isNegative ? -self : self }

  /// Numerator and denominator, each as a number of its own.
  package var parts: (above: Rational, below: Rational) { (Rational(numerator, 1), Rational(denominator, 1)) }

  /// The same number as a plain decimal, or nil where it has none (1/3) or needs more than 36 places.
  package var exact: Exact? {
    var twos = 0
    var fives = 0
    var rest = denominator
    while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    let decimals = max(twos, fives)
    guard rest == 1, decimals <= 36 else { return nil }
    guard let mantissa = Int128(exactly: numerator * BigInt(10).power(decimals) / denominator) else { return nil }
    return Exact(mantissa, decimals: decimals)
  }

  /// Canonical decimal text; a number without a finite decimal is rounded half-even to 12 places, as the public views
  /// show quotients. Verdicts, thresholds and printing never read this.
  package var text: String {
    exact?.text ?? decimalText(places: 12)
  }

  private func decimalText(places: Int) -> String {
    let mantissa = rounded(to: places, .halfEven)
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var text = (mantissa < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  package static func + (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }
  package static func - (a: Rational, b: Rational) -> Rational { a + -b }
  package static prefix func - (a: Rational) -> Rational { Rational(-a.numerator, a.denominator) }
  package static func * (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.numerator, a.denominator * b.denominator)
  }
  /// - Precondition: `b` is not zero.
  package static func / (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.denominator, a.denominator * b.numerator)
  }
}

extension Rational: Comparable {
  package static func < (a: Rational, b: Rational) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }
}

extension Rational: CustomStringConvertible {
  package var description: String { text }
}
