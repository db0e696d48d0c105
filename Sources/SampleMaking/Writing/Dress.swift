import Definition
import Figures
import Quantities
import Sheets

/// How one return is dressed: its columns in the office's order, with headers and units.
struct Dress {
  let style: HouseStyle
  let wording: Wording
  let columns: [DressedColumn]
  /// The units that a line above the table, or the report's attribute 单位, states: that of money, or one for each family.
  let sheetUnits: [Unit]

  private static let money = "money"
  private static let rate = "rate"

  init(_ submitted: SampleReturn, style: HouseStyle, pipeline: Pipeline, choice: Choice) throws {
    self.style = style
    wording = Wording(style: style, regions: pipeline.regions)
    let form = submitted.form
    var units: [String: Unit] = [:]
    for column in submitted.columns {
      guard let measure = column.measure, measure.byCategory == nil else { continue }
      units[column.id] = try Self.unit(measure, style, pipeline.units)
    }
    let money = form.columns.compactMap { $0.measure?.family.id == Self.money ? units[$0.id] : nil }
    let stated = style.habits.contains(.allUnits) ? Self.oneOfEachFamily(submitted.columns.compactMap { units[$0.id] }) : money
    let says = style.preamble.contains(.unit) && Set(money.map(\.symbol)).count < 2
    sheetUnits = says ? Self.oneOfEachFamily(stated) : []
    let order = Self.order(submitted.columns, style, choice, submitted.submitter.code)
    var dressed: [DressedColumn] = []
    if style.hasSerial, style.format != .xml, let serial = form.columns.first(where: Self.isSerial) {
      dressed.append(DressedColumn(column: serial, header: serial.headers[0], unit: nil, statement: .elsewhere))
    }
    for column in order {
      let unit = units[column.id]
      let statement = Self.statement(column, unit, style, form, sheetUnits)
      if case .column(let id) = statement, !dressed.contains(where: { $0.column.id == id }), let own = form[column: id] {
        dressed.append(DressedColumn(column: own, header: wording.header(own), unit: nil, statement: .elsewhere))
      }
      dressed.append(DressedColumn(column: column, header: wording.header(column), unit: unit, statement: statement))
    }
    columns = dressed
  }

  /// The unit of a family in this style, else the canonical one.
  private static func unit(_ measure: Measure, _ style: HouseStyle, _ units: UnitTable) throws -> Unit {
    guard let name = style.units[measure.family.id] else { return units.canonical(measure.family) }
    guard let unit = units.unit(name, in: measure.family) else {
      throw SampleMistake(SpecPlace(file: "styles.yaml", line: 1, column: 1), "\"\(name)\" is no unit of \(measure.family.id)")
    }
    return unit
  }

  /// The units, rates aside, where no family has two.
  private static func oneOfEachFamily(_ units: [Unit]) -> [Unit] {
    var kept: [Unit] = []
    for unit in units where unit.family.id != rate {
      guard let same = kept.first(where: { $0.family == unit.family }) else {
        kept.append(unit)
        continue
      }
      if same.symbol != unit.symbol { return [] }
    }
    return kept
  }

  private static func isSerial(_ column: Column) -> Bool {
    if case .ignored = column.role { column.headers.contains("序号") } else { false }
  }

  private static func order(_ columns: [Column], _ style: HouseStyle, _ choice: Choice, _ submitter: String) -> [Column] {
    switch style.order {
    case .definition: columns
    case .reversed: columns.reversed()
    case .shuffled: columns.sorted { choice.number($0.id, submitter, []) < choice.number($1.id, submitter, []) }
    }
  }

  /// Where the unit of a column stands. What no place states is written into the cell.
  private static func statement(
    _ column: Column, _ unit: Unit?, _ style: HouseStyle, _ form: Form, _ sheetUnits: [Unit]
  ) -> DressedColumn.Statement {
    guard let measure = column.measure else { return .elsewhere }
    let isSheets = unit.map { own in sheetUnits.contains { $0.family == own.family && $0.symbol == own.symbol } } == true && style.unitPlace == .sheet
    if style.format == .xml {
      if isSheets { return .elsewhere }
      if style.unitPlace == .cell, style.xml == .child { return .attribute }
      return assumed(measure, unit) ? .elsewhere : .cell
    }
    if measure.family.id == rate, style.rates == .percent { return .cell }
    switch style.unitPlace {
    case .cell: return .cell
    case .unitColumn:
      if let id = unitColumn(of: column, form) { return .column(id) }
    case .sheet where isSheets: return .elsewhere
    case .unitRow where measure.byCategory == nil: return .unitRow
    case .header, .sheet, .unitRow: break
    }
    return measure.byCategory == nil ? .header : .elsewhere
  }

  private static func assumed(_ measure: Measure, _ unit: Unit?) -> Bool {
    measure.byCategory != nil || (measure.unit != nil && measure.unit?.symbol == unit?.symbol)
  }

  /// The form's unit column that speaks of this measure.
  private static func unitColumn(of column: Column, _ form: Form) -> String? {
    form.columns.first { if case .unit(of: column.id) = $0.role { true } else { false } }?.id
  }

  // MARK: - Cells

  func cell(_ dressed: DressedColumn, _ record: SampleRecord, number: Int) throws -> SheetCell {
    switch dressed.column.role {
    case .ignored: return .text(String(number))
    case .unit:
      let measured = columns.first { if case .column(dressed.column.id) = $0.statement { true } else { false } }
      return .text(measured?.unit(of: record)?.symbol ?? "")
    case .measure, .check:
      guard let value = record.measures[dressed.column.id] else { return .text("—") }
      return try figure(dressed, value, unit: dressed.unit(of: record))
    case .region, .key, .period, .category, .date, .text, .private:
      return wording.cell(dressed.column, record.texts[dressed.column.id] ?? "")
    }
  }

  func figure(_ dressed: DressedColumn, _ value: Int128, unit: Unit?) throws -> SheetCell {
    guard let family = (unit?.family ?? dressed.column.measure?.family), let digits = DressedColumn.digits(value, family, unit) else {
      let place = SpecPlace(file: "styles.yaml", line: 1, column: 1)
      throw SampleMistake(place, "\(dressed.column.id) has a value that \(unit?.symbol ?? "") cannot show exactly")
    }
    guard case .cell = dressed.statement else { return .figure(digits, unit: "") }
    if family.id == Self.rate, style.format == .spreadsheet, style.rates == .percent { return .percent(digits) }
    return .figure(digits, unit: unit?.symbol ?? "")
  }

  /// A header with its unit, in the office's manner.
  func headerText(_ dressed: DressedColumn) -> String {
    guard case .header = dressed.statement else { return dressed.header }
    return withUnit(dressed.header, dressed.unit)
  }

  func withUnit(_ header: String, _ unit: Unit?) -> String {
    guard let unit = unit?.symbol else { return header }
    return switch style.headerUnit {
    case .brackets: "\(header)（\(unit)）"
    case .ascii: "\(header)(\(unit))"
    case .slash: "\(header)/\(unit)"
    case .lineBreak: "\(header)\n（\(unit)）"
    }
  }
}
