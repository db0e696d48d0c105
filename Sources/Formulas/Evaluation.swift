internal import Figures

/// A term's value together with what had to be assumed for it.
struct Evaluated {
  var operand: Operand
  /// Figures that are not there; `operand` then stands for all they might be.
  var missing: [Reference] = []
  /// No value at all: a division by zero.
  var isUndefined = false
  /// A figure or number by itself, without arithmetic.
  var isDirect = false

  static let undefined = Evaluated(operand: .unknown(atLeast: nil), isUndefined: true)

  var isKnown: Bool { missing.isEmpty && !isUndefined }
}

struct Evaluation {
  let environment: Environment
  let missing: Missing
  var county: String?

  func evaluate(_ term: Term) -> Evaluated {
    switch term {
    case .number(let number, let unit, _):
      guard !unit.isEmpty else { return Evaluated(operand: Operand(exactly: Rational(number), scale: .bare), isDirect: true) }
      return environment.literal(number, unit).map { Evaluated(operand: $0, isDirect: true) } ?? .undefined
    case .reference(let name, let aspect, _):
      return figure(Reference(name, aspect, region: county))
    case .negative(let term, _):
      var result = evaluate(term)
      result.operand = -result.operand
      return result
    case .binary(let op, let left, let right, _):
      return combine(op, evaluate(left), evaluate(right))
    case .overCounties(let fold, let term, _):
      return folded(fold, environment.counties.map { here($0).evaluate(term) })
    case .countOfCounties(let claims, _):
      return count(claims)
    }
  }

  private func here(_ county: String) -> Evaluation {
    Evaluation(environment: environment, missing: missing, county: county)
  }

  private func figure(_ reference: Reference) -> Evaluated {
    if let operand = environment.figure(reference) { return Evaluated(operand: operand, isDirect: true) }
    switch missing {
    case .undecided: return Evaluated(operand: .unknown(atLeast: nil), missing: [reference])
    case .oneSided: return Evaluated(operand: .unknown(atLeast: .zero), missing: [reference])
    case .asZero: return Evaluated(operand: Operand(exactly: .zero, scale: .bare), isDirect: true)
    }
  }

  private func combine(_ op: Term.Operator, _ a: Evaluated, _ b: Evaluated) -> Evaluated {
    let missing = a.missing + b.missing
    if a.isUndefined || b.isUndefined { return Evaluated(operand: .unknown(atLeast: nil), missing: missing, isUndefined: true) }
    switch op {
    case .plus: return Evaluated(operand: a.operand + b.operand, missing: missing)
    case .minus: return Evaluated(operand: a.operand - b.operand, missing: missing)
    case .times: return Evaluated(operand: a.operand * b.operand, missing: missing)
    case .over:
      guard b.missing.isEmpty else { return Evaluated(operand: .unknown(atLeast: nil), missing: missing) }
      guard let quotient = a.operand / b.operand else {
        return Evaluated(operand: .unknown(atLeast: nil), missing: missing, isUndefined: true)
      }
      return Evaluated(operand: quotient, missing: missing)
    }
  }

  /// A county for which the term has no value (it has no loans to be overdue) takes no part; a missing one leaves the result
  /// open on the side where it might lie.
  private func folded(_ fold: Term.Fold, _ values: [Evaluated]) -> Evaluated {
    let defined = values.filter { !$0.isUndefined }
    let missing = values.flatMap(\.missing)
    guard let first = defined.first else { return Evaluated(operand: .unknown(atLeast: nil), missing: missing, isUndefined: true) }
    let all = defined.dropFirst().map(\.operand).reduce(first.operand) { Operand.folded(fold, $0, $1) }
    guard !missing.isEmpty, let known = defined.first(where: \.isKnown) else { return Evaluated(operand: all, missing: missing) }
    // The value speaks of the counties that are there, the interval of all.
    let there = defined.filter(\.isKnown).dropFirst().map(\.operand).reduce(known.operand) { Operand.folded(fold, $0, $1) }
    return Evaluated(operand: Operand(there.value, all.interval, scale: there.scale), missing: missing)
  }

  /// Counties that may or may not count make the result an interval; one without a value (nothing to divide by) does not
  /// count.
  private func count(_ claims: [Claim]) -> Evaluated {
    var certain = 0
    var byValue = 0
    var possible = 0
    var missing: [Reference] = []
    for county in environment.counties {
      let verdicts = claims.map { here(county).judge($0) }
      let outcomes = verdicts.map(\.outcome)
      if outcomes.contains(where: \.isBroken) || outcomes.contains(.undecided(missing: [])) { continue }
      possible += 1
      let undecided = outcomes.flatMap(\.missing)
      if !outcomes.contains(where: \.isUndecided) {
        byValue += outcomes.allSatisfy { $0 == .holds } ? 1 : 0
        certain += verdicts.allSatisfy(\.isCertain) ? 1 : 0
      }
      missing += undecided
    }
    let interval = Interval(
      lower: Bound(Rational(certain), included: true), upper: Bound(Rational(possible), included: true))
    return Evaluated(operand: Operand(Rational(byValue), interval, scale: .bare), missing: missing)
  }
}

extension Operand {
  static func folded(_ fold: Term.Fold, _ a: Operand, _ b: Operand) -> Operand {
    switch fold {
    case .sum: a + b
    case .max: extreme(a, b, larger: true)
    case .min: extreme(a, b, larger: false)
    }
  }

  /// The larger (or smaller) of two, and the interval in which it lies.
  static func extreme(_ a: Operand, _ b: Operand, larger: Bool) -> Operand {
    let (a, b) = aligned(a, b)
    let first = larger ? a.value >= b.value : a.value <= b.value
    let leading = first ? a : b
    let interval = Interval(
      lower: end(a.interval.lower, b.interval.lower, larger: larger, open: !larger),
      upper: end(a.interval.upper, b.interval.upper, larger: larger, open: larger))
    return Operand(leading.value, interval, variance: leading.variance, scale: a.scale)
  }

  /// Of two ends the larger (or smaller); an infinite end wins where `open` says that it lies on that side.
  private static func end(_ a: Bound?, _ b: Bound?, larger: Bool, open: Bool) -> Bound? {
    guard let a, let b else { return open ? nil : a ?? b }
    if a.value == b.value {
      // The largest can fall to the common floor only if both can.
      return Bound(a.value, included: open ? a.included || b.included : a.included && b.included)
    }
    return (a.value > b.value) == larger ? a : b
  }
}
