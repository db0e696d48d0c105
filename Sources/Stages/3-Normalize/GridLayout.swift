import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// A bound header together with the units that bare numbers have in each of its columns.
struct GridLayout {
  private(set) var binding: HeaderBinding
  let pipeline: Pipeline
  private(set) var units: [String: MeasureUnits] = [:]
  private(set) var unitRow: InputRow?
  private var numberRow: InputRow?

  init(binding: HeaderBinding, pipeline: Pipeline) {
    self.binding = binding
    self.pipeline = pipeline
    for column in binding.form.columns {
      if let measure = column.measure { units[column.id] = MeasureUnits(measure) }
    }
  }

  // MARK: - Rows between header and records

  /// The index of the first row that is neither the unit row nor the row of column numbers, of each of which there is one.
  mutating func skipUnitAndNumberRows(_ rows: SheetRows, from start: Int) -> Int {
    var index = start
    while index < rows.count {
      if rows[index].filled.isEmpty {
        index += 1
        continue
      }
      if unitRow == nil, isUnitRow(rows[index]) {
        unitRow = rows[index]
        binding.takeUnits(ofCrossed: rows[index])
      } else if numberRow == nil, isNumberRow(rows[index]) {
        // 甲，1，2 below it is a record.
        numberRow = rows[index]
      } else {
        break
      }
      index += 1
    }
    return index
  }

  /// Units under measures, and nothing that could be a record anywhere else. Words that are no unit of their column may be
  /// among them, fewer than those that are: that the others stand here is no less true for it.
  func isUnitRow(_ row: InputRow) -> Bool {
    if binding.isLong { return isListUnitRow(row) }
    var (known, strange) = (0, 0)
    for cell in row.filled {
      let text = UnitWords.unbracketed(cell.trimmed)
      if UnitWords.statesNothing(text) { continue }
      guard let measure = measure(below: cell.column) else { return false }
      let units = HeaderText.units(in: text, pipeline.units, of: measure)
      let families = [measure.family.id] + (measure.byCategory.map { $0.families.values.map(\.id) } ?? [])
      if units?.joined().contains(where: { families.contains($0.family.id) }) ?? false {
        known += 1
      } else {
        guard cell.kind == .text, !text.utf8.contains(where: { (48...57).contains($0) }) else { return false }
        strange += 1
      }
    }
    return known > strange
  }

  /// The measure of a column of the file, in a cross table that of all its columns.
  func measure(below position: Int) -> Measure? {
    if let bound = binding.columns.first(where: { $0.position == position }) { return bound.column.measure }
    guard let cross = binding.form.cross else { return nil }
    let isCrossed = binding.crossed.contains { $0.cell.column == position } || binding.rowTotal?.column == position
    return isCrossed ? binding.form[column: cross.measure]?.measure : nil
  }

  /// Whether a row says of the units what the row below the header says.
  func repeatsUnits(_ row: InputRow) -> Bool {
    unitRow.map { $0.filled.map(\.trimmed) == row.filled.map(\.trimmed) } ?? false
  }

  /// The units that a cell lists, in brackets or not; nil where it says something else.
  static func unbracketed(_ text: String, _ units: UnitTable) -> [[Unit]]? { HeaderText.units(in: UnitWords.unbracketed(text), units) }

  private func isNumberRow(_ row: InputRow) -> Bool {
    let cells = row.filled
    guard cells.count >= 2, cells.count + 1 >= binding.columns.count else { return false }
    return ColumnNumbers.number(cells.map(\.trimmed))
  }

  /// Whether a row below a header that is printed again numbers its columns. Bare figures in a table of nothing but figures do
  /// only where the row below the first header says the same.
  func numbersColumnsAgain(_ row: InputRow) -> Bool {
    guard isNumberRow(row) else { return false }
    return numberRow.map { $0.filled.map(\.trimmed) == row.filled.map(\.trimmed) } ?? false || binding.columns.contains { $0.column.measure == nil }
  }

  /// The row taken for column numbers that could be a record all the same: bare figures, in a table of nothing but figures.
  var doubtfulNumbers: InputRow? {
    guard let numberRow, binding.columns.allSatisfy({ $0.column.measure != nil }),
      numberRow.filled.allSatisfy({ $0.trimmed.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    return numberRow
  }

  // MARK: - Units

  /// Applies the statements of units, from the farthest to the nearest: sheet line, header, unit row.
  mutating func stateUnits(preamble: Preamble, headerRow: InputRow, rejections: inout Rejections) {
    stateUnits(ofSheet: preamble, &rejections)
    checkUnitsAbove(headerRow, &rejections)
    checkValueUnit(headerRow, &rejections)
    for bound in binding.columns {
      guard let text = bound.unitText, let units = units(in: text, of: bound.column) else { continue }
      let cell = headerRow[bound.position] ?? InputCell(text: bound.header, line: bound.line, column: bound.position)
      let before = self.units[bound.column.id]
      apply(units, to: bound.column, from: .header, own: !bound.isUnitAbove, cell: cell, row: headerRow, &rejections)
      if let before, before.from == .sheet, let old = before.unit, let new = self.units[bound.column.id]?.unit, old.symbol != new.symbol {
        rejections.append(
          Words.rejection(
            .note, .unitOverridden, at: place(cell, headerRow), item: bound.column.id, raw: bound.header,
            zh: "\(bound.column.headers.first ?? bound.column.id)按栏名读作\(new.symbol)，表头上方写的是\(old.symbol)",
            en: "\(bound.column.id) is read in \(new.symbol), the sheet line says \(old.symbol)"))
      }
    }
    guard let unitRow else { return }
    if binding.isLong { return stateUnits(ofList: unitRow, &rejections) }
    for bound in binding.columns {
      guard let cell = unitRow[bound.position], !cell.isBlank, !UnitWords.statesNothing(UnitWords.unbracketed(cell.trimmed)) else { continue }
      guard let units = units(in: UnitWords.unbracketed(cell.trimmed), of: bound.column) else {
        refuse(cell, unitRow, bound.column, &rejections)
        continue
      }
      apply(units, to: bound.column, from: .unitRow, own: true, cell: cell, row: unitRow, &rejections)
    }
    stateUnits(ofCrossed: unitRow, &rejections)
  }

  /// A word in the unit row that is no unit: without it the column would be read at whatever stands farther away.
  private func refuse(_ cell: InputCell, _ row: InputRow, _ column: Column, _ rejections: inout Rejections) {
    let title = column.headers.first ?? column.id
    var rejection = Words.rejection(
      .submission, .unitUnknown, at: place(cell, row), item: column.id, raw: cell.text, zh: "\(title)的单位写的是 \(Words.quoted(cell.trimmed))，读不出，整份没有收",
      en: "\(column.id) has \(Words.quoted(cell.trimmed)) in the row of units, which is no unit; nothing was taken")
    rejection.severity = Severity.fatal.rawValue
    rejections.append(rejection)
  }

  private func units(in text: String, of column: Column) -> [[Unit]]? {
    column.measure.map { HeaderText.units(in: text, pipeline.units, of: $0) } ?? HeaderText.units(in: text, pipeline.units)
  }

  /// One unit below all columns of a cross table is that of its totals too.
  private mutating func stateUnits(ofCrossed row: InputRow, _ rejections: inout Rejections) {
    guard let cross = binding.form.cross, let column = binding.form[column: cross.measure] else { return }
    let cells = binding.crossed.compactMap { row[$0.cell.column] }.filter { !$0.isBlank }
    guard let first = cells.first, Set(cells.map(\.trimmed)).count == 1, let units = Self.unbracketed(first.trimmed, pipeline.units) else { return }
    apply(units, to: column, from: .unitRow, own: true, cell: first, row: row, &rejections)
  }

  mutating func apply(
    _ stated: [[Unit]], to column: Column, from source: MeasureUnits.Source, own: Bool, cell: InputCell, row: InputRow?,
    _ rejections: inout Rejections
  ) {
    guard var units = units[column.id] else { return }
    let effect = units.state(stated, from: source, own: own)
    self.units[column.id] = units
    let title = column.headers.first ?? column.id
    switch effect {
    case .taken, .elsewhere: break
    case .ambiguous(let several):
      rejections.append(
        Words.rejection(
          .submission, .unitAmbiguous, at: place(cell, row), item: column.id, raw: cell.text,
          zh: "\(title)可以是\(several.map(\.symbol).joined(separator: "，也可以是"))", en: "\(column.id) may be in \(several.map(\.symbol).joined(separator: " or "))"))
    case .otherFamily(let unit):
      rejections.append(
        Words.rejection(
          .submission, .unitHeaderOtherFamily, at: place(cell, row), item: column.id, raw: cell.text,
          zh: "\(title)的单位写的是\(unit.symbol)，本栏的单位应当像\(units.measure.family.canonical)", en: "\(column.id) is headed \(unit.symbol), a unit of another family"))
    }
  }

  private func place(_ cell: InputCell, _ row: InputRow?) -> Place {
    Place(line: cell.line, column: cell.column, sheet: row?.sheet ?? "", row: row?.number ?? 0)
  }

  // MARK: - What the table reads with

  var readers: [String: ColumnReader] {
    let quantities = QuantityReader(units: pipeline.units, policy: pipeline.policy)
    var readers: [String: ColumnReader] = [:]
    for column in binding.form.columns {
      guard let units = units[column.id], let measure = column.measure else { continue }
      let bound = binding.columns.first { $0.column.id == column.id }
      let crossed = column.id == binding.form.cross?.measure ? binding.crossed.first?.cell.column : nil
      guard let position = bound?.position ?? crossed ?? (binding.isLong ? binding.value : nil) else { continue }
      readers[column.id] = ColumnReader(column, measure, of: binding.form, position: position, units: units, quantities: quantities)
    }
    return readers
  }

  var boundColumns: [Reading.BoundColumn] {
    var columns = binding.columns.map { bound in
      Reading.BoundColumn(
        item: bound.column.id, header: bound.header, unit: units[bound.column.id]?.unit?.symbol,
        unitFrom: units[bound.column.id]?.from?.rawValue, line: bound.line, col: bound.position, path: nil)
    }
    if let value = binding.value {
      for column in binding.form.measures {
        columns.append(
          Reading.BoundColumn(
            item: column.id, header: column.headers.first ?? column.id, unit: units[column.id]?.unit?.symbol,
            unitFrom: units[column.id]?.from?.rawValue, line: binding.columns.first?.line ?? 1, col: value, path: nil))
      }
    }
    if let first = binding.crossed.first, let id = binding.form.cross?.measure {
      columns.append(
        Reading.BoundColumn(
          item: id, header: first.cell.text, unit: units[id]?.unit?.symbol, unitFrom: units[id]?.from?.rawValue, line: first.cell.line,
          col: first.cell.column, path: nil))
    }
    return columns
  }
}
