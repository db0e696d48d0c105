import Figures
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

  static let expectedPeriod = Sentence(zh: "一期，如 2020、2020-12、2016-2020", en: "a period such as 2020, 2020-12 or 2016-2020")
  /// What dates and document numbers have for a unit.
  private static let unitless = ["日期", "号"]
  private static let keys =
    ["name", "stream", "of", "where", "unit", "family", "equate", "period", "returns", "take", "carry", "bound", "qualifier", "print", "over", "as_of"] + IndicatorRuleReader.names

  func read(_ text: String, file: String) -> [Indicator] {
    guard let document = Field.document(text, file: file, mistakes: mistakes) else { return [] }
    return document.entries(Sentence(zh: "各个指标", en: "a mapping of indicators")).compactMap { self.indicator($0, $1) }
  }

  private func indicator(_ id: String, _ field: Field) -> Indicator? {
    let before = mistakes.list.count
    let fields = field.record(Self.keys)
    field.checkCode(id, Sentence(zh: "指标的代号", en: "the indicator"))
    let stated = IndicatorRuleReader.names.filter { fields[$0] != nil }
    guard stated.count == 1 else {
      field.mistake(
        found: stated.isEmpty
          ? Sentence(zh: "\(id) 没写怎么算", en: "no rule in \(id)")
          : Sentence(zh: "\(id) 里同时有 " + stated.joined(separator: "、"), en: stated.joined(separator: " and ") + " in \(id)"),
        expected: Sentence(zh: "正好一个：" + IndicatorRuleReader.names.joined(separator: "、"), en: "exactly one of " + IndicatorRuleReader.names.joined(separator: ", ")))
      return nil
    }
    if let form = fields["of"]?.scalar, unread.contains(form) { return nil }
    let source = fields["of"].flatMap { RecordSourceReader(units: units, forms: forms).read($0, fields) }
    let rules = IndicatorRuleReader(units: units, forms: forms, classes: classes, year: year)
    guard let rule = rules.read(stated[0], field, fields, source) else { return nil }
    if let asOf = fields["as_of"], stated[0] != "classed" {
      asOf.mistake(found: Sentence(zh: "as_of 和 \(stated[0]) 写在一起", en: "as_of beside \(stated[0])"), expected: Sentence(zh: "as_of 只和 classed 一起写：别的指标自己说明数据时点", en: "as_of beside classed only: other figures say their day themselves"))
    }
    let unit = unit(rule, fields)
    let form = source.flatMap { forms[$0.form] }
    let period = fields["period"]?.period(Self.expectedPeriod) ?? year
    if let family = unit?.0 { checkClassifiers(rule, family, field) }
    guard mistakes.list.count == before else { return nil }
    return Indicator(
      id: id, name: fields["name"]?.text() ?? id, stream: fields["stream"]?.text() ?? form?.stream ?? "", rule: rule,
      family: unit?.0, unit: unit?.1 ?? fields["unit"]?.text() ?? "", period: period, returns: fields["returns"]?.period(Self.expectedPeriod) ?? period,
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
