import Definition
import Quantities

/// The units that a row of XML, or the elements around it, state for its cells.
struct TreeUnits {
  private let form: Form
  private let units: UnitTable
  /// What the row's own attribute 单位 says, for those of its cells that say nothing themselves.
  var ofRow: InputCell?
  /// What the nearest element around it says.
  var around: InputCell?
  /// What the last of them said of each column.
  private var said: [LastMade<String?>]

  init(_ form: Form, _ units: UnitTable) {
    self.form = form
    self.units = units
    said = form.columns.map { _ in LastMade() }
  }

  /// Takes what an attribute of the row says, which may have several: 单位="座" 金额单位="万元".
  mutating func state(ofRow cell: InputCell) {
    guard var first = ofRow else { return ofRow = cell }
    first.text = UnitAttribute.joined(first.text, cell.text, units)
    ofRow = first
  }

  /// Gives the row's unit, or else the nearest one around it, to the cells of its families that state none themselves.
  mutating func state(on row: inout RecordRow) {
    guard let stated = ofRow.flatMap({ $0.isBlank ? nil : $0 }) ?? around else { return }
    for column in form.columns where column.measure != nil {
      guard var cell = row[column], cell.unit == nil else { continue }
      cell.unit = unit(stated, for: column)
      row[column] = cell
    }
  }

  /// The unit of a list's value that neither the value nor a cell beside it states: its item's element, the row, or what
  /// stands around it. The row has one figure, so its own unit is meant for that one, whatever its family.
  mutating func ofValue(_ item: InputCell, _ names: inout TreeNames) -> String? {
    if let own = item.unit { return own }
    if let ofRow, !ofRow.isBlank { return ofRow.text }
    guard let around else { return nil }
    var name = HeaderName.folded(item.text)
    if name.hasPrefix("其中:") { name.removeFirst(3) }
    let meaning = names[name]
    // 支出（元） has said it.
    guard let column = meaning.column, meaning.unit == nil else { return nil }
    return unit(around, for: column)
  }

  /// What a unit that is stated for many cells says of this column's; nothing where it is of another family and there is a
  /// column of that. One that cannot be read, or not in one way, or is of no column, is given as it stands: the cell says so.
  private mutating func unit(_ stated: InputCell, for column: Column) -> String? {
    guard let measure = column.measure else { return nil }
    return said[column.ordinal].of(stated.text) { [form, units] text in
      guard let listed = UnitReach.listed(text, units, in: form) else { return text }
      var own = MeasureUnits(measure)
      switch own.state(MeasureUnits.addressed(listed, in: form), from: .attribute, own: false) {
      case .taken: return own.unit?.symbol
      case .ambiguous: return text
      case .elsewhere, .otherFamily: return UnitReach(listed, in: form).isMistaken(for: column) ? text : nil
      }
    }
  }
}
