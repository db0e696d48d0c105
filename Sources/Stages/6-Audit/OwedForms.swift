import Definition
import Figures
import Formulas
import Warehouse

/// Which rules are about a county at all: where one needs a figure of forms that the county does not owe, the figure will
/// never come, so the rule is not open there but not applicable.
final class OwedForms {
  private let pipeline: Pipeline
  /// What has been found out already, by figure and county: many rules name the same figures.
  private var known: [String: [String: Bool?]] = [:]

  init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  /// Whether a rule can be judged at a place once everything owed is in.
  ///
  /// A rule that reads no form, or one that looks at all counties, is about everybody; one to which a missing figure is as
  /// good as zero needs but one that can come.
  func concern(_ rule: Rule, _ region: String) -> Bool {
    guard region != FigureRow.city, !rule.formula.looksAtCounties else { return true }
    let figures = rule.formula.references.compactMap { reference -> Bool? in
      switch reference.aspect {
      case .figure, .stated, .previous: canCome(reference.name, from: reference.region ?? region)
      case .baseline, .lastYear: nil
      }
    }
    return figures.isEmpty || (rule.missing == .undecided ? figures.allSatisfy { $0 } : figures.contains(true))
  }

  /// Whether a county owes the forms that a figure is made of, or the city does, county by county; nil where it is made of none.
  private func canCome(_ name: String, from region: String) -> Bool? {
    if let answer = known[name]?[region] { return answer }
    let answer = found(name, from: region)
    known[name, default: [:]][region] = .some(answer)
    return answer
  }

  private func found(_ name: String, from region: String) -> Bool? {
    guard let indicator = pipeline.indicator(name) else { return nil }
    if let form = indicator.form.flatMap({ pipeline.forms[$0] }) {
      let senders = form.submitters(pipeline.regions, for: indicator.returns)
      return senders.contains(region) || (form.namesRegions && senders.contains(pipeline.regions.city.code))
    }
    switch indicator.rule {
    case .same(let id): return canCome(id, from: region)
    case .formula(let formula):
      let parts = formula.names.compactMap { canCome($0, from: region) }
      return parts.isEmpty ? nil : parts.allSatisfy { $0 }
    case .score(let marks):
      let parts = marks.flatMap(\.names).compactMap { canCome($0, from: region) }
      return parts.isEmpty ? nil : parts.contains(true)
    // The mean is over counties, and so everybody's.
    case .mean, .sum, .count, .distinct, .ratio, .weightedMean, .extreme, .classed, .given, .baseline: return nil
    }
  }
}

extension Form {
  /// Whether each record says whose it is.
  fileprivate var namesRegions: Bool {
    columns.contains { if case .region = $0.role { true } else { false } }
  }
}
