import Definition
import Figures
import Formulas
import Quantities
import Warehouse

/// What if a cell, or a whole column of one return, were of another magnitude: how the figures made of it would change.
///
/// Nothing is changed by it. Rules are judged once more with these figures, and what they then say is evidence.
struct Supposition {
  let reading: WarehouseReader.StoredReading
  let item: String
  /// One record; nil is the whole column.
  let row: Int64?
  private var changes: [FigureLinks.Key: Change] = [:]

  /// What the cells contribute to an indicator, by region: with another magnitude that is what changes.
  enum Change {
    case sum([String: Rational], isExtreme: Bool)
    case quotient(above: [String: Rational], below: [String: Rational], isExtreme: Bool)
    case formula(Formula)
    /// The figure takes part in a way that is not followed here: rules that name it say nothing.
    case unknown
  }

  init(
    _ reading: WarehouseReader.StoredReading, item: String, row: Int64?, form: Form, links: FigureLinks, pipeline: Pipeline, reader: WarehouseReader,
    figures: AuditFigures
  ) throws {
    self.reading = reading
    self.item = item
    self.row = row
    let decimals = form[column: item]?.measure?.family.decimals ?? 0
    for indicator in links.made[form.code] ?? [] {
      guard let source = indicator.source, Self.takesPart(item, in: indicator) else { continue }
      guard let selection = try reader.selection(behind: indicator, source, pipeline: pipeline, figure: figures.city) else { continue }
      let own = selection.narrowed(to: reading.id, row: row)
      guard !own.readings.isEmpty else { continue }
      changes[FigureLinks.Key(indicator)] = try Self.change(indicator, item, own, decimals, reader)
    }
    follow(links, pipeline)
  }

  private static func takesPart(_ item: String, in indicator: Indicator) -> Bool {
    indicator.measures.contains(item) || (indicator.source?.conditions.contains { $0.column == item } ?? false)
  }

  private static func change(
    _ indicator: Indicator, _ item: String, _ own: WarehouseReader.Selection, _ decimals: Int, _ reader: WarehouseReader
  ) throws -> Change {
    if indicator.source?.conditions.contains(where: { $0.column == item }) ?? false { return .unknown }
    func parts(paired other: String?) throws -> [String: Rational] {
      var parts: [String: Rational] = [:]
      for row in try reader.sums(own, of: [item] + (other.map { [$0] } ?? []), paired: other != nil) {
        parts[row.region] = row.values[0].map { Rational(Exact(Int128($0), decimals: decimals)) }
      }
      return parts
    }
    func quotient(_ over: String, _ under: String, isExtreme: Bool) throws -> Change {
      let parts = try parts(paired: item == over ? under : over)
      return .quotient(above: item == over ? parts : [:], below: item == under ? parts : [:], isExtreme: isExtreme)
    }
    switch indicator.rule {
    case .sum: return .sum(try parts(paired: nil), isExtreme: false)
    case .ratio(_, let over, let under): return over == under ? .unknown : try quotient(over, under, isExtreme: false)
    case .extreme(_, _, _, nil): return .sum(try parts(paired: nil), isExtreme: true)
    case .extreme(_, _, let over, let under?): return over == under ? .unknown : try quotient(over, under, isExtreme: true)
    case .weightedMean: return .unknown
    case .count, .distinct, .mean, .formula, .score, .classed, .given, .baseline, .same: return .unknown
    }
  }

  /// The figures that are made of changed ones, until no more follow.
  private mutating func follow(_ links: FigureLinks, _ pipeline: Pipeline) {
    // A figure of the period before is compared, and nothing is computed from it.
    var open = changes.keys.filter { key in pipeline.indicator(key.indicator).map(FigureLinks.Key.init) == key }
    while let changed = open.popLast() {
      for next in links.computed[changed.indicator] ?? [] {
        let key = FigureLinks.Key(next)
        guard changes[key] == nil else { continue }
        switch next.rule {
        case .same: changes[key] = changes[changed]
        case .formula(let formula): changes[key] = .formula(formula)
        case .sum, .count, .distinct, .ratio, .weightedMean, .mean, .extreme, .score, .classed, .given, .baseline: changes[key] = .unknown
        }
        open.append(key)
      }
    }
  }

  func change(of indicator: Indicator) -> Change? { changes[FigureLinks.Key(indicator)] }

  /// The rules whose outcome may be another under this supposition, by their places in the definition's list.
  func rules(_ links: FigureLinks) -> [Int] { links.rules(naming: changes.keys) }

  /// The regions whose figures change, the city's apart.
  var regions: Set<String> {
    var regions: Set<String> = [reading.region]
    for change in changes.values {
      switch change {
      case .sum(let parts, _): regions.formUnion(parts.keys)
      case .quotient(let above, let below, _): regions.formUnion(above.keys); regions.formUnion(below.keys)
      case .formula, .unknown: break
      }
    }
    return regions
  }
}
