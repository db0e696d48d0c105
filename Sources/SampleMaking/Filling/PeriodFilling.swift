import Definition
import Figures

/// Finishes the records of each filing period: earlier values, parts, derived columns, changes, checks.
struct PeriodFilling {
  let form: Form
  let target: FormTarget
  let filling: MeasureFilling

  /// For each period, ascending, its records, as `filled` makes them before that.
  func records(_ filled: (Period) throws -> [SampleRecord]) throws -> [(Period, [SampleRecord])] {
    let derived = try target.derived.map { try derivation($0) }
    let checks = form.columns.compactMap { column -> DerivedFilling? in
      guard case .check(let measure, let formula) = column.role else { return nil }
      return DerivedFilling(form: form, column: column, measure: measure, formula: formula, place: target.place)
    }
    var made: [(Period, [SampleRecord])] = []
    for period in target.periods {
      var records = try filled(period)
      if period != target.periods.last { records = try earlier(records, period) }
      for split in target.splits { try SplitFilling(filling: filling, split: split).fill(&records) }
      for index in records.indices {
        for column in derived {
          guard let value = try column.value(records[index].measures) else {
            throw SampleMistake(column.place, "\(column.column.id) divides by zero")
          }
          records[index].measures[column.column.id] = value
        }
      }
      for plan in target.measures { try change(plan, &records, since: made.last?.1) }
      for index in records.indices {
        for column in checks { records[index].measures[column.column.id] = try column.value(records[index].measures) }
      }
      made.append((period, records))
    }
    return made
  }

  private func derivation(_ derived: FormTarget.Derived) throws -> DerivedFilling {
    guard let column = form[column: derived.column], let measure = column.measure else {
      throw SampleMistake(derived.place, "\(form.code) has no measure \"\(derived.column)\"")
    }
    return DerivedFilling(form: form, column: column, measure: measure, formula: derived.formula, place: derived.place)
  }

  /// The first records of each submitter, with smaller values; days that have not come by then are left open.
  private func earlier(_ all: [SampleRecord], _ period: Period) throws -> [SampleRecord] {
    let plan = target.earlier[period]
    var total: [String: Int] = [:]
    for record in all { total[record.submitter, default: 0] += 1 }
    let dates = form.columns.filter { column in
      if case .date = column.role { column.optional } else { false }
    }
    return try all.compactMap { record in
      let kept = try plan.map { try percent($0.rows, of: Int128(total[record.submitter] ?? 0), step: 1) } ?? Int128.max
      guard Int128(record.number) <= kept else { return nil }
      var record = record
      for (column, value) in record.measures {
        guard let plan, !plan.keep.contains(column) else { continue }
        record.measures[column] = try percent(plan.values, of: value, step: record.steps[column] ?? 1)
      }
      for column in dates {
        if let day = Day(record.texts[column.id] ?? ""), day > period.last { record.texts[column.id] = "" }
      }
      return record
    }
  }

  private func percent(_ percent: Exact, of value: Int128, step: Int128) throws -> Int128 {
    value * percent.mantissa / (100 * Exact.powerOfTen(percent.decimals)) / step * step
  }

  /// What a measure grew by since the period before; in the first period a part of it.
  private func change(_ plan: MeasurePlan, _ records: inout [SampleRecord], since before: [SampleRecord]?) throws {
    guard case .change(let column, let first) = plan.rule else { return }
    _ = try filling.measure(plan.column, plan.place)
    let earlier = Dictionary((before ?? []).map { ("\($0.submitter) \($0.number)", $0) }, uniquingKeysWith: { first, _ in first })
    for index in records.indices where plan.selection.fits(records[index]) {
      let value = try filling.value(column, records[index], plan)
      let step = records[index].steps[column] ?? 1
      if before == nil {
        records[index].measures[plan.column] = try percent(first, of: value, step: step)
      } else {
        let old = earlier["\(records[index].submitter) \(records[index].number)"]?.measures[column] ?? 0
        guard value >= old else { throw SampleMistake(plan.place, "\(column) falls from one period to the next") }
        records[index].measures[plan.column] = value - old
      }
    }
  }
}
