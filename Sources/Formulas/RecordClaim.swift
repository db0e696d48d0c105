package import Figures

/// A claim about one record, prepared for a column of a million of them.
///
/// A rule of scope record is judged for every row, and nearly every row keeps it. This says whether the claim holds from
/// scaled integers alone, without an environment, a name or a big number. Where it does not say yes — the claim is broken,
/// a cell is absent, a product leaves 128 bits — `Formula.verdict` has the word.
///
///     let claim = RecordClaim(formula, measure: { _ in .init(decimals: 4) }, literal: …)
///     claim?.holds { row[column[$0]] }
package struct RecordClaim: Sendable {
  /// How a column's integers are to be read: 元 at 4 decimals, % at 6.
  package struct Measure: Sendable {
    package let decimals: Int
    package let isPercent: Bool

    package init(decimals: Int, isPercent: Bool = false) {
      self.decimals = decimals
      self.isPercent = isPercent
    }
  }

  /// The columns the claim reads; `holds` asks for them by their place in this list.
  package let names: [String]
  private let nodes: [Node]
  private let sides: [Int]
  private let relations: [Claim.Relation]

  /// One step of the calculation; operands stand before it in `nodes`.
  private enum Node: Sendable {
    case column(Int, denominator: Int128)
    case constant(Fraction)
    case binary(Term.Operator, Int, Int)
  }

  /// Nil where the formula needs more than one record: other aspects, lists of counties; or claims nothing.
  package init?(_ formula: Formula, measure: (String) -> Measure?, literal: (Exact, String) -> Operand?) {
    guard case .claim(let claim) = formula.root else { return nil }
    var names: [String] = []
    var nodes: [Node] = []
    var sides: [(node: Int, scale: Operand.Scale)] = []

    func add(_ node: Node) -> Int {
      nodes.append(node)
      return nodes.count - 1
    }
    func times(_ factor: Fraction, _ node: Int) -> Int { add(.binary(.times, add(.constant(factor)), node)) }
    func constant(_ value: Rational) -> Int? { Fraction(value).map { add(.constant($0)) } }

    func build(_ term: Term) -> (node: Int, scale: Operand.Scale)? {
      switch term {
      case .number(let number, let unit, _):
        if unit.isEmpty { return constant(Rational(number)).map { ($0, .bare) } }
        guard let operand = literal(number, unit) else { return nil }
        return constant(operand.value).map { ($0, operand.scale) }
      case .reference(let name, .figure, _):
        guard let measure = measure(name), (0...18).contains(measure.decimals) else { return nil }
        let place = names.firstIndex(of: name) ?? names.count
        if place == names.count { names.append(name) }
        return (add(.column(place, denominator: Exact.powerOfTen(measure.decimals))), measure.isPercent ? .percent : .plain)
      case .reference, .overCounties, .countOfCounties:
        return nil
      case .negative(let term, _):
        guard let (node, scale) = build(term) else { return nil }
        return (times(Fraction(-1, 1), node), scale)
      case .binary(let op, let left, let right, _):
        guard let a = build(left), let b = build(right) else { return nil }
        return combine(op, a, b)
      }
    }
    // The scales meet as in `Operand`.
    func combine(_ op: Term.Operator, _ a: (node: Int, scale: Operand.Scale), _ b: (node: Int, scale: Operand.Scale)) -> (
      node: Int, scale: Operand.Scale
    ) {
      switch op {
      case .plus, .minus:
        let (x, y, scale) = align(a, b)
        return (add(.binary(op, x, y)), scale)
      case .times:
        switch (a.scale, b.scale) {
        case (.percent, .plain), (.plain, .percent): return (times(Fraction(1, 100), add(.binary(op, a.node, b.node))), .plain)
        case (.percent, .percent): return (times(Fraction(1, 100), add(.binary(op, a.node, b.node))), .percent)
        case (.bare, let scale), (let scale, .bare): return (add(.binary(op, a.node, b.node)), scale)
        case (.plain, .plain): return (add(.binary(op, a.node, b.node)), .plain)
        }
      case .over:
        let quotient = add(.binary(op, a.node, b.node))
        switch (a.scale, b.scale) {
        case (.percent, .percent), (.plain, .plain), (.bare, .plain): return (quotient, .plain)
        case (.plain, .percent), (.bare, .percent): return (times(Fraction(100, 1), quotient), .plain)
        case (.percent, .plain): return (times(Fraction(1, 100), quotient), .plain)
        case (let scale, .bare): return (quotient, scale)
        }
      }
    }
    func align(_ a: (node: Int, scale: Operand.Scale), _ b: (node: Int, scale: Operand.Scale)) -> (Int, Int, Operand.Scale) {
      switch (a.scale, b.scale) {
      case (.percent, .plain): (a.node, times(Fraction(100, 1), b.node), .percent)
      case (.plain, .percent): (times(Fraction(100, 1), a.node), b.node, .percent)
      case (.bare, let scale), (let scale, .bare): (a.node, b.node, scale)
      case (.percent, .percent), (.plain, .plain): (a.node, b.node, a.scale)
      }
    }

    for term in claim.terms {
      guard let side = build(term) else { return nil }
      sides.append(side)
    }
    // A chain is compared pair by pair; each pair has its own two nodes.
    var pairs: [Int] = []
    for index in claim.relations.indices {
      let (x, y, _) = align(sides[index], sides[index + 1])
      pairs += [x, y]
    }
    self.names = names
    self.nodes = nodes
    self.sides = pairs
    relations = claim.relations
  }

  /// True where the claim holds for these values; false means *ask the formula*.
  ///
  /// - Parameter value: the scaled integer of `names[$0]`, nil where the cell has no figure.
  package func holds(_ value: (Int) -> Int64?) -> Bool {
    for (index, relation) in relations.enumerated() {
      guard let left = evaluate(sides[2 * index], value), let right = evaluate(sides[2 * index + 1], value) else { return false }
      guard let (a, b) = Fraction.overOneDenominator(left, right) else { return false }
      guard relation.holds(a, b) else { return false }
    }
    return true
  }

  private func evaluate(_ index: Int, _ value: (Int) -> Int64?) -> Fraction? {
    switch nodes[index] {
    case .column(let place, let denominator):
      return value(place).map { Fraction(Int128($0), denominator) }
    case .constant(let fraction):
      return fraction
    case .binary(let op, let left, let right):
      guard let a = evaluate(left, value), let b = evaluate(right, value) else { return nil }
      switch op {
      case .plus: return a.plus(b.numerator, b.denominator)
      case .minus: return a.plus(-b.numerator, b.denominator)
      case .times: return Fraction(a.numerator, b.numerator, over: a.denominator, b.denominator)
      case .over:
        guard b.numerator != 0 else { return nil }
        let sign: Int128 = b.numerator < 0 ? -1 : 1
        return Fraction(a.numerator, b.denominator * sign, over: a.denominator, b.numerator * sign)
      }
    }
  }
}

/// A fraction in 128 bits, not reduced, its denominator positive; nil where it does not fit.
private struct Fraction: Sendable {
  let numerator: Int128
  let denominator: Int128

  init(_ numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  init?(_ value: Rational) {
    guard let numerator = Int128(exactly: value.numerator), let denominator = Int128(exactly: value.denominator) else { return nil }
    guard numerator != .min else { return nil }
    self.init(numerator, denominator)
  }

  /// (a·b)/(c·d)
  init?(_ a: Int128, _ b: Int128, over c: Int128, _ d: Int128) {
    let (above, overflow) = a.multipliedReportingOverflow(by: b)
    let (below, overflowBelow) = c.multipliedReportingOverflow(by: d)
    guard !overflow, !overflowBelow, above != .min else { return nil }
    self.init(above, below)
  }

  func plus(_ numerator: Int128, _ denominator: Int128) -> Fraction? {
    guard let (a, b) = Self.overOneDenominator(self, Fraction(numerator, denominator)) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    guard !overflow, sum != .min else { return nil }
    guard self.denominator != denominator else { return Fraction(sum, denominator) }
    let (common, tooLarge) = self.denominator.multipliedReportingOverflow(by: denominator)
    return tooLarge ? nil : Fraction(sum, common)
  }

  /// The two numerators over a common denominator.
  static func overOneDenominator(_ a: Fraction, _ b: Fraction) -> (Int128, Int128)? {
    if a.denominator == b.denominator { return (a.numerator, b.numerator) }
    let (x, overflow) = a.numerator.multipliedReportingOverflow(by: b.denominator)
    let (y, overflowRight) = b.numerator.multipliedReportingOverflow(by: a.denominator)
    return overflow || overflowRight ? nil : (x, y)
  }
}
