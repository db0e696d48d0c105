import Definition
import Quantities

/// What the names of elements and attributes mean in a form: each is looked up once, however many rows have it.
struct TreeNames {
  final class Meaning {
    let name: String
    let folded: String
    /// The column that the name binds, and the unit that it states beside it: 下达资金_元.
    fileprivate(set) var column: Column?
    fileprivate(set) var unit: String?
    /// 单位, unit, dw …
    let isUnit: Bool
    /// Of a list: whether it is what item, value or unit are called.
    let part: LongCells?

    fileprivate init(_ name: String, part: LongCells?) {
      self.name = name
      folded = HeaderName.folded(name)
      isUnit = UnitAttribute.isName(name)
      self.part = part
    }

    var isOfNoColumn: Bool { column == nil && part == nil }
  }

  private let form: Form
  private let units: UnitTable
  /// Of a list: what item, value and unit are called.
  private let parts: [(part: LongCells, names: [String])]
  private var known: [String: Meaning] = [:]

  init(_ form: Form, units: UnitTable, isList: Bool) {
    self.form = form
    self.units = units
    parts = isList ? form.long.map { [(.item, $0.item), (.value, $0.value), (.unit, $0.unit)] } ?? [] : []
  }

  subscript(name: String) -> Meaning {
    mutating get {
      if let meaning = known[name] { return meaning }
      let folded = HeaderName.folded(name)
      let meaning = Meaning(name, part: parts.first { $0.names.contains { HeaderName.folded($0) == folded } }?.part)
      (meaning.column, meaning.unit) = binding(name)
      known[name] = meaning
      return meaning
    }
  }

  private func binding(_ name: String) -> (Column?, String?) {
    let header = HeaderText(name)
    for (text, unit) in zip(header.names, header.unitTexts) {
      guard let column = form.column(named: text) else { continue }
      if let unit, HeaderText.units(in: unit, units) == nil { continue }
      return (column, unit)
    }
    return (nil, nil)
  }
}
