internal import Figures

/// Products and quotients of intervals, open and infinite ends included.
extension Interval {
  /// One end of an interval on the line that has infinity at both sides.
  private enum End {
    case negativeInfinity
    case finite(Rational, included: Bool)
    case positiveInfinity
  }

  private var ends: [End] {
    [
      lower.map { .finite($0.value, included: $0.included) } ?? .negativeInfinity,
      upper.map { .finite($0.value, included: $0.included) } ?? .positiveInfinity,
    ]
  }

  static func * (a: Interval, b: Interval) -> Interval {
    let products = a.ends.flatMap { x in b.ends.map { y in product(x, y) } }
    var lower: End = .positiveInfinity
    var upper: End = .negativeInfinity
    for product in products {
      lower = outer(lower, product) { $0 > $1 }
      upper = outer(upper, product) { $0 < $1 }
    }
    return Interval(lower: bound(lower), upper: bound(upper))
  }

  /// Everything where the divisor may be zero.
  static func / (a: Interval, b: Interval) -> Interval {
    guard let reciprocal = b.reciprocal else { return .everything }
    return a * reciprocal
  }

  /// 1/x for every x inside; nil where zero is inside or on both sides of it.
  private var reciprocal: Interval? {
    let isPositive = lower.map { !$0.value.isNegative && !($0.value.isZero && $0.included) } ?? false
    let isNegative = upper.map { $0.value <= .zero && !($0.value.isZero && $0.included) } ?? false
    guard isPositive || isNegative else { return nil }
    // 1/x falls, so the ends change places; an end at zero goes to infinity, an infinite end to an open zero.
    return Interval(lower: Self.inverse(upper), upper: Self.inverse(lower))
      .closedAtZero(positive: isPositive)
  }

  private static func inverse(_ bound: Bound?) -> Bound? {
    guard let bound, !bound.value.isZero else { return nil }
    return Bound(.one / bound.value, included: bound.included)
  }

  /// Puts the open zero where an infinite end was.
  private func closedAtZero(positive: Bool) -> Interval {
    let zero = Bound(.zero, included: false)
    return positive ? Interval(lower: lower ?? zero, upper: upper) : Interval(lower: lower, upper: upper ?? zero)
  }

  private static func product(_ x: End, _ y: End) -> End {
    switch (x, y) {
    case (.finite(let a, let aIncluded), .finite(let b, let bIncluded)):
      let reached = (aIncluded && bIncluded) || (a.isZero && aIncluded) || (b.isZero && bIncluded)
      return .finite(a * b, included: reached)
    case (.finite(let a, let included), let infinite), (let infinite, .finite(let a, let included)):
      // Zero times anything unbounded stays zero.
      if a.isZero { return .finite(.zero, included: included) }
      return a.isNegative ? opposite(infinite) : infinite
    case (.positiveInfinity, let other), (let other, .positiveInfinity):
      return other
    case (.negativeInfinity, .negativeInfinity):
      return .positiveInfinity
    }
  }

  private static func opposite(_ end: End) -> End {
    switch end {
    case .negativeInfinity: .positiveInfinity
    case .positiveInfinity: .negativeInfinity
    case .finite(let value, let included): .finite(-value, included: included)
    }
  }

  /// The end that lies further out; of two at the same place the included one.
  private static func outer(_ a: End, _ b: End, _ inside: (Rational, Rational) -> Bool) -> End {
    let order = rank(a) == rank(b) ? nil : inside(Rational(rank(a)), Rational(rank(b)))
    if let order { return order ? b : a }
    guard case .finite(let x, let xIncluded) = a, case .finite(let y, let yIncluded) = b else { return a }
    if x == y { return .finite(x, included: xIncluded || yIncluded) }
    return inside(x, y) ? b : a
  }

  private static func rank(_ end: End) -> Int {
    switch end {
    case .negativeInfinity: -1
    case .finite: 0
    case .positiveInfinity: 1
    }
  }

  private static func bound(_ end: End) -> Bound? {
    if case .finite(let value, let included) = end { Bound(value, included: included) } else { nil }
  }
}
