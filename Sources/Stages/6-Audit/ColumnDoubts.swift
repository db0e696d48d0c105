import Definition
import Figures
import Quantities
import Warehouse

/// Columns of returns whose totals do not fit what is known of them: the return before, the county's usual share of the city,
/// what the other counties' records come to — or that stand behind a broken rule.
struct ColumnDoubts {
  private let pipeline: Pipeline
  private let totals: [ColumnTotal]
  private let slices: [Slice: ColumnTotal]
  /// The columns of all submitters, those with the smallest records first.
  private let peers: [Slice: [ColumnTotal]]

  /// One column of one form in one period; of one submitter and part where they are named.
  private struct Slice: Hashable {
    let form: String
    let item: String
    let period: String
    var region = ""
    var part = ""
  }

  init(pipeline: Pipeline, reader: WarehouseReader) throws {
    self.pipeline = pipeline
    let measures = pipeline.forms.values.flatMap(\.measures).compactMap(\.measure)
    let families = Dictionary(measures.map { ($0.family.id, $0.family) }, uniquingKeysWith: { first, _ in first })
      .mapValues { !pipeline.units.likelyMagnitudes($0).isEmpty }
    let scalable = Set(pipeline.forms.values.flatMap { form in
      form.measures.filter { column in
        column.measure.map { $0.byCategory == nil && families[$0.family.id] ?? false } ?? false
      }.map { form.code + "|" + $0.id }
    })
    totals = try reader.columnTotals().filter { ($0.sum ?? 0) > 0 && scalable.contains($0.form + "|" + $0.item) }
    slices = Dictionary(
      totals.map { (Slice(form: $0.form, item: $0.item, period: $0.period, region: $0.region, part: $0.part), $0) }, uniquingKeysWith: { first, _ in first })
    peers = Dictionary(grouping: totals) { Slice(form: $0.form, item: $0.item, period: $0.period) }.mapValues { $0.sorted(by: Self.hasSmallerRecords) }
  }

  /// The columns that do not fit, and those of `suspected` readings, with what is known of each.
  func doubted(suspected: Set<Suspect>) -> [(total: ColumnTotal, evidence: [MagnitudeEvidence])] {
    totals.compactMap { total in
      let isSuspected = suspected.contains(Suspect(reading: total.reading, item: total.item))
      guard isSuspected || isUnusual(total) else { return nil }
      let evidence = evidence(total)
      let value = value(total)
      let isFar = evidence.contains { $0.isFarOff(value) } || evidence.count { $0.fits(value) == false } >= 2
      return isFar || isSuspected ? (total, evidence) : nil
    }
  }

  struct Suspect: Hashable {
    let reading: Int64
    let item: String
  }

  /// In the canonical unit.
  func value(_ total: ColumnTotal) -> Rational {
    let decimals = pipeline.forms[total.form]?[column: total.item]?.measure?.family.decimals ?? 0
    return Rational(Exact(Int128(total.sum ?? 0), decimals: decimals))
  }

  // MARK: - A first look, in whole numbers, since nearly all columns are as usual

  private static func hasSmallerRecords(_ a: ColumnTotal, _ b: ColumnTotal) -> Bool {
    Int128(a.sum ?? 0) * Int128(b.figures) < Int128(b.sum ?? 0) * Int128(a.figures)
  }

  /// More than three times as much, or less than a third of, the return before or everybody else's records.
  private func isUnusual(_ total: ColumnTotal) -> Bool {
    let sum = Int128(total.sum ?? 0)
    if let last = before(total).map({ Int128($0.sum ?? 0) }), sum > 3 * last || 3 * sum < last { return true }
    guard let (least, most) = usual(total) else { return false }
    let figures = Int128(total.figures)
    return sum * Int128(most.figures) > 3 * Int128(most.sum ?? 0) * figures || 3 * sum * Int128(least.figures) < Int128(least.sum ?? 0) * figures
  }

  private func before(_ total: ColumnTotal) -> ColumnTotal? {
    Period(total.period).flatMap { slices[Slice(form: total.form, item: total.item, period: $0.previous.code, region: total.region, part: total.part)] }
  }

  private func all(_ total: ColumnTotal) -> [ColumnTotal] { peers[Slice(form: total.form, item: total.item, period: total.period)] ?? [] }

  private func others(_ total: ColumnTotal) -> [ColumnTotal] { all(total).filter { $0.region != total.region } }

  /// The others with the smallest records and with the largest; nil where there are too few for anything to be usual.
  private func usual(_ total: ColumnTotal) -> (least: ColumnTotal, most: ColumnTotal)? {
    let all = all(total)
    guard all.count(where: { $0.region != total.region }) >= Self.fewest, let least = all.first(where: { $0.region != total.region }),
      let most = all.last(where: { $0.region != total.region })
    else { return nil }
    return (least, most)
  }

  /// What is usual takes at least so many others.
  private static let fewest = 3

  // MARK: - Evidence

  private func evidence(_ total: ColumnTotal) -> [MagnitudeEvidence] {
    var evidence: [MagnitudeEvidence] = []
    if let (least, most) = usual(total) {
      // What the others' records come to on average, from the smallest to the largest, with room.
      let room = Rational(3)
      let count = Rational(total.figures)
      evidence.append(
        .corridor(lower: value(least) / Rational(least.figures) / room * count, upper: value(most) / Rational(most.figures) * room * count))
    }
    if let last = before(total) {
      evidence.append(.lastPeriod(value(last)))
      evidence += [share(total, last, others: others(total))].compactMap { $0 }
    }
    return evidence
  }

  /// What the county had of the city in the period before; only where all that were in then are in now.
  private func share(_ total: ColumnTotal, _ last: ColumnTotal, others: [ColumnTotal]) -> MagnitudeEvidence? {
    let then = self.others(last)
    guard then.count >= Self.fewest, Set(then.map(\.region)) == Set(others.map(\.region)) else { return nil }
    let all = then.map(value).reduce(value(last), +)
    return .usualShare(value(last) / all, ofOthers: others.map(value).reduce(.zero, +))
  }
}
