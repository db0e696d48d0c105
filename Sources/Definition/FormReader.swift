import Figures
import Formulas
import Handoff
import Quantities

/// Reads `forms/*.yaml`.
struct FormReader {
  let units: UnitTable
  let regions: RegionTable
  /// The files that the definition has: a registry of places is one of them.
  let files: Set<String>
  let mistakes: MistakeList

  private static let keys = [
    "form", "title", "stream", "from", "filed", "records", "period", "due", "take", "layout", "tables", "parts", "key", "columns", "total_rows", "long", "cross",
    "xml",
  ]

  func read(_ text: String, file: String) -> Form? {
    guard let document = Field.document(text, file: file, mistakes: mistakes) else { return nil }
    let fields = document.record(Self.keys)
    let before = mistakes.list.count
    let code = document.required("form", in: fields)?.text() ?? ""
    fields["form"]?.checkCode(code, Sentence(zh: "表号", en: "the code"))
    let entries = document.required("columns", in: fields)?.entries(Sentence(zh: "各栏", en: "a mapping of columns")) ?? []
    if entries.isEmpty { fields["columns"]?.mistake(found: Sentence(zh: "一栏也没有", en: "no columns"), expected: Sentence(zh: "至少一栏", en: "one column at least")) }
    let columns = entries.enumerated().compactMap { self.column($1.key, $1.value, ordinal: $0) }
    // A column with a mistake of its own is not read, but what names it is right.
    let ids = Set(entries.map(\.key))
    let key = fields["key"]?.items().compactMap { self.reference($0, to: ids) } ?? []
    let form = Form(
      code: code,
      title: document.required("title", in: fields)?.words() ?? "",
      stream: fields["stream"]?.text() ?? "",
      submitters: fields["from"].map(submitters) ?? .counties,
      filed: document.required("filed", in: fields)?.choice(Period.Kind.self) ?? .month,
      records: fields["records"]?.choice(Period.Kind.self),
      period: fields["period"]?.choice(Form.PeriodStatement.self) ?? .stated,
      due: fields["due"].flatMap(deadline) ?? Deadline("0d").unsafelyUnwrapped,
      take: fields["take"]?.choice(Form.Take.self) ?? .last,
      layouts: fields["layout"].map(layouts) ?? [.register],
      tables: fields["tables"]?.choice(Form.Tables.self) ?? .one,
      parts: fields["parts"].flatMap { parts($0, ids) },
      key: key,
      columns: columns,
      totals: fields["total_rows"].flatMap { totals($0, ids) },
      long: fields["long"].map(long),
      cross: fields["cross"].flatMap { cross($0, ids) },
      xml: fields["xml"].map(xml),
      digest: Digest(of: text))
    check(form, document, Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
    checkKey(form, fields["key"])
    if let records = form.records, let field = fields["records"], records.perYear < form.filed.perYear {
      field.mistake(found: Sentence(zh: "每\(form.filed.rawValue)一报的表，记录却按 \(records.rawValue)", en: "records of a \(records.rawValue) in a return of a \(form.filed.rawValue)"), expected: Sentence(zh: "不长于 \"filed\" 的一期", en: "a period no longer than \"filed\""))
    }
    return mistakes.list.count == before ? form : nil
  }

  /// - Parameter places: where the form's columns stand.
  private func check(_ form: Form, _ document: Field, _ places: [String: Field]) {
    var headers: [String: String] = [:]
    for column in form.columns {
      let place = places[column.id] ?? document
      for header in column.headers {
        let name = HeaderName.folded(header)
        if let other = headers[name], other != column.id {
          place.mistake(
            found: Sentence(zh: "栏名 \"\(header)\" 同时是 \(other) 和 \(column.id) 的", en: "the header \"\(header)\" for both \(other) and \(column.id)"),
            expected: Sentence(zh: "只属于一栏的栏名", en: "a header of one column only"))
        }
        headers[name] = column.id
      }
      if let by = column.measure?.byCategory { checkCategories(by, of: column, in: form, place) }
      if case .check(let measure, let formula) = column.role { check(formula, measure, form, place.child("equals") ?? place) }
      if case .unit(let of?) = column.role, places[of] == nil || isWithoutFigures(of, form) {
        place.mistake(found: Sentence(zh: "\(column.id) 里的 \"of: \(of)\"", en: "\"of: \(of)\" in \(column.id)"), expected: Sentence(zh: "本表的一个数值栏", en: "a measure of this form"))
      }
    }
    if form.layouts.contains(.long), form.long == nil, !form.columns.isEmpty {
      document.mistake(found: Sentence(zh: "版式 long，却没有 \"long\"", en: "the layout long without \"long\""), expected: Sentence(zh: "\"long\" 下写明 item 和 value 的栏名", en: "the headers of item and value under \"long\""))
    }
    for id in form.totals?.columns ?? [] where isWithoutFigures(id, form) {
      document.child("total_rows")?.mistake(found: Sentence(same: "\"check: \(id)\""), expected: Sentence(zh: "本表的数值栏", en: "measures of this form"))
    }
    checkCross(form, document)
    if let column = form.partColumn, !column.isDimension {
      document.mistake(found: Sentence(same: "\"parts: \(column.id)\""), expected: Sentence(zh: "本表的 key、category、text 栏，或 worksheet", en: "a key, category or text of this form, or worksheet"))
    }
    if form.hasPeriodColumn != (form.records != nil) {
      document.mistake(
        found: form.hasPeriodColumn
          ? Sentence(zh: "有 period 栏，却没有 \"records\"", en: "a period column without \"records\"")
          : Sentence(zh: "有 \"records\"，却没有 period 栏", en: "\"records\" without a period column"),
        expected: Sentence(zh: "两个都有，或都没有", en: "both, or neither"))
    }
  }

  private func isWithoutFigures(_ id: String, _ form: Form) -> Bool { form[column: id].map { $0.measure == nil } ?? false }

  private func checkCategories(_ by: Measure.ByCategory, of column: Column, in form: Form, _ place: Field) {
    guard case .category(let categories)? = form[column: by.column]?.role else {
      place.mistake(found: Sentence(zh: "\(column.id) 里的 \"by: \(by.column)\"", en: "\"by: \(by.column)\" in \(column.id)"), expected: Sentence(zh: "本表的一个 category 栏", en: "a category of this form"))
      return
    }
    for category in by.units.keys.sorted() where categories.code(category) != category {
      place.mistake(
        found: Sentence(zh: "\(column.id) 里 \"\(category)\" 的单位", en: "a unit for \"\(category)\" in \(column.id)"),
        expected: Sentence(zh: "\(by.column) 的一类", en: "a category of \(by.column)"))
    }
  }

  /// What a derived column follows from: figures of the same record, in its own unit when computed.
  private func check(_ formula: Formula, _ measure: Measure, _ form: Form, _ place: Field) {
    guard !formula.isClaim, !formula.looksAtCounties else {
      place.mistake(found: place.shown, expected: Sentence(zh: "由本行各栏算出一个数的算式，如 spent / received", en: "a formula of the row's own columns such as spent / received"))
      return
    }
    let measures = form.measures.map(\.id)
    for name in formula.names where !measures.contains(name) {
      mistakes.add(
        TextPlace(place), at: formula.offset(of: name), in: formula.text, found: Sentence(zh: "名字 \"\(name)\"", en: "the name \"\(name)\""),
        expected: Sentence(zh: "本表的一个数值栏", en: "a measure of this form").near(NearestName.of(name, among: measures)))
    }
    if measure.byCategory == nil { FormulaFamilies.check(formula, at: TextPlace(place), makes: measure.family, in: form, units: units, mistakes: mistakes) }
  }

  /// What tells two records apart is each column once, and never a figure.
  private func checkKey(_ form: Form, _ key: Field?) {
    guard let key, key.isList else { return }
    var seen: Set<String> = []
    for field in key.items() {
      guard let id = field.scalar, let column = form[column: id] else { continue }
      if !seen.insert(id).inserted { field.mistake(found: Sentence(zh: "\"\(id)\" 又一次", en: "\"\(id)\" again"), expected: Sentence(zh: "每栏只写一次", en: "each column once")) }
      switch column.role {
      case .key, .region, .period, .category, .date, .text, .private: break
      case .measure, .check, .unit, .ignored:
        field.mistake(found: field.shown, expected: Sentence(zh: "区分各行的栏：key、category、period、region、date 或 text", en: "a column that tells rows apart: key, category, period, region, date or text"))
      }
    }
  }

  private func layouts(_ field: Field) -> [Form.Layout] {
    let layouts = field.items().compactMap { $0.choice(Form.Layout.self) }
    if field.isList, field.items().isEmpty { field.mistake(found: Sentence(zh: "空的列表", en: "an empty list"), expected: Sentence(zh: "至少一种版式", en: "one layout at least")) }
    return layouts
  }

  private func checkCross(_ form: Form, _ document: Field) {
    if form.layouts.contains(.cross) != (form.cross != nil) {
      document.mistake(
        found: form.cross == nil
          ? Sentence(zh: "版式 cross，却没有 \"cross\"", en: "the layout cross without \"cross\"")
          : Sentence(zh: "有 \"cross\"，却没有版式 cross", en: "\"cross\" without the layout cross"),
        expected: Sentence(zh: "两个都有，或都没有", en: "both, or neither"))
    }
    guard let cross = form.cross else { return }
    if form.crossHeaders.isEmpty, !isYears(form[column: cross.category]) {
      document.mistake(found: Sentence(same: "\"across: \(cross.category)\""), expected: Sentence(zh: "本表的一个 category 栏，它的值就是栏名", en: "a category of this form, whose values are headers"))
    }
    if let measure = form[column: cross.measure], !measure.isMeasure {
      document.mistake(found: Sentence(same: "\"measure: \(cross.measure)\""), expected: Sentence(zh: "本表的一个数值栏", en: "a measure of this form"))
    }
  }

  private func isYears(_ column: Column?) -> Bool {
    if case .category(.year)? = column?.role { true } else { false }
  }

  private func parts(_ field: Field, _ ids: Set<String>) -> Form.Parts? {
    guard field.isMapping else { return partSource(field, ids).map { Form.Parts(by: $0, expected: [:]) } }
    let fields = field.record(["of", "expected"])
    let expected = fields["expected"]?.entries(Sentence(same: "code: [parts]")).map { code, parts -> (String, [String]) in
      checkSubmitter(code, parts)
      return (code, parts.texts())
    } ?? []
    return field.required("of", in: fields).flatMap { partSource($0, ids) }.map {
      Form.Parts(by: $0, expected: Dictionary(expected, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func partSource(_ field: Field, _ ids: Set<String>) -> Form.Parts.Source? {
    field.scalar == "worksheet" ? .worksheet : reference(field, to: ids).map { .column($0) }
  }

  private func cross(_ field: Field, _ ids: Set<String>) -> Form.CrossHeaders? {
    let fields = field.record(["across", "measure"])
    guard let category = field.required("across", in: fields).flatMap({ reference($0, to: ids) }),
      let measure = field.required("measure", in: fields).flatMap({ reference($0, to: ids) })
    else { return nil }
    return Form.CrossHeaders(category: category, measure: measure)
  }

  private func reference(_ field: Field, to ids: Set<String>) -> String? {
    guard let id = field.text() else { return nil }
    guard ids.contains(id) else {
      field.mistake(found: field.shown, expected: Sentence(zh: "一栏：" + ids.sorted().joined(separator: "、"), en: "a column: " + ids.sorted().joined(separator: ", ")))
      return nil
    }
    return id
  }

  private func submitters(_ field: Field) -> Form.Submitters {
    switch field.scalar {
    case "counties": return .counties
    case "city": return .city
    case "all": return .all
    case .some:
      field.mistake(found: field.shown, expected: Sentence(zh: "counties、city、all 或一列代码", en: "counties, city, all or a list of codes"))
      return .counties
    case nil:
      let codes = field.items()
      if field.isList, codes.isEmpty { field.mistake(found: Sentence(zh: "空的列表", en: "an empty list"), expected: Sentence(zh: "counties、city、all 或一列代码", en: "counties, city, all or a list of codes")) }
      for code in codes { checkSubmitter(code.scalar ?? "", code) }
      return .listed(codes.compactMap { $0.text() })
    }
  }

  private func checkSubmitter(_ code: String, _ place: Field) {
    let codes = regions.submitters.map(\.code)
    guard !codes.contains(code) else { return }
    place.mistake(found: Sentence(zh: "报送单位 \"\(code)\"", en: "the submitter \"\(code)\""), expected: Sentence(zh: "regions.csv 里一个县（区）或市的代码", en: "the code of a county or the city of regions.csv").near(NearestName.of(code, among: codes)))
  }

  private func deadline(_ field: Field) -> Deadline? {
    guard let text = field.text() else { return nil }
    guard let deadline = Deadline(text) else {
      field.mistake(found: field.shown, expected: Sentence(zh: "天数和钟点，如 8d 17:30", en: "days and an hour such as 8d 17:30"))
      return nil
    }
    return deadline
  }

  private func totals(_ field: Field, _ ids: Set<String>) -> Form.TotalRows? {
    let fields = field.record(["label", "check"])
    let columns = fields["check"]?.items().compactMap { self.reference($0, to: ids) } ?? []
    return Form.TotalRows(labels: field.required("label", in: fields)?.labels() ?? [], columns: columns)
  }

  private func long(_ field: Field) -> Form.LongHeaders {
    let fields = field.record(["item", "value", "unit"])
    return Form.LongHeaders(
      item: field.required("item", in: fields)?.labels() ?? [], value: field.required("value", in: fields)?.labels() ?? [],
      unit: fields["unit"]?.labels() ?? [])
  }

  private func xml(_ field: Field) -> Form.XMLShape {
    let fields = field.record(["row", "places"])
    let places = fields["places"]?.entries(Sentence(same: "header: place")).compactMap { key, value in value.text().map { (header: key, place: $0) } }
    return Form.XMLShape(row: field.required("row", in: fields)?.text() ?? "记录", places: places ?? [])
  }

  // MARK: - Columns

  private static let columnKeys = [
    "role", "header", "optional", "values", "family", "unit", "by", "equals", "of", "level", "fill", "registry", "signed",
  ]

  private func column(_ id: String, _ field: Field, ordinal: Int) -> Column? {
    let fields = field.record(Self.columnKeys)
    field.checkCode(id, Sentence(zh: "栏的代号", en: "the column"))
    guard let name = field.required("role", in: fields)?.text(), let role = role(name, field, fields) else { return nil }
    return Column(
      id: id, ordinal: ordinal, headers: field.required("header", in: fields)?.labels() ?? [], optional: fields["optional"]?.flag() ?? false,
      fill: fields["fill"].flatMap { fill($0, role) } ?? false, registry: fields["registry"].flatMap { registry($0, role) }, role: role)
  }

  private func registry(_ field: Field, _ role: Column.Role) -> String? {
    guard case .key = role else {
      field.mistake(found: Sentence(zh: "registry 写在不是 key 的栏里", en: "a registry in a column that is no key"), expected: Sentence(same: "role: key"))
      return nil
    }
    guard let name = field.text() else { return nil }
    guard files.contains(name + ".csv") else {
      field.mistake(found: Sentence(zh: "名录 \"\(name)\"", en: "the registry \"\(name)\""), expected: Sentence(zh: "pipeline.yaml 旁边有文件 \(name).csv", en: "a file \(name).csv beside pipeline.yaml"))
      return nil
    }
    return name
  }

  private func fill(_ field: Field, _ role: Column.Role) -> Bool {
    guard field.scalar == "down" else {
      field.mistake(found: field.shown, expected: Sentence(same: "down"))
      return false
    }
    guard role.carriesDown else {
      field.mistake(found: Sentence(zh: "\"fill: down\" 写在数值栏里", en: "\"fill: down\" in a column of figures"), expected: Sentence(zh: "key、category、period 或 text 栏：数从不重复填", en: "a key, category, period or text: a figure is never repeated"))
      return false
    }
    return true
  }

  private func role(_ name: String, _ field: Field, _ fields: [String: Field]) -> Column.Role? {
    switch name {
    case "region": return .region
    case "key": return .key
    case "period": return .period
    case "category": return field.required("values", in: fields).map { .category(categories($0)) }
    case "measure":
      return measure(field, fields, isSigned: fields["signed"]?.flag() ?? false).map { .measure($0) }
    case "check":
      guard let equals = field.required("equals", in: fields)?.formula(), let measure = measure(field, fields) else { return nil }
      return .check(measure, equals: equals)
    case "unit": return .unit(of: fields["of"]?.text())
    case "date": return .date
    case "text": return .text
    case "ignored": return .ignored
    case "private": return .private
    default:
      let roles = ["region", "key", "period", "category", "measure", "check", "unit", "date", "text", "ignored", "private"]
      field.mistake(found: Sentence(zh: "角色 \"\(name)\"", en: "the role \"\(name)\""), expected: Sentence(zh: "其中之一：" + roles.joined(separator: "、"), en: "one of " + roles.joined(separator: ", ")))
      return nil
    }
  }

  private func categories(_ field: Field) -> Categories {
    switch field.scalar {
    case "year": return .year
    case "flag": return .flag
    default:
      let entries = field.entries(Sentence(zh: "year、flag，或 code: [写法]", en: "year, flag or a mapping code: [written forms]"))
      if field.isMapping, entries.isEmpty { field.mistake(found: Sentence(zh: "一类也没有", en: "no categories"), expected: Sentence(zh: "至少一类", en: "one category at least")) }
      checkApart(entries)
      return .named(entries.map { (code: $0, written: $1.texts()) })
    }
  }

  /// A text that stood for two categories would be read as whichever comes first.
  private func checkApart(_ categories: [(key: String, value: Field)]) {
    var meanings = Dictionary(categories.map { (HeaderName.folded($0.key), $0.key) }, uniquingKeysWith: { first, _ in first })
    for (code, value) in categories {
      for text in value.texts() {
        let name = HeaderName.folded(text)
        if let other = meanings[name], other != code {
          value.mistake(
            found: Sentence(zh: "\(other) 和 \(code) 都有的写法 \"\(text)\"", en: "\"\(text)\" for both \(other) and \(code)"),
            expected: Sentence(zh: "只属于一类的写法", en: "a text of one category only"))
        }
        meanings[name] = meanings[name] ?? code
      }
    }
  }

  private func measure(_ field: Field, _ fields: [String: Field], isSigned: Bool = false) -> Measure? {
    if let by = fields["by"]?.text(), let map = fields["unit"] {
      var units: [String: Unit] = [:]
      var families: [String: UnitFamily] = [:]
      for (category, value) in map.entries(Sentence(same: "category: unit")) {
        guard let (family, unit) = resolve(value, family: nil) else { continue }
        units[category] = unit
        families[category] = family
      }
      guard let first = map.entries(Sentence(same: "category: unit")).first?.key, let family = families[first] else { return nil }
      return Measure(family: family, unit: units[first], byCategory: .init(column: by, units: units, families: families), isSigned: isSigned)
    }
    let family = fields["family"]?.text()
    if let unit = fields["unit"] {
      return resolve(unit, family: family).map { Measure(family: $0.0, unit: $0.1, byCategory: nil, isSigned: isSigned) }
    }
    guard let name = field.required("family", in: fields) else { return nil }
    guard let known = family.flatMap({ units.family($0) }) else {
      name.mistake(found: name.shown, expected: Sentence(zh: "units.csv 里的一类单位", en: "a family of units.csv"))
      return nil
    }
    return Measure(family: known, unit: nil, byCategory: nil, isSigned: isSigned)
  }

  /// The unit that a spelling means; a spelling of several families needs `family`, or is its own classifier's.
  private func resolve(_ field: Field, family: String?) -> (UnitFamily, Unit)? {
    guard let text = field.text() else { return nil }
    guard let found = UnitChoice.of(text, family: family, in: units) else {
      field.mistake(
        found: field.shown, 
        expected: family.map { Sentence(zh: "\($0) 这一类的单位", en: "a unit of the family \($0)") }
          ?? Sentence(zh: "units.csv 里的单位，几类里都有的要写 \"family\"", en: "a unit of units.csv, with \"family\" where it stands in several"))
      return nil
    }
    return found
  }
}
