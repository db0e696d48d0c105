package import Figures
package import Formulas
package import Handoff
package import Quantities

/// An indicator (指标): one figure of the city and of each county, and how it comes out of the forms.
package struct Indicator: Sendable {
  /// The id of the reference table: `water_projects`.
  package let id: String
  /// 饮水安全项目
  package let name: String
  package let stream: String
  package let rule: Rule
  /// The family and canonical unit of the value; no family for dates and document numbers.
  package let family: UnitFamily?
  package let unit: String
  /// The period that the figure is about.
  package let period: Period
  /// The period whose returns it is made of, where that is another: what was spent in 2020 of 2019's carry-over.
  package let returns: Period
  package let take: Form.Take?
  package let carry: Bool
  package let bound: Limit?
  package let qualifier: Qualifier
  package let print: PrintPattern?
  package let file: String
  package let line: Int
  /// Where its rule stands: the formula, the column that is summed.
  package let place: TextPlace
  package let digest: Digest

  package enum Rule: Sendable {
    case sum(Source, column: String)
    case count(Source)
    case distinct(Source, column: String)
    case ratio(Source, over: String, under: String)
    /// Σ value × weight ÷ Σ weight over the records that have both.
    case weightedMean(Source, of: String, by: String)
    /// The mean over counties of another indicator.
    case mean(of: String)
    case extreme(Extreme, Source, over: String, under: String?)
    case formula(Formula)
    /// Marks of an evaluation, item by item.
    case score([Mark])
    /// How many counties are of one of the classes of `classes.csv` on a day.
    case classed([String], on: Day)
    /// Stated by the definition: thresholds, dates, document numbers.
    case given(Rational)
    case baseline
    /// The same figure printed in another place.
    case same(as: String)
  }

  package enum Extreme: String, Sendable { case max, min }

  /// The records an aggregate is made of.
  package struct Source: Sendable {
    package let form: String
    package let conditions: [Condition]
    /// Classifiers counted as the indicator's own: 座 as 处 in a declared total.
    package let equate: [String]

    /// The indicators that records are compared with, in the order of the conditions.
    package var thresholds: [String] {
      conditions.compactMap { condition in
        if case .compare(_, .indicator(let id)) = condition.test { id } else { nil }
      }
    }
  }

  package struct Condition: Hashable, Sendable {
    package let column: String
    package let test: Test

    package enum Test: Hashable, Sendable {
      case isOne(of: [String])
      case compare(Comparison, Threshold)
    }
    package enum Threshold: Hashable, Sendable {
      case number(Exact)
      case indicator(String)
    }
  }

  package enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">="
    case greater = ">"
    case atMost = "<="
    case less = "<"
    case equal = "="
    case different = "!="
  }

  /// One item of a score: marks that people gave, or marks that a figure earns against its target.
  ///
  /// Full marks where the target is met, in proportion where it is partly met (a reverse item: target ÷ actual), never more.
  package enum Mark: Sendable {
    case given(String)
    case earned(full: Rational, actual: String, Comparison, target: Threshold)

    package enum Threshold: Sendable {
      case number(Rational)
      case indicator(String)
    }

    /// The indicators that the item needs.
    package var names: [String] {
      switch self {
      case .given(let id): [id]
      case .earned(_, let actual, _, .number): [actual]
      case .earned(_, let actual, _, .indicator(let target)): [actual, target]
      }
    }
  }

  /// A published limit: the figure is printed as the limit while it keeps to it.
  package struct Limit: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      case within
      case atLeast = "at_least"
    }
    package let kind: Kind
    package let value: Rational
  }

  /// The same indicator for another period.
  package func shifted(to period: Period) -> Indicator {
    Indicator(
      id: id, name: name, stream: stream, rule: rule, family: family, unit: unit, period: period, returns: period, take: take, carry: carry, bound: bound,
      qualifier: qualifier, print: print, file: file, line: line, place: place, digest: digest)
  }

  /// The word of the public views for the kind of rule.
  package var ruleName: String {
    switch rule {
    case .sum: "sum"
    case .count, .classed: "count"
    case .distinct: "distinct"
    case .ratio, .weightedMean: "ratio"
    case .mean: "mean"
    case .extreme(let extreme, _, _, _): extreme.rawValue
    case .formula, .score: "formula"
    case .given, .baseline, .same: "given"
    }
  }

  /// The records that the figure is made of, if any.
  package var source: Source? {
    switch rule {
    case .sum(let source, _), .count(let source), .distinct(let source, _), .ratio(let source, _, _),
      .weightedMean(let source, _, _), .extreme(_, let source, _, _):
      source
    case .mean, .formula, .score, .classed, .given, .baseline, .same: nil
    }
  }

  /// The indicators that the figure is computed from; none where it is made of records, or of nothing.
  package var parts: [String] {
    switch rule {
    case .mean(let id), .same(let id): [id]
    case .formula(let formula): formula.names
    case .score(let marks): marks.flatMap(\.names)
    case .sum, .count, .distinct, .ratio, .weightedMean, .extreme, .classed, .given, .baseline: []
    }
  }

  /// The measures that the figure is made of.
  package var measures: [String] {
    switch rule {
    case .sum(_, let column): [column]
    case .ratio(_, let over, let under): [over, under]
    case .weightedMean(_, let value, let weight): [value, weight]
    case .extreme(_, _, let over, let under): [over] + (under.map { [$0] } ?? [])
    case .count, .distinct, .mean, .formula, .score, .classed, .given, .baseline, .same: []
    }
  }

  /// The form whose records the figure is made of, if any.
  package var form: String? { source?.form }
}
