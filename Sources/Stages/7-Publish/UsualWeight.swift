import Definition
import Figures
import Warehouse

/// How much a county usually weighs in a figure of the city: its share when the return was last in.
struct UsualWeight {
  private let pipeline: Pipeline
  private let reader: WarehouseReader
  private let readings: [WarehouseReader.StoredReading]

  init(pipeline: Pipeline, reader: WarehouseReader) throws {
    self.pipeline = pipeline
    self.reader = reader
    readings = try reader.currentReadings().filter(\.accepted)
  }

  /// The share in percent, in the filing period before the one that is due; nil where nobody filed then.
  func share(of region: String, in indicator: Indicator) throws -> Rational? {
    guard let form = indicator.form.flatMap({ pipeline.forms[$0] }) else { return nil }
    let due = Return.period(of: form, in: pipeline).code
    let earlier = readings.filter { $0.form == form.code && $0.period < due }
    guard let last = earlier.map(\.period).max() else { return nil }
    let selection = WarehouseReader.Selection(form: form, readings: earlier.filter { $0.period == last }.map(\.id), periods: nil, conditions: [])
    let parts: [(String, Rational)]
    if let column = column(of: indicator), form[column: column]?.isMeasure ?? false {
      parts = try reader.sums(selection, of: [column]).map { ($0.region, Rational(Int($0.values.first.flatMap { $0 } ?? 0))) }
    } else {
      parts = try reader.sums(selection, of: []).map { ($0.region, Rational($0.rows)) }
    }
    let total = parts.reduce(Rational.zero) { $0 + $1.1 }
    guard total > .zero, let own = parts.first(where: { $0.0 == region })?.1 else { return nil }
    return own / total * Rational(100)
  }

  /// What a figure is measured by: what it sums, or what it divides by.
  private func column(of indicator: Indicator) -> String? {
    switch indicator.rule {
    case .sum(_, let column): column
    case .ratio(_, _, let under): under
    case .weightedMean(_, _, let by): by
    case .count, .distinct, .extreme, .mean, .formula, .score, .classed, .given, .baseline, .same: nil
    }
  }
}
