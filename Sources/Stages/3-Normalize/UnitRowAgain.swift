import Definition
import Quantities

/// A row of units among the records, as it stands below a header: it may say what holds already, and nothing else.
extension GridLayout {
  /// Whether every unit of the row is the one that the bare numbers of its column have anyway.
  func holds(_ row: InputRow) -> Bool { row.filled.allSatisfy(holds) }

  /// The first cell of such a row that says something else.
  func firstChange(in row: InputRow) -> InputCell { row.filled.first { !holds($0) } ?? row.filled[0] }

  private func holds(_ cell: InputCell) -> Bool {
    let text = UnitWords.unbracketed(cell.trimmed)
    if UnitWords.statesNothing(text) { return true }
    if binding.isLong { return HeaderText.units(in: text, pipeline.units).map(holdsInList) ?? false }
    guard let measure = measure(below: cell.column), let stated = HeaderText.units(in: text, pipeline.units, of: measure) else { return false }
    if let own = unit(of: cell.column) { return stated.allSatisfy { $0.contains { $0.family == own.family && $0.factor == own.factor } } }
    guard let by = measure.byCategory else { return false }
    return stated.allSatisfy { $0.contains { unit in by.units.values.contains { $0.symbol == unit.symbol } } }
  }

  /// The unit of a column of the file.
  private func unit(of position: Int) -> Unit? {
    if let bound = binding.columns.first(where: { $0.position == position }) {
      let stated = units[bound.column.id]
      // Of a column with a unit for each category the form's own is that of none of them.
      return stated?.from == .form && stated?.measure.byCategory != nil ? nil : stated?.unit
    }
    guard let id = binding.form.cross?.measure, let measure = binding.form[column: id]?.measure else { return nil }
    let text = binding.crossed.first { $0.cell.column == position }?.unitText
    let stated = text.flatMap { HeaderText.units(in: $0, pipeline.units) }?.joined().first { measure.takes([$0]) }
    return stated ?? units[id]?.unit
  }
}
