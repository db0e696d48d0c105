import Definition
import Submissions

/// Whether the rows of a report are those of a list, each with one figure.
enum TreeLayout {
  /// A form with places of its own says it; else the first row names an item and its value, and no measure:
  /// `<记录><级次>中央</级次><指标>下达资金</指标><数值>10</数值></记录>`.
  static func isList(_ form: Form, _ elements: Elements, rowName: String) -> Bool {
    if let places = form.xml?.places, !places.isEmpty {
      let headers = places.map { HeaderName.folded($0.header) }
      return (form.long?.item ?? []).contains { headers.contains(HeaderName.folded($0)) }
    }
    guard let long = form.long, form.layouts.contains(.long), let names = namesOfFirstRow(elements, rowName) else { return false }
    func isThere(_ words: [String]) -> Bool { words.contains { names.contains(HeaderName.folded($0)) } }
    return isThere(long.item) && isThere(long.value) && !form.columns.contains { $0.measure != nil && isThere($0.headers) }
  }

  private static func namesOfFirstRow(_ elements: Elements, _ rowName: String) -> Set<String>? {
    var names: Set<String> = []
    var row: RawElement?
    for element in elements {
      if let row {
        if element.depth <= row.depth { break }
        if element.depth == row.depth + 1 { names.formUnion(HeaderText(element.name).names) }
      } else if element.name == rowName {
        row = element
        names.formUnion(element.attributes.flatMap { HeaderText($0.name).names })
      }
    }
    return row == nil ? nil : names
  }
}
