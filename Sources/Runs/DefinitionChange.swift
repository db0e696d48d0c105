import Definition
import Figures
import Formulas
import Handoff

/// What differs between the definition of the last full run and tonight's, in the terms that stages depend on.
struct DefinitionChange {
  private let old: (pipeline: Pipeline, bundle: DefinitionBundle)?
  private let new: (pipeline: Pipeline, bundle: DefinitionBundle)

  /// `digest` names the earlier definition; empty where there was none.
  init(since digest: String, to pipeline: Pipeline, _ bundle: DefinitionBundle, workspace: Workspace) {
    new = (pipeline, bundle)
    guard !digest.isEmpty, digest != pipeline.digest.hex else {
      old = nil
      return
    }
    do {
      let archived = try Replay(workspace: workspace).bundle(digest)
      old = (try PipelineFolder(workspace.archive + "/" + digest).pipeline(archived), archived)
    } catch {
      // An archived definition that this version no longer reads gives no finer reason than "definition".
      old = nil
    }
  }

  private func differs(_ file: String) -> Bool { old.map { $0.bundle.files[file] != new.bundle.files[file] } ?? false }

  /// Why the readings of a file have to be made again: what changed of a form of its own says more than what did of others.
  func reason(forms: Set<String>) -> Staleness.Reason {
    let reasons = forms.sorted().map(reason(form:))
    return reasons.first { $0 == .form || $0 == .rule } ?? reasons.first ?? reason(form: "")
  }

  /// Why a reading of a form has to be made again.
  func reason(form: String) -> Staleness.Reason {
    guard let old else { return .definition }
    if differs("units.csv") { return .units }
    if differs("regions.csv") { return .regions }
    if new.pipeline.places.keys.contains(where: { differs($0 + ".csv") }) { return .places }
    if old.pipeline.forms[form]?.digest != new.pipeline.forms[form]?.digest { return .form }
    let before = old.pipeline.rules.filter { $0.form == form }.map(\.digest)
    if before != new.pipeline.rules.filter({ $0.form == form }).map(\.digest) { return .rule }
    if old.pipeline.recognitionDigest != new.pipeline.recognitionDigest { return .headers }
    return publishReason
  }

  /// The files that are new, gone or say something else.
  var files: [String] {
    guard let old else { return [] }
    let names = Set(old.bundle.files.keys).union(new.bundle.files.keys)
    return names.filter { old.bundle.files[$0] != new.bundle.files[$0] }.sorted()
  }

  /// Why pages differ where no figure does.
  var publishReason: Staleness.Reason { files == ["pipeline.yaml"] ? .settings : .definition }

  /// Why figures have to be computed again, the nearest cause first.
  var indicatorReason: Staleness.Reason {
    guard let old else { return .indicator }
    func own(_ pipeline: Pipeline) -> [String: String] { Dictionary(pipeline.indicators.map { ($0.id, $0.digest.hex) }, uniquingKeysWith: { first, _ in first }) }
    if own(old.pipeline) != own(new.pipeline) { return .indicator }
    if differs("pipeline.yaml"), old.pipeline.rounding != new.pipeline.rounding { return .settings }
    if differs("baseline.csv") { return .baseline }
    if differs("classes.csv") { return .classes }
    return differs("reference.csv") ? .reference : .indicator
  }

  /// Why rules have to be judged again.
  var ruleReason: Staleness.Reason {
    guard let old else { return .rule }
    func own(_ pipeline: Pipeline) -> [String: String] { Dictionary(pipeline.rules.map { ($0.code, $0.digest.hex) }, uniquingKeysWith: { first, _ in first }) }
    return own(old.pipeline) == own(new.pipeline) && differs("explanations.yaml") ? .explanations : .rule
  }

  /// Indicators whose own definition, reference or baseline changed.
  var indicators: Set<String> {
    guard let old else { return [] }
    if old.pipeline.rounding != new.pipeline.rounding { return Set(new.pipeline.indicators.map(\.id)) }
    func faces(_ pipeline: Pipeline) -> [String: String] {
      var faces = Dictionary(pipeline.indicators.map { ($0.id, $0.digest.hex) }, uniquingKeysWith: { first, _ in first })
      for row in pipeline.reference { faces[row.indicator, default: ""] += "|\(row.token)|\(row.value.text)|\(row.step.text)|\(row.qualifier)" }
      for row in pipeline.baseline { faces[row.indicator, default: ""] += "|\(row.region)|\(row.period)|\(row.value.text)" }
      for indicator in pipeline.indicators {
        guard case .classed(let classes, let day) = indicator.rule else { continue }
        faces[indicator.id, default: ""] += pipeline.classes.rows(of: classes, on: day).map { "|\($0.name)|\($0.region)" }.joined()
      }
      return faces
    }
    let before = faces(old.pipeline)
    let after = faces(new.pipeline)
    return Set(after.keys.filter { before[$0] != after[$0] }).union(before.keys.filter { after[$0] == nil })
  }

  /// Rules that are new, gone or say something else, and those with another explanation on file.
  var rules: Set<String> {
    guard let old else { return [] }
    func faces(_ pipeline: Pipeline) -> [String: String] {
      var faces = Dictionary(pipeline.rules.map { ($0.code, $0.digest.hex) }, uniquingKeysWith: { first, _ in first })
      for item in pipeline.explanations { faces[item.rule, default: ""] += "|\(item.region)|\(item.value.text)|\(item.text)|\(item.by)|\(item.at)" }
      return faces
    }
    let before = faces(old.pipeline)
    let after = faces(new.pipeline)
    return Set(after.keys.filter { before[$0] != after[$0] }).union(before.keys.filter { after[$0] == nil })
  }
}

extension Pipeline {
  /// The given indicators and all that are made of them.
  func withDependants(_ changed: Set<String>) -> Set<String> {
    var found = changed
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for indicator in indicators where !found.contains(indicator.id) && !found.isDisjoint(with: indicator.ingredients) {
        found.insert(indicator.id)
        isGrowing = true
      }
    }
    return found
  }
}

extension Indicator {
  /// The indicators that this one is computed from.
  fileprivate var ingredients: Set<String> {
    switch rule {
    case .sum(let source, _), .count(let source), .distinct(let source, _), .ratio(let source, _, _), .weightedMean(let source, _, _),
      .extreme(_, let source, _, _):
      return Set(
        source.conditions.compactMap { condition in
          if case .compare(_, .indicator(let id)) = condition.test { id } else { nil }
        })
    case .score(let marks): return Set(marks.flatMap(\.names))
    case .mean(let id), .same(let id): return [id]
    case .formula(let text):
      do {
        return Set(try Formula(text).names)
      } catch {
        // A definition with such a formula is not read at all.
        return []
      }
    case .classed, .given, .baseline: return []
    }
  }
}
