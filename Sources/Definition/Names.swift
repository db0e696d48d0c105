import Figures
import Formulas
import Quantities

/// Checks that every name in a definition means something: a dangling name is a mistake with its place.
struct Names {
  let indicators: [Indicator]
  let rules: [Rule]
  let forms: [String: Form]
  let units: UnitTable
  let screen: [(id: String, field: Field)]
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
    var codes: [String: Rule] = [:]
    for rule in rules {
      if let other = codes[rule.code] {
        note(
          rule.place, found: Sentence(zh: "规则 \(rule.code) 又出现一次，先在 \(other.place.file):\(other.place.line)", en: "the rule \(rule.code) again, first in \(other.place.file):\(other.place.line)"),
          expected: Sentence(zh: "每条规则只写一次", en: "each rule once"))
      }
      codes[rule.code] = codes[rule.code] ?? rule
      check(rule, places)
    }
    let families = FormulaFamilies(units: units, indicators: places, mistakes: mistakes)
    for indicator in indicators { families.check(indicator, indicator.form.flatMap { forms[$0] }) }
    for rule in rules { families.check(rule, rule.form.flatMap { forms[$0] }) }
    for (id, field) in screen where places[id] == nil {
      field.mistake(found: Sentence(zh: "screen 下的 \"\(id)\"", en: "the figure \"\(id)\" under screen"), expected: some(near: id, places))
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
    let names = indicator.parts + (indicator.source?.thresholds ?? [])
    for name in names where places[name] == nil {
      note(
        indicator.place, at: indicator.rule.offset(of: name), found: Sentence(zh: "\(indicator.id) 里的名字 \"\(name)\"", en: "the name \"\(name)\" in \(indicator.id)"),
        expected: some(near: name, places))
    }
    return names
  }

  /// A rule about records knows the figures of one row; any other knows indicators.
  private func check(_ rule: Rule, _ places: [String: Indicator]) {
    guard let code = rule.form else {
      for name in rule.formula.names where places[name] == nil { note(rule, name, expected: some(near: name, places)) }
      return
    }
    guard let form = forms[code] else {
      note(rule.place, found: Sentence(zh: "规则 \(rule.code) 里的表 \(code)", en: "the form \(code) in rule \(rule.code)"), expected: Sentence(zh: "一张表的表号", en: "the code of a form").near(NearestName.of(code, among: forms.keys.sorted())))
      return
    }
    let measures = form.measures.map(\.id)
    for name in rule.formula.names where !measures.contains(name) {
      note(rule, name, expected: Sentence(zh: "\(code) 的一个数值栏", en: "a measure of \(code)").near(NearestName.of(name, among: measures)))
    }
  }

  private func note(_ rule: Rule, _ name: String, expected: Sentence) {
    note(
      rule.place, at: rule.formula.offset(of: name), found: Sentence(zh: "规则 \(rule.code) 里的名字 \"\(name)\"", en: "the name \"\(name)\" in rule \(rule.code)"),
      expected: expected)
  }

  private func note(_ indicator: Indicator, found: Sentence, expected: Sentence) {
    mistakes.add(indicator.file, indicator.line, 1, found: found, expected: expected)
  }

  private func note(_ place: TextPlace, at offset: Int = 0, found: Sentence, expected: Sentence) {
    mistakes.add(place.file, place.line, place.column(at: offset), found: found, expected: expected)
  }

  private func some(near name: String, _ places: [String: Indicator]) -> Sentence {
    Sentence(zh: "一个指标", en: "an indicator").near(NearestName.of(name, among: places.keys.sorted()))
  }
}

extension Indicator.Rule {
  /// Where a formula first names an indicator; the beginning of what is no formula.
  fileprivate func offset(of name: String) -> Int {
    if case .formula(let formula) = self { formula.offset(of: name) } else { 0 }
  }
}
