package import Figures

/// Something known about a figure from elsewhere that a value may fit or not.
package enum MagnitudeEvidence: Sendable, Hashable {
  /// The same figure one period ago: fits within a third and three times of it.
  case lastPeriod(Rational)
  /// Bounds from the definition, for the figure or for a ratio of it, turned into bounds of the value.
  case corridor(lower: Rational, upper: Rational)
  /// What the county usually has of the city: fits within a third and three times of it.
  case usualShare(Rational, ofOthers: Rational)
  /// Another figure that a rule ties to this one: the values with which the rule holds.
  case rule(String, holds: Interval)

  /// Nil where the evidence says nothing, as a last period of zero does.
  package func fits(_ value: Rational) -> Bool? {
    switch self {
    case .lastPeriod(let last):
      guard !last.isZero else { return nil }
      return Self.isNear(value, last)
    case .corridor(let lower, let upper):
      return value >= lower && value <= upper
    case .usualShare(let share, let others):
      guard !share.isNegative, !share.isZero, share < .one, !others.isZero else { return nil }
      return Self.isNear(value, others * share / (.one - share))
    case .rule(_, let holds):
      return holds.contains(value)
    }
  }

  private static func isNear(_ value: Rational, _ usual: Rational) -> Bool {
    guard value.isNegative == usual.isNegative else { return false }
    let three = Rational(3)
    return value.magnitude * three >= usual.magnitude && value.magnitude <= usual.magnitude * three
  }
}

/// A reading under which a doubted figure would fit: proposed to people, never applied.
///
///     "按 ÷10000 读：上期、占比都合得上，2 条审核转为通过"
package struct MagnitudeProposal: Sendable, Hashable {
  package let magnitude: Magnitude
  /// What the value would be.
  package let value: Rational
  /// What the written value does not fit and this one does.
  package let repaired: [MagnitudeEvidence]
  /// What both fit.
  package let kept: [MagnitudeEvidence]

  package var repairedRules: [String] {
    repaired.compactMap { if case .rule(let code, _) = $0 { code } else { nil } }
  }

  /// The magnitudes under which `value` fits the evidence best; empty where the value fits as written, or nothing explains
  /// it.
  ///
  /// A proposal must repair something and break nothing that held. Two with the same merit are both returned: then
  /// there is no single reading to propose, and the sentence says so.
  package static func of(_ value: Rational, evidence: [MagnitudeEvidence], among magnitudes: [Magnitude]) -> [MagnitudeProposal] {
    guard !value.isZero else { return [] }
    let doubts = evidence.filter { $0.fits(value) == false }
    guard !doubts.isEmpty else { return [] }
    let holds = evidence.filter { $0.fits(value) == true }
    let proposals = magnitudes.compactMap { magnitude -> MagnitudeProposal? in
      let other = value * magnitude.factor
      let repaired = doubts.filter { $0.fits(other) == true }
      guard !repaired.isEmpty, holds.allSatisfy({ $0.fits(other) == true }) else { return nil }
      return MagnitudeProposal(magnitude: magnitude, value: other, repaired: repaired, kept: holds)
    }
    let most = proposals.map(\.repaired.count).max()
    return proposals.filter { $0.repaired.count == most }
  }

  package func message(_ language: Language) -> String {
    let rules = repairedRules.count
    let others = repaired.count - rules
    switch language {
    case .zh:
      let parts = [others > 0 ? "\(others) 项对比合得上" : "", rules > 0 ? "\(rules) 条审核转为通过" : ""].filter { !$0.isEmpty }
      return "疑似单位不对：按 \(magnitude.sign) 读，" + parts.joined(separator: "，")
    case .en:
      let parts = [others > 0 ? "\(others) comparisons fit" : "", rules > 0 ? "\(rules) checks turn to pass" : ""].filter { !$0.isEmpty }
      return "the unit may be another one: read as \(magnitude.sign), " + parts.joined(separator: ", ")
    }
  }
}

extension UnitTable {
  /// The mistakes that the family's own units invite: 万元 for 元 is ten thousand, 公顷 for 亩 fifteen; % has none.
  package func likelyMagnitudes(_ family: UnitFamily) -> [Magnitude] {
    let factors = Set(units(of: family).map(\.factor))
    return Magnitude.allCases.filter { magnitude in factors.contains { factors.contains($0 * magnitude.factor) } }
  }
}
