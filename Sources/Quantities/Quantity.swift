package import Figures

/// One figure as it was written: exact value in the canonical unit, the step of its last printed place, and what its
/// words say about it.
///
///     15.98亿元  value 1598000000, step 1000000, qualifier exact
///     22454人    value 22454, step 0: counted to the person
///     69.1万人   value 691000, step 1000: stands for [690500, 691500)
package struct Quantity: Sendable, Hashable {
  /// In the family's canonical unit.
  package let value: Exact
  /// The place of the last printed digit in the canonical unit; 0 = exact.
  package let step: Exact
  /// How far 约, 近 and 多 reach; 0 for every other qualifier.
  package let reach: Exact
  package let family: UnitFamily
  package let qualifier: Qualifier
  /// 下降3%以上: the qualifier speaks of the decrease, so that −3 is the upper bound.
  package let decreases: Bool
  /// The unit that stands in the text itself; nil where it was taken from the context.
  package let writtenUnit: Unit?
  package let warning: QuantityWarning?

  package init(
    value: Exact, step: Exact, reach: Exact = .zero, family: UnitFamily, qualifier: Qualifier = .exact, decreases: Bool = false,
    writtenUnit: Unit? = nil, warning: QuantityWarning? = nil
  ) {
    self.value = value
    self.step = step
    self.reach = reach
    self.family = family
    self.qualifier = qualifier
    self.decreases = decreases
    self.writtenUnit = writtenUnit
    self.warning = warning
  }

  /// The canonical unit's text.
  package var unit: String { family.canonical }

  /// The values that the figure admits; see `Interval`.
  package var interval: Interval {
    guard decreases, value < .zero, ![.exact, .range, .approx, .nearly, .moreThan].contains(qualifier) else { return Self.interval(self, Rational(value)) }
    return -Self.interval(self, Rational(value).magnitude)
  }

  private static func interval(_ quantity: Quantity, _ x: Rational) -> Interval {
    let (step, reach, qualifier) = (quantity.step, quantity.reach, quantity.qualifier)
    let s = Rational(reach)
    switch qualifier {
    case .exact, .range:
      return Interval(x, step: Rational(step))
    case .approx:
      let sided = Interval(lower: Bound(x.magnitude - s, included: true), upper: Bound(x.magnitude + s, included: s.isZero))
      return x.isNegative ? -sided : sided
    case .nearly:
      let sided = Interval(lower: Bound(x.magnitude - s, included: true), upper: Bound(x.magnitude, included: false))
      return x.isNegative ? -sided : sided
    case .moreThan:
      let sided = Interval(lower: Bound(x.magnitude, included: false), upper: Bound(x.magnitude + s, included: false))
      return x.isNegative ? -sided : sided
    case .atLeast:
      return Interval(lower: Bound(x, included: true), upper: nil)
    case .atMost, .within:
      return Interval(lower: nil, upper: Bound(x, included: true))
    case .lessThan:
      return Interval(lower: nil, upper: Bound(x, included: false))
    case .greaterThan:
      return Interval(lower: Bound(x, included: false), upper: nil)
    }
  }
}

/// Two figures with 至 or a dash between them: `5-10万元`, `三四百个`.
package struct QuantityRange: Sendable, Hashable {
  package let lower: Quantity
  package let upper: Quantity
  package let warning: QuantityWarning?

  package var family: UnitFamily { upper.family }

  /// Both ends included.
  package var interval: Interval {
    Interval(lower: Bound(Rational(lower.value), included: true), upper: Bound(Rational(upper.value), included: true))
  }
}
