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
  /// The value of a given or baseline indicator that a condition names.
  let threshold: (String) -> Rational?

  func figures(_ source: Indicator.Source) throws -> IndicatorFigures {
    var figures = IndicatorFigures()
    figures.asOf = coverage.asOf
    figures.expected = coverage.expected
    figures.reported = coverage.reported
    var selection = selection(source, in: readings)
    if let renewal, renewal.isMixed { selection.regions = renewal.regions }
    for reading in coverage.readings { figures.sources[reading.region, default: []].append(reading.id) }
    let gaps = try gaps(selection, of: indicator.measures)
    switch indicator.rule {
    case .sum(_, let column): try sum(&figures, selection, column, gaps)
    case .count: try count(&figures, selection)
    case .distinct(_, let column): try distinct(&figures, selection, self.selection(source, in: coverage.readings), column)
    case .ratio(_, let over, let under): try ratio(&figures, selection, over, under)
    case .weightedMean(_, let value, let weight): try weightedMean(&figures, selection, value, weight)
    case .extreme(let extreme, _, let over, let under):
      if let under { try ratio(&figures, selection, over, under) } else { try sum(&figures, selection, over, gaps) }
      takeExtreme(&figures, extreme)
    case .mean, .formula, .score, .classed, .given, .baseline, .same: break
    }
    try markGaps(&figures, gaps)
    return figures
  }

  // MARK: - Selection

  private func selection(_ source: Indicator.Source, in readings: [WarehouseReader.StoredReading]) -> WarehouseReader.Selection {
    WarehouseReader.Selection(source, form: form, readings: readings.map(\.id), periods: coverage.recordPeriods, threshold: threshold)
  }

  /// The readings that the regions to be computed are made of.
  private var readings: [WarehouseReader.StoredReading] { renewal?.readings ?? coverage.readings }

  /// Cells not read or not reported, by region; nobody is asked where all cells are plain figures.
  private func gaps(_ selection: WarehouseReader.Selection, of columns: [String]) throws -> [String: Int] {
    try hasIrregularCells() ? reader.gaps(selection, of: columns) : [:]
  }

  private func hasIrregularCells() throws -> Bool { try readings.contains { try facts.hasIrregularCells($0.id) } }

  // MARK: - Rules

  private func family(_ column: String) -> UnitFamily? { form[column: column]?.measure?.family }

  private func number(_ stored: Int64, _ column: String) -> Rational {
    Rational(Exact(Int128(stored), decimals: family(column)?.decimals ?? 0))
  }

  /// Sums of one column by region, with their intervals: half of all steps, and the bounds of qualified cells in place of theirs.
  private func sums(_ selection: WarehouseReader.Selection, _ column: String) throws -> [String: FigureValue] {
    var values: [String: FigureValue] = [:]
    for row in try reader.sums(selection, of: [column]) {
      guard let stored = row.values[0] else { continue }
      let value = number(stored, column)
      values[row.region] = FigureValue(value: value, interval: Interval(value, step: number(row.steps[0], column)))
    }
    for cell in try hasIrregularCells() ? reader.qualified(selection, column: column) : [] {
      guard var figure = values[cell.region], let interval = figure.interval else { continue }
      let plain = Interval(number(cell.value, column), step: number(cell.step, column))
      let bounds = Interval(
        lower: bound(cell.lower, cell.lowerIncluded), upper: bound(cell.upper, cell.upperIncluded))
      figure.interval = interval.replacing(plain, by: bounds)
      figure.flags.insert("coarse")
      values[cell.region] = figure
    }
    return values
  }

  private func bound(_ text: String?, _ included: Bool) -> Bound? {
    text.flatMap { Exact(plain: $0) }.map { Bound(Rational($0), included: included) }
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

  private func sum(_ figures: inout IndicatorFigures, _ selection: WarehouseReader.Selection, _ column: String, _ gaps: [String: Int]) throws {
    var values = try sums(selection, column)
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

  private func count(_ figures: inout IndicatorFigures, _ selection: WarehouseReader.Selection) throws {
    var values: [String: FigureValue] = [:]
    for row in try reader.sums(selection, of: []) { values[row.region] = FigureValue(value: Rational(row.rows)) }
    fill(&figures, values, zero: true)
    figures.city = Self.total(figures)
  }

  private func distinct(
    _ figures: inout IndicatorFigures, _ selection: WarehouseReader.Selection, _ everywhere: WarehouseReader.Selection, _ column: String
  ) throws {
    fill(&figures, try reader.distinct(selection, column: column).mapValues { FigureValue(value: Rational($0)) }, zero: true)
    if !coverage.readings.isEmpty { figures.city = FigureValue(value: Rational(try reader.distinctInAll(everywhere, column: column))) }
  }

  /// A quotient of sums over the records that have both parts; never the mean of county rates.
  private func ratio(
    _ figures: inout IndicatorFigures, _ selection: WarehouseReader.Selection, _ over: String, _ under: String
  ) throws {
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
  private func weightedMean(
    _ figures: inout IndicatorFigures, _ selection: WarehouseReader.Selection, _ value: String, _ weight: String
  ) throws {
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

extension Interval {
  /// The sum with one addend's interval taken out and another put in.
  fileprivate func replacing(_ old: Interval, by new: Interval) -> Interval {
    func end(_ sum: Bound?, _ old: Bound?, _ new: Bound?) -> Bound? {
      guard let sum, let new else { return nil }
      return Bound(sum.value - (old?.value ?? .zero) + new.value, included: sum.included && new.included)
    }
    return Interval(lower: end(lower, old.lower, new.lower), upper: end(upper, old.upper, new.upper))
  }
}
