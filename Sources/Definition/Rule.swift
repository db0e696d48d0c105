package import Figures
package import Formulas
package import Handoff

/// An audit rule (审核): what must hold, where, and what is said when it does not.
package struct Rule: Sendable {
  /// `A01`
  package let code: String
  package let title: String
  package let scopes: [Scope]
  /// For rules of scope cell, record and form: the form they belong to.
  package let form: String?
  package let formula: Formula
  package let severity: Severity
  package let missing: Missing
  package let since: Period?
  package let byConstruction: Bool
  package let message: [Language: String]
  package let remedy: [Language: String]
  /// Where its formula stands.
  package let place: TextPlace
  package let digest: Digest

  /// `cell` is a record's rule that names one column; `form` is about a return's columns added up.
  package enum Scope: String, Sendable, CaseIterable { case cell, record, form, county, city, period }

  package var isAboutRecords: Bool { scopes.contains(.cell) || scopes.contains(.record) }
  package var isAboutReturns: Bool { scopes.contains(.form) }
  /// Whether it is judged where a return is read, by what stands in it alone.
  package var isJudgedInReturns: Bool { isAboutRecords || isAboutReturns }
}

/// An explanation on file for a finding: it lapses when the value changes.
package struct ExplanationOnFile: Sendable {
  package let rule: String
  package let region: String
  package let value: Exact
  package let text: String
  package let by: String
  package let at: String
  package let document: String
}

/// One row of the reference table: a figure as the report of reference printed it.
package struct ReferenceRow: Sendable {
  package let indicator: String
  package let section: String
  package let name: String
  /// The printed text, half-width: `15.98亿元`.
  package let token: String
  package let qualifier: Qualifier
  package let value: Exact
  package let unit: String
  /// The step of the last printed place; zero where exact by definition.
  package let step: Exact
  package let period: String
  package let kind: String
}

/// A figure of an earlier year, kept as definition data.
package struct BaselineRow: Sendable {
  package let indicator: String
  package let region: String
  package let period: String
  package let value: Exact
  package let unit: String
  package let source: String
}
