import Definition
package import Figures
package import Handoff

/// What a run is asked to touch: all, or some stages, counties, forms, periods.
package struct Selection: Sendable, Equatable {
  package var stages: [StageName]
  package var counties: [String]
  package var forms: [String]
  package var periods: [String]

  package init(stages: [StageName] = StageName.allCases, counties: [String] = [], forms: [String] = [], periods: [String] = []) {
    self.stages = stages
    self.counties = counties
    self.forms = forms
    self.periods = periods
  }

  package var isEverything: Bool { stages == StageName.allCases && !isNarrow }
  package var isNarrow: Bool { !(counties.isEmpty && forms.isEmpty && periods.isEmpty) }

  /// Whether the run sees all that lies in the inbox: what others leave there they have not looked at.
  var looksAtWholeInbox: Bool { stages.contains(.receive) && counties.isEmpty && forms.isEmpty }

  package func covers(_ head: Reading.Head) -> Bool {
    (counties.isEmpty || counties.contains(head.region)) && (forms.isEmpty || forms.contains(head.form))
      && (periods.isEmpty || periods.contains { code in Period(code).map { outer in Period(head.period).map { outer.contains($0) } ?? false } ?? false })
  }

  /// Whether an indicator may change: by the forms and periods it is made of.
  func covers(_ indicator: Indicator, _ pipeline: Pipeline) -> Bool {
    guard !forms.isEmpty else { return true }
    guard let form = indicator.form else { return true }
    return forms.contains(form)
  }

  /// As the journal keeps it.
  var journaled: [String: String] {
    ["stages": stages.map(\.rawValue).joined(separator: " "), "counties": counties.joined(separator: " "), "forms": forms.joined(separator: " "),
      "periods": periods.joined(separator: " ")]
  }

  init(journaled data: [String: String]) {
    func words(_ key: String) -> [String] { (data[key] ?? "").split(separator: " ").map(String.init) }
    self.init(
      stages: words("stages").compactMap { StageName(rawValue: $0) }, counties: words("counties"), forms: words("forms"), periods: words("periods"))
  }
}
