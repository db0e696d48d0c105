import Definition
import Figures
import Handoff
import Warehouse

/// The figures of all indicators, on demand and each once: first what an indicator is made of and whether that is news, then,
/// where somebody needs them, the figures.
struct RollupWork {
  let pipeline: Pipeline
  let reader: WarehouseReader
  private var states: [String: State] = [:]
  private var done: [String: IndicatorFigures] = [:]
  private var underway: Set<String> = []
  /// The accepted readings, by form.
  private var readings: [String: [Coverage.Filed]] = [:]
  private(set) var standing: [String: [FigureRow]] = [:]
  /// The readings behind the figures that stand.
  private(set) var sources: [String: Set<FigureSource>] = [:]
  private let facts: ReadingFacts
  /// The measures that indicators take from the same records, by what says which these are.
  private let measures: [RecordsOfInterest: [String]]
  private var records: [WarehouseReader.Selection.Key: SelectedRecords] = [:]
  private let references: [String: ReferenceRow]
  /// Which indicators are computed even where their inputs are those of the figures that stand.
  private let isForced: (Indicator) -> Bool

  private struct RecordsOfInterest: Hashable {
    let form: String
    let conditions: [Indicator.Condition]

    init(_ source: Indicator.Source) { (form, conditions) = (source.form, source.conditions) }
  }

  /// What an indicator's figures of a period are made of.
  private struct State {
    var inputs = ""
    /// Whether they are to be computed.
    var isFresh = false
    /// The part of the inputs that is not the readings', and these, where it is made of records.
    var frame = ""
    var coverage: Coverage?
  }

  init(pipeline: Pipeline, reader: WarehouseReader, standing: [FigureRow], forced: @escaping (Indicator) -> Bool = { _ in false }) throws {
    self.pipeline = pipeline
    self.reader = reader
    isForced = forced
    facts = try ReadingFacts(reader)
    measures = Dictionary(
      pipeline.indicators.compactMap { one in one.source.map { (RecordsOfInterest($0), one.measures) } }, uniquingKeysWith: +
    ).mapValues { Set($0).sorted() }
    readings = Dictionary(grouping: try reader.currentReadings().compactMap(Coverage.Filed.init), by: \.reading.form)
    self.standing = Dictionary(grouping: standing, by: \.indicator)
    sources = try reader.sources()
    references = Dictionary(pipeline.reference.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Whether

  /// Whether an indicator's figures are to be computed anew.
  mutating func isFresh(_ id: String) throws -> Bool { try state(of: id).isFresh }

  /// The same of another period than its own.
  mutating func isFresh(_ indicator: Indicator) throws -> Bool { try state(of: indicator).isFresh }

  private mutating func state(of id: String) throws -> State {
    // The definition's reader lets no indicator be made of itself.
    guard let indicator = pipeline.indicator(id), underway.insert(id).inserted else { return State() }
    defer { underway.remove(id) }
    return try state(of: indicator)
  }

  private mutating func state(of indicator: Indicator) throws -> State {
    let key = Self.key(indicator)
    if let known = states[key] { return known }
    let state = try found(indicator)
    states[key] = state
    return state
  }

  private static func key(_ indicator: Indicator) -> String { indicator.id + "|" + indicator.period.code }

  private mutating func found(_ indicator: Indicator) throws -> State {
    var own = indicator.digest.hex + pipeline.rounding.rawValue
    let reference = references[indicator.id].map { "\($0.token)|\($0.value.text)|\($0.step.text)|\($0.qualifier)" } ?? ""
    var state = State()
    var isNews = false
    switch indicator.rule {
    case .sum(let source, _), .count(let source), .distinct(let source, _), .ratio(let source, _, _), .weightedMean(let source, _, _),
      .extreme(_, let source, _, _):
      own += reference
      guard let form = pipeline.forms[source.form] else { return state }
      let reader = reader
      let coverage = try Coverage(indicator, form: form, pipeline: pipeline, readings: readings[form.code] ?? []) { try reader.recordPeriods($0) }
      let limits = try thresholds(of: source).map { "\($0)=\($1?.text ?? "")" }
      // Of two parts: where the first is that of the figures that stand, they differ by readings alone.
      state.frame = Digest(
        parts: [own] + limits + coverage.expected + (coverage.recordPeriods ?? ["all"]) + ["incomplete"] + coverage.incomplete.sorted() + ["carried"]
          + coverage.carried.sorted() + [coverage.asOf]
      ).prefix(16)
      state.inputs = state.frame + "." + Digest(parts: coverage.readings.map(\.batch).sorted()).prefix(16)
      state.coverage = coverage
    case .mean, .formula, .score, .same:
      let parts = try indicator.parts.map { try self.state(of: $0) }
      isNews = parts.contains(where: \.isFresh)
      state.inputs = Digest(parts: [own + reference] + parts.map(\.inputs)).prefix(16)
    case .given:
      state.inputs = Digest(parts: [own, reference]).prefix(16)
    case .classed(let classes, let day):
      let rows = pipeline.classes.rows(of: classes, on: day)
      state.inputs = Digest(parts: [own + reference] + rows.map { "\($0.name)|\($0.region)" }).prefix(16)
    case .baseline:
      let rows = pipeline.baseline.filter { $0.indicator == indicator.id }.map { "\($0.region)|\($0.period)|\($0.value.text)" }
      state.inputs = Digest(parts: [own, reference] + rows).prefix(16)
    }
    let city = standing[indicator.id]?.first { $0.region == FigureRow.city && $0.period == indicator.period.code }
    state.isFresh = isNews || isForced(indicator) || city?.inputs != state.inputs
    return state
  }

  /// The values of the given and baseline indicators that conditions on records name, in their order.
  private mutating func thresholds(of source: Indicator.Source) throws -> [(id: String, value: Rational?)] {
    try source.thresholds.map { ($0, try figures(of: $0).city.value) }
  }

  // MARK: - The figures

  mutating func figures(of id: String) throws -> IndicatorFigures {
    guard let indicator = pipeline.indicator(id) else { return IndicatorFigures() }
    return try figures(of: indicator)
  }

  /// The figures of an indicator's period: those that stand, where nothing is news and they stand there without any loss, else
  /// computed.
  mutating func figures(of indicator: Indicator) throws -> IndicatorFigures {
    let key = Self.key(indicator)
    if let known = done[key] { return known }
    let state = try indicator.period == pipeline.indicator(indicator.id)?.period ? state(of: indicator.id) : state(of: indicator)
    var figures = try computed(indicator, state)
    figures.inputs = state.inputs
    done[key] = figures
    return figures
  }

  private mutating func computed(_ indicator: Indicator, _ state: State) throws -> IndicatorFigures {
    switch indicator.rule {
    case .sum(let source, _), .count(let source), .distinct(let source, _), .ratio(let source, _, _), .weightedMean(let source, _, _),
      .extreme(_, let source, _, _):
      return try aggregate(indicator, source, state)
    case .mean(let id):
      return MeanFigures(base: try figures(of: id), unit: indicator.unit, counties: pipeline.regions.counties.map(\.code)).figures
    case .formula(let formula):
      return FormulaFigures(indicator: indicator, formula: formula, parts: try parts(indicator), pipeline: pipeline).figures
    case .score(let marks):
      return ScoreFigures(marks: marks, parts: try parts(indicator)).figures
    case .same(let id):
      return try figures(of: id)
    case .given(let value):
      var figures = IndicatorFigures()
      figures.city = FigureValue(value: value)
      return figures
    case .classed(let classes, let day):
      return classedFigures(classes, on: day)
    case .baseline:
      var figures = IndicatorFigures()
      for row in pipeline.baseline where row.indicator == indicator.id && row.period == indicator.period.code {
        if row.region == pipeline.regions.city.code { figures.city = FigureValue(value: Rational(row.value)) }
        else { figures.regions[row.region] = FigureValue(value: Rational(row.value)) }
      }
      return figures
    }
  }

  private mutating func parts(_ indicator: Indicator) throws -> [String: IndicatorFigures] {
    var parts: [String: IndicatorFigures] = [:]
    for id in indicator.parts { parts[id] = try figures(of: id) }
    return parts
  }

  /// How many counties are of one of the classes on a day: one for each county that is, none for the others.
  private func classedFigures(_ classes: [String], on day: Day) -> IndicatorFigures {
    let counties = Set(pipeline.classes.rows(of: classes, on: day).map(\.region))
    var figures = IndicatorFigures()
    for region in pipeline.regions.counties.map(\.code) where pipeline.regions.stands(region, in: Period(.day, containing: day)) {
      figures.regions[region] = FigureValue(value: Rational(counties.contains(region) ? 1 : 0))
    }
    figures.city = FigureValue(value: Rational(counties.count))
    figures.asOf = day.text
    return figures
  }

  // MARK: - Aggregates

  private mutating func aggregate(_ indicator: Indicator, _ source: Indicator.Source, _ state: State) throws -> IndicatorFigures {
    guard let form = pipeline.forms[source.form], let coverage = state.coverage else { return IndicatorFigures() }
    if !state.isFresh, Renewal.suits(indicator.rule) { return stored(indicator, coverage) }
    let known = Dictionary(try thresholds(of: source).map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
    let renewal = try renewal(indicator, coverage, state.frame)
    func selection(_ readings: [WarehouseReader.StoredReading]) -> WarehouseReader.Selection {
      WarehouseReader.Selection(source, form: form, readings: readings.map(\.id), periods: coverage.recordPeriods) { known[$0] ?? nil }
    }
    let everywhere = selection(coverage.readings)
    var drawn = renewal.map { selection($0.readings) } ?? everywhere
    if let renewal, renewal.isMixed { drawn.regions = renewal.regions }
    return try Aggregation(
      indicator: indicator, form: form, coverage: coverage, renewal: renewal, facts: facts, reader: reader, pipeline: pipeline, selection: drawn,
      everywhere: everywhere, records: selected(drawn, source)
    ).figures()
  }

  /// What the records of a selection come to.
  private mutating func selected(_ selection: WarehouseReader.Selection, _ source: Indicator.Source) -> SelectedRecords {
    let key = selection.key
    if let known = records[key] { return known }
    let selected = SelectedRecords(selection, columns: measures[RecordsOfInterest(source)] ?? [], reader: reader)
    records[key] = selected
    return selected
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
  private func stored(_ indicator: Indicator, _ coverage: Coverage) -> IndicatorFigures {
    var figures = IndicatorFigures()
    figures.expected = coverage.expected
    figures.reported = coverage.reported
    for row in standing[indicator.id] ?? [] where row.period == indicator.period.code {
      let figure = FigureRows.value(of: row)
      figures.asOf = row.asOf
      if row.region == FigureRow.city { figures.city = figure } else { figures.regions[row.region] = figure }
    }
    for reading in coverage.readings { figures.sources[reading.region, default: []].append(reading.id) }
    return figures
  }
}
