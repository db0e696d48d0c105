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
    let reader = FormColumnReader(units: units, files: files)
    let columns = entries.enumerated().compactMap { reader.read($1.key, $1.value, ordinal: $0) }
    // A column with a mistake of its own is not read, but what names it is right.
    let ids = Set(entries.map(\.key))
    let key = fields["key"]?.items().compactMap { $0.column(of: ids) } ?? []
    let senders = FormSenderReader(regions: regions)
    let layouts = FormLayoutReader()
    let form = Form(
      code: code,
      title: document.required("title", in: fields)?.words() ?? "",
      stream: fields["stream"]?.text() ?? "",
      submitters: fields["from"].map(senders.submitters) ?? .counties,
      filed: document.required("filed", in: fields)?.choice(Period.Kind.self) ?? .month,
      records: fields["records"]?.choice(Period.Kind.self),
      period: fields["period"]?.choice(Form.PeriodStatement.self) ?? .stated,
      due: fields["due"].flatMap(senders.deadline) ?? Deadline("0d").unsafelyUnwrapped,
      take: fields["take"]?.choice(Form.Take.self) ?? .last,
      layouts: fields["layout"].map(layouts.layouts) ?? [.register],
      tables: fields["tables"]?.choice(Form.Tables.self) ?? .one,
      parts: fields["parts"].flatMap { senders.parts($0, ids) },
      key: key,
      columns: columns,
      totals: fields["total_rows"].flatMap { totals($0, ids) },
      long: fields["long"].map(layouts.long),
      cross: fields["cross"].flatMap { layouts.cross($0, ids) },
      xml: fields["xml"].map(layouts.xml),
      digest: Digest(of: text))
    layouts.check(form, document)
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
    for id in form.totals?.columns ?? [] where isWithoutFigures(id, form) {
      document.child("total_rows")?.mistake(found: Sentence(same: "\"check: \(id)\""), expected: Sentence(zh: "本表的数值栏", en: "measures of this form"))
    }
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

  private func totals(_ field: Field, _ ids: Set<String>) -> Form.TotalRows? {
    let fields = field.record(["label", "check"])
    let columns = fields["check"]?.items().compactMap { $0.column(of: ids) } ?? []
    return Form.TotalRows(labels: field.required("label", in: fields)?.labels() ?? [], columns: columns)
  }
}
