package import Figures

/// Something known about a figure from elsewhere that a value may fit or not.
package enum MagnitudeEvidence: Sendable, Hashable {
  /// The same figure one period ago: fits within a third and three times of it.
  case lastPeriod(Rational)
  /// Bounds from the definition, for the figure or for a ratio of it, turned into bounds of the value.
  case corridor(lower: Rational, upper: Rational)
  /// What the county usually has of the city: fits within a third and three times of it.
  case usualShare(Rational, ofOthers: Rational)
  /// The total that the sheet itself states: the values with which the column adds up to it.
  case statedTotal(Interval)
  /// A rule that the figure takes part in, and which of the values that were tried it holds with.
  case rule(String, holds: Set<Rational>)

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
    case .statedTotal(let interval):
      return interval.contains(value)
    case .rule(_, let holds):
      return holds.contains(value)
    }
  }

  /// Whether the value is a hundred times or more off what is usual, which no growth explains.
  package func isFarOff(_ value: Rational) -> Bool {
    let distance = Rational(100)
    switch self {
    case .lastPeriod(let last):
      return !last.isZero && (value.magnitude > last.magnitude * distance || value.magnitude * distance < last.magnitude)
    case .corridor(let lower, let upper):
      return value > upper * distance || value * distance < lower
    case .usualShare, .statedTotal, .rule:
      return false
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
///     按元读是 128.4万元，与上期相近，2 条审核转为通过（C13-water、F19-1）
package struct MagnitudeProposal: Sendable, Hashable {
  package let magnitude: Magnitude
  /// What the value would be.
  package let value: Rational
  /// What the written value does not fit and this one does.
  package let repaired: [MagnitudeEvidence]
  /// What both fit.
  package let kept: [MagnitudeEvidence]

  /// The rules that hold with this value and not with the written one, each once.
  package var repairedRules: [String] {
    var codes: [String] = []
    for case .rule(let code, _) in repaired where !codes.contains(code) { codes.append(code) }
    return codes
  }

  /// More than one chance inequality: something that is known of the figure itself, or two rules. 亩 and 公顷 are near
  /// enough for growth to be taken for a mistake: they need two in any case.
  package var isWellFounded: Bool {
    let ofItself = repaired.contains { if case .rule = $0 { false } else { true } }
    let isNear = magnitude == .fifteen || magnitude == .fifteenth
    return isNear ? repaired.count >= 2 : ofItself || repairedRules.count >= 2
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

  /// `按元读是 128.4万元，与上期、同栏别的数相近，2 条审核转为通过（C13-water、F19-1）`
  ///
  /// - Parameters:
  ///   - reading: how the value would have to be read: `元`, or the magnitude's sign where no unit is that far away.
  ///   - amount: what it then is, with its unit.
  package func words(_ language: Language, reading: String, amount: String) -> String {
    var near: [String] = []
    var total = false
    for evidence in repaired {
      switch evidence {
      case .lastPeriod: near.append(language == .zh ? "上期" : "the last period")
      case .corridor: near.append(language == .zh ? "同栏别的数" : "the others of the column")
      case .usualShare: near.append(language == .zh ? "上期占全市的比重" : "its usual share of the city")
      case .statedTotal: total = true
      case .rule: break
      }
    }
    let rules = repairedRules
    switch language {
    case .zh:
      var parts = ["按\(reading)读是 \(amount)"]
      if !near.isEmpty { parts.append("与\(near.joined(separator: "、"))相近") }
      if total { parts.append("合计行对得上") }
      if !rules.isEmpty { parts.append("\(rules.count) 条审核转为通过（\(rules.joined(separator: "、"))）") }
      return parts.joined(separator: "，")
    case .en:
      var parts = ["read as \(reading) it is \(amount)"]
      if !near.isEmpty { parts.append("near \(near.joined(separator: ", "))") }
      if total { parts.append("the total row agrees") }
      if !rules.isEmpty { parts.append("\(rules.count) checks turn to pass (\(rules.joined(separator: ", ")))") }
      return parts.joined(separator: "; ")
    }
  }
}

extension UnitTable {
  /// The mistakes that the family's own units invite: 万元 for 元 is ten thousand, 公顷 for 亩 fifteen; % has none.
  package func likelyMagnitudes(_ family: UnitFamily) -> [Magnitude] {
    let units = units(of: family)
    return Magnitude.allCases.filter { magnitude in
      units.contains { unit in
        let (numerator, over) = unit.numerator.multipliedReportingOverflow(by: magnitude.times)
        let (denominator, under) = unit.denominator.multipliedReportingOverflow(by: magnitude.dividedBy)
        return !over && !under && units.contains { Self.areEqual($0.numerator, $0.denominator, numerator, denominator) }
      }
    }
  }

  /// a/b = c/d
  private static func areEqual(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) -> Bool {
    let (left, over) = a.multipliedReportingOverflow(by: d)
    let (right, under) = c.multipliedReportingOverflow(by: b)
    return !over && !under && left == right
  }

  /// How a text would have to be read that has been read in `unit`: `元` for ÷10000 of 万元; the sign where no listed unit is
  /// that far away.
  package func reading(_ magnitude: Magnitude, of unit: Unit?) -> String {
    guard let unit else { return " \(magnitude.sign) " }
    let factor = unit.factor * magnitude.factor
    return units(of: unit.family).first { $0.factor == factor }?.symbol ?? " \(magnitude.sign) "
  }
}
