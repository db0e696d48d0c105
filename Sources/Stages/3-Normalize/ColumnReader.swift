import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// Reads the measure cells of one bound column: prepared once, called for every record.
final class ColumnReader {
  /// What a cell is read with: its family, and the unit of a bare number.
  final class Setting {
    let family: UnitFamily
    let unit: Unit?
    /// The unit's symbol, where it is not the column's.
    let unitName: String?
    fileprivate let reader: CellReader

    fileprivate init(family: UnitFamily, unit: Unit?, column: Unit?, reader: CellReader) {
      self.family = family
      self.unit = unit
      unitName = unit.flatMap { $0.symbol == column?.symbol ? nil : $0.symbol }
      self.reader = reader
    }

    /// The column's name with the unit that a bare number has in this very record: 座 for a 水柜 among 处.
    func title(_ column: Column) -> String {
      let name = column.headers.first ?? column.id
      return unit.map { "\(name)（\($0.symbol)）" } ?? name
    }
  }

  private struct Key: Hashable {
    let family: UnitFamily
    let unit: String?
  }

  let measure: Measure
  let position: Int
  let units: MeasureUnits
  private let quantities: QuantityReader
  /// The category that decides the unit, where one does.
  private let deciding: Column?
  private var settings: [Key: Setting] = [:]
  /// That of a record without a category that decides, and without a unit of its own.
  private var plain: Setting?
  /// That of the last unit that was stated; nil where it is no unit of the column.
  private var stated = LastMade<Setting?>()
  private var statedCategory: String?
  private var categories = LastMade<String?>()

  init(_ column: Column, _ measure: Measure, of form: Form, position: Int, units: MeasureUnits, quantities: QuantityReader) {
    self.measure = measure
    self.position = position
    self.units = units
    self.quantities = quantities
    deciding = measure.byCategory.flatMap { form[column: $0.column] }
  }

  /// The category of a row that decides which unit its figure has.
  func category(of row: RecordRow) -> String? {
    guard let deciding, let cell = row[deciding], case .category(let values) = deciding.role else { return nil }
    return categories.of(cell.text) { values.code(InputCell.trimmed($0)) }
  }

  /// What a cell is read with for which nothing states a unit but the column.
  func setting(category: String?) -> Setting {
    guard category == nil || measure.byCategory == nil else { return setting(category, nil) }
    if let plain { return plain }
    let made = setting(nil, nil)
    plain = made
    return made
  }

  /// What a cell is read with that has a unit stated nearer than the column: a unit column's or an attribute's. Nil where
  /// it is no unit of the measure.
  func setting(category: String?, stated text: String, _ table: UnitTable) -> Setting? {
    if category != statedCategory { (stated, statedCategory) = (LastMade(), category) }
    return stated.of(text) { text in
      let listed = listed(text, category, table)
      return listed.count == 1 ? setting(category, listed[0]) : nil
    }
  }

  /// The units of the measure that a text names: one, or of 元、万元 two, between which nothing decides.
  func listed(_ text: String, _ category: String?, _ table: UnitTable) -> [Unit] {
    // The row's category has decided which family its figure is of.
    let families = category.flatMap { measure.byCategory?.families[$0] }.map { [$0] } ?? measure.families
    func own(_ candidates: [Unit]) -> Unit? { candidates.first { unit in families.contains { $0.id == unit.family.id } } }
    if let unit = own(table.candidates(HeaderName.folded(text))) { return [unit] }
    return text.split(separator: "、").compactMap { own(table.candidates(HeaderName.folded(String($0)))) }
  }

  private func setting(_ category: String?, _ unit: Unit?) -> Setting {
    let (family, effective) = context(category, unit)
    let key = Key(family: family, unit: effective?.symbol)
    if let known = settings[key] { return known }
    let made = Setting(family: family, unit: effective, column: units.unit, reader: CellReader(reader: quantities, family: family, unit: effective))
    settings[key] = made
    return made
  }

  /// The family and the unit of a bare number, for a record of the given category.
  private func context(_ category: String?, _ unit: Unit?) -> (UnitFamily, Unit?) {
    if let by = measure.byCategory, let category, let family = by.families[category] {
      if let unit, unit.family.id == family.id { return (family, unit) }
      if let own = ownUnit, own.family.id == family.id { return (family, own) }
      return (family, by.units[category])
    }
    return (measure.family, unit ?? units.unit)
  }

  /// The unit that the submission itself states for the column, rather than the form.
  private var ownUnit: Unit? { units.from == .form ? nil : units.unit }

  /// The unit of the column's own header, where a figure read so is of another family: 数量（座） beside a 处.
  func headerUnit(against setting: Setting) -> Unit? {
    guard measure.byCategory != nil, units.from == .header || units.from == .unitRow, let own = units.unit else { return nil }
    return own.family.id == setting.family.id ? nil : own
  }

  func read(_ cell: InputCell, _ setting: Setting) -> CellOutcome {
    var text = Self.shown(cell)
    return text.withUTF8 { setting.reader.read($0) }
  }

  /// What a spreadsheet shows of a number where that is another figure than the cell holds: 12万元 in a column of 元.
  func shownOtherwise(_ cell: InputCell, _ setting: Setting) -> String? {
    guard cell.kind == .number, let behind = cell.unit, let held = value(cell, setting) else { return nil }
    let shown = InputCell(text: Self.shown(cell) + behind, line: cell.line, column: cell.column)
    return value(shown, setting) == held ? nil : shown.text
  }

  private func value(_ cell: InputCell, _ setting: Setting) -> Int128? {
    switch read(cell, setting) {
    case .plain(let value, _): Int128(value)
    case .other(.quantity(let quantity)): quantity.value.scaled(to: setting.family.decimals)
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

extension Measure {
  /// The families that a figure of the measure may be of.
  var families: [UnitFamily] { [family] + (byCategory.map { Array($0.families.values) } ?? []) }
}
