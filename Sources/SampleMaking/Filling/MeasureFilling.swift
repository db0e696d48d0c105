import Definition
import Figures
import Quantities

/// Fills one measure of the selected records.
struct MeasureFilling {
  let form: Form
  let units: UnitTable
  let choice: Choice
  let submitters: [String]
  let shares: [String: [String: Int]]
  /// The smallest amounts of offices that write coarser units: submitter → family → quantity.
  let grains: [String: [String: String]]

  func fill(_ plan: MeasurePlan, _ records: inout [SampleRecord]) throws {
    let measure = try self.measure(plan.column, plan.place)
    let step = try plan.step.map { try quantity.value($0, measure) } ?? WrittenQuantity.one(measure)
    guard step > 0 else { throw SampleMistake(plan.place, "a step above zero was expected") }
    let selected = records.indices.filter { plan.selection.fits(records[$0]) }
    guard !selected.isEmpty || plan.selection.namesPeriod || records.isEmpty else {
      throw SampleMistake(plan.place, "no record of \(form.code) is selected")
    }
    guard !selected.isEmpty else { return }
    for index in selected { records[index].steps[plan.column] = try coarser(step, measure, records[index].submitter, plan) }
    switch plan.rule {
    case .total(let total, let counties):
      let wholes = try TotalSplit(filling: self, plan: plan, measure: measure, step: step, selected: selected, records: records)
        .counties(total, counties)
      try within(wholes, plan, measure, &records)
    case .same(let written):
      let value = try quantity.value(written, measure)
      for index in selected { records[index].measures[plan.column] = value }
    case .bySubmitter(let values):
      for index in selected {
        guard let written = values[records[index].submitter] else {
          throw SampleMistake(plan.place, "no value for \(records[index].submitter)")
        }
        records[index].measures[plan.column] = try quantity.value(written, measure)
      }
    case .between(let from, let to):
      let (low, high) = (try quantity.value(from, measure), try quantity.value(to, measure))
      for index in selected { records[index].measures[plan.column] = try chosen(low, high, step, plan, records[index]) }
    case .bands(let bands):
      try fill(bands, plan, measure, step, selected, &records)
    case .times(let column, let percent):
      for index in selected { records[index].measures[plan.column] = try part(of: column, percent, plan, measure, records[index]) }
    case .per(let column, let each):
      let (low, high) = (try quantity.value(each.0, measure), try quantity.value(each.1, measure))
      let other = try self.measure(column, plan.place)
      for index in selected {
        let one = try chosen(low, high, step, plan, records[index])
        let product = try value(column, records[index], plan) * one / WrittenQuantity.one(other)
        records[index].measures[plan.column] = cut(product, plan, records[index])
      }
    case .change: throw SampleMistake(plan.place, "a change is filled period by period")
    }
  }

  // MARK: - Parts

  var quantity: WrittenQuantity { WrittenQuantity(units: units) }

  func measure(_ column: String, _ place: SpecPlace) throws -> Measure {
    guard let found = form[column: column], found.isMeasure, let measure = found.measure else {
      throw SampleMistake(place, "\(form.code) has no measure \"\(column)\"")
    }
    return measure
  }

  func value(_ column: String, _ record: SampleRecord, _ plan: MeasurePlan) throws -> Int128 {
    guard let value = record.measures[column] else { throw SampleMistake(plan.place, "\"\(column)\" is not filled before") }
    return value
  }

  /// The submitter's grain where it has one for the family, else the step.
  func coarser(_ step: Int128, _ measure: Measure, _ submitter: String, _ plan: MeasurePlan) throws -> Int128 {
    guard let grain = grains[submitter]?[measure.family.id] else { return step }
    let value = try quantity.value(grain, measure, plan.place)
    guard value > 0, value % step == 0 else { throw SampleMistake(plan.place, "the grain \(grain) is no multiple of the step") }
    return value
  }

  /// A measure as a weight: in hundredths of its canonical unit, cut off.
  func weight(_ column: String, _ record: SampleRecord, _ plan: MeasurePlan) throws -> Int128 {
    try value(column, record, plan) * 100 / WrittenQuantity.one(try measure(column, plan.place))
  }

  func spread(_ plan: MeasurePlan, _ record: SampleRecord) -> Int128 {
    1000 - 10 * Int128(plan.spread) + choice.choice(of: Int128(20 * plan.spread + 1), plan.column, record.submitter, varied(plan, record))
  }

  private func varied(_ plan: MeasurePlan, _ record: SampleRecord) -> [String] {
    (plan.vary ?? form.key).map { record.texts[$0] ?? "" }
  }

  /// A multiple of the step between the two, both included; cut off where the submitter's grain is coarser.
  private func chosen(_ low: Int128, _ high: Int128, _ step: Int128, _ plan: MeasurePlan, _ record: SampleRecord) throws -> Int128 {
    let first = (low + step - 1) / step
    let last = high / step
    guard first <= last else { throw SampleMistake(plan.place, "nothing lies between the two") }
    let chosen = (first + choice.choice(of: last - first + 1, plan.column, record.submitter, varied(plan, record))) * step
    return cut(chosen, plan, record)
  }

  private func cut(_ value: Int128, _ plan: MeasurePlan, _ record: SampleRecord) -> Int128 {
    let step = record.steps[plan.column] ?? 1
    return value / step * step
  }

  private func fill(
    _ bands: [MeasurePlan.Band], _ plan: MeasurePlan, _ measure: Measure, _ step: Int128, _ selected: [Int],
    _ records: inout [SampleRecord]
  ) throws {
    let sum = bands.reduce(0) { $0 + $1.rows }
    guard sum == selected.count else { throw SampleMistake(plan.place, "the bands hold \(sum) records, there are \(selected.count)") }
    for (index, band) in zip(selected, EvenDeal.order(bands.map(\.rows))) {
      let (low, high) = (try quantity.value(bands[band].from, measure), try quantity.value(bands[band].to, measure))
      records[index].measures[plan.column] = try chosen(low, high - 1, step, plan, records[index])
    }
  }

  /// A percentage in hundredths, or as fine as it is written, of another measure; rounded down to the step.
  private func part(
    of column: String, _ percent: ClosedRange<Exact>, _ plan: MeasurePlan, _ measure: Measure, _ record: SampleRecord
  ) throws -> Int128 {
    let other = try self.measure(column, plan.place)
    let decimals = max(2, percent.lowerBound.decimals, percent.upperBound.decimals)
    guard let low = percent.lowerBound.scaled(to: decimals), let high = percent.upperBound.scaled(to: decimals) else {
      throw SampleMistake(plan.place, "the percentages are too fine")
    }
    let chosen = low + choice.choice(of: high - low + 1, plan.column, record.submitter, varied(plan, record))
    let whole = try value(column, record, plan) * WrittenQuantity.one(measure)
    return cut(whole * chosen / (WrittenQuantity.one(other) * 100 * Exact.powerOfTen(decimals)), plan, record)
  }

  /// Splits each county's whole over its records.
  private func within(_ wholes: [TotalSplit.Whole], _ plan: MeasurePlan, _ measure: Measure, _ records: inout [SampleRecord]) throws {
    for whole in wholes {
      guard let parts = Apportionment.parts(of: whole.amount, weights: whole.weights, least: whole.least, most: whole.most) else {
        throw SampleMistake(plan.place, "\(whole.amount) steps of \(plan.column) find no place in the records of \(whole.submitter)")
      }
      for (index, part) in zip(whole.records, parts) { records[index].measures[plan.column] = part * whole.step }
    }
  }
}
