package import Figures

/// What the names of a formula mean at one place: the caller's figures.
///
/// A rule is judged once for each county and once for the city; each time the caller hands over an environment that answers
/// with that county's figures. `region` of a reference is set inside `over counties` only.
package struct Environment {
  /// The regions that `over counties` runs through.
  package let counties: [String]
  /// The figure, or nil where it is missing.
  package let figure: (Reference) -> Operand?
  /// A number with its unit text in the canonical unit of its family: `5万元` is 50000. Nil where the unit is unknown, which
  /// the check of the definition has excluded.
  package let literal: (Exact, String) -> Operand?

  package init(
    counties: [String] = [], figure: @escaping (Reference) -> Operand?,
    literal: @escaping (Exact, String) -> Operand? = { _, _ in nil }
  ) {
    self.counties = counties
    self.figure = figure
    self.literal = literal
  }
}

/// What an absent figure means in a rule. Raw values are the words of the rule files.
package enum Missing: String, Sendable, CaseIterable {
  /// It may be anything.
  case undecided
  /// It is not below zero: parts that alone exceed the total are wrong whatever is missing.
  case oneSided = "one_sided"
  /// It is nothing.
  case asZero = "as_zero"
}

/// The value of an arithmetic formula.
package enum Computed: Hashable, Sendable {
  case value(Operand)
  /// These figures are not there.
  case missing([Reference])
  /// Division by zero, or the largest of no county.
  case undefined
}
