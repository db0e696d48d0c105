import Definition
import Figures
import Formulas
import Handoff
import Quantities

/// Rules of scope form: what a return says as a whole, its columns added up over all records.
///
/// A column of which some record has no figure has no sum, nor has one whose unit depends on a category: a rule that needs it
/// is undecided, which is never a pass.
struct FormRules {
  private let rules: [Rule]
  /// The places of the columns that the rules name.
  private let columns: [Int]
  /// Their sums, by place; nil where there is none.
  private var total: Reading.Record?

  init(_ builder: RecordBuilder) {
    let form = builder.form
    rules = builder.pipeline.rules.filter { $0.form == form.code && $0.isAboutReturns }
    let named = Set(rules.flatMap(\.formula.names))
    columns = form.measures.indices.filter { named.contains(form.measures[$0].id) && form.measures[$0].measure?.byCategory == nil }
  }

  mutating func look(at record: Reading.Record) {
    guard !rules.isEmpty else { return }
    guard var sum = total else {
      total = record
      return
    }
    for column in columns { sum.cells[column] = Self.sum(sum.cells[column], record.cells[column]) }
    total = sum
  }

  /// nil where one of them has no value, or the sum leaves what can be stored.
  private static func sum(_ a: Reading.Cell?, _ b: Reading.Cell?) -> Reading.Cell? {
    guard let a, let b, let x = a.value, let y = b.value else { return nil }
    let (value, step) = (x.addingReportingOverflow(y), a.step.addingReportingOverflow(b.step))
    return value.overflow || step.overflow ? nil : Reading.Cell(value: value.partialValue, step: step.partialValue, raw: "")
  }

  func tell(_ builder: inout RecordBuilder) {
    guard var total else { return }
    let form = builder.form
    for column in total.cells.indices where !columns.contains(column) { total.cells[column] = nil }
    let environment = RecordOperands(form: form, record: total, pipeline: builder.pipeline).environment
    for rule in rules {
      if let since = rule.since, let period = Period(builder.reading.head.period), period.last < since.first { continue }
      guard let verdict = rule.formula.verdict(in: environment, missing: rule.missing), verdict.outcome.isBroken else { continue }
      let unit = rule.formula.names.lazy.compactMap { form[column: $0]?.measure?.family.canonical }.first ?? ""
      let words = RuleWords(verdict) { value, more in FigureText.shown(value, unit: unit, more: more) }
      builder.reject(
        Rejection(
          .note, rule.code, rule.severity, at: Place(line: 0, column: 0), item: rule.formula.names.first, key: nil, raw: "",
          message: words.fill(rule.message[.zh] ?? ""), remedy: rule.remedy[.zh] ?? "", english: words.fill(rule.message[.en] ?? "")))
    }
  }
}
