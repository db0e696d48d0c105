import Figures
import Formulas

/// Checks that every name in a definition means something: a dangling name is a mistake with its place.
struct Names {
  let indicators: [Indicator]
  let rules: [Rule]
  let forms: [String: Form]
  let screen: [String]
  let mistakes: MistakeList

  func check() {
    var places: [String: Indicator] = [:]
    for indicator in indicators {
      if let other = places[indicator.id] {
        note(indicator, found: "the indicator \(indicator.id) again, first in \(other.file):\(other.line)", expected: "each indicator once")
      }
      places[indicator.id] = indicator
    }
    for indicator in indicators { check(indicator, places) }
    for rule in rules { check(rule, places) }
    for id in screen where places[id] == nil {
      mistakes.add("pipeline.yaml", 1, 1, found: "the figure \"\(id)\" under screen", expected: "an indicator" + near(id, places))
    }
  }

  private func check(_ indicator: Indicator, _ places: [String: Indicator]) {
    var names: [String] = []
    switch indicator.rule {
    case .mean(let id), .same(let id): names = [id]
    case .score(let marks): names = marks.flatMap(\.names)
    case .formula(let text):
      do {
        names = try Formula(text).names
      } catch {
        note(indicator, found: "\"\(text)\": \(error)", expected: "a formula of figures")
      }
    case .sum(let source, _), .count(let source), .distinct(let source, _), .ratio(let source, _, _), .weightedMean(let source, _, _),
      .extreme(_, let source, _, _):
      for condition in source.conditions {
        if case .compare(_, .indicator(let id)) = condition.test { names.append(id) }
      }
    case .classed, .given, .baseline: break
    }
    for name in names where places[name] == nil {
      note(indicator, found: "the name \"\(name)\" in \(indicator.id)", expected: "an indicator" + near(name, places))
    }
  }

  private func check(_ rule: Rule, _ places: [String: Indicator]) {
    if let code = rule.form {
      guard let form = forms[code] else {
        mistakes.add(rule.file, rule.line, 1, found: "the form \(code) in rule \(rule.code)", expected: "the code of a form")
        return
      }
      for name in rule.formula.names where form[column: name] == nil && places[name] == nil {
        mistakes.add(rule.file, rule.line, 1, found: "the name \"\(name)\" in rule \(rule.code)", expected: "a column of \(code) or an indicator")
      }
    } else {
      for name in rule.formula.names where places[name] == nil {
        mistakes.add(rule.file, rule.line, 1, found: "the name \"\(name)\" in rule \(rule.code)", expected: "an indicator" + near(name, places))
      }
    }
  }

  private func note(_ indicator: Indicator, found: String, expected: String) {
    mistakes.add(indicator.file, indicator.line, 1, found: found, expected: expected)
  }

  private func near(_ name: String, _ places: [String: Indicator]) -> String {
    NearestName.of(name, among: places.keys.sorted()).map { "; did you mean \($0)?" } ?? ""
  }
}
