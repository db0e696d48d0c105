import Figures
import Formulas
import Handoff
import Quantities

/// Reads `indicators/*.yaml`: many indicators a file, by stream.
struct IndicatorReader {
  let units: UnitTable
  let forms: [String: Form]
  /// The codes of forms that have mistakes of their own: an indicator of one has none by that.
  let unread: Set<String>
  /// The classes of the registry `classes.csv`.
  let classes: [String]
  let year: Period
  let mistakes: MistakeList

  private static let rules = ["sum", "count", "distinct", "ratio", "weighted_mean", "mean", "max", "min", "formula", "score", "classed", "given", "baseline", "repeat"]
  /// What dates and document numbers have for a unit.
  private static let unitless = ["日期", "号"]
  private static let keys =
    ["name", "stream", "of", "where", "unit", "family", "equate", "period", "returns", "take", "carry", "bound", "qualifier", "print", "over", "as_of"] + rules

  func read(_ text: String, file: String) -> [Indicator] {
    guard let document = Field.document(text, file: file, mistakes: mistakes) else { return [] }
    return document.entries(Sentence(zh: "各个指标", en: "a mapping of indicators")).compactMap { self.indicator($0, $1) }
  }

  private func indicator(_ id: String, _ field: Field) -> Indicator? {
    let before = mistakes.list.count
    let fields = field.record(Self.keys)
    field.checkCode(id, Sentence(zh: "指标的代号", en: "the indicator"))
    let stated = Self.rules.filter { fields[$0] != nil }
    guard stated.count == 1 else {
      field.mistake(
        found: stated.isEmpty
          ? Sentence(zh: "\(id) 没写怎么算", en: "no rule in \(id)")
          : Sentence(zh: "\(id) 里同时有 " + stated.joined(separator: "、"), en: stated.joined(separator: " and ") + " in \(id)"),
        expected: Sentence(zh: "正好一个：" + Self.rules.joined(separator: "、"), en: "exactly one of " + Self.rules.joined(separator: ", ")))
      return nil
    }
    if let form = fields["of"]?.scalar, unread.contains(form) { return nil }
    let source = fields["of"].flatMap { self.source($0, fields) }
    guard let rule = rule(stated[0], field, fields, source) else { return nil }
    if let asOf = fields["as_of"], stated[0] != "classed" {
      asOf.mistake(found: Sentence(zh: "as_of 和 \(stated[0]) 写在一起", en: "as_of beside \(stated[0])"), expected: Sentence(zh: "as_of 只和 classed 一起写：别的指标自己说明数据时点", en: "as_of beside classed only: other figures say their day themselves"))
    }
    let unit = unit(rule, fields)
    let form = source.flatMap { forms[$0.form] }
    let period = fields["period"].flatMap(period) ?? year
    if let family = unit?.0 { checkClassifiers(rule, family, field) }
    guard mistakes.list.count == before else { return nil }
    return Indicator(
      id: id, name: fields["name"]?.text() ?? id, stream: fields["stream"]?.text() ?? form?.stream ?? "", rule: rule,
      family: unit?.0, unit: unit?.1 ?? fields["unit"]?.text() ?? "", period: period, returns: fields["returns"].flatMap(self.period) ?? period,
      take: fields["take"]?.choice(Form.Take.self), carry: fields["carry"]?.flag() ?? false,
      bound: fields["bound"].flatMap { limit($0, unit?.0) }, qualifier: fields["qualifier"]?.choice(Qualifier.self) ?? .exact,
      print: fields["print"].flatMap(pattern), file: field.file, line: field.line, place: TextPlace(fields[stated[0]] ?? field),
      digest: Digest(parts: [id, Self.canonical(field), form?.digest.hex ?? ""]))
  }

  /// The entry's content, keys in file order: what its digest covers, wherever in the file it stands.
  private static func canonical(_ field: Field) -> String {
    if let scalar = field.scalar { return scalar }
    if field.isMapping {
      return "{" + field.entries(Sentence(same: "")).map { $0 + ":" + canonical($1) }.joined(separator: ",") + "}"
    }
    return "[" + field.items().map(canonical).joined(separator: ",") + "]"
  }

  private func rule(_ name: String, _ field: Field, _ fields: [String: Field], _ source: Indicator.Source?) -> Indicator.Rule? {
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
      mistakes.add(
        place.file, place.line, place.column, found: Sentence(zh: "做比较的 \(field.shown.zh)", en: "\(field.shown.en), which compares"),
        expected: Sentence(zh: "算出一个数的算式，如 spent + paid", en: "a formula that makes a figure such as spent + paid"))
      return nil
    }
    return formula
  }

  /// 座 adds up with 处 only where the indicator says so.
  private func checkClassifiers(_ rule: Indicator.Rule, _ family: UnitFamily, _ field: Field) {
    guard case .sum(let source, let column) = rule, let form = forms[source.form], let measure = form[column: column]?.measure else { return }
    var families = [measure.family]
    if let by = measure.byCategory {
      let chosen = source.conditions.first { $0.column == by.column }
      if case .isOne(let values)? = chosen?.test { families = values.compactMap { by.families[$0] } } else { families = Array(by.families.values) }
    }
    for other in families where other != family && !source.equate.contains(other.canonical) {
      field.mistake(
        found: Sentence(zh: "按\(family.canonical)合计，数却是\(other.canonical)", en: "a sum in \(family.canonical) of figures in \(other.canonical)"), expected: Sentence(zh: "同一单位的数，或写 \"equate: [\(other.canonical)]\"", en: "figures of one unit, or \"equate: [\(other.canonical)]\""))
    }
  }

  /// `classed: [national, regional]`, on the day `as_of`, or on the last of the indicator's period.
  private func classed(_ value: Field, _ fields: [String: Field]) -> Indicator.Rule? {
    let names = value.texts()
    for name in names where !classes.contains(name) {
      value.mistake(found: Sentence(zh: "类别 \"\(name)\"", en: "the class \"\(name)\""), expected: Sentence(zh: "classes.csv 里的类别：" + classes.joined(separator: "、"), en: "a class of classes.csv: " + classes.joined(separator: ", ")))
    }
    guard let field = fields["as_of"] else { return .classed(names, on: (fields["period"].flatMap(period) ?? year).last) }
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

  private func source(_ of: Field, _ fields: [String: Field]) -> Indicator.Source? {
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

  /// The family and the canonical unit: as stated, or the summed column's.
  private func unit(_ rule: Indicator.Rule, _ fields: [String: Field]) -> (UnitFamily, String)? {
    if let field = fields["unit"], let text = field.text() {
      if let (family, _) = UnitChoice.of(text, family: fields["family"]?.text(), in: units) { return (family, family.canonical) }
      if !Self.unitless.contains(text) {
        let isSeveral = fields["family"] == nil && !units.candidates(text).isEmpty
        field.mistake(
          found: Sentence(zh: "单位 \"\(text)\"", en: "the unit \"\(text)\""),
          expected: isSeveral
            ? Sentence(zh: "再写 \"family\"：几类里都有这个单位", en: "\"family\" beside it: it stands in several families")
            : Sentence(zh: "units.csv 里的单位，或日期、号", en: "a unit of units.csv, or 日期 or 号").near(units.nearest(text)))
      }
      return nil
    }
    if case .sum(let source, let column) = rule, let measure = forms[source.form]?[column: column]?.measure {
      return (measure.family, measure.family.canonical)
    }
    if case .extreme(_, let source, let column, nil) = rule, let measure = forms[source.form]?[column: column]?.measure {
      return (measure.family, measure.family.canonical)
    }
    if let given = fields["given"], let text = given.text(),
      case .quantity(let quantity) = QuantityReader(units: units, policy: .printed).read(text, family: nil, unit: nil)
    {
      return (quantity.family, quantity.unit)
    }
    return nil
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

  private func period(_ field: Field) -> Period? {
    guard let text = field.text() else { return nil }
    guard let period = Period(text) else {
      field.mistake(found: field.shown, expected: Sentence(zh: "一期，如 2020、2020-12、2016-2020", en: "a period such as 2020, 2020-12 or 2016-2020"))
      return nil
    }
    return period
  }

  private func limit(_ field: Field, _ family: UnitFamily?) -> Indicator.Limit? {
    let fields = field.record(Indicator.Limit.Kind.allCases.map(\.rawValue))
    guard fields.count == 1, let (name, value) = fields.first, let kind = Indicator.Limit.Kind(rawValue: name),
      let text = value.text()
    else {
      field.mistake(found: field.shown, expected: Sentence(zh: "within 或 at_least 加一个数", en: "within or at_least with a number"))
      return nil
    }
    if let plain = Exact(plain: text) { return Indicator.Limit(kind: kind, value: Rational(plain)) }
    guard case .quantity(let quantity) = QuantityReader(units: units, policy: .printed).read(text, family: family, unit: nil) else {
      value.mistake(found: value.shown, expected: Sentence(zh: "按指标单位写的数", en: "a number in the indicator's unit"))
      return nil
    }
    return Indicator.Limit(kind: kind, value: Rational(quantity.value))
  }

  private func pattern(_ field: Field) -> PrintPattern? {
    let fields = field.scalar == nil ? field.record(["zero", "else"]) : [:]
    do {
      if let text = field.scalar { return try PrintPattern(text) }
      guard let zero = field.required("zero", in: fields)?.text(), let other = field.required("else", in: fields)?.text() else { return nil }
      return try PrintPattern(zero: zero, else: other)
    } catch {
      let place = fields.values.first { $0.scalar == error.pattern } ?? field
      mistakes.add(TextPlace(place), at: error.offset, in: error.pattern, found: error.found, expected: error.expected)
      return nil
    }
  }
}
