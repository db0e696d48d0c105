import Definition
import Figures
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
  ///
  /// - Parameter asked: What they asked of the registry of regions; nil where their name claims something else now.
  func reason(forms: Set<String>, asked: [String]?) -> Staleness.Reason {
    let reasons = forms.sorted().map { reason(form: $0, asked: asked) }
    return reasons.first { $0 == .form || $0 == .rule } ?? reasons.first ?? reason(form: "", asked: asked)
  }

  /// Why a reading of a form has to be made again.
  func reason(form: String, asked: [String]?) -> Staleness.Reason {
    guard let old else { return .definition }
    if differs("units.csv") { return .units }
    if differs("regions.csv"), asked.map({ old.pipeline.regions.answers($0) != new.pipeline.regions.answers($0) }) ?? true { return .regions }
    if new.pipeline.places.keys.contains(where: { differs($0 + ".csv") }) { return .places }
    if old.pipeline.forms[form]?.digest != new.pipeline.forms[form]?.digest { return .form }
    let before = old.pipeline.rules.filter { $0.form == form }.map(\.digest)
    if before != new.pipeline.rules.filter({ $0.form == form }).map(\.digest) { return .rule }
    if old.pipeline.recognitionDigest != new.pipeline.recognitionDigest { return isOnlyTitles ? .titles : .headers }
    return publishReason
  }

  /// Whether the forms are told apart by the same headers as before, and only called otherwise.
  private var isOnlyTitles: Bool {
    func untitled(_ pipeline: Pipeline?) -> [String: String] { pipeline?.forms.mapValues(\.untitledFace) ?? [:] }
    return untitled(old?.pipeline) == untitled(new.pipeline)
  }

  /// The files that are new, gone or say something else.
  var files: [String] {
    guard let old else { return [] }
    let names = Set(old.bundle.files.keys).union(new.bundle.files.keys)
    return names.filter { old.bundle.files[$0] != new.bundle.files[$0] }.sorted()
  }

  /// Why pages differ where no figure does.
  var publishReason: Staleness.Reason { files == ["pipeline.yaml"] ? .settings : .definition }

  /// The indicators that have to be computed again, each under the first reason that it has; none twice.
  var indicatorsByReason: [(reason: Staleness.Reason, indicators: Set<String>)] {
    guard let old else { return [] }
    if old.pipeline.rounding != new.pipeline.rounding { return [(.settings, Set(new.pipeline.indicators.map(\.id)))] }
    let faces: [(Staleness.Reason, (Pipeline) -> [String: String])] = [
      (.indicator, { pipeline in Self.joined(pipeline.indicators.map { ($0.id, $0.digest.hex) }) }),
      (.baseline, { pipeline in Self.joined(pipeline.baseline.map { ($0.indicator, "\($0.region)|\($0.period)|\($0.value.text)") }) }),
      (.classes, Self.members),
      (.reference, { pipeline in Self.joined(pipeline.reference.map { ($0.indicator, "\($0.token)|\($0.value.text)|\($0.step.text)|\($0.qualifier)") }) }),
    ]
    return Self.apart(faces.map { ($0, Self.difference($1(old.pipeline), $1(new.pipeline))) }).map { (reason: $0.0, indicators: $0.1) }
  }

  /// The rules that have to be judged again: new, gone, other, or with another explanation on file.
  var rulesByReason: [(reason: Staleness.Reason, rules: Set<String>)] {
    guard let old else { return [] }
    let faces: [(Staleness.Reason, (Pipeline) -> [String: String])] = [
      (.rule, { pipeline in Self.joined(pipeline.rules.map { ($0.code, $0.digest.hex) }) }),
      (.explanations, { pipeline in
        Self.joined(pipeline.explanations.map { ($0.rule, "\($0.region)|\($0.value.text)|\($0.text)|\($0.by)|\($0.at)") })
      }),
    ]
    return Self.apart(faces.map { ($0, Self.difference($1(old.pipeline), $1(new.pipeline))) }).map { (reason: $0.0, rules: $0.1) }
  }

  /// The members of the classes that indicators name.
  private static func members(_ pipeline: Pipeline) -> [String: String] {
    joined(
      pipeline.indicators.compactMap { indicator in
        guard case .classed(let classes, let day) = indicator.rule else { return nil }
        return (indicator.id, pipeline.classes.rows(of: classes, on: day).map { "\($0.name)|\($0.region)" }.joined(separator: "|"))
      })
  }

  private static func joined(_ parts: [(String, String)]) -> [String: String] {
    parts.reduce(into: [:]) { $0[$1.0, default: ""] += $1.1 + "\n" }
  }

  private static func difference(_ before: [String: String], _ after: [String: String]) -> Set<String> {
    Set(after.keys.filter { before[$0] != after[$0] }).union(before.keys.filter { after[$0] == nil })
  }

  /// Without what an earlier reason has already, and without reasons that have nothing.
  private static func apart(_ found: [(Staleness.Reason, Set<String>)]) -> [(Staleness.Reason, Set<String>)] {
    var told: Set<String> = []
    return found.compactMap { reason, names in
      let new = names.subtracting(told)
      told.formUnion(new)
      return new.isEmpty ? nil : (reason, new)
    }
  }
}

extension Pipeline {
  /// The given indicators and all that are made of them.
  func withDependants(_ changed: Set<String>) -> Set<String> {
    var found = changed
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for indicator in indicators where !found.contains(indicator.id) && !found.isDisjoint(with: indicator.parts + (indicator.source?.thresholds ?? [])) {
        found.insert(indicator.id)
        isGrowing = true
      }
    }
    return found
  }
}
