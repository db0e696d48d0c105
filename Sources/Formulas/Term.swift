package import Figures

/// The tree of an arithmetic formula. Every node knows where it stands, so that a mistake of types can be shown.
package indirect enum Term: Hashable, Sendable {
  /// `4000元/人·年`: the digits and, unread, the unit's text (empty for a bare number).
  case number(Exact, unit: String, offset: Int)
  case reference(name: String, aspect: Reference.Aspect, offset: Int)
  case negative(Term, offset: Int)
  case binary(Operator, Term, Term, offset: Int)
  /// `max(x over counties)`
  case overCounties(Fold, Term, offset: Int)
  /// `count(counties where x > 0)`; several claims, joined by `and`, must all hold; none counts every county.
  case countOfCounties([Claim], offset: Int)

  package enum Operator: String, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
  }

  package enum Fold: String, Sendable, CaseIterable { case max, min, sum }

  /// Where a message about this node points.
  var offset: Int {
    switch self {
    case .number(_, _, let offset), .reference(_, _, let offset), .negative(_, let offset), .binary(_, _, _, let offset),
      .overCounties(_, _, let offset), .countOfCounties(_, let offset):
      offset
    }
  }

  /// Where the term begins.
  var start: Int {
    if case .binary(_, let left, _, _) = self { left.start } else { offset }
  }

  /// Where the term first names a figure; nil where it does not.
  func offset(of figure: String) -> Int? {
    switch self {
    case .number: nil
    case .reference(let name, _, let offset): name == figure ? offset : nil
    case .negative(let term, _), .overCounties(_, let term, _): term.offset(of: figure)
    case .binary(_, let left, let right, _): left.offset(of: figure) ?? right.offset(of: figure)
    case .countOfCounties(let claims, _): claims.lazy.flatMap(\.terms).compactMap { $0.offset(of: figure) }.first
    }
  }

  /// Every reference, in reading order, counties not expanded.
  var references: [Reference] {
    switch self {
    case .number: []
    case .reference(let name, let aspect, _): [Reference(name, aspect)]
    case .negative(let term, _), .overCounties(_, let term, _): term.references
    case .binary(_, let left, let right, _): left.references + right.references
    case .countOfCounties(let claims, _): claims.flatMap(\.references)
    }
  }

  var looksAtCounties: Bool {
    switch self {
    case .number, .reference: false
    case .negative(let term, _): term.looksAtCounties
    case .binary(_, let left, let right, _): left.looksAtCounties || right.looksAtCounties
    case .overCounties, .countOfCounties: true
    }
  }

  /// Every number with a unit, in reading order.
  var literals: [(number: Exact, unit: String, offset: Int)] {
    switch self {
    case .number(let number, let unit, let offset): unit.isEmpty ? [] : [(number, unit, offset)]
    case .reference: []
    case .negative(let term, _), .overCounties(_, let term, _): term.literals
    case .binary(_, let left, let right, _): left.literals + right.literals
    case .countOfCounties(let claims, _): claims.flatMap { $0.terms.flatMap(\.literals) }
    }
  }
}

/// A comparison, or a chain of them: `ge50 <= ge20 <= ge10`.
package struct Claim: Hashable, Sendable {
  /// One more than there are relations.
  package let terms: [Term]
  package let relations: [Relation]
  /// Where each relation's sign stands.
  let offsets: [Int]

  package enum Relation: String, Sendable, CaseIterable {
    case equal = "=="
    case different = "!="
    case atMost = "<="
    case less = "<"
    case atLeast = ">="
    case greater = ">"
  }

  var references: [Reference] { terms.flatMap(\.references) }
}
