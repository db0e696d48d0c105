/// One end of an interval, with or without the number itself.
package struct Bound: Hashable, Sendable {
  package let value: Rational
  package let included: Bool

  package init(_ value: Rational, included: Bool) {
    self.value = value
    self.included = included
  }
}

/// The values that a written figure admits: a nil end is open to infinity.
///
///     15.98亿元   [1597500000, 1598500000)     half a step each way
///     19亿多元    (1900000000, 2000000000)
///     235元以上   [235, ∞)
///
/// Source of the shapes: Civil Code art. 1259 for 以上, 以下, 以内 (the number itself included); half-up printing for
/// the half steps.
package struct Interval: Hashable, Sendable {
  package let lower: Bound?
  package let upper: Bound?

  package init(lower: Bound?, upper: Bound?) {
    self.lower = lower
    self.upper = upper
  }

  /// The interval that holds one number only.
  package init(exactly value: Rational) {
    self.init(lower: Bound(value, included: true), upper: Bound(value, included: true))
  }

  /// `[value − step/2, value + step/2)`, turned round for negative numbers: what a figure rounded half-up to `step` admits.
  package init(_ value: Rational, step: Rational) {
    guard !step.isZero else { self.init(exactly: value); return }
    let half = step / Rational(2)
    self.init(
      lower: Bound(value - half, included: !value.isNegative),
      upper: Bound(value + half, included: value.isNegative))
  }

  package static let everything = Interval(lower: nil, upper: nil)

  package func contains(_ value: Rational) -> Bool {
    if let lower, value < lower.value || (value == lower.value && !lower.included) { return false }
    if let upper, value > upper.value || (value == upper.value && !upper.included) { return false }
    return true
  }

  /// Whether some number lies in both.
  package func meets(_ other: Interval) -> Bool {
    !Self.precedes(upper, other.lower) && !Self.precedes(other.upper, lower)
  }

  private static func precedes(_ upper: Bound?, _ lower: Bound?) -> Bool {
    guard let upper, let lower else { return false }
    return upper.value < lower.value || (upper.value == lower.value && !(upper.included && lower.included))
  }

  package static func + (a: Interval, b: Interval) -> Interval {
    Interval(lower: sum(a.lower, b.lower), upper: sum(a.upper, b.upper))
  }

  package static func - (a: Interval, b: Interval) -> Interval { a + -b }

  package static prefix func - (a: Interval) -> Interval {
    Interval(
      lower: a.upper.map { Bound(-$0.value, included: $0.included) },
      upper: a.lower.map { Bound(-$0.value, included: $0.included) })
  }

  /// Every number of the interval times a positive factor.
  package func scaled(by factor: Rational) -> Interval {
    Interval(
      lower: lower.map { Bound($0.value * factor, included: $0.included) },
      upper: upper.map { Bound($0.value * factor, included: $0.included) })
  }

  private static func sum(_ a: Bound?, _ b: Bound?) -> Bound? {
    guard let a, let b else { return nil }
    return Bound(a.value + b.value, included: a.included && b.included)
  }
}
