import Definition
import Figures
import Formulas
import Quantities
import Warehouse

/// Tries other magnitudes on a doubted cell or column: ×10³, ×10⁴, ×10⁸ and ×15, scored by what is known of the figure and by
/// the rules that the single change would repair. Proposed to people, never applied.
struct MagnitudeTrials {
  let pipeline: Pipeline
  let reader: WarehouseReader
  let figures: AuditFigures
  let links: FigureLinks

  init(pipeline: Pipeline, reader: WarehouseReader, figures: AuditFigures) throws {
    self.pipeline = pipeline
    self.reader = reader
    self.figures = figures
    links = FigureLinks(pipeline)
  }

  /// What is on trial: a cell, or a column of one return with what it adds up to.
  struct Case {
    let reading: WarehouseReader.StoredReading
    let form: Form
    let item: String
    let row: Int64?
    /// In the family's canonical unit.
    let value: Rational
    /// The unit in which it was read, where one word says it.
    let unit: Unit?
  }

  /// A proposal with how it is said.
  struct Clue {
    let of: Case
    let proposal: MagnitudeProposal
    let words: [Language: String]

    var weight: Int { proposal.repaired.count }
  }

  /// The one reading that explains best; nil where nothing does, or two explain equally well.
  func clue(_ doubted: Case, evidence: [MagnitudeEvidence]) throws -> Clue? {
    guard let family = doubted.form[column: doubted.item]?.measure?.family else { return nil }
    let magnitudes = pipeline.units.likelyMagnitudes(family)
    guard !magnitudes.isEmpty, !doubted.value.isZero else { return nil }
    let rules = try ruleEvidence(doubted, magnitudes) + recordEvidence(doubted, magnitudes)
    let proposals = MagnitudeProposal.of(doubted.value, evidence: evidence + rules, among: magnitudes).filter(\.isWellFounded)
    // Of two that explain equally well, the one for which there is a word: 万元 for 元 is a slip, ×1000 is hardly one.
    let worded = proposals.filter { proposal in doubted.unit.map { !pipeline.units.reading(proposal.magnitude, of: $0).hasPrefix(" ") } ?? false }
    guard let proposal = worded.count == 1 ? worded.first : proposals.count == 1 ? proposals.first : nil else { return nil }
    let reading = pipeline.units.reading(proposal.magnitude, of: doubted.unit)
    let amount = FigureText.shown(proposal.value, unit: family.canonical)
    return Clue(
      of: doubted, proposal: proposal,
      words: Dictionary(uniqueKeysWithValues: [Language.zh, .en].map { ($0, proposal.words($0, reading: reading, amount: amount)) }))
  }

  // MARK: - Rules over figures

  /// Each rule that the cells take part in, at each place, with the values under which it holds.
  private func ruleEvidence(_ doubted: Case, _ magnitudes: [Magnitude]) throws -> [MagnitudeEvidence] {
    let supposition = try Supposition(
      doubted.reading, item: doubted.item, row: doubted.row, form: doubted.form, links: links, pipeline: pipeline, reader: reader, figures: figures)
    var evidence: [MagnitudeEvidence] = []
    let regions = supposition.regions
    for rule in supposition.rules(links).map({ pipeline.rules[$0] }) {
      for region in rule.places(pipeline) where region == FigureRow.city || regions.contains(region) {
        var holds: Set<Rational> = []
        var isDecided = true
        for (value, factor) in [(doubted.value, Rational.one)] + magnitudes.map({ (doubted.value * $0.factor, $0.factor) }) {
          let environment = figures.environment(region, supposing: factor == .one ? nil : (supposition, factor))
          guard let outcome = rule.formula.verdict(in: environment, missing: rule.missing)?.outcome else { isDecided = false; break }
          switch outcome {
          case .holds, .possible: holds.insert(value)
          case .broken, .unlikely: break
          case .undecided: isDecided = false
          }
        }
        if isDecided { evidence.append(.rule(rule.code, holds: holds)) }
      }
    }
    return evidence
  }

  // MARK: - Rules of scope record

  /// Longer returns are not judged record by record: there the sums say enough.
  private static let mostRecords = 2000

  /// The form's record rules over the doubted record, or over all records of the doubted column.
  private func recordEvidence(_ doubted: Case, _ magnitudes: [Magnitude]) throws -> [MagnitudeEvidence] {
    let form = doubted.form
    var evidence: [MagnitudeEvidence] = []
    for rule in pipeline.rules where rule.form == form.code && rule.isAboutRecords && rule.formula.names.contains(doubted.item) {
      let claim = RecordClaim(
        rule.formula,
        measure: { id in form[column: id]?.measure.map { RecordClaim.Measure(decimals: $0.family.decimals, isPercent: $0.family.id == "rate") } },
        literal: { pipeline.literal($0, unit: $1) })
      guard let claim, let place = claim.names.firstIndex(of: doubted.item) else { continue }
      let records = try reader.values(form, reading: doubted.reading.id, of: claim.names, row: doubted.row).filter { !$0.contains(nil) }
      guard !records.isEmpty, records.count <= Self.mostRecords else { continue }
      var holds: Set<Rational> = []
      for (value, factor) in [(doubted.value, Rational.one)] + magnitudes.map({ (doubted.value * $0.factor, $0.factor) }) {
        let all = records.allSatisfy { record in
          guard let other = Self.times(record[place], factor) else { return false }
          return claim.holds { $0 == place ? other : record[$0] }
        }
        if all { holds.insert(value) }
      }
      evidence.append(.rule(rule.code, holds: holds))
    }
    return evidence
  }

  /// A stored integer at another magnitude, to the decimals that its family keeps; nil where it leaves 64 bits.
  private static func times(_ value: Int64?, _ factor: Rational) -> Int64? {
    value.flatMap { Int64(exactly: (Rational(Exact(Int128($0))) * factor).rounded(to: 0, .halfUp)) }
  }
}

extension Rule {
  /// Where the rule is judged: counties by their codes, and "city".
  func places(_ pipeline: Pipeline) -> [String] {
    var places: [String] = []
    if scopes.contains(.county) { places += pipeline.regions.counties.map(\.code) }
    if scopes.contains(.city) || scopes.contains(.period) { places.append(FigureRow.city) }
    return places
  }
}
