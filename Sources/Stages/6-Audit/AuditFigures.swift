import Definition
import Figures
import Formulas
import Quantities
import Warehouse

/// What the names of a rule mean at one place.
struct AuditFigures {
  private let pipeline: Pipeline
  private let reader: WarehouseReader
  private var byKey: [String: FigureRow] = [:]
  private let readings: [String: [WarehouseReader.StoredReading]]

  /// - Parameter rows: all figures as they stand.
  init(_ rows: [FigureRow], pipeline: Pipeline, reader: WarehouseReader) throws {
    self.pipeline = pipeline
    self.reader = reader
    for row in rows {
      let isEarlier = pipeline.indicator(row.indicator).map { $0.period.code != row.period } ?? false
      byKey[row.indicator + "|" + row.region + (isEarlier ? "|" + row.period : "")] = row
    }
    readings = Dictionary(grouping: try reader.currentReadings().filter(\.accepted), by: \.form)
  }

  /// - Parameter supposed: a supposition and the factor by which its cells would be more.
  func environment(_ region: String, supposing supposed: (Supposition, factor: Rational)? = nil) -> Environment {
    Environment(
      counties: pipeline.regions.counties.map(\.code),
      figure: { reference in
        let place = reference.region ?? region
        switch reference.aspect {
        case .figure: return pipeline.indicator(reference.name).flatMap { figure($0, place, supposed) }
        case .stated: return stated(reference.name, place, supposed)
        case .baseline: return baseline(reference.name, place)
        case .previous: return pipeline.indicator(reference.name).flatMap { figure($0.shifted(to: $0.period.previous), place, supposed) }
        case .lastYear: return baseline(reference.name, place, period: pipeline.indicator(reference.name)?.period.yearBefore?.code)
        }
      },
      literal: { pipeline.literal($0, unit: $1) })
  }

  private func scale(_ unit: String) -> Operand.Scale { unit == "%" || unit == "百分点" ? .percent : .plain }

  /// The city's figure that stands.
  func city(_ id: String) -> FigureRow? { byKey[id + "|" + FigureRow.city] }

  private func row(_ indicator: Indicator, _ region: String) -> FigureRow? {
    let own = pipeline.indicator(indicator.id)?.period.code == indicator.period.code
    let suffix = own ? "" : "|" + indicator.period.code
    // Thresholds and baselines are the city's and hold for every county.
    return byKey[indicator.id + "|" + region + suffix] ?? (own ? city(indicator.id).flatMap { $0.rule == "given" ? $0 : nil } : nil)
  }

  private func figure(_ indicator: Indicator, _ region: String, _ supposed: (Supposition, factor: Rational)?) -> Operand? {
    // A total without all its counties is no total: what is said of it cannot be judged yet.
    guard let row = row(indicator, region), row.missing.isEmpty, let operand = operand(row) else { return nil }
    guard let (supposition, factor) = supposed, let change = supposition.change(of: indicator) else { return operand }
    let isCity = region == FigureRow.city
    /// By how much the region's sum would be more.
    func more(_ parts: [String: Rational]) -> Rational {
      (isCity ? parts.values.reduce(.zero, +) : parts[region] ?? .zero) * (factor - .one)
    }
    switch change {
    case .unknown: return nil
    case .sum(_, isExtreme: true) where isCity: return nil
    case .quotient(_, _, isExtreme: true) where isCity: return nil
    case .sum(let parts, _):
      return Operand(operand.value + more(parts), operand.interval + Interval(exactly: more(parts)), scale: operand.scale)
    case .quotient(let above, let below, _):
      guard let x = row.numerator.flatMap({ Exact(plain: $0) }), let y = row.denominator.flatMap({ Exact(plain: $0) }) else { return nil }
      let under = Rational(y) + more(below)
      guard !under.isZero else { return nil }
      let value = (Rational(x) + more(above)) / under * Rational(row.unit == "%" ? 100 : 1)
      return Operand(exactly: value, scale: operand.scale)
    case .formula(let formula):
      guard case .value(let computed) = formula.value(in: environment(region, supposing: supposed)) else { return nil }
      return computed
    }
  }

  private func operand(_ row: FigureRow) -> Operand? {
    guard let value = Self.value(row) else { return nil }
    func bound(_ text: String?, _ included: Bool?) -> Bound? {
      text.flatMap { Exact(plain: $0) }.map { Bound(Rational($0), included: included ?? true) }
    }
    let interval = Interval(lower: bound(row.lower, row.lowerIncluded), upper: bound(row.upper, row.upperIncluded))
    return Operand(value, interval.contains(value) ? interval : Interval(exactly: value), scale: scale(row.unit))
  }

  private static func value(_ row: FigureRow) -> Rational? {
    if let above = row.numerator.flatMap({ Exact(plain: $0) }), let below = row.denominator.flatMap({ Exact(plain: $0) }), !below.isZero {
      return Rational(above) / Rational(below) * Rational(row.unit == "%" ? 100 : 1)
    }
    return row.value.flatMap { Exact(plain: $0) }.map { Rational($0) }
  }

  private func baseline(_ name: String, _ region: String, period: String? = nil) -> Operand? {
    let place = region == FigureRow.city ? pipeline.regions.city.code : region
    return pipeline.baseline.last { $0.indicator == name && $0.region == place && (period == nil || $0.period == period) }.map {
      Operand(exactly: Rational($0.value), scale: scale($0.unit))
    }
  }

  /// The sheets' own total rows for an indicator's column: the rows that name exactly its conditions, or else those that
  /// divide it further.
  private func stated(_ name: String, _ region: String, _ supposed: (Supposition, factor: Rational)?) -> Operand? {
    guard let indicator = pipeline.indicator(name), case .sum(let source, let column) = indicator.rule, let form = pipeline.forms[source.form],
      let family = form[column: column]?.measure?.family
    else { return nil }
    var wanted: [String: String] = [:]
    for condition in source.conditions {
      guard case .isOne(let values) = condition.test, values.count == 1 else { return nil }
      wanted[condition.column] = values[0]
    }
    let inside = (readings[form.code] ?? []).filter { reading in Period(reading.period).map { indicator.returns.contains($0) } ?? false }
    let last = inside.compactMap { Period($0.period) }.max()?.code
    let current = inside.filter { $0.period == last }
    let regions = region == FigureRow.city ? form.submitters(pipeline.regions, for: indicator.returns) : [region]
    var total: Operand?
    for place in regions {
      let ids = current.filter { $0.region == place }.map(\.id)
      guard !ids.isEmpty else { return nil }
      // A county that sends part by part states a total on each part.
      var value = Rational.zero
      var step = Rational.zero
      for id in ids {
        guard let rows = rows([id], column) else { return nil }
        var own = rows.filter { $0.dimensions == wanted }
        if own.count > 1 { own = Array(own.suffix(1)) }
        if own.isEmpty { own = rows.filter { row in wanted.allSatisfy { row.dimensions[$0.key] == $0.value } } }
        guard !own.isEmpty else { return nil }
        // Where a whole column is of another magnitude, so is its total.
        let isSupposed = supposed.map { $0.0.reading.id == id && $0.0.item == column && $0.0.row == nil } ?? false
        let factor = isSupposed ? supposed?.factor ?? .one : .one
        value = value + Rational(Exact(own.reduce(Int128(0)) { $0 + Int128($1.value) }, decimals: family.decimals)) * factor
        step = step + Rational(Exact(own.reduce(Int128(0)) { $0 + Int128($1.step) }, decimals: family.decimals)) * factor
      }
      let interval = Interval(value, step: step)
      total = total.map { Operand($0.value + value, $0.interval + interval, scale: scale(family.canonical)) }
        ?? Operand(value, interval, scale: scale(family.canonical))
    }
    return total
  }

  private func rows(_ ids: [Int64], _ column: String) -> [WarehouseReader.Stated]? {
    do {
      return try reader.stated(ids, item: column)
    } catch {
      return nil
    }
  }
}
