package import Figures

/// What became of a rule.
package enum Outcome: Hashable, Sendable {
  case holds
  /// The values disagree, but rounding may explain it: the intervals meet.
  case possible
  /// Rounding would explain it only beyond four standard deviations.
  case unlikely
  case broken
  /// These figures are not there; an empty list is a division by zero.
  case undecided(missing: [Reference])

  package var isBroken: Bool { self == .broken }

  package var isUndecided: Bool {
    switch self {
    case .undecided: true
    case .holds, .possible, .unlikely, .broken: false
    }
  }

  package var missing: [Reference] {
    switch self {
    case .undecided(let missing): missing
    case .holds, .possible, .unlikely, .broken: []
    }
  }

  /// Of a chain, the worst link decides.
  fileprivate var rank: Int {
    switch self {
    case .holds: 0
    case .possible: 1
    case .unlikely: 2
    case .undecided: 3
    case .broken: 4
    }
  }
}

/// An outcome with its two sides, in the canonical unit (percent where a rate takes part).
package struct Verdict: Hashable, Sendable {
  package let outcome: Outcome
  /// The sides of the link that decided; nil where a figure is missing or a divisor is zero.
  package let left: Operand?
  package let right: Operand?
  /// Which comparison of a chain decided, from 0.
  package let link: Int
  /// Whether no rounding could change the outcome.
  package let isCertain: Bool

  /// How far the two sides are apart.
  package var gap: Rational? {
    guard let left, let right else { return nil }
    return (left.value - right.value).magnitude
  }
}

extension Formula {
  /// The value of an arithmetic formula. A claim has none: `undefined`.
  package func value(in environment: Environment) -> Computed {
    guard case .term(let term) = root else { return .undefined }
    let result = Evaluation(environment: environment, missing: .undecided).evaluate(term)
    if !result.missing.isEmpty { return .missing(result.missing) }
    return result.isUndefined ? .undefined : .value(result.operand)
  }

  /// Whether a claim holds. An arithmetic formula claims nothing: nil.
  package func verdict(in environment: Environment, missing: Missing = .undecided) -> Verdict? {
    guard case .claim(let claim) = root else { return nil }
    return Evaluation(environment: environment, missing: missing).judge(claim)
  }
}

extension Evaluation {
  func judge(_ claim: Claim) -> Verdict {
    let sides = claim.terms.map(evaluate)
    let verdicts = claim.relations.enumerated().map { judge($1, sides[$0], sides[$0 + 1], link: $0) }
    var worst = verdicts[0]
    for verdict in verdicts.dropFirst() where verdict.outcome.rank > worst.outcome.rank { worst = verdict }
    guard worst.isCertain, !verdicts.allSatisfy(\.isCertain), worst.outcome != .broken else { return worst }
    return Verdict(outcome: worst.outcome, left: worst.left, right: worst.right, link: worst.link, isCertain: false)
  }

  private func judge(_ relation: Claim.Relation, _ a: Evaluated, _ b: Evaluated, link: Int) -> Verdict {
    if a.isUndefined || b.isUndefined {
      return Verdict(
        outcome: .undecided(missing: Self.unique(a.missing + b.missing)), left: nil, right: nil, link: link, isCertain: false)
    }
    let (left, right) = Operand.aligned(a.operand, b.operand)
    let mayHold = relation.mayHold(left.interval, right.interval)
    let mustHold = !relation.negated.mayHold(left.interval, right.interval)
    guard a.isKnown, b.isKnown else {
      let outcome: Outcome = mustHold ? .holds : mayHold ? .undecided(missing: Self.unique(a.missing + b.missing)) : .broken
      return Verdict(
        outcome: outcome, left: a.isKnown || !mayHold ? left : nil, right: b.isKnown || !mayHold ? right : nil, link: link,
        isCertain: mustHold || !mayHold)
    }
    let outcome: Outcome
    if relation.holds(left.value, right.value) {
      outcome = .holds
    } else if !mayHold || (relation == .equal && Self.contradict(a, b, left, right)) {
      outcome = .broken
    } else {
      outcome = Self.isUnlikely(left, right) ? .unlikely : .possible
    }
    return Verdict(outcome: outcome, left: left, right: right, link: link, isCertain: mustHold || !mayHold)
  }

  /// Two figures reported to the same precision that differ are a contradiction, not a matter of rounding.
  private static func contradict(_ a: Evaluated, _ b: Evaluated, _ left: Operand, _ right: Operand) -> Bool {
    guard a.isDirect, b.isDirect, let x = left.interval.width, let y = right.interval.width else { return false }
    return x == y && !x.isZero
  }

  /// Beyond four standard deviations: (middle − middle)² > 16 (σ² + σ²), in whole numbers.
  private static func isUnlikely(_ left: Operand, _ right: Operand) -> Bool {
    guard let a = left.variance, let b = right.variance, let x = left.interval.middle, let y = right.interval.middle else {
      return false
    }
    let distance = x - y
    return distance * distance > Rational(16) * (a + b)
  }

  private static func unique(_ references: [Reference]) -> [Reference] {
    var seen: Set<Reference> = []
    return references.filter { seen.insert($0).inserted }
  }
}

extension Claim.Relation {
  func holds<Number: Comparable>(_ a: Number, _ b: Number) -> Bool {
    switch self {
    case .equal: a == b
    case .different: a != b
    case .atMost: a <= b
    case .less: a < b
    case .atLeast: a >= b
    case .greater: a > b
    }
  }

  var negated: Claim.Relation {
    switch self {
    case .equal: .different
    case .different: .equal
    case .atMost: .greater
    case .less: .atLeast
    case .atLeast: .less
    case .greater: .atMost
    }
  }

  /// Whether some number of `a` and some number of `b` stand in this relation.
  func mayHold(_ a: Interval, _ b: Interval) -> Bool {
    switch self {
    case .equal: a.meets(b)
    case .different: !(a.isPoint && a == b)
    case .atMost: Self.mayPrecede(a.lower, b.upper, orEqual: true)
    case .less: Self.mayPrecede(a.lower, b.upper, orEqual: false)
    case .atLeast: Self.mayPrecede(b.lower, a.upper, orEqual: true)
    case .greater: Self.mayPrecede(b.lower, a.upper, orEqual: false)
    }
  }

  private static func mayPrecede(_ lower: Bound?, _ upper: Bound?, orEqual: Bool) -> Bool {
    guard let lower, let upper else { return true }
    if lower.value != upper.value { return lower.value < upper.value }
    return orEqual && lower.included && upper.included
  }
}

extension Interval {
  fileprivate var width: Rational? {
    guard let lower, let upper else { return nil }
    return upper.value - lower.value
  }

  fileprivate var middle: Rational? {
    guard let lower, let upper else { return nil }
    return (lower.value + upper.value) / Rational(2)
  }

  fileprivate var isPoint: Bool { lower != nil && lower == upper }
}
