import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// The figures of a record.
extension RecordBuilder {
  /// Reads the cell of a measure column; nil where the row has none.
  mutating func cell(_ column: Column, _ row: RecordRow) -> Reading.Cell? {
    guard let cell = row[column] else { return nil }
    return figure(cell, column, row)
  }

  /// Reads a cell of a row as one of a measure column.
  ///
  /// - Parameter unitText: the unit that something else than the row's own columns states.
  mutating func figure(_ cell: InputCell, _ column: Column, _ row: RecordRow, unitText: InputCell? = nil) -> Reading.Cell? {
    guard let reader = reader(column) else { return nil }
    let category = reader.category(of: row)
    var setting = reader.setting(category: category)
    if let stated = statedUnit(cell, column, row, unitText: unitText) {
      if let own = reader.setting(category: category, stated: stated, pipeline.units) {
        setting = own
      } else if !cell.isBlank {
        let shown = Words.quoted(unitText?.trimmed ?? cell.statedUnit ?? unitCell(column, row)?.trimmed ?? "")
        guard reader.listed(stated, category, pipeline.units).isEmpty else {
          return refuse(
            .unitAmbiguous, cell, column, row, zh: "\(setting.title(column))计量单位写的 \(shown)，不知道按哪一个，这一格没有读",
            en: "\(column.id): the unit is stated as \(shown), and nothing decides between them")
        }
        return refuse(
          .unitUnknown, cell, column, row, zh: "\(setting.title(column))计量单位写的 \(shown)，不是本栏的单位，这一格没有读",
          en: "\(column.id): the unit \(shown) is not of this column's family")
      }
    } else if let other = reader.headerUnit(against: setting), !cell.isBlank {
      return refuse(
        .unitUnknown, cell, column, row, zh: "\(setting.title(column))表头写的单位是 \(Words.quoted(other.symbol))，这一行不是按它计的，这一格没有读",
        en: "\(column.id): the header states \(Words.quoted(other.symbol)), which this row is not counted in")
    }
    if cell.kind == .number || cell.kind == .percent { noteRounding(cell, column, row) }
    if let shown = reader.shownOtherwise(cell, setting).map(Words.quoted) {
      return refuse(
        .unitShown, cell, column, row, zh: "\(setting.title(column))格子里存的是 \(Words.quoted(cell.text))，单元格格式让它显示成 \(shown)，对不上，这一格没有读",
        en: "\(column.id): the cell holds \(Words.quoted(cell.text)) and its number format shows \(shown), another figure")
    }
    switch reader.read(cell, setting) {
    case .plain(let value, let step):
      tallies.count(column, .figure)
      var result = Reading.Cell(value: value, step: step, raw: cell.text, unit: setting.unitName)
      locate(&result, cell, row, reader)
      return result
    case .other(let outcome):
      var result = take(outcome, cell, MeasureCell(column: column, reader: reader, setting: setting, row: row))
      locate(&result, cell, row, reader)
      return result
    }
  }

  /// Notes the place of a cell where record and column do not already say it.
  private func locate(_ result: inout Reading.Cell, _ cell: InputCell, _ row: RecordRow, _ reader: ColumnReader) {
    if cell.line != row.line { result.line = cell.line }
    if reader.position != cell.column, cell.column > 0, !cell.isOfTree { result.amend { $0.col = cell.column } }
  }

  /// A cell whose unit is the fault.
  private mutating func refuse(_ code: NormalizationCode, _ cell: InputCell, _ column: Column, _ row: RecordRow, zh: String, en: String) -> Reading.Cell {
    tallies.count(column, .rejected)
    var rejection = Words.rejection(.cell, code, at: row.place(of: cell), item: column.id, key: key(row), raw: cell.text, zh: zh, en: en)
    // Two units of a whole column refuse the return, those of one cell only the cell.
    rejection.severity = Severity.error.rawValue
    reject(rejection)
    var result = Reading.Cell(rejected: cell.text, code.rawValue)
    if let reader = reader(column) { locate(&result, cell, row, reader) }
    return result
  }

  /// Says once of a column that a spreadsheet stored more digits than it shows.
  private mutating func noteRounding(_ cell: InputCell, _ column: Column, _ row: RecordRow) {
    guard let plain = SpreadsheetNumber.plain(cell.text), plain.isRounded, roundedColumns.insert(column.id).inserted else { return }
    reject(
      Words.rejection(
        .note, .spreadsheetDigits, at: row.place(of: cell), item: column.id, key: key(row), raw: cell.text,
        zh: "表格里存的是 \(Words.quoted(cell.text))，按软件显示的 15 位有效数字读作 \(plain.text)；本栏别的格子也照此读",
        en: "the sheet stores \(Words.quoted(cell.text)), read as the fifteen digits it shows, \(plain.text); so are the others of the column"))
  }
}

extension Reading.Cell {
  /// A cell that was not read.
  init(rejected raw: String, _ code: String) {
    var detail = Reading.Detail(state: .rejected)
    detail.code = code
    self.init(value: nil, step: 0, raw: raw, detail: detail)
  }

  /// Changes the details of a cell, which a plain one does not have yet.
  mutating func amend(_ change: (inout Reading.Detail) -> Void) {
    var detail = detail ?? Reading.Detail(state: value == 0 ? .zero : .value)
    change(&detail)
    self.detail = detail
  }
}
