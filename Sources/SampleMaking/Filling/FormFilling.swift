package import Definition
import Figures

/// Fills a form from its definition and its entry in the target files, and from nothing else.
package struct FormFilling {
  private let pipeline: Pipeline
  private let targets: SampleTargets
  private let grains: [String: [String: String]]

  /// - Parameter grains: submitter → family → the smallest amount that its office writes.
  package init(pipeline: Pipeline, targets: SampleTargets, grains: [String: [String: String]] = [:]) {
    self.pipeline = pipeline
    self.targets = targets
    self.grains = grains
  }

  /// The returns of all forms: by form, then by submitter, then by period.
  package func returns() throws -> [SampleReturn] { try targets.forms.flatMap(returns) }

  private func returns(_ target: FormTarget) throws -> [SampleReturn] {
    guard let form = pipeline.forms[target.form] else { throw SampleMistake(target.place, "no form is called \(target.form)") }
    for period in target.periods where period.kind != form.filed || period.isRange {
      throw SampleMistake(target.place, "\(form.code) is filed by \(form.filed.rawValue), not for \(period.code)")
    }
    let submitters = form.submitters(pipeline.regions)
    let filling = MeasureFilling(
      form: form, units: pipeline.units, choice: Choice(seed: targets.seed, form: form.code), submitters: submitters,
      shares: targets.shares, grains: grains)
    let shorts = Dictionary(submitters.map { ($0, pipeline.regions.short($0)) }, uniquingKeysWith: { first, _ in first })
    let periods = try PeriodFilling(form: form, target: target, filling: filling).records { period in
      try records(form, target, filling, shorts, period)
    }
    for record in periods.flatMap(\.1) { try SampleCheck(form: form, place: target.place).check(record) }
    return try submitters.flatMap { code in
      try periods.map { period, records in
        let own = records.filter { $0.submitter == code }
        guard let region = pipeline.regions[code] else { throw SampleMistake(target.place, "no region \(code)") }
        return SampleReturn(
          form: form, submitter: region, period: period, columns: try filled(form, own.isEmpty ? records : own, target.place),
          totalBy: target.totalBy, records: own)
      }
    }
  }

  /// The records of one period with rows, fill and totals worked out.
  private func records(
    _ form: Form, _ target: FormTarget, _ filling: MeasureFilling, _ shorts: [String: String], _ period: Period
  ) throws -> [SampleRecord] {
    let rows = RowFilling(
      targets: targets, submitters: filling.submitters, period: period.code,
      text: { cell in form[column: cell.column]?.measure == nil ? cell.text : nil },
      measure: { cell in try filling.quantity.value(cell.text, filling.measure(cell.column, cell.place), cell.place) })
    var records = try rows.records(target.rows, target.place)
    let columns = ColumnFilling(choice: filling.choice, shorts: shorts)
    for plan in target.fills {
      guard form[column: plan.column]?.measure == nil else { throw SampleMistake(plan.place, "\(plan.column) is a measure") }
      try columns.fill(plan, &records)
    }
    // A return whose records name their period, and to which nobody gives one, speaks of its own.
    for column in form.columns {
      guard case .period = column.role, form.records == form.filed else { continue }
      for index in records.indices where records[index].texts[column.id] == nil { records[index].texts[column.id] = period.code }
    }
    for plan in target.measures {
      if case .change = plan.rule { continue }
      try filling.fill(plan, &records)
    }
    return records
  }

  /// The columns that a return writes; a required one that nothing fills is a mistake.
  private func filled(_ form: Form, _ records: [SampleRecord], _ place: SpecPlace) throws -> [Column] {
    var names: Set<String> = []
    for record in records {
      names.formUnion(record.texts.keys)
      names.formUnion(record.measures.keys)
    }
    return try form.columns.filter { column in
      switch column.role {
      case .unit, .ignored, .private: return false
      case .check: return true
      case .region, .key, .period, .category, .measure, .date, .text: break
      }
      if names.contains(column.id) { return true }
      if case .text = column.role { return false }
      guard column.optional else { throw SampleMistake(place, "nothing fills the column \(column.id) of \(form.code)") }
      return false
    }
  }
}
