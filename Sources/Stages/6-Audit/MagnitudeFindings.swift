import Definition
import Figures
import Formulas
import Handoff
import Quantities
import Warehouse

/// What trials of other magnitudes brought to light: doubted columns as findings of their own, clues for remarks about cells
/// and for broken rules.
struct MagnitudeFindings {
  /// The findings of rules, each with the column that would explain it, if one does.
  private(set) var explained: [FindingRow] = []
  private(set) var columns: [FindingRow] = []
  /// By the place of the remark in the list.
  private(set) var clues: [Int: MagnitudeTrials.Clue] = [:]

  private let pipeline: Pipeline
  private let reader: WarehouseReader

  init(pipeline: Pipeline, reader: WarehouseReader, figures: AuditFigures, broken: [FindingRow], notes: [WarehouseReader.Note]) throws {
    self.pipeline = pipeline
    self.reader = reader
    let readings = Dictionary(try reader.currentReadings().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let trials = try MagnitudeTrials(pipeline: pipeline, reader: reader, figures: figures)
    let doubts = try ColumnDoubts(pipeline: pipeline, reader: reader)
    var doubted: Set<ColumnDoubts.Suspect> = []
    var repairs: [String: [MagnitudeTrials.Clue]] = [:]
    for (total, evidence) in doubts.doubted(suspected: try suspects(behind: broken, readings)) {
      guard let reading = readings[total.reading], let form = pipeline.forms[total.form], let family = form[column: total.item]?.measure?.family else { continue }
      let doubt = MagnitudeTrials.Case(
        reading: reading, form: form, item: total.item, row: nil, value: doubts.value(total), unit: total.unit.flatMap { pipeline.units.unit($0, in: family) })
      guard let clue = try trials.clue(doubt, evidence: evidence) else { continue }
      doubted.insert(ColumnDoubts.Suspect(reading: total.reading, item: total.item))
      columns.append(finding(total, clue, family))
      for rule in clue.proposal.repairedRules { repairs[rule, default: []].append(clue) }
    }
    for (index, cases) in try CellDoubts(pipeline: pipeline, reader: reader, readings: readings).doubted(notes).sorted(by: { $0.key < $1.key }) {
      let open = cases.filter { !doubted.contains(ColumnDoubts.Suspect(reading: $0.0.reading.id, item: $0.0.item)) }
      let found = try open.compactMap { try trials.clue($0, evidence: $1) }
      let best = found.map(\.weight).max()
      let heaviest = found.filter { $0.weight == best }
      if heaviest.count == 1, let clue = heaviest.first {
        clues[index] = clue
        for rule in clue.proposal.repairedRules { repairs[rule, default: []].append(clue) }
      }
    }
    explained = broken.map { finding in
      let own = (repairs[finding.code] ?? []).filter { $0.of.reading.region == finding.region || finding.region == pipeline.regions.city.code }
      return own.count == 1 ? finding.hinting(own[0], naming: place(own[0])) : finding
    }
  }

  /// The columns that the figures of broken rules are made of, in the returns that fed them.
  private func suspects(behind broken: [FindingRow], _ readings: [Int64: WarehouseReader.StoredReading]) throws -> Set<ColumnDoubts.Suspect> {
    var suspects: Set<ColumnDoubts.Suspect> = []
    for finding in broken where finding.status == "open" {
      guard let rule = pipeline.rules.first(where: { $0.code == finding.code }) else { continue }
      for indicator in aggregates(rule.formula.names) {
        let columns = indicator.measures
        for id in try reader.sources(of: indicator.id, period: indicator.period.code) {
          guard finding.region == pipeline.regions.city.code || readings[id]?.region == finding.region else { continue }
          for column in columns { suspects.insert(ColumnDoubts.Suspect(reading: id, item: column)) }
        }
      }
    }
    return suspects
  }

  /// The indicators made of records that these are made of in the end.
  private func aggregates(_ names: [String]) -> [Indicator] {
    var found: [Indicator] = []
    var seen: Set<String> = []
    var open = names
    while let name = open.popLast() {
      guard seen.insert(name).inserted, let indicator = pipeline.indicator(name) else { continue }
      if indicator.source != nil { found.append(indicator) }
      open += indicator.parts
    }
    return found
  }

  // MARK: - Words

  private func title(_ clue: MagnitudeTrials.Clue) -> String { clue.of.form[column: clue.of.item]?.headers.first ?? clue.of.item }

  /// `都安 HC-19-1 投资`
  private func place(_ clue: MagnitudeTrials.Clue) -> String {
    "\(pipeline.regions.short(clue.of.reading.region)) \(clue.of.form.code) \(title(clue))"
  }

  private func finding(_ total: ColumnTotal, _ clue: MagnitudeTrials.Clue, _ family: UnitFamily) -> FindingRow {
    let written = FigureText.shown(clue.of.value, unit: family.canonical)
    let unit = total.unit ?? family.canonical
    let letters = total.col > 0 ? "（\(Place.letters(total.col)) 列）" : ""
    var finding = FindingRow(
      id: Auditor.id("magnitude-doubtful", total.region, total.form, total.period, total.part, total.item), code: "magnitude-doubtful",
      severity: Severity.query.rawValue, region: total.region, form: total.form, period: total.period, key: "", item: total.item, value: nil,
      message: "\(title(clue))\(letters)整栏疑似单位不对：按\(unit)读，\(total.figures) 格共 \(written)；线索：\(clue.words[.zh] ?? "")",
      remedy: "核对这一栏的单位；填错的改正后整张表重发，属实的写一句说明",
      english: "the unit of column \(total.item) may be another one: read in \(unit), its \(total.figures) cells come to \(written); \(clue.words[.en] ?? "")")
    finding.reading = total.reading
    finding.line = total.line > 0 ? total.line : nil
    finding.col = total.col > 0 ? total.col : nil
    finding.path = total.path
    return finding
  }
}

extension FindingRow {
  /// The same finding with what would explain it.
  func hinting(_ clue: MagnitudeTrials.Clue, naming place: String = "") -> FindingRow {
    var finding = self
    finding.message += "；线索：\(place)\(clue.words[.zh] ?? "")"
    finding.english += "; a clue: \(place)\(place.isEmpty ? "" : " ")\(clue.words[.en] ?? "")"
    return finding
  }
}
