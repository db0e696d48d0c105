import Definition
import Figures
import Formulas
import Handoff
import Quantities

/// Rules of scope cell and record: run here, so that a county's `check` and the city's run say the same.
struct RecordRules {
  private let rules: [Rule]
  private let claims: [RecordRuleClaim]
  private var broken: [Rejection] = []

  init(_ builder: RecordBuilder) {
    let form = builder.form
    rules = builder.pipeline.rules.filter { $0.form == form.code && $0.isAboutRecords }
    claims = rules.map { RecordRuleClaim($0, form: form, pipeline: builder.pipeline) }
  }

  mutating func look(at record: Reading.Record, key: String, _ builder: RecordBuilder) {
    let form = builder.form
    for (position, rule) in rules.enumerated() {
      if claims[position].holds(record) { continue }
      if let since = rule.since, let period = Period(record.period), period.last < since.first { continue }
      let environment = RecordOperands(form: form, record: record, pipeline: builder.pipeline).environment
      guard let verdict = rule.formula.verdict(in: environment, missing: rule.missing), verdict.outcome.isBroken else { continue }
      let named = rule.formula.names.compactMap { id in form.measures.firstIndex { $0.id == id } }
      let first = named.first
      let cell = first.flatMap { record.cells[$0] }
      let words = Self.words(rule, verdict, record, builder.reading, builder.pipeline)
      broken.append(
        Rejection(
          .note, rule.code, rule.severity,
          at: first.map { builder.place(of: form.measures[$0], in: record) }
            ?? Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path),
          item: first.map { form.measures[$0].id }, key: key, raw: cell?.raw ?? "", message: words.fill(rule.message[.zh] ?? ""),
          remedy: rule.remedy[.zh] ?? "", english: words.fill(rule.message[.en] ?? "")))
    }
  }

  func tell(_ builder: inout RecordBuilder) { broken.forEach { builder.reject($0) } }

  /// A side that is one cell is quoted as it stands; what is computed is in the unit of the first column that the rule names.
  private static func words(_ rule: Rule, _ verdict: Verdict, _ record: Reading.Record, _ reading: Reading, _ pipeline: Pipeline) -> RuleWords {
    func amounts(_ id: String) -> (WrittenAmounts, Int)? {
      guard let index = reading.measures.firstIndex(of: id), let measure = pipeline.forms[reading.head.form]?[column: id]?.measure else { return nil }
      let symbol = reading.columns.first { $0.item == id }?.unit
      return (WrittenAmounts(measure, symbol: symbol, units: pipeline.units), index)
    }
    func quoted(_ side: Int, _ operand: Operand?) -> String? {
      guard let operand, let name = rule.formula.name(ofSide: side), let (amounts, index) = amounts(name) else { return nil }
      return record.cells[index].flatMap { amounts.quoted($0, operand.value) }
    }
    let first = rule.formula.names.lazy.compactMap { amounts($0)?.0 }.first
    return RuleWords(verdict, quoted: (quoted(verdict.link, verdict.left), quoted(verdict.link + 1, verdict.right))) { value, more in
      first?.shown(value, more: more) ?? FigureText.shown(value, unit: "", more: more)
    }
  }
}

/// The quick yes: most records keep most rules, and that is decided on stored integers; only a no asks the whole formula.
struct RecordRuleClaim {
  private let claim: RecordClaim?
  private let positions: [Int?]

  init(_ rule: Rule, form: Form, pipeline: Pipeline) {
    let measures = form.measures
    claim = RecordClaim(
      rule.formula,
      measure: { id in
        form[column: id]?.measure.map { RecordClaim.Measure(decimals: $0.family.decimals, isPercent: $0.family.id == "rate") }
      },
      literal: { pipeline.literal($0, unit: $1) })
    positions = (claim?.names ?? []).map { id in measures.firstIndex { $0.id == id } }
  }

  func holds(_ record: Reading.Record) -> Bool {
    guard let claim else { return false }
    return claim.holds { place in positions[place].flatMap { record.cells[$0]?.value } }
  }
}
