import Figures
import Quantities

/// Reads which records of a form an indicator is made of: `of`, `where`, `equate`.
struct RecordSourceReader {
  let units: UnitTable
  let forms: [String: Form]

  func read(_ of: Field, _ fields: [String: Field]) -> Indicator.Source? {
    guard let code = of.text() else { return nil }
    guard let form = forms[code] else {
      of.mistake(found: of.shown, expected: Sentence(zh: "一张表的表号", en: "the code of a form").near(NearestName.of(code, among: forms.keys.sorted())))
      return nil
    }
    let conditions = fields["where"]?.entries(Sentence(same: "column: value")).compactMap { condition($0, $1, form) } ?? []
    return Indicator.Source(form: code, conditions: conditions, equate: fields["equate"]?.texts() ?? [])
  }

  private func condition(_ id: String, _ field: Field, _ form: Form) -> Indicator.Condition? {
    guard let column = form[column: id], column.isDimension || column.isMeasure else {
      field.mistake(found: Sentence(zh: "栏 \"\(id)\"", en: "the column \"\(id)\""), expected: Sentence(zh: "\(form.code) 的一栏：" + form.columns.map(\.id).joined(separator: "、"), en: "a column of \(form.code): " + form.columns.map(\.id).joined(separator: ", ")))
      return nil
    }
    guard let measure = column.measure else {
      let values = field.texts()
      if case .category(let categories) = column.role {
        for value in values where categories.code(value) != value {
          field.mistake(found: Sentence(same: "\"\(value)\""), expected: categories.expected)
        }
      }
      return Indicator.Condition(column: id, test: .isOne(of: values))
    }
    guard let text = field.text() else { return nil }
    let comparisons: [Indicator.Comparison] = [.atLeast, .atMost, .different, .greater, .less, .equal]
    guard let comparison = comparisons.first(where: { text.hasPrefix($0.rawValue) }) else {
      field.mistake(found: field.shown, expected: Sentence(zh: "一个比较，如 \">= 5万元\"", en: "a comparison such as \">= 5万元\""))
      return nil
    }
    let operand = text.dropFirst(comparison.rawValue.count).drop { $0 == " " }
    if let first = operand.utf8.first, (97...122).contains(first) {
      return Indicator.Condition(column: id, test: .compare(comparison, .indicator(String(operand))))
    }
    guard case .quantity(let quantity) = QuantityReader(units: units, policy: .printed).read(
      String(operand), family: measure.family, unit: measure.unit)
    else {
      field.mistake(found: Sentence(same: "\"\(operand)\""), expected: Sentence(zh: "\(measure.family.canonical)一类的数量，或一个指标", en: "a quantity of the family \(measure.family.id), or an indicator"))
      return nil
    }
    return Indicator.Condition(column: id, test: .compare(comparison, .number(quantity.value)))
  }
}
