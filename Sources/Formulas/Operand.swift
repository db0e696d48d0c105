package import Figures

/// A value on its way through a formula: exact, with the interval it admits and how far rounding may have carried it.
package struct Operand: Hashable, Sendable {
  /// How a number meets others.
  package enum Scale: Sendable {
    /// A number without unit in the formula: takes the scale of what it meets.
    case bare
    case plain
    /// Rates: 20.16% is 20.16. A quotient of equals is multiplied by 100 before it meets one.
    case percent
  }

  package let value: Rational
  package let interval: Interval
  /// Variance of the rounding behind the value, for the verdict *possible but unlikely*; nil where the interval is open to
  /// infinity.
  package let variance: Rational?
  package let scale: Scale

  /// - Parameters:
  ///   - variance: Σ step²/12 of the rounded numbers behind the value; without it the interval counts as one rounding.
  ///   - scale: `percent` for figures whose unit is `%` or 百分点.
  package init(_ value: Rational, _ interval: Interval, variance: Rational? = nil, scale: Scale = .plain) {
    self.value = value
    self.interval = interval
    self.scale = scale
    if let variance {
      self.variance = variance
    } else if let lower = interval.lower, let upper = interval.upper {
      let width = upper.value - lower.value
      self.variance = width * width / Rational(12)
    } else {
      self.variance = nil
    }
  }

  private init(value: Rational, interval: Interval, knownVariance: Rational?, scale: Scale) {
    self.value = value
    self.interval = interval
    variance = knownVariance
    self.scale = scale
  }

  /// A number known exactly.
  package init(exactly value: Rational, scale: Scale = .plain) {
    self.init(value, Interval(exactly: value), variance: .zero, scale: scale)
  }

  /// A number printed to a step, as `Interval.init(_:step:)` reads it; 0 = exact.
  package init(_ value: Rational, step: Rational, scale: Scale = .plain) {
    self.init(value, Interval(value, step: step), scale: scale)
  }

  /// Nothing known of it but, with `atLeast`, a floor.
  static func unknown(atLeast floor: Rational?) -> Operand {
    Operand(
      value: .zero, interval: Interval(lower: floor.map { Bound($0, included: true) }, upper: nil), knownVariance: nil,
      scale: .bare)
  }

  static func unbounded(_ value: Rational, scale: Scale) -> Operand {
    Operand(value: value, interval: .everything, knownVariance: nil, scale: scale)
  }

  // MARK: scales

  private static let hundred = Operand(exactly: Rational(100), scale: .bare)

  /// Both in the scale in which they are added or compared.
  static func aligned(_ a: Operand, _ b: Operand) -> (Operand, Operand) {
    switch (a.scale, b.scale) {
    case (.percent, .plain): (a, b.inPercent)
    case (.plain, .percent): (a.inPercent, b)
    case (.bare, _): (a.with(b.scale), b)
    case (_, .bare): (a, b.with(a.scale))
    case (.percent, .percent), (.plain, .plain): (a, b)
    }
  }

  private func with(_ scale: Scale) -> Operand {
    Operand(value: value, interval: interval, knownVariance: variance, scale: scale)
  }

  private var inPercent: Operand { multiplied(by: Self.hundred).with(.percent) }

  /// 20.16% as 0.2016, which is what it multiplies by.
  private var asFraction: Operand {
    scale == .percent ? multiplied(by: Operand(exactly: .one / Rational(100), scale: .bare)).with(.plain) : self
  }

  // MARK: arithmetic

  static func + (a: Operand, b: Operand) -> Operand {
    let (a, b) = aligned(a, b)
    return Operand(
      value: a.value + b.value, interval: a.interval + b.interval, knownVariance: sum(a.variance, b.variance), scale: a.scale)
  }

  static prefix func - (a: Operand) -> Operand {
    Operand(value: -a.value, interval: -a.interval, knownVariance: a.variance, scale: a.scale)
  }

  static func - (a: Operand, b: Operand) -> Operand { a + -b }

  static func * (a: Operand, b: Operand) -> Operand {
    switch (a.scale, b.scale) {
    case (.percent, .plain): a.asFraction.multiplied(by: b)
    case (.percent, .percent): a.asFraction.multiplied(by: b).with(.percent)
    case (.plain, .percent): b.asFraction.multiplied(by: a)
    case (.bare, _): a.multiplied(by: b).with(b.scale)
    case (_, .bare), (.plain, .plain): a.multiplied(by: b)
    }
  }

  /// Nil where the divisor's value is zero. A divisor that may be zero leaves the interval open both ways.
  static func / (a: Operand, b: Operand) -> Operand? {
    guard !b.value.isZero else { return nil }
    switch (a.scale, b.scale) {
    case (.percent, .percent): return a.divided(by: b).with(.plain)
    case (.plain, .percent), (.bare, .percent): return a.divided(by: b.asFraction).with(.plain)
    case (.percent, .plain): return a.asFraction.divided(by: b)
    case (.bare, .plain): return a.divided(by: b).with(.plain)
    case (_, .bare), (.plain, .plain): return a.divided(by: b)
    }
  }

  /// Var(xy) ≈ y²·Var(x) + x²·Var(y).
  private func multiplied(by other: Operand) -> Operand {
    let variance = Self.sum(
      self.variance.map { $0 * other.value * other.value }, other.variance.map { $0 * value * value })
    return Operand(value: value * other.value, interval: interval * other.interval, knownVariance: variance, scale: scale)
  }

  /// Var(x/y) ≈ Var(x)/y² + x²·Var(y)/y⁴.
  private func divided(by other: Operand) -> Operand {
    let square = other.value * other.value
    let variance = Self.sum(
      self.variance.map { $0 / square }, other.variance.map { $0 * value * value / (square * square) })
    return Operand(value: value / other.value, interval: interval / other.interval, knownVariance: variance, scale: scale)
  }

  private static func sum(_ a: Rational?, _ b: Rational?) -> Rational? {
    guard let a, let b else { return nil }
    return a + b
  }
}
