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
        note(indicator, found: Sentence(zh: "指标 \(indicator.id) 又出现一次，先在 \(other.file):\(other.line)", en: "the indicator \(indicator.id) again, first in \(other.file):\(other.line)"), expected: Sentence(zh: "每个指标只写一次", en: "each indicator once"))
      }
      places[indicator.id] = indicator
    }
    var parts: [String: [String]] = [:]
    for indicator in indicators { parts[indicator.id] = check(indicator, places) }
    for indicator in indicators {
      guard let ring = ring(from: indicator.id, parts), ring.min() == indicator.id else { continue }
      let path = (ring + [indicator.id]).joined(separator: " → ")
      note(indicator, found: Sentence(zh: "绕成一圈的算式 \(path)", en: "a circle of formulas, \(path)"), expected: Sentence(zh: "由别的数算出的数", en: "a figure made of others"))
    }
    for rule in rules { check(rule, places) }
    for id in screen where places[id] == nil {
      mistakes.add("pipeline.yaml", 1, 1, found: Sentence(zh: "screen 下的 \"\(id)\"", en: "the figure \"\(id)\" under screen"), expected: some(near: id, places))
    }
  }

  /// The way from an indicator through what it is made of back to itself; nil where there is none.
  private func ring(from id: String, _ parts: [String: [String]]) -> [String]? {
    var paths = [[id]]
    var seen: Set<String> = []
    while let path = paths.popLast() {
      for part in parts[path.last ?? id] ?? [] {
        if part == id { return path }
        if seen.insert(part).inserted { paths.append(path + [part]) }
      }
    }
    return nil
  }

  /// - Returns: The names of the indicators that it is made of.
  private func check(_ indicator: Indicator, _ places: [String: Indicator]) -> [String] {
    var names: [String] = []
    switch indicator.rule {
    case .mean(let id), .same(let id): names = [id]
    case .score(let marks): names = marks.flatMap(\.names)
    case .formula(let text):
      do {
        names = try Formula(text).names
      } catch {
        note(indicator, found: Sentence(zh: "\"\(text)\"，\(error.text(.zh))", en: "\"\(text)\": \(error)"), expected: Sentence(zh: "由数组成的算式", en: "a formula of figures"))
      }
    case .sum(let source, _), .count(let source), .distinct(let source, _), .ratio(let source, _, _), .weightedMean(let source, _, _),
      .extreme(_, let source, _, _):
      for condition in source.conditions {
        if case .compare(_, .indicator(let id)) = condition.test { names.append(id) }
      }
    case .classed, .given, .baseline: break
    }
    for name in names where places[name] == nil {
      note(indicator, found: Sentence(zh: "\(indicator.id) 里的名字 \"\(name)\"", en: "the name \"\(name)\" in \(indicator.id)"), expected: some(near: name, places))
    }
    return names
  }

  private func check(_ rule: Rule, _ places: [String: Indicator]) {
    if let code = rule.form {
      guard let form = forms[code] else {
        mistakes.add(rule.file, rule.line, 1, found: Sentence(zh: "规则 \(rule.code) 里的表 \(code)", en: "the form \(code) in rule \(rule.code)"), expected: Sentence(zh: "一张表的表号", en: "the code of a form"))
        return
      }
      for name in rule.formula.names where form[column: name] == nil && places[name] == nil {
        mistakes.add(rule.file, rule.line, 1, found: Sentence(zh: "规则 \(rule.code) 里的名字 \"\(name)\"", en: "the name \"\(name)\" in rule \(rule.code)"), expected: Sentence(zh: "\(code) 的一栏或一个指标", en: "a column of \(code) or an indicator"))
      }
    } else {
      for name in rule.formula.names where places[name] == nil {
        mistakes.add(rule.file, rule.line, 1, found: Sentence(zh: "规则 \(rule.code) 里的名字 \"\(name)\"", en: "the name \"\(name)\" in rule \(rule.code)"), expected: some(near: name, places))
      }
    }
  }

  private func note(_ indicator: Indicator, found: Sentence, expected: Sentence) {
    mistakes.add(indicator.file, indicator.line, 1, found: found, expected: expected)
  }

  private func some(near name: String, _ places: [String: Indicator]) -> Sentence {
    Sentence(zh: "一个指标", en: "an indicator").near(NearestName.of(name, among: places.keys.sorted()))
  }
}
