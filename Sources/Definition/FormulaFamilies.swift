import Figures
import Formulas
import Quantities

/// Checks that the formulas of a definition add and compare like with like: 元 with 元, 元/人 with 元/人.
///
/// A number would come out of 户 + 元 too, and nobody would see that it means nothing. What a figure's family is comes from
/// its indicator, or in a rule about records and in a derived column from the form's column; a column whose unit depends on
/// a category, and an indicator without unit such as a date, fit everything. `Formula.check` knows the arithmetic.
struct FormulaFamilies {
  let units: UnitTable
  let indicators: [String: Indicator]
  let mistakes: MistakeList

  /// A rule about records speaks of its form's columns, any other of indicators.
  func check(_ rule: Rule, _ form: Form?) {
    let equated = form == nil ? rule.formula.names.compactMap { self.equated($0) } : []
    check(rule.formula, rule.place, equated: equated) { name in form.map { Self.family(of: name, in: $0) } ?? indicators[name]?.family?.id }
  }

  /// What a formula makes is of the indicator's unit; so are what a figure is the mean, the repetition or the quotient of.
  func check(_ indicator: Indicator, _ form: Form?) {
    let own = indicator.family
    if let source = indicator.source, let form { check(source, indicator.place, form) }
    switch indicator.rule {
    case .formula(let formula):
      check(formula, indicator.place, equated: [], result: own?.id) { indicators[$0]?.family?.id }
    case .mean(let id), .same(let id):
      guard let own, let other = indicators[id]?.family, own != other else { return }
      note(indicator.place, Sentence(zh: "\(id)，单位是 \(other.canonical)", en: "\(id), which is in \(other.canonical)"), own)
    case .ratio(_, let over, let under), .extreme(_, _, let over, let under?):
      guard let form, let own, let formula = Self.quotient(over, under) else { return }
      // The factor leaves time open: what a month's return says of it is 元/人·月, although neither column says so.
      do {
        try formula.check(figure: { Self.family(of: $0, in: form) }, unit: { _ in nil }, result: own.id, shown: shown)
      } catch {
        mistakes.add(indicator.place.file, indicator.place.line, indicator.place.column, found: error.found, expected: error.expected)
      }
    case .weightedMean(_, let column, _), .extreme(_, _, let column, nil):
      guard let own, let measure = form?[column: column]?.measure, measure.byCategory == nil, measure.family != own else { return }
      note(indicator.place, Sentence(zh: "\(column)，单位是 \(measure.family.canonical)", en: "\(column), which is in \(measure.family.canonical)"), own)
    case .sum, .count, .distinct, .score, .classed, .given, .baseline: break
    }
  }

  /// A record's figure is compared with an indicator of its own family.
  private func check(_ source: Indicator.Source, _ place: TextPlace, _ form: Form) {
    for condition in source.conditions {
      guard case .compare(_, .indicator(let id)) = condition.test, let measure = form[column: condition.column]?.measure, measure.byCategory == nil,
        let other = indicators[id]?.family, other != measure.family
      else { continue }
      note(place, Sentence(zh: "\(condition.column)（\(measure.family.canonical)）和 \(id)（\(other.canonical)）比", en: "\(condition.column) in \(measure.family.canonical) compared with \(id) in \(other.canonical)"), measure.family)
    }
  }

  /// A column that follows from others of its form.
  static func check(_ formula: Formula, at place: TextPlace, makes family: UnitFamily, in form: Form, units: UnitTable, mistakes: MistakeList) {
    FormulaFamilies(units: units, indicators: [:], mistakes: mistakes).check(formula, place, equated: [], result: family.id) { Self.family(of: $0, in: form) }
  }

  private func check(_ formula: Formula, _ place: TextPlace, equated: [[String]], result: String? = nil, figure: @escaping (String) -> String?) {
    do {
      try formula.check(figure: figure, unit: { literalFamily($0)?.id }, equated: equated, result: result, shown: shown)
    } catch {
      mistakes.add(place, at: error.offset, in: formula.text, found: error.found, expected: error.expected)
    }
  }

  /// Two columns divided; nil where a column is called what no formula can name, such as `2019-funds`.
  private static func quotient(_ over: String, _ under: String) -> Formula? {
    do { return try Formula("\(over) * 1 / \(under)") } catch { return nil }
  }

  private static func family(of column: String, in form: Form) -> String? {
    form[column: column]?.measure.flatMap { $0.byCategory == nil ? $0.family.id : nil }
  }

  /// As `Pipeline.literal` takes it.
  private func literalFamily(_ unit: String) -> UnitFamily? {
    UnitChoice.of(unit, family: nil, in: units)?.0 ?? units.candidates(unit).first?.family
  }

  /// 座 counts as 处 where the indicator says so.
  private func equated(_ id: String) -> [String]? {
    guard let indicator = indicators[id], let family = indicator.family, let equate = indicator.source?.equate, !equate.isEmpty else { return nil }
    return [family.id] + units.families.filter { equate.contains($0.canonical) }.map(\.id)
  }

  private func shown(_ family: String) -> String { units.family(family)?.canonical ?? family }

  private func note(_ place: TextPlace, _ found: Sentence, _ family: UnitFamily) {
    mistakes.add(
      place.file, place.line, place.column, found: found,
      expected: Sentence(zh: "单位是 \(family.canonical) 的，或改正 \"unit\"", en: "something in \(family.canonical), or another \"unit\""))
  }
}
