import Definition
import Figures
import Quantities
import Warehouse

/// Computes one indicator that is made of a form's records: sums, counts, different values, ratios, extremes.
///
/// SQL selects, groups, counts and sums stored integers; products, quotients and intervals are made here, exactly.
struct Aggregation {
  let indicator: Indicator
  let form: Form
  let coverage: Coverage
  /// Where only some regions are to be computed; nil: all.
  let renewal: Renewal?
  let facts: ReadingFacts
  let reader: WarehouseReader
  let pipeline: Pipeline
  /// The records to compute from, and all that the city's figure is made of.
  let selection: WarehouseReader.Selection
  let everywhere: WarehouseReader.Selection
  /// What the former come to, the same for all indicators that are made of them.
  let records: SelectedRecords

  func figures() throws -> IndicatorFigures {
    var figures = IndicatorFigures()
    figures.asOf = coverage.asOf
    figures.expected = coverage.expected
    figures.reported = coverage.reported
    for reading in coverage.readings { figures.sources[reading.region, default: []].append(reading.id) }
    let gaps = try hasIrregularCells() ? records.gaps(of: indicator.measures) : [:]
    switch indicator.rule {
    case .sum(_, let column): try sum(&figures, column, gaps)
    case .count: try count(&figures)
    case .distinct(_, let column): try distinct(&figures, column)
    case .ratio(_, let over, let under): try ratio(&figures, over, under)
    case .weightedMean(_, let value, let weight): try weightedMean(&figures, value, weight)
    case .extreme(let extreme, _, let over, let under):
      if let under { try ratio(&figures, over, under) } else { try sum(&figures, over, gaps) }
      takeExtreme(&figures, extreme)
    case .mean, .formula, .score, .classed, .given, .baseline, .same: break
    }
    try markGaps(&figures, gaps)
    return figures
  }

  /// The readings that the regions to be computed are made of.
  private var readings: [WarehouseReader.StoredReading] { renewal?.readings ?? coverage.readings }

  /// Whether any cell is not a plain figure; where all are, nobody is asked for gaps and qualifiers.
  private func hasIrregularCells() throws -> Bool { try readings.contains { try facts.hasIrregularCells($0.id) } }

  // MARK: - Rules

  private func family(_ column: String) -> UnitFamily? { form[column: column]?.measure?.family }

  private func number(_ stored: Int64, _ column: String) -> Rational {
    Rational(Exact(Int128(stored), decimals: family(column)?.decimals ?? 0))
  }

  /// Sums of one column by region, with their intervals: half of all steps, and the bounds of qualified cells in place of theirs.
  private func sums(_ column: String) throws -> [String: FigureValue] {
    let bounds = try hasIrregularCells() ? records.bounds(of: column) : [:]
    var values: [String: FigureValue] = [:]
    for row in try records.sums(of: column) {
      let value = number(row.value, column)
      let plain = Interval(value, step: number(row.step, column))
      var figure = FigureValue(value: value, interval: plain)
      if let stated = bounds[row.region] {
        figure.interval = stated.put(into: plain)
        figure.flags.insert("coarse")
      }
      values[row.region] = figure
    }
    return values
  }

  private func fill(_ figures: inout IndicatorFigures, _ values: [String: FigureValue], zero: Bool) {
    let kept = renewal?.kept ?? [:]
    for region in coverage.expected where kept[region] == nil {
      if let value = values[region] {
        figures.regions[region] = value
      } else if coverage.reported.contains(region) {
        figures.regions[region] = FigureValue(value: zero ? .zero : nil)
      } else {
        figures.regions[region] = .missing
      }
    }
    for (region, value) in values where figures.regions[region] == nil { figures.regions[region] = value }
    for (region, value) in kept { figures.regions[region] = value }
  }

  private func sum(_ figures: inout IndicatorFigures, _ column: String, _ gaps: [String: Int]) throws {
    var values = try sums(column)
    // Records whose cells are all blank say nothing, which is not zero.
    for region in gaps.keys where values[region] == nil { values[region] = FigureValue(value: nil, isComplete: false, isMissing: true) }
    fill(&figures, values, zero: true)
    figures.city = Self.total(figures)
  }

  /// The total of all that is there; a missing county is missing, not zero.
  static func total(_ figures: IndicatorFigures) -> FigureValue {
    var total = FigureValue(value: nil)
    for region in figures.regions.keys.sorted() {
      guard let figure = figures.regions[region], let value = figure.value, let interval = figure.interval else { continue }
      total.value = (total.value ?? .zero) + value
      total.interval = (total.interval ?? Interval(exactly: .zero)) + interval
      total.flags.formUnion(figure.flags)
    }
    return total
  }

  private func count(_ figures: inout IndicatorFigures) throws {
    var values: [String: FigureValue] = [:]
    for (region, count) in try records.counts() { values[region] = FigureValue(value: Rational(count)) }
    fill(&figures, values, zero: true)
    figures.city = Self.total(figures)
  }

  private func distinct(_ figures: inout IndicatorFigures, _ column: String) throws {
    fill(&figures, try reader.distinct(selection, column: column).mapValues { FigureValue(value: Rational($0)) }, zero: true)
    if !coverage.readings.isEmpty { figures.city = FigureValue(value: Rational(try reader.distinctInAll(everywhere, column: column))) }
  }

  /// A quotient of sums over the records that have both parts; never the mean of county rates.
  private func ratio(_ figures: inout IndicatorFigures, _ over: String, _ under: String) throws {
    var values: [String: FigureValue] = [:]
    var above = Rational.zero
    var below = Rational.zero
    var aboveStep = Rational.zero
    var belowStep = Rational.zero
    for row in try reader.sums(selection, of: [over, under], paired: true) {
      guard let a = row.values[0], let b = row.values[1] else { continue }
      let (x, y) = (number(a, over), number(b, under))
      let (xs, ys) = (number(row.steps[0], over), number(row.steps[1], under))
      values[row.region] = quotient(x, y, xs, ys)
      above = above + x
      below = below + y
      aboveStep = aboveStep + xs
      belowStep = belowStep + ys
    }
    fill(&figures, values, zero: false)
    figures.city = values.isEmpty ? FigureValue(value: nil) : quotient(above, below, aboveStep, belowStep)
  }

  private func quotient(_ above: Rational, _ below: Rational, _ aboveStep: Rational, _ belowStep: Rational) -> FigureValue {
    guard !below.isZero else { return FigureValue(value: nil) }
    let scale = Rational(indicator.unit == "%" ? 100 : 1)
    var figure = FigureValue(value: above / below * scale)
    figure.numerator = above
    figure.denominator = below
    let x = Interval(above, step: aboveStep)
    let y = Interval(below, step: belowStep)
    if let xl = x.lower, let xu = x.upper, let yl = y.lower, let yu = y.upper, yl.value > .zero, xl.value >= .zero {
      figure.interval = Interval(
        lower: Bound(xl.value / yu.value * scale, included: xl.included && yu.included),
        upper: Bound(xu.value / yl.value * scale, included: xu.included && yl.included))
    } else {
      figure.interval = Interval(exactly: above / below * scale)
    }
    return figure
  }

  /// Σ value × weight ÷ Σ weight over the records that have both.
  private func weightedMean(_ figures: inout IndicatorFigures, _ value: String, _ weight: String) throws {
    var sums: [String: WeightedSums] = [:]
    try reader.pairs(selection, value, weight) { region, a, b in sums[region, default: WeightedSums()].add(a, b) }
    let decimals = (value: family(value)?.decimals ?? 0, weight: family(weight)?.decimals ?? 0)
    fill(&figures, sums.mapValues { $0.figure(decimals) }, zero: false)
    figures.city = sums.values.reduce(WeightedSums(), +).figure(decimals)
  }

  private func takeExtreme(_ figures: inout IndicatorFigures, _ extreme: Indicator.Extreme) {
    let counties = figures.regions.filter { $0.key != pipeline.regions.city.code }.values.filter { $0.value != nil }
    let chosen = counties.max { a, b in
      guard let x = a.value, let y = b.value else { return false }
      return extreme == .max ? x < y : x > y
    }
    figures.city = chosen ?? FigureValue(value: nil)
  }

  // MARK: - Completeness

  /// Cells not read or not reported, and records refused, make a figure partial; a county that is not in makes it incomplete.
  private func markGaps(_ figures: inout IndicatorFigures, _ gaps: [String: Int]) throws {
    var partial = Set(gaps.keys).union(coverage.incomplete)
    for reading in readings where try facts.hasRefusedRecords(reading.id) { partial.insert(reading.region) }
    for (region, figure) in renewal?.kept ?? [:] where figure.flags.contains("partial") { partial.insert(region) }
    for region in partial {
      figures.regions[region]?.flags.insert("partial")
      figures.regions[region]?.isComplete = false
    }
    for region in coverage.carried { figures.regions[region]?.flags.insert("carried_forward") }
    figures.city.isComplete = partial.isEmpty && figures.missing.isEmpty
    if !partial.isEmpty || (!figures.missing.isEmpty && figures.city.value != nil) { figures.city.flags.insert("partial") }
    if !coverage.carried.isEmpty { figures.city.flags.insert("carried_forward") }
  }
}
