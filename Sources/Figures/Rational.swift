package import BigInt

/// An exact fraction of any size, always reduced, its denominator positive.
///
/// Cells are `Exact` decimals; everything *computed* from them — ratios, means of eleven county rates, bounds of
/// intervals — is a `Rational`, so that no denominator ever overflows and no verdict depends on rounding:
/// 2.996% is within 3%, 3.004% is not, though both print as 3.00%.
///
/// Nearly all of them fit two machine words, and a night makes hundreds of thousands: those are computed in 128 bits, the others
/// in big integers. A number has one form only, so that equal numbers are equal and hash alike.
package struct Rational: Hashable, Sendable {
  private enum Form: Hashable, Sendable {
    case small(Int64, Int64)
    /// At least one of the two leaves 64 bits.
    case large(BigInt, BigInt)
  }

  private let form: Form

  package var numerator: BigInt {
    switch form {
    case .small(let above, _): BigInt(above)
    case .large(let above, _): above
    }
  }

  package var denominator: BigInt {
    switch form {
    case .small(_, let below): BigInt(below)
    case .large(_, let below): below
    }
  }

  /// - Precondition: `denominator` is not zero.
  package init(_ numerator: BigInt, _ denominator: BigInt) {
    if let above = Int64(exactly: numerator), let below = Int64(exactly: denominator) {
      self.init(Int128(above), over: Int128(below))
      return
    }
    precondition(!denominator.isZero, "a fraction's denominator is not zero")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    let (above, below) = (numerator / divisor * sign, denominator / divisor * sign)
    if let above = Int64(exactly: above), let below = Int64(exactly: below) {
      self.init(form: .small(above, below))
    } else {
      self.init(form: .large(above, below))
    }
  }

  private init(form: Form) { self.form = form }

  /// - Precondition: `below` is not zero, and neither of the two is the least number of 128 bits.
  private init(_ above: Int128, over below: Int128) {
    precondition(below != 0, "a fraction's denominator is not zero")
    var (above, below) = below < 0 ? (-above, -below) : (above, below)
    if below != 1 {
      let divisor = Int128(Self.greatestCommonDivisor(above.magnitude, below.magnitude))
      if divisor != 1 { (above, below) = (above / divisor, below / divisor) }
    }
    if let above = Int64(exactly: above), let below = Int64(exactly: below) {
      form = .small(above, below)
    } else {
      form = .large(BigInt(above), BigInt(below))
    }
  }

  package init(_ integer: Int) { form = .small(Int64(integer), 1) }

  package init(_ exact: Exact) {
    if let mantissa = Int64(exactly: exact.mantissa) {
      self.init(Int128(mantissa), over: Exact.powerOfTen(exact.decimals))
    } else {
      self.init(BigInt(exact.mantissa), BigInt(10).power(exact.decimals))
    }
  }

  /// By halving (Stein): no division, which at this width would be a call of its own. The second is not zero.
  private static func greatestCommonDivisor<Word: FixedWidthInteger & UnsignedInteger>(_ a: Word, _ b: Word) -> Word {
    guard a != 0 else { return b }
    if Word.bitWidth > 64, let a = UInt64(exactly: a), let b = UInt64(exactly: b) { return Word(greatestCommonDivisor(a, b)) }
    let twos = min(a.trailingZeroBitCount, b.trailingZeroBitCount)
    var a = a >> a.trailingZeroBitCount
    var b = b >> b.trailingZeroBitCount
    while a != b {
      if a < b { swap(&a, &b) }
      a -= b
      a >>= a.trailingZeroBitCount
    }
    return a << twos
  }

  package static let zero = Rational(0)
  package static let one = Rational(1)

  package var isZero: Bool { form == .small(0, 1) }

  package var isNegative: Bool {
    switch form {
    case .small(let above, _): above < 0
    case .large(let above, _): above < 0
    }
  }

  package var magnitude: Rational { isNegative ? -self : self }

  /// Numerator and denominator, each as a number of its own.
  package var parts: (above: Rational, below: Rational) { (Rational(numerator, 1), Rational(denominator, 1)) }

  /// The same number as a plain decimal, or nil where it has none (1/3) or needs more than 36 places.
  package var exact: Exact? {
    var rest = denominator
    var (twos, fives) = (0, 0)
    if case .small(let above, var below) = form {
      if below == 1 { return Exact(Int128(above)) }
      twos = below.trailingZeroBitCount
      below >>= twos
      while below % 5 == 0 { (below, fives) = (below / 5, fives + 1) }
      rest = BigInt(below)
    } else {
      while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
      while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
    }
    let decimals = max(twos, fives)
    guard rest == 1, decimals <= 36 else { return nil }
    if case .small(let above, let below) = form {
      let (mantissa, overflow) = Int128(above).multipliedReportingOverflow(by: Exact.powerOfTen(decimals) / Int128(below))
      return overflow ? nil : Exact(mantissa, decimals: decimals)
    }
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
    if case (.small(let x, let xs), .small(let y, let ys)) = (a.form, b.form) {
      if xs == ys { return Rational(Int128(x) + Int128(y), over: Int128(xs)) }
      return Rational(Int128(x) * Int128(ys) + Int128(y) * Int128(xs), over: Int128(xs) * Int128(ys))
    }
    return Rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
  }
  package static func - (a: Rational, b: Rational) -> Rational { a + -b }
  package static prefix func - (a: Rational) -> Rational {
    if case .small(let above, let below) = a.form { return Rational(-Int128(above), over: Int128(below)) }
    return Rational(-a.numerator, a.denominator)
  }
  package static func * (a: Rational, b: Rational) -> Rational {
    if case (.small(let x, let xs), .small(let y, let ys)) = (a.form, b.form) {
      return Rational(Int128(x) * Int128(y), over: Int128(xs) * Int128(ys))
    }
    return Rational(a.numerator * b.numerator, a.denominator * b.denominator)
  }
  /// - Precondition: `b` is not zero.
  package static func / (a: Rational, b: Rational) -> Rational {
    if case (.small(let x, let xs), .small(let y, let ys)) = (a.form, b.form) {
      return Rational(Int128(x) * Int128(ys), over: Int128(xs) * Int128(y))
    }
    return Rational(a.numerator * b.denominator, a.denominator * b.numerator)
  }
}

extension Rational: Comparable {
  package static func < (a: Rational, b: Rational) -> Bool {
    if case (.small(let x, let xs), .small(let y, let ys)) = (a.form, b.form) { return Int128(x) * Int128(ys) < Int128(y) * Int128(xs) }
    return a.numerator * b.denominator < b.numerator * a.denominator
  }
}

extension Rational: CustomStringConvertible {
  package var description: String { text }
}

extension Int128 {
  /// The same number; nil where it does not fit.
  ///
  /// Why not the general conversion: of a negative `BigInt` of two words it makes another number.
  package init?(exactly number: BigInt) {
    guard let magnitude = Int128(exactly: number.magnitude) else { return nil }
    self = number < 0 ? -magnitude : magnitude
  }
}
