import Definition
import Figures
import Warehouse

/// What is left to compute of an indicator where some of its readings are others than those of the figures that stand: the
/// regions that these readings, old or new, have records of. Every other region's figure is taken as it stands.
///
/// Why this gives exactly what computing all gives: a region's figure is a function of the records of that region and of what is
/// known of the coverage; the first are the same where no changed reading has any, the second is compared before.
struct Renewal {
  /// The regions to compute.
  let regions: Set<String>
  /// The figures of all other regions.
  let kept: [String: FigureValue]
  /// The readings with records of the regions to compute.
  let readings: [WarehouseReader.StoredReading]
  /// Whether these readings have records of other regions, too.
  let isMixed: Bool

  /// Which figures stand in the warehouse without any loss: a quotient's bounds there are rounded.
  static func suits(_ rule: Indicator.Rule) -> Bool {
    switch rule {
    case .sum, .count, .distinct: true
    case .ratio, .weightedMean, .extreme, .mean, .formula, .score, .classed, .given, .baseline, .same: false
    }
  }

  /// Nil where a figure that stands would be lost sight of.
  ///
  /// - Parameters:
  ///   - rows: the regions' figures that stand.
  ///   - before: the readings that fed them.
  init?(_ rows: [FigureRow], before: Set<FigureSource>, coverage: Coverage, facts: ReadingFacts) throws {
    var renewed: Set<String> = []
    let now = Set(coverage.readings.map(\.id))
    let then = Set(before.map(\.reading))
    for source in before where !now.contains(source.reading) { renewed.formUnion(try facts.regions(of: source.reading) + [source.region]) }
    for reading in coverage.readings where !then.contains(reading.id) { renewed.formUnion(try facts.regions(of: reading.id) + [reading.region]) }
    let standing = Set(rows.map(\.region))
    renewed.formUnion(coverage.expected.filter { !standing.contains($0) })
    let seen = renewed.union(standing)
    var drawn: [WarehouseReader.StoredReading] = []
    var isMixed = false
    for reading in coverage.readings {
      let own = try facts.regions(of: reading.id) + [reading.region]
      // A region with records, none of which counts, has no row, but its gaps are the city's.
      guard own.allSatisfy(seen.contains) else { return nil }
      guard own.contains(where: renewed.contains) else { continue }
      drawn.append(reading)
      isMixed = isMixed || !own.allSatisfy(renewed.contains)
    }
    var kept: [String: FigureValue] = [:]
    for row in rows where !renewed.contains(row.region) {
      let figure = FigureRows.value(of: row)
      kept[row.region] = figure.isMissing && !figure.flags.contains("partial") ? .missing : figure
    }
    regions = renewed
    self.kept = kept
    readings = drawn
    self.isMixed = isMixed
  }
}
