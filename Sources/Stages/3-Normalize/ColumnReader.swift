import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// Reads the measure cells of one bound column: prepared once, called for every record.
final class ColumnReader {
  let column: Column
  let measure: Measure
  let position: Int
  let header: String
  let units: MeasureUnits
  private let quantities: QuantityReader
  private struct Context: Hashable {
    let family: UnitFamily
    let unit: String?
  }

  private var readers: [Context: CellReader] = [:]
  /// That of the cell before: nearly every cell is read like it.
  private var last: (context: Context, reader: CellReader)?

  init(_ column: Column, _ measure: Measure, position: Int, header: String, units: MeasureUnits, quantities: QuantityReader) {
    self.column = column
    self.measure = measure
    self.position = position
    self.header = header
    self.units = units
    self.quantities = quantities
  }

  /// The family and the unit of a bare number, for a record of the given category.
  func context(category: String?, unit: Unit?) -> (UnitFamily, Unit?) {
    if let by = measure.byCategory, let category, let family = by.families[category] {
      if let unit, unit.family.id == family.id { return (family, unit) }
      return (family, by.units[category])
    }
    return (measure.family, unit ?? units.unit)
  }

  /// Reads a cell. `unit` is one stated nearer than the column: a unit column's or an attribute's.
  func read(_ cell: InputCell, category: String?, unit: Unit?) -> CellOutcome {
    let (family, effective) = context(category: category, unit: unit)
    var text = Self.shown(cell)
    if let last, last.context.family === family, last.context.unit == effective?.symbol { return text.withUTF8 { last.reader.read($0) } }
    let context = Context(family: family, unit: effective?.symbol)
    let reader = readers[context] ?? CellReader(reader: quantities, family: family, unit: effective)
    readers[context] = reader
    last = (context, reader)
    return text.withUTF8 { reader.read($0) }
  }

  /// What a spreadsheet shows of a number where that is another figure than the cell holds: 12万元 in a column of 元.
  func shownOtherwise(_ cell: InputCell, category: String?, unit: Unit?) -> String? {
    guard cell.kind == .number, let behind = cell.unit, let held = value(cell, category, unit) else { return nil }
    let shown = InputCell(text: Self.shown(cell) + behind, line: cell.line, column: cell.column)
    return value(shown, category, unit) == held ? nil : shown.text
  }

  private func value(_ cell: InputCell, _ category: String?, _ unit: Unit?) -> Int128? {
    switch read(cell, category: category, unit: unit) {
    case .plain(let value, _): Int128(value)
    case .other(.quantity(let quantity)): quantity.value.scaled(to: context(category: category, unit: unit).0.decimals)
    case .other: nil
    }
  }

  /// The text of a typed cell as the sheet shows it.
  private static func shown(_ cell: InputCell) -> String {
    switch cell.kind {
    case .number: SpreadsheetNumber.plain(cell.text)?.text ?? cell.text
    case .percent: percent(SpreadsheetNumber.plain(cell.text)?.text ?? cell.text) ?? cell.text
    case .text, .date, .boolean, .error, .formula: cell.text
    }
  }

  /// A spreadsheet's percent cell holds the fraction: 0.9657 → 96.57%, exactly.
  private static func percent(_ text: String) -> String? {
    guard let fraction = Exact(plain: text), fraction.decimals <= 30 else { return nil }
    return Exact(fraction.mantissa * 100, decimals: fraction.decimals).text + "%"
  }
}
