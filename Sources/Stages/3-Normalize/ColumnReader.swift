import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// Reads the measure cells of one bound column: prepared once, called for every record.
struct ColumnReader {
  let column: Column
  let measure: Measure
  let position: Int
  let header: String
  let units: MeasureUnits
  private let quantities: QuantityReader
  private var readers: [String: CellReader] = [:]

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
  mutating func read(_ cell: InputCell, category: String?, unit: Unit?) -> CellOutcome {
    let (family, effective) = context(category: category, unit: unit)
    let name = family.id + "|" + (effective?.symbol ?? "")
    let reader: CellReader
    if let known = readers[name] {
      reader = known
    } else {
      reader = CellReader(reader: quantities, family: family, unit: effective)
      readers[name] = reader
    }
    var text = Self.shown(cell)
    return text.withUTF8 { reader.read($0) }
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
