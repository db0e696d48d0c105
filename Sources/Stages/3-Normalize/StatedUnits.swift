import Definition
import Quantities

/// What a row states of the unit of its own figures.
extension RecordBuilder {
  /// The cell of the column that states a measure's unit: the one for this measure, or else the one for all of the row.
  func unitCell(_ column: Column, _ row: RecordRow) -> InputCell? {
    var general: InputCell?
    for candidate in unitColumns {
      guard case .unit(let of) = candidate.role, let cell = row[candidate] else { continue }
      if of == column.id { return cell }
      if of == nil { general = cell }
    }
    return general
  }

  /// The text of the nearest statement: an attribute of the cell, `unitText`, a unit column. Nil where there is none.
  func statedUnit(_ cell: InputCell, _ column: Column, _ row: RecordRow, unitText: InputCell?) -> String? {
    if let attribute = cell.statedUnit, !attribute.isEmpty { return attribute }
    guard unitText != nil || !unitColumns.isEmpty, let stated = unitText ?? unitCell(column, row), !stated.isBlank else { return nil }
    return stated.trimmed
  }
}
