import Figures

/// Reads how files hold a form: which layouts, and where lists, cross tables and XML have its figures.
struct FormLayoutReader {
  func layouts(_ field: Field) -> [Form.Layout] {
    let layouts = field.items().compactMap { $0.choice(Form.Layout.self) }
    if field.isList, field.items().isEmpty { field.mistake(found: Sentence(zh: "空的列表", en: "an empty list"), expected: Sentence(zh: "至少一种版式", en: "one layout at least")) }
    return layouts
  }

  func long(_ field: Field) -> Form.LongHeaders {
    let fields = field.record(["item", "value", "unit"])
    return Form.LongHeaders(
      item: field.required("item", in: fields)?.labels() ?? [], value: field.required("value", in: fields)?.labels() ?? [],
      unit: fields["unit"]?.labels() ?? [])
  }

  func cross(_ field: Field, _ ids: Set<String>) -> Form.CrossHeaders? {
    let fields = field.record(["across", "measure"])
    guard let category = field.required("across", in: fields).flatMap({ $0.column(of: ids) }),
      let measure = field.required("measure", in: fields).flatMap({ $0.column(of: ids) })
    else { return nil }
    return Form.CrossHeaders(category: category, measure: measure)
  }

  func xml(_ field: Field) -> Form.XMLShape {
    let fields = field.record(["row", "places"])
    let places = fields["places"]?.entries(Sentence(same: "header: place")).compactMap { key, value in value.text().map { (header: key, place: $0) } }
    return Form.XMLShape(row: field.required("row", in: fields)?.text() ?? "记录", places: places ?? [])
  }

  /// Notes a layout without the key that describes it, and a cross table of columns that make none.
  func check(_ form: Form, _ document: Field) {
    if form.layouts.contains(.long), form.long == nil, !form.columns.isEmpty {
      document.mistake(found: Sentence(zh: "版式 long，却没有 \"long\"", en: "the layout long without \"long\""), expected: Sentence(zh: "\"long\" 下写明 item 和 value 的栏名", en: "the headers of item and value under \"long\""))
    }
    if form.layouts.contains(.cross) != (form.cross != nil) {
      document.mistake(
        found: form.cross == nil
          ? Sentence(zh: "版式 cross，却没有 \"cross\"", en: "the layout cross without \"cross\"")
          : Sentence(zh: "有 \"cross\"，却没有版式 cross", en: "\"cross\" without the layout cross"),
        expected: Sentence(zh: "两个都有，或都没有", en: "both, or neither"))
    }
    guard let cross = form.cross else { return }
    if let category = form[column: cross.category], form.crossHeaders.isEmpty, !isYears(category) {
      document.mistake(found: Sentence(same: "\"across: \(cross.category)\""), expected: Sentence(zh: "本表的一个 category 栏，它的值就是栏名", en: "a category of this form, whose values are headers"))
    }
    if let measure = form[column: cross.measure], !measure.isMeasure {
      document.mistake(found: Sentence(same: "\"measure: \(cross.measure)\""), expected: Sentence(zh: "本表的一个数值栏", en: "a measure of this form"))
    }
  }

  private func isYears(_ column: Column) -> Bool {
    if case .category(.year) = column.role { true } else { false }
  }
}
