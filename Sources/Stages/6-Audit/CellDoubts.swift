import Definition
import Figures
import Formulas
import Quantities
import Warehouse

/// Cells about which a reading brought a remark along — out of proportion, or breaking a rule of their record — and what is
/// known of each.
struct CellDoubts {
  let pipeline: Pipeline
  let reader: WarehouseReader
  let readings: [Int64: WarehouseReader.StoredReading]

  /// What is usual in a column takes a few figures.
  private static let fewest = 4
  /// Of one kind of remark in one return; where there are more, the column is what is doubted.
  private static let most = 20

  /// The cells to try for each remark, by its position in the list.
  func doubted(_ notes: [WarehouseReader.Note]) throws -> [Int: [(MagnitudeTrials.Case, [MagnitudeEvidence])]] {
    let rules = Dictionary(pipeline.rules.filter(\.isAboutRecords).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var counts: [String: Int] = [:]
    var doubted: [Int: [(MagnitudeTrials.Case, [MagnitudeEvidence])]] = [:]
    for (index, note) in notes.enumerated() {
      guard let form = pipeline.forms[note.form], let reading = readings[note.reading], let item = note.item else { continue }
      let items = rules[note.code]?.formula.names ?? (note.code == "magnitude-doubtful" ? [item] : [])
      guard !items.isEmpty else { continue }
      counts["\(note.reading)|\(note.code)", default: 0] += 1
      guard counts["\(note.reading)|\(note.code)", default: 0] <= Self.most else { continue }
      guard let row = try reader.row(form, reading: reading.id, item: item, line: note.line, raw: note.raw) else { continue }
      doubted[index] = try items.compactMap { try one($0, row: row, reading, form) }
    }
    return doubted
  }

  private func one(
    _ item: String, row: Int64, _ reading: WarehouseReader.StoredReading, _ form: Form
  ) throws -> (MagnitudeTrials.Case, [MagnitudeEvidence])? {
    guard let measure = form[column: item]?.measure, measure.byCategory == nil, let stored = try reader.figure(form, reading: reading.id, item: item, row: row)
    else { return nil }
    func number(_ value: Int128) -> Rational { Rational(Exact(value, decimals: measure.family.decimals)) }
    let value = number(Int128(stored.value))
    var evidence: [MagnitudeEvidence] = []
    let all = try reader.values(form, reading: reading.id, of: [item]).compactMap { $0[0] }
    var others = all.filter { $0 > 0 }.sorted()
    if let own = others.firstIndex(of: stored.value) { others.remove(at: own) }
    if others.count >= Self.fewest, let least = others.first, let most = others.last {
      evidence.append(.corridor(lower: number(Int128(least)) / Rational(3), upper: number(Int128(most)) * Rational(3)))
    }
    for total in try reader.stated([reading.id], item: item) {
      guard let rest = try rest(of: total, form, item, reading, row, stored.value) else { continue }
      let wanted = number(Int128(total.value) - rest)
      let step = number(Int128(total.step))
      evidence.append(.statedTotal(Interval(lower: Bound(wanted - step, included: true), upper: Bound(wanted + step, included: true))))
    }
    // A cell that states its own unit was not read in the column's.
    let isBare = stored.raw.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
    let unit = isBare ? stored.unit.flatMap { pipeline.units.unit($0, in: measure.family) } : nil
    return (MagnitudeTrials.Case(reading: reading, form: form, item: item, row: row, value: value, unit: unit), evidence)
  }

  /// What the other cells of a total of the sheet add up to; nil where the total is not of this record, or of what cannot be told.
  private func rest(
    of total: WarehouseReader.Stated, _ form: Form, _ item: String, _ reading: WarehouseReader.StoredReading, _ row: Int64, _ value: Int64
  ) throws -> Int128? {
    let known = Set(form.dimensions.map(\.id))
    guard total.dimensions.keys.allSatisfy({ known.contains($0) }) else { return nil }
    let selection = WarehouseReader.Selection(
      form: form, readings: [reading.id], periods: nil,
      conditions: total.dimensions.sorted { $0.key < $1.key }.map { .init(column: $0.key, test: .isOne(of: [$0.value])) })
    guard try !reader.sums(selection.narrowed(to: reading.id, row: row), of: [item]).isEmpty else { return nil }
    return try reader.sums(selection, of: [item]).reduce(Int128(0)) { $0 + Int128($1.values[0] ?? 0) } - Int128(value)
  }
}
