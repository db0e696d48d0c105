import Figures
import Handoff
import Quantities

/// Reads `forms/*.yaml`.
struct FormReader {
  let units: UnitTable
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
    let entries = document.required("columns", in: fields)?.entries("a mapping of columns") ?? []
    let columns = entries.enumerated().compactMap { self.column($1.key, $1.value, ordinal: $0) }
    let ids = Set(columns.map(\.id))
    let key = fields["key"]?.items().compactMap { self.reference($0, to: ids) } ?? []
    let form = Form(
      code: code,
      title: document.required("title", in: fields)?.text() ?? "",
      stream: fields["stream"]?.text() ?? "",
      submitters: fields["from"].map(submitters) ?? .counties,
      filed: document.required("filed", in: fields)?.choice(Period.Kind.self) ?? .month,
      records: fields["records"]?.choice(Period.Kind.self),
      period: fields["period"]?.choice(Form.PeriodStatement.self) ?? .stated,
      due: fields["due"].flatMap(deadline) ?? Deadline("0d").unsafelyUnwrapped,
      take: fields["take"]?.choice(Form.Take.self) ?? .last,
      layouts: fields["layout"]?.items().compactMap { $0.choice(Form.Layout.self) } ?? [.register],
      tables: fields["tables"]?.choice(Form.Tables.self) ?? .one,
      parts: fields["parts"].flatMap { parts($0, ids) },
      key: key,
      columns: columns,
      totals: fields["total_rows"].flatMap { totals($0, ids) },
      long: fields["long"].map(long),
      cross: fields["cross"].flatMap { cross($0, ids) },
      xml: fields["xml"].map(xml),
      digest: Digest(of: text))
    check(form, document)
    return mistakes.list.count == before ? form : nil
  }

  private func check(_ form: Form, _ document: Field) {
    var headers: [String: String] = [:]
    for column in form.columns {
      for header in column.headers {
        let name = HeaderName.folded(header)
        if let other = headers[name], other != column.id {
          document.mistake(found: "the header \"\(header)\" for both \(other) and \(column.id)", expected: "a header of one column only")
        }
        headers[name] = column.id
      }
      if let by = column.measure?.byCategory, form[column: by.column] == nil {
        document.mistake(found: "\"by: \(by.column)\" in \(column.id)", expected: "a column of this form")
      }
      if case .unit(let of?) = column.role, form[column: of]?.measure == nil {
        document.mistake(found: "\"of: \(of)\" in \(column.id)", expected: "a measure of this form")
      }
    }
    if form.layouts.contains(.long), form.long == nil, !form.columns.isEmpty {
      document.mistake(found: "the layout long without \"long\"", expected: "the headers of item and value under \"long\"")
    }
    checkCross(form, document)
    if let column = form.partColumn, !column.isDimension {
      document.mistake(found: "\"parts: \(column.id)\"", expected: "a key, category or text of this form, or worksheet")
    }
    if form.hasPeriodColumn != (form.records != nil) {
      document.mistake(
        found: form.hasPeriodColumn ? "a period column without \"records\"" : "\"records\" without a period column",
        expected: "both, or neither")
    }
  }

  private func checkCross(_ form: Form, _ document: Field) {
    if form.layouts.contains(.cross) != (form.cross != nil) {
      document.mistake(
        found: form.cross == nil ? "the layout cross without \"cross\"" : "\"cross\" without the layout cross", expected: "both, or neither")
    }
    guard let cross = form.cross else { return }
    if form.crossHeaders.isEmpty, !isYears(form[column: cross.category]) {
      document.mistake(found: "\"across: \(cross.category)\"", expected: "a category of this form, whose values are headers")
    }
    if let measure = form[column: cross.measure], !measure.isMeasure {
      document.mistake(found: "\"measure: \(cross.measure)\"", expected: "a measure of this form")
    }
  }

  private func isYears(_ column: Column?) -> Bool {
    if case .category(.year)? = column?.role { true } else { false }
  }

  private func parts(_ field: Field, _ ids: Set<String>) -> Form.Parts? {
    guard field.isMapping else { return partSource(field, ids).map { Form.Parts(by: $0, expected: [:]) } }
    let fields = field.record(["of", "expected"])
    let expected = fields["expected"]?.entries("code: [parts]").map { ($0.key, $0.value.texts()) } ?? []
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
      field.mistake(found: field.shown, expected: "a column: " + ids.sorted().joined(separator: ", "))
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
      field.mistake(found: field.shown, expected: "counties, city, all or a list of codes")
      return .counties
    case nil: return .listed(field.texts())
    }
  }

  private func deadline(_ field: Field) -> Deadline? {
    guard let text = field.text() else { return nil }
    guard let deadline = Deadline(text) else {
      field.mistake(found: field.shown, expected: "days and an hour such as 8d 17:30")
      return nil
    }
    return deadline
  }

  private func totals(_ field: Field, _ ids: Set<String>) -> Form.TotalRows? {
    let fields = field.record(["label", "check"])
    let columns = fields["check"]?.items().compactMap { self.reference($0, to: ids) } ?? []
    return Form.TotalRows(labels: field.required("label", in: fields)?.texts() ?? [], columns: columns)
  }

  private func long(_ field: Field) -> Form.LongHeaders {
    let fields = field.record(["item", "value", "unit"])
    return Form.LongHeaders(
      item: field.required("item", in: fields)?.texts() ?? [], value: field.required("value", in: fields)?.texts() ?? [],
      unit: fields["unit"]?.texts() ?? [])
  }

  private func xml(_ field: Field) -> Form.XMLShape {
    let fields = field.record(["row", "places"])
    let places = fields["places"]?.entries("header: place").compactMap { key, value in value.text().map { (header: key, place: $0) } }
    return Form.XMLShape(row: field.required("row", in: fields)?.text() ?? "记录", places: places ?? [])
  }

  // MARK: - Columns

  private static let columnKeys = [
    "role", "header", "optional", "values", "family", "unit", "by", "equals", "of", "level", "fill", "registry", "signed",
  ]

  private func column(_ id: String, _ field: Field, ordinal: Int) -> Column? {
    let fields = field.record(Self.columnKeys)
    guard let name = field.required("role", in: fields)?.text(), let role = role(name, field, fields) else { return nil }
    return Column(
      id: id, ordinal: ordinal, headers: field.required("header", in: fields)?.texts() ?? [], optional: fields["optional"]?.flag() ?? false,
      fill: fields["fill"].flatMap { fill($0, role) } ?? false, registry: fields["registry"].flatMap { registry($0, role) }, role: role)
  }

  private func registry(_ field: Field, _ role: Column.Role) -> String? {
    guard case .key = role else {
      field.mistake(found: "a registry in a column that is no key", expected: "role: key")
      return nil
    }
    return field.text()
  }

  private func fill(_ field: Field, _ role: Column.Role) -> Bool {
    guard field.scalar == "down" else {
      field.mistake(found: field.shown, expected: "down")
      return false
    }
    guard role.carriesDown else {
      field.mistake(found: "\"fill: down\" in a column of figures", expected: "a key, category, period or text: a figure is never repeated")
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
      guard let equals = field.required("equals", in: fields)?.text(), let measure = measure(field, fields) else { return nil }
      return .check(measure, equals: equals)
    case "unit": return .unit(of: fields["of"]?.text())
    case "date": return .date
    case "text": return .text
    case "ignored": return .ignored
    case "private": return .private
    default:
      let roles = ["region", "key", "period", "category", "measure", "check", "unit", "date", "text", "ignored", "private"]
      field.mistake(found: "the role \"\(name)\"", expected: "one of " + roles.joined(separator: ", "))
      return nil
    }
  }

  private func categories(_ field: Field) -> Categories {
    switch field.scalar {
    case "year": return .year
    case "flag": return .flag
    default: return .named(field.entries("year, flag or a mapping code: [written forms]").map { (code: $0, written: $1.texts()) })
    }
  }

  private func measure(_ field: Field, _ fields: [String: Field], isSigned: Bool = false) -> Measure? {
    if let by = fields["by"]?.text(), let map = fields["unit"] {
      var units: [String: Unit] = [:]
      var families: [String: UnitFamily] = [:]
      for (category, value) in map.entries("category: unit") {
        guard let (family, unit) = resolve(value, family: nil) else { continue }
        units[category] = unit
        families[category] = family
      }
      guard let first = map.entries("category: unit").first?.key, let family = families[first] else { return nil }
      return Measure(family: family, unit: units[first], byCategory: .init(column: by, units: units, families: families), isSigned: isSigned)
    }
    let family = fields["family"]?.text()
    if let unit = fields["unit"] {
      return resolve(unit, family: family).map { Measure(family: $0.0, unit: $0.1, byCategory: nil, isSigned: isSigned) }
    }
    guard let name = field.required("family", in: fields) else { return nil }
    guard let known = family.flatMap({ units.family($0) }) else {
      name.mistake(found: name.shown, expected: "a family of units.csv")
      return nil
    }
    return Measure(family: known, unit: nil, byCategory: nil, isSigned: isSigned)
  }

  /// The unit that a spelling means; a spelling of several families needs `family`, or is its own classifier's.
  private func resolve(_ field: Field, family: String?) -> (UnitFamily, Unit)? {
    guard let text = field.text() else { return nil }
    guard let found = UnitChoice.of(text, family: family, in: units) else {
      field.mistake(
        found: field.shown, expected: family.map { "a unit of the family \($0)" } ?? "a unit of units.csv, with \"family\" where it stands in several")
      return nil
    }
    return found
  }
}
