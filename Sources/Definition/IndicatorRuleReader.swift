import Figures
import Formulas
import Quantities

/// Reads how an indicator is computed: the one rule that its entry has.
struct IndicatorRuleReader {
  let units: UnitTable
  let forms: [String: Form]
  /// The classes of the registry `classes.csv`.
  let classes: [String]
  let year: Period

  static let names = [
    "sum", "count", "distinct", "ratio", "weighted_mean", "mean", "max", "min", "formula", "score", "classed", "given", "baseline", "repeat",
  ]

  func read(_ name: String, _ field: Field, _ fields: [String: Field], _ source: Indicator.Source?) -> Indicator.Rule? {
    guard let value = fields[name] else { return nil }
    switch name {
    case "given": return given(value, fields).map { .given($0) }
    case "baseline": return .baseline
    case "repeat": return value.text().map { .same(as: $0) }
    case "formula": return formula(value).map { .formula($0) }
    case "mean": return value.text().map { .mean(of: $0) }
    case "classed": return classed(value, fields)
    case "score": return .score(value.items().compactMap(mark))
    default: break
    }
    guard let source else {
      field.mistake(found: Sentence(zh: "\(name) 没有 \"of\"", en: "\(name) without \"of\""), expected: Sentence(zh: "\"of\" 写一张表的表号", en: "\"of\" with the code of a form"))
      return nil
    }
    switch name {
    case "sum": return column(value, source, measure: true).map { .sum(source, column: $0) }
    case "count": return .count(source)
    case "distinct": return column(value, source, measure: false).map { .distinct(source, column: $0) }
    case "ratio", "weighted_mean":
      let pair = value.items().compactMap { column($0, source, measure: true) }
      guard pair.count == 2 else {
        value.mistake(found: value.shown, expected: Sentence(zh: "两个数值栏 [分子, 分母]", en: "two measures [above, below]"))
        return nil
      }
      return name == "ratio"
        ? .ratio(source, over: pair[0], under: pair[1]) : .weightedMean(source, of: pair[0], by: pair[1])
    case "max", "min":
      let columns = value.isList ? value.items() : [value]
      let names = columns.compactMap { column($0, source, measure: true) }
      guard let first = names.first, names.count == columns.count, names.count <= 2 else { return nil }
      return .extreme(name == "max" ? .max : .min, source, over: first, under: names.count == 2 ? names[1] : nil)
    default: return nil
    }
  }

  /// A formula that makes a figure.
  private func formula(_ field: Field) -> Formula? {
    guard let formula = field.formula() else { return nil }
    guard !formula.isClaim else {
      let place = TextPlace(field)
      field.mistakes.add(
        place.file, place.line, place.column, found: Sentence(zh: "做比较的 \(field.shown.zh)", en: "\(field.shown.en), which compares"),
        expected: Sentence(zh: "算出一个数的算式，如 spent + paid", en: "a formula that makes a figure such as spent + paid"))
      return nil
    }
    return formula
  }

  /// `classed: [national, regional]`, on the day `as_of`, or on the last of the indicator's period.
  private func classed(_ value: Field, _ fields: [String: Field]) -> Indicator.Rule? {
    let names = value.texts()
    for name in names where !classes.contains(name) {
      value.mistake(found: Sentence(zh: "类别 \"\(name)\"", en: "the class \"\(name)\""), expected: Sentence(zh: "classes.csv 里的类别：" + classes.joined(separator: "、"), en: "a class of classes.csv: " + classes.joined(separator: ", ")))
    }
    guard let field = fields["as_of"] else { return .classed(names, on: (fields["period"]?.period(IndicatorReader.expectedPeriod) ?? year).last) }
    guard let day = field.text().flatMap({ Day($0) }) else {
      field.mistake(found: field.shown, expected: Sentence(zh: "一天，如 2020-06-30", en: "a day such as 2020-06-30"))
      return nil
    }
    return .classed(names, on: day)
  }

  /// `{points: assessed_input}` or `{marks: 8, actual: funds_arrival, at_least: 100%}`.
  private func mark(_ field: Field) -> Indicator.Mark? {
    let fields = field.record(["points", "marks", "actual", "at_least", "at_most"])
    if let points = fields["points"]?.text() { return .given(points) }
    guard let marks = field.required("marks", in: fields), let text = marks.text(), let full = Exact(plain: text),
      let actual = field.required("actual", in: fields)?.text()
    else {
      field.mistake(found: field.shown, expected: Sentence(zh: "points，或 marks 配 actual 和 at_least、at_most", en: "points, or marks with actual and at_least or at_most"))
      return nil
    }
    if full.isNegative || full.isZero { marks.mistake(found: marks.shown, expected: Sentence(zh: "大于 0 的分值", en: "marks above 0")) }
    if let other = fields["at_most"], fields["at_least"] != nil {
      other.mistake(found: Sentence(zh: "at_least 之外又有 at_most", en: "at_most beside at_least"), expected: Sentence(zh: "一个目标", en: "one target"))
    }
    guard let target = fields["at_least"] ?? fields["at_most"], let limit = target.text() else {
      field.mistake(found: Sentence(zh: "没有目标", en: "no target"), expected: Sentence(zh: "at_least 或 at_most", en: "at_least or at_most"))
      return nil
    }
    let comparison: Indicator.Comparison = fields["at_least"] != nil ? .atLeast : .atMost
    if let first = limit.utf8.first, (97...122).contains(first) {
      return .earned(full: Rational(full), actual: actual, comparison, target: .indicator(limit))
    }
    guard case .quantity(let quantity) = QuantityReader(units: units, policy: .printed).read(limit, family: nil, unit: nil) else {
      target.mistake(found: target.shown, expected: Sentence(zh: "一个数量，如 100%，或一个指标", en: "a quantity such as 100%, or an indicator"))
      return nil
    }
    return .earned(full: Rational(full), actual: actual, comparison, target: .number(Rational(quantity.value)))
  }

  private func column(_ field: Field, _ source: Indicator.Source, measure: Bool) -> String? {
    guard let id = field.text(), let form = forms[source.form] else { return nil }
    let candidates = measure ? form.measures : form.dimensions
    guard candidates.contains(where: { $0.id == id }) else {
      field.mistake(
        found: field.shown, expected: Sentence(zh: "\(form.code) 的\(measure ? "数值栏" : " key 或 category 栏")：" + candidates.map(\.id).joined(separator: "、"), en: "a \(measure ? "measure" : "key or category") of \(form.code): " + candidates.map(\.id).joined(separator: ", ")))
      return nil
    }
    return id
  }

  private func given(_ field: Field, _ fields: [String: Field]) -> Rational? {
    guard let text = field.text() else { return nil }
    if let day = Day(text) { return Rational(Exact(Int128(day.year * 10000 + day.month * 100 + day.day))) }
    if let period = Period(text), period.kind == .month {
      let first = period.first
      return Rational(first.year * 100 + first.month)
    }
    if let plain = Exact(plain: text) { return Rational(plain) }
    let family = fields["unit"]?.text().flatMap { UnitChoice.of($0, family: fields["family"]?.text(), in: units)?.0 }
    guard case .quantity(let quantity) = QuantityReader(units: units, policy: .printed).read(text, family: family, unit: nil) else {
      field.mistake(found: field.shown, expected: Sentence(zh: "数量（如 5万元）、数、月份或日期", en: "a quantity such as 5万元, a number, a month or a day"))
      return nil
    }
    return Rational(quantity.value)
  }
}
