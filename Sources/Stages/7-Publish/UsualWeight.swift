import Definition
import Figures
import Warehouse

/// How much a county usually weighs in a figure of the city: its share of the same records, when the return was last in.
struct UsualWeight {
  private let pipeline: Pipeline
  private let reader: WarehouseReader
  private let readings: [WarehouseReader.StoredReading]
  /// The city's figures, for conditions that name one.
  private let city: [String: FigureRow]

  init(pipeline: Pipeline, city: [FigureRow], reader: WarehouseReader) throws {
    self.pipeline = pipeline
    self.reader = reader
    self.city = Dictionary(city.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    readings = try reader.currentReadings().filter(\.accepted)
  }

  /// The share in percent, in the filing period before the one that is due; nil where nobody filed then, and for figures that
  /// no county has a share of.
  func share(of region: String, in indicator: Indicator) throws -> Rational? {
    guard let source = indicator.source, let form = pipeline.forms[source.form], let measure = Measure(indicator) else { return nil }
    let due = Return.period(of: form, in: pipeline).code
    let earlier = readings.filter { $0.form == form.code && $0.period < due }
    guard let last = earlier.map(\.period).max() else { return nil }
    let ids = earlier.filter { $0.period == last }.map(\.id)
    let selection = WarehouseReader.Selection(
      source, form: form, readings: ids, periods: try recordPeriods(indicator, form, ids, filed: last),
      threshold: { id in city[id]?.value.flatMap { Exact(plain: $0) }.map { Rational($0) } })
    let parts = try parts(selection, measure)
    let total = parts.reduce(Rational.zero) { $0 + $1.value }
    guard total > .zero, let own = parts.first(where: { $0.region == region })?.value else { return nil }
    return own / total * Rational(100)
  }

  /// What a county's share is measured by: what the figure sums, counts, or divides by.
  private enum Measure {
    case column(String)
    case records
    case different(String)

    init?(_ indicator: Indicator) {
      switch indicator.rule {
      case .sum(_, let column): self = .column(column)
      case .ratio(_, _, let under): self = .column(under)
      case .weightedMean(_, _, let weight): self = .column(weight)
      case .count: self = .records
      case .distinct(_, let column): self = .different(column)
      case .extreme, .mean, .formula, .score, .classed, .given, .baseline, .same: return nil
      }
    }
  }

  private func parts(_ selection: WarehouseReader.Selection, _ measure: Measure) throws -> [(region: String, value: Rational)] {
    switch measure {
    case .column(let column): try reader.sums(selection, of: [column]).map { ($0.region, Rational(Int($0.values.first.flatMap { $0 } ?? 0))) }
    case .records: try reader.sums(selection, of: []).map { ($0.region, Rational($0.rows)) }
    case .different(let column):
      try reader.distinct(selection, column: column).map { ($0.key, Rational($0.value)) }
    }
  }

  /// Of records that name their own period, the last one, or all up to the filing's.
  private func recordPeriods(_ indicator: Indicator, _ form: Form, _ readings: [Int64], filed: String) throws -> [String]? {
    guard form.records != nil, let filing = Period(filed) else { return nil }
    let all = try reader.recordPeriods(readings).values.joined()
    let known = Set(all).compactMap { Period($0) }.filter { $0.last <= filing.last }
    guard (indicator.take ?? form.take) == .last else { return known.map(\.code).sorted() }
    return known.max().map { [$0.code] }
  }
}
