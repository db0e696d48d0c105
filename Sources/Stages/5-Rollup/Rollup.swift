package import Definition
import Figures
import Formulas
import Handoff
package import Warehouse

/// The stage `rollup`: county and city figures of every indicator, with their coverage.
///
/// An indicator whose inputs — its own definition, the readings it draws on, the figures it is made of — are those of the
/// figure that stands is not computed again.
package struct Roller {
  package let pipeline: Pipeline
  package let writer: WarehouseWriter
  package let run: Int

  package struct Receipt {
    package var computed = 0
    package var unchanged = 0
    package var incomplete = 0
    package var cityFigures = 0
    /// All figures that stand now, in the order in which the warehouse gives them.
    package var standing: [FigureRow] = []

    package init() {}
  }

  package init(pipeline: Pipeline, writer: WarehouseWriter, run: Int) {
    self.pipeline = pipeline
    self.writer = writer
    self.run = run
  }

  /// Computes what is stale; `selected` says which indicators this run may touch. With `again` all of these are computed
  /// anew, whatever their inputs: what stands in the warehouse is replaced where it differs.
  ///
  /// - Parameter standing: the figures that stand.
  package func roll(again: Bool = false, standing: [FigureRow], selected: @escaping (Indicator) -> Bool) throws -> Receipt {
    var work = RollupWork(pipeline: pipeline, reader: writer.reader) { again && selected($0) }
    try work.prepare(standing)
    var receipt = Receipt()
    let references = Dictionary(pipeline.reference.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    let compared = pipeline.comparedWithPrevious
    for (position, indicator) in pipeline.indicators.enumerated() {
      let (figures, computed) = try work.figures(of: indicator.id)
      var fresh = computed
      var sources = figures.sources(in: indicator.period)
      var rows = FigureRows(indicator: indicator, figures: figures, reference: references[indicator.id], pipeline: pipeline, position: position).rows
      if compared.contains(indicator.id), let earlier = try work.earlier(indicator) {
        let before = indicator.shifted(to: indicator.period.previous)
        rows += FigureRows(indicator: before, figures: earlier.0, reference: nil, pipeline: pipeline, position: position).rows
        fresh = fresh || earlier.fresh
        sources.formUnion(earlier.0.sources(in: before.period))
      }
      receipt.cityFigures += 1
      if rows.contains(where: { $0.region == FigureRow.city && $0.verdict == "incomplete" }) { receipt.incomplete += 1 }
      let before = work.standing[indicator.id] ?? []
      if selected(indicator) { if fresh { receipt.computed += 1 } else { receipt.unchanged += 1 } }
      guard fresh, selected(indicator) else {
        receipt.standing += before
        continue
      }
      receipt.standing += try writer.replace(rows, standing: before, indicator: indicator.id, sources: sources, known: work.sources[indicator.id] ?? [], run: run)
    }
    let known = Set(pipeline.indicators.map(\.id))
    for (offset, row) in pipeline.reference.enumerated() where !known.contains(row.indicator) {
      var figure = FigureRow(
        indicator: row.indicator, period: row.period, region: FigureRow.city, name: row.name, unit: row.unit, rule: "given",
        position: pipeline.indicators.count + offset)
      figure.reference = row.token
      receipt.standing += try writer.replace(
        [figure], standing: work.standing[row.indicator] ?? [], indicator: row.indicator, sources: [], known: work.sources[row.indicator] ?? [], run: run)
    }
    try writer.retire(except: known.union(pipeline.reference.map(\.indicator)), run: run)
    receipt.standing.sort(by: FigureRow.standsBefore)
    return receipt
  }
}

/// The figures of all indicators, computed on demand and each once.
struct RollupWork {
  let pipeline: Pipeline
  let reader: WarehouseReader
  private var done: [String: (IndicatorFigures, fresh: Bool)] = [:]
  private var underway: Set<String> = []
  /// The accepted readings, by form.
  private var readings: [String: [Coverage.Filed]] = [:]
  private(set) var standing: [String: [FigureRow]] = [:]
  /// The readings behind the figures that stand.
  private(set) var sources: [String: Set<FigureSource>] = [:]
  private var facts: ReadingFacts
  /// Which indicators are computed even where their inputs are those of the figures that stand.
  private let isForced: (Indicator) -> Bool

  init(pipeline: Pipeline, reader: WarehouseReader, forced: @escaping (Indicator) -> Bool = { _ in false }) {
    self.pipeline = pipeline
    self.reader = reader
    isForced = forced
    facts = ReadingFacts(reader)
  }

  mutating func prepare(_ known: [FigureRow]) throws {
    readings = Dictionary(grouping: try reader.currentReadings().compactMap(Coverage.Filed.init), by: \.reading.form)
    standing = Dictionary(grouping: known, by: \.indicator)
    sources = try reader.sources()
    try facts.prepare()
  }

  /// An indicator's figures, and whether they were computed anew.
  mutating func figures(of id: String) throws -> (IndicatorFigures, Bool) {
    if let known = done[id] { return known }
    guard let indicator = pipeline.indicator(id), underway.insert(id).inserted else { return (IndicatorFigures(), false) }
    let result = try compute(indicator)
    done[id] = result
    return result
  }

  /// An indicator's figures one period earlier, where it is made of records; nil for all others.
  mutating func earlier(_ indicator: Indicator) throws -> (IndicatorFigures, fresh: Bool)? {
    guard indicator.form != nil else { return nil }
    return try compute(indicator.shifted(to: indicator.period.previous))
  }

  private mutating func compute(_ indicator: Indicator) throws -> (IndicatorFigures, Bool) {
    let own = indicator.digest.hex + pipeline.rounding.rawValue
    let reference = pipeline.reference.first { $0.indicator == indicator.id }.map { "\($0.token)|\($0.value.text)|\($0.step.text)|\($0.qualifier)" } ?? ""
    switch indicator.rule {
    case .sum(let source, _), .count(let source), .distinct(let source, _), .ratio(let source, _, _), .weightedMean(let source, _, _),
      .extreme(_, let source, _, _):
      return try aggregate(indicator, source, own: own + reference)
    case .mean(let id):
      let (base, fresh) = try figures(of: id)
      return try derived(indicator, from: [base], fresh: fresh, own: own + reference) { figures in
        let counties = pipeline.regions.counties.compactMap { base.regions[$0.code]?.value }
        figures.reported = base.reported
        figures.expected = base.expected
        figures.asOf = base.asOf
        guard !counties.isEmpty else { return }
        let sum = counties.reduce(Rational.zero, +)
        var mean = FigureValue(value: sum / Rational(counties.count), isComplete: base.missing.isEmpty && base.city.isComplete)
        let plain = (mean.value ?? .zero) / Rational(indicator.unit == "%" ? 100 : 1)
        mean.numerator = plain.parts.above
        mean.denominator = plain.parts.below
        mean.flags = base.city.flags
        figures.city = mean
      }
    case .formula(let text):
      let formula = try Formula(text)
      var parts: [String: IndicatorFigures] = [:]
      var fresh = false
      for name in formula.names {
        let (part, changed) = try figures(of: name)
        parts[name] = part
        fresh = fresh || changed
      }
      let ordered = formula.names.compactMap { parts[$0] }
      let pipeline = pipeline
      return try derived(indicator, from: ordered, fresh: fresh, own: own + reference) { figures in
        figures = FormulaFigures(indicator: indicator, formula: formula, parts: parts, pipeline: pipeline).figures
      }
    case .score(let marks):
      var parts: [String: IndicatorFigures] = [:]
      var fresh = false
      for name in marks.flatMap(\.names) {
        let (part, changed) = try figures(of: name)
        parts[name] = part
        fresh = fresh || changed
      }
      return try derived(indicator, from: marks.flatMap(\.names).compactMap { parts[$0] }, fresh: fresh, own: own + reference) { figures in
        figures = ScoreFigures(marks: marks, parts: parts).figures
      }
    case .given(let value):
      var figures = IndicatorFigures()
      figures.city = FigureValue(value: value)
      figures.asOf = ""
      figures.inputs = Digest(parts: [own, reference]).prefix(16)
      return (figures, isStale(indicator, figures.inputs))
    case .classed(let classes, let day):
      let figures = classedFigures(classes, on: day, own: own + reference)
      return (figures, isStale(indicator, figures.inputs))
    case .baseline:
      var figures = IndicatorFigures()
      for row in pipeline.baseline where row.indicator == indicator.id && row.period == indicator.period.code {
        if row.region == pipeline.regions.city.code { figures.city = FigureValue(value: Rational(row.value)) }
        else { figures.regions[row.region] = FigureValue(value: Rational(row.value)) }
      }
      let rows = pipeline.baseline.filter { $0.indicator == indicator.id }.map { "\($0.region)|\($0.period)|\($0.value.text)" }
      figures.inputs = Digest(parts: [own, reference] + rows).prefix(16)
      return (figures, isStale(indicator, figures.inputs))
    case .same(let id):
      let (base, fresh) = try figures(of: id)
      return try derived(indicator, from: [base], fresh: fresh, own: own + reference) { figures in
        figures = base
        figures.sources = base.sources
      }
    }
  }

  /// How many counties are of one of the classes on a day: one for each county that is, none for the others.
  private func classedFigures(_ classes: [String], on day: Day, own: String) -> IndicatorFigures {
    let rows = pipeline.classes.rows(of: classes, on: day)
    let counties = Set(rows.map(\.region))
    var figures = IndicatorFigures()
    for region in pipeline.regions.counties.map(\.code) where pipeline.regions.stands(region, in: Period(.day, containing: day)) {
      figures.regions[region] = FigureValue(value: Rational(counties.contains(region) ? 1 : 0))
    }
    figures.city = FigureValue(value: Rational(counties.count))
    figures.asOf = day.text
    figures.inputs = Digest(parts: [own] + rows.map { "\($0.name)|\($0.region)" }).prefix(16)
    return figures
  }

  private func isStale(_ indicator: Indicator, _ inputs: String) -> Bool {
    isForced(indicator) || standing[indicator.id]?.first { $0.region == FigureRow.city && $0.period == indicator.period.code }?.inputs != inputs
  }

  private func derived(
    _ indicator: Indicator, from parts: [IndicatorFigures], fresh: Bool, own: String, _ body: (inout IndicatorFigures) throws -> Void
  ) throws -> (IndicatorFigures, Bool) {
    var figures = IndicatorFigures()
    try body(&figures)
    figures.inputs = Digest(parts: [own] + parts.map(\.inputs)).prefix(16)
    return (figures, fresh || isStale(indicator, figures.inputs))
  }

  // MARK: - Aggregates

  private mutating func aggregate(_ indicator: Indicator, _ source: Indicator.Source, own: String) throws -> (IndicatorFigures, Bool) {
    guard let form = pipeline.forms[source.form] else { return (IndicatorFigures(), false) }
    let reader = reader
    let coverage = try Coverage(indicator, form: form, pipeline: pipeline, readings: readings[form.code] ?? []) { try reader.recordPeriods($0) }
    var thresholds: [String: Rational] = [:]
    var limits: [String] = []
    for condition in source.conditions {
      if case .compare(_, .indicator(let id)) = condition.test {
        let (figures, _) = try self.figures(of: id)
        thresholds[id] = figures.city.value
        limits.append("\(id)=\(figures.city.value?.text ?? "")")
      }
    }
    // Of two parts: where the first is that of the figures that stand, they differ by readings alone.
    let frame = Digest(
      parts: [own] + limits + coverage.expected + (coverage.recordPeriods ?? ["all"]) + ["incomplete"] + coverage.incomplete.sorted() + ["carried"]
        + coverage.carried.sorted() + [coverage.asOf]
    ).prefix(16)
    let inputs = frame + "." + Digest(parts: coverage.readings.map(\.batch).sorted()).prefix(16)
    let known = thresholds
    guard isStale(indicator, inputs) else { return (stored(indicator, coverage, inputs), false) }
    var figures = try Aggregation(
      indicator: indicator, form: form, coverage: coverage, renewal: try renewal(indicator, coverage, frame), facts: facts, reader: reader,
      pipeline: pipeline, threshold: { known[$0] }
    ).figures(source)
    figures.inputs = inputs
    return (figures, true)
  }

  /// What is left to compute where nothing but some readings differs from the figures that stand; nil where all is.
  private func renewal(_ indicator: Indicator, _ coverage: Coverage, _ frame: String) throws -> Renewal? {
    let rows = (standing[indicator.id] ?? []).filter { $0.period == indicator.period.code }
    guard Renewal.suits(indicator.rule), !isForced(indicator), let city = rows.first(where: { $0.region == FigureRow.city }), city.inputs.hasPrefix(frame + ".")
    else { return nil }
    let before = (sources[indicator.id] ?? []).filter { $0.period == indicator.period.code }
    return try Renewal(rows.filter { $0.region != FigureRow.city }, before: before, coverage: coverage, facts: facts)
  }

  /// The figures that stand, for indicators made of this one.
  private func stored(_ indicator: Indicator, _ coverage: Coverage, _ inputs: String) -> IndicatorFigures {
    var figures = IndicatorFigures()
    figures.expected = coverage.expected
    figures.reported = coverage.reported
    figures.inputs = inputs
    for row in standing[indicator.id] ?? [] where row.period == indicator.period.code {
      let figure = FigureRows.value(of: row)
      figures.asOf = row.asOf
      if row.region == FigureRow.city { figures.city = figure } else { figures.regions[row.region] = figure }
    }
    for reading in coverage.readings { figures.sources[reading.region, default: []].append(reading.id) }
    return figures
  }
}
