package import Definition
import Figures
import Formulas
import Handoff
package import Warehouse

/// The stage `audit` (审核): rules of scope county and city over the figures, by intervals, and the remarks that readings
/// brought along. Never removes a figure.
package struct Auditor {
  package let pipeline: Pipeline
  package let writer: WarehouseWriter
  package let run: Int

  package struct Receipt {
    package var checks = 0
    package var rules = 0
    package var hold = 0
    package var possible = 0
    package var broken = 0
    package var explained = 0
    package var undecided = 0
    package var open = 0
    /// All figures that stand now.
    package var standing: [FigureRow] = []

    package init() {}
  }

  package init(pipeline: Pipeline, writer: WarehouseWriter, run: Int) {
    self.pipeline = pipeline
    self.writer = writer
    self.run = run
  }

  /// - Parameter standing: the figures that stand.
  package func audit(_ standing: [FigureRow]) throws -> Receipt {
    var receipt = Receipt()
    var verdicts: [VerdictRow] = []
    var findings: [FindingRow] = []
    let figures = try AuditFigures(standing, pipeline: pipeline, reader: writer.reader)
    let owed = OwedForms(pipeline)
    for rule in pipeline.rules where !rule.isJudgedInReturns {
      receipt.rules += 1
      for region in rule.places(pipeline) where owed.concern(rule, region) {
        guard let verdict = rule.formula.verdict(in: figures.environment(region), missing: rule.missing) else { continue }
        receipt.checks += 1
        let row = row(rule, region, verdict)
        verdicts.append(row)
        switch verdict.outcome {
        case .holds: receipt.hold += 1
        case .possible: receipt.possible += 1
        case .undecided: receipt.undecided += 1
        case .unlikely, .broken:
          receipt.broken += 1
          let finding = finding(rule, region, verdict)
          if finding.status != "open" { receipt.explained += 1 }
          findings.append(finding)
        }
      }
    }
    let notes = try writer.reader.notes()
    let magnitudes = try MagnitudeFindings(pipeline: pipeline, reader: writer.reader, figures: figures, broken: findings, notes: notes)
    findings = magnitudes.explained + magnitudes.columns + remarks(notes, clues: magnitudes.clues)
    receipt.open = findings.count { $0.status == "open" && ["error", "fatal"].contains($0.severity) }
    try writer.replace(verdicts: verdicts, of: Set(pipeline.rules.map(\.code)).union(try retired()), run: run)
    try writer.replace(findings: findings, where: { _ in true }, run: run)
    receipt.standing = try markFigures(findings, standing: standing)
    return receipt
  }

  /// Rules that the definition no longer has, whose verdicts are to be closed.
  private func retired() throws -> Set<String> { Set(try writer.reader.verdicts().map(\.rule)) }

  private func row(_ rule: Rule, _ region: String, _ verdict: Verdict) -> VerdictRow {
    let outcome =
      switch verdict.outcome {
      case .holds: "holds"
      case .possible: "possible"
      case .unlikely: "unlikely"
      case .broken: "broken"
      case .undecided: "undecided"
      }
    return VerdictRow(
      rule: rule.code, region: region, outcome: outcome, left: verdict.left?.value.text, right: verdict.right?.value.text,
      gap: verdict.gap?.text, missing: verdict.outcome.missing.map(\.description).joined(separator: " "))
  }

  // MARK: - Findings

  private func finding(_ rule: Rule, _ region: String, _ verdict: Verdict) -> FindingRow {
    let names = rule.formula.names.compactMap { pipeline.indicator($0) }
    let unit = names.first?.unit ?? ""
    let period = names.first?.period.code ?? pipeline.period.code
    let place = region == FigureRow.city ? pipeline.regions.city.code : region
    let item = names.first?.id ?? ""
    let severity = verdict.outcome == .unlikely ? Severity.query : rule.severity
    var finding = FindingRow(
      id: Self.id(rule.code, place + (region == FigureRow.city ? "*" : ""), "", period, "", item), code: rule.code, severity: severity.rawValue,
      region: place, form: "", period: period, key: "", item: item, value: verdict.left?.value.text,
      message: rule.words(.zh, verdict: verdict, unit: unit), remedy: rule.remedy[.zh] ?? "", english: rule.words(.en, verdict: verdict, unit: unit))
    finding.computed = verdict.left?.value.text
    finding.expected = verdict.right?.value.text
    finding.gap = verdict.gap?.text
    let known = pipeline.explanations.first { explanation in
      explanation.rule == rule.code && (explanation.region.isEmpty || explanation.region == place)
        && verdict.left.map { $0.value == Rational(explanation.value) } ?? false
    }
    if let known {
      finding.status = "accepted"
      finding.explanation = known.text
      finding.explainedBy = known.by
      finding.explainedAt = known.at
      finding.document = known.document
    }
    return finding
  }

  /// Twelve digits that stay the same from run to run as long as it is the same complaint.
  static func id(_ rule: String, _ region: String, _ form: String, _ period: String, _ key: String, _ item: String) -> String {
    Digest(parts: [rule, region, form, period, key, item]).prefix(12)
  }

  /// What the readings that count brought along: totals that differ, rules of scope record, blank cells.
  ///
  /// - Parameter clues: what other reading of its cell would explain a remark, by its place in the list.
  private func remarks(_ notes: [WarehouseReader.Note], clues: [Int: MagnitudeTrials.Clue]) -> [FindingRow] {
    var seen: [String: Int] = [:]
    return notes.enumerated().map { index, note in
      let key = note.key ?? ""
      let base = Self.id(note.code, note.region, note.form, note.period, key + "|" + (note.cell ?? note.path ?? ""), note.item ?? "")
      let count = seen[base, default: 0]
      seen[base] = count + 1
      var finding = FindingRow(
        id: count == 0 ? base : Self.id(note.code, note.region, note.form, note.period, key, "\(note.item ?? "")#\(count)"), code: note.code,
        severity: note.severity, region: note.region, form: note.form, period: note.period, key: key, item: note.item ?? "", value: note.raw,
        message: note.message, remedy: note.remedy, english: note.english)
      finding.reading = note.reading
      finding.line = note.line
      finding.col = note.col
      finding.cell = note.cell
      finding.path = note.path
      return clues[index].map { finding.hinting($0) } ?? finding
    }
  }

  /// A figure that a broken rule names says so: explained, or unexplained.
  private func markFigures(_ findings: [FindingRow], standing: [FigureRow]) throws -> [FigureRow] {
    var flags: [String: Set<String>] = [:]
    for finding in findings where !finding.item.isEmpty && finding.reading == nil {
      guard let rule = pipeline.rules.first(where: { $0.code == finding.code }), rule.severity >= .error else { continue }
      for name in rule.formula.names {
        let region = finding.region == pipeline.regions.city.code && rule.scopes.contains(.city) ? FigureRow.city : finding.region
        flags[name + "|" + region, default: []].insert(finding.status == "open" ? "unexplained" : "explained")
      }
    }
    return try writer.mark(flags, standing: standing, run: run)
  }
}
