import Definition
import Quantities

/// What the items of a list mean: which column each is the figure of, and in which unit.
struct ListItems {
  typealias Meaning = (column: Column, unit: String?)

  private let byName: [String: Column]
  private let units: UnitTable
  /// The unit that the column of values states for those figures that it can be the unit of.
  private let valueUnit: String?
  private var ofValues: [String??]
  /// As they were written.
  private var known: [String: Meaning] = [:]

  init(_ form: Form, units: UnitTable, valueUnit: String?) {
    var names: [String: Column] = [:]
    for column in form.columns where column.measure != nil {
      for header in column.foldedHeaders { names[header] = column }
    }
    byName = names
    self.units = units
    self.valueUnit = valueUnit
    ofValues = Array(repeating: nil, count: form.columns.count)
  }

  /// The names that would pass.
  var names: [String] { byName.keys.sorted() }

  /// `  其中：支出（万元）` → the column named 支出, and the unit that stands beside its name.
  mutating func meaning(_ text: String) -> Meaning? {
    if let known = known[text] { return known }
    let header = HeaderText(InputCell.trimmed(text))
    for (name, unit) in zip(header.names, header.unitTexts) {
      var name = name
      if name.hasPrefix("其中:") { name.removeFirst(3) }
      // 支出（含上年结转） is another figure than 支出: what stands beside the name must be a unit.
      guard let column = byName[name], unit.map({ HeaderText.units(in: $0, units) != nil }) ?? true else { continue }
      let meaning: Meaning = (column, unit)
      known[text] = meaning
      return meaning
    }
    return nil
  }

  /// The nearest statement of a figure's unit: the unit column's, else that of its item, else that of the column of values, which
  /// speaks only of the figures that it can be the unit of.
  mutating func unit(_ stated: InputCell?, item: InputCell, _ meaning: Meaning) -> InputCell? {
    if let stated, !stated.isBlank { return stated }
    guard let text = meaning.unit ?? unitOfValues(meaning.column) else { return stated }
    var cell = item
    cell.text = text
    return cell
  }

  /// What the column of values states for a column of the form: of `数值（万元、户）` one of the two, of `数值（元、万元）` both, which
  /// the figure refuses.
  private mutating func unitOfValues(_ column: Column) -> String? {
    guard let valueUnit, let measure = column.measure else { return nil }
    if let known = ofValues[column.ordinal] { return known }
    let fitting = (HeaderText.units(in: valueUnit, units) ?? []).compactMap { candidates in candidates.first { measure.takes([$0]) }?.symbol }
    let unit = fitting.isEmpty ? nil : units.candidates(HeaderName.folded(valueUnit)).isEmpty ? fitting.joined(separator: "、") : valueUnit
    ofValues[column.ordinal] = .some(unit)
    return unit
  }
}
