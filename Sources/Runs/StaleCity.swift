import Definition
import Figures
import Formulas
import Handoff

/// Which stages over the whole city have something to do, and why: figures, rules, pages.
struct StaleCity {
  let workspace: Workspace
  let pipeline: Pipeline
  let today: String
  let journal: Journal
  let change: DefinitionChange
  let stored: StoredState
  /// The last run, and the last that did everything.
  let last: Journal.Entry
  let full: Journal.Entry
  /// The forms of returns that are to be loaded; "" of one not read yet.
  let forms: Set<String>

  func parts() throws -> [Staleness.City] {
    var parts: [Staleness.City] = []
    if !stored.isCurrent(journal) { parts.append(Staleness.City(stages: [.load, .rollup, .audit], reason: .warehouse)) }
    var changed = Set(pipeline.indicators.filter { $0.form.map(forms.contains) ?? false }.map(\.id))
    var own: [(reason: Staleness.Reason, indicators: Set<String>)] = []
    if stored.isCurrent(journal), stored.definition == pipeline.digest.hex {
      changed.formUnion(try stored.staleIndicators(workspace, pipeline))
    } else {
      own = change.indicatorsByReason
    }
    // Each under the first reason that it has, what is made of it included; a form that changed changes its indicators.
    own.insert((.upstream, changed), at: 0)
    var told: Set<String> = []
    for (reason, indicators) in own {
      let found = pipeline.withDependants(indicators).subtracting(told)
      told.formUnion(found)
      // Of a return not read yet, nobody knows which figures it changes.
      if !found.isEmpty || (reason == .upstream && forms.contains("")) {
        parts.append(Staleness.City(stages: [.rollup], reason: reason, indicators: pipeline.indicators.map(\.id).filter(found.contains)))
      }
    }
    changed = told
    let touched = changed.union(stored.changedSinceAudit)
    let rules = pipeline.rules.filter { $0.form == nil && $0.formula.names.contains(where: touched.contains) }.map(\.code)
    var judged: Set<String> = []
    for (reason, codes) in change.rulesByReason {
      judged.formUnion(codes)
      parts.append(Staleness.City(stages: [.audit], reason: reason, rules: pipeline.rules.map(\.code).filter(codes.contains)))
    }
    let rest = rules.filter { !judged.contains($0) }
    if !rest.isEmpty || (judged.isEmpty && (!touched.isEmpty || stored.readingsChangedSinceAudit || !forms.isEmpty)) {
      parts.append(Staleness.City(stages: [.audit], reason: .upstream, rules: rest))
    }
    if let pages = try parts.isEmpty ? stalePages() : Staleness.City(stages: [.publish], reason: .upstream) { parts.append(pages) }
    return parts
  }

  /// Why the pages have to be made again where nothing before them has; nil where they need not.
  private func stalePages() throws -> Staleness.City? {
    let issue = last.data["issue"] ?? ""
    switch try Outbox(workspace).standing() {
    case .nothing: return Staleness.City(stages: [.publish], reason: .outbox)
    case .unnoted: return Staleness.City(stages: [.publish], reason: .unnoted)
    case .altered(let faults): return Staleness.City(stages: [.publish], reason: .pages, pages: faults)
    case .whole(let stamp):
      func isStamp(of today: String) -> Bool { stamp == Outbox.stamp(issue, today: today, definition: pipeline.digest.hex, untaken: journal.untaken) }
      guard !isStamp(of: today) else { return nil }
      let isDefinition = full.data["definition"] != pipeline.digest.hex
      return Staleness.City(stages: [.publish], reason: isStamp(of: last.data["today"] ?? "") ? .today : isDefinition ? change.publishReason : .upstream)
    }
  }
}
