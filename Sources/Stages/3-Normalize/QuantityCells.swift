import Definition
import Figures
import Handoff
import Quantities

/// A measure cell that is being read: of which column, with what, in which row.
struct MeasureCell {
  let column: Column
  let reader: ColumnReader
  let setting: ColumnReader.Setting
  let row: RecordRow

  var title: String { setting.title(column) }
}

/// What becomes of the cells that are more than digits in the column's unit.
extension RecordBuilder {
  mutating func take(_ outcome: QuantityOutcome, _ cell: InputCell, _ measure: MeasureCell) -> Reading.Cell {
    let column = measure.column
    switch outcome {
    case .quantity(let quantity):
      tallies.count(column, .figure)
      if let warning = quantity.warning { note(warning, cell, measure) }
      return stored(quantity, cell, measure)
    case .absent(let absence):
      tallies.count(column, .absent)
      return absent(absence, cell, measure)
    case .range, .compound:
      tallies.count(column, .rejected)
      reject(
        Words.rejection(
          .cell, .rangeNotFigure, at: measure.row.place(of: cell), item: column.id, key: key(measure.row), raw: cell.text,
          zh: "\(measure.title)写的 \(Words.quoted(cell.text))，不是一个数，这一格没有读", en: "\(column.id): \(Words.quoted(cell.text)) is not one figure"))
      return Reading.Cell(rejected: cell.text, NormalizationCode.rangeNotFigure.rawValue)
    case .refusal(let refusal):
      tallies.count(column, .rejected)
      refuse(refusal, cell, measure)
      return Reading.Cell(rejected: cell.text, refusal.code.rawValue)
    }
  }

  /// A quantity in stored units, with what is not plain about it.
  private func stored(_ quantity: Quantity, _ cell: InputCell, _ measure: MeasureCell) -> Reading.Cell {
    let decimals = measure.setting.family.decimals
    guard let value = quantity.value.scaled(to: decimals), let step = quantity.step.scaled(to: decimals),
      let stored = Int64(exactly: value), let width = Int64(exactly: step)
    else { preconditionFailure("the quantity grammar lets no value pass that its family cannot store") }
    let unitName = measure.setting.unitName
    var result = Reading.Cell(value: stored, step: width, raw: cell.text, unit: unitName)
    if let written = quantity.writtenUnit, written.symbol != unitName ?? measure.reader.units.unit?.symbol { result.unit = written.symbol }
    if quantity.qualifier != .exact {
      result.amend {
        $0.qualifier = quantity.qualifier.rawValue
        $0.lower = quantity.interval.lower?.value.text
        $0.lowerIncluded = quantity.interval.lower?.included
        $0.upper = quantity.interval.upper?.value.text
        $0.upperIncluded = quantity.interval.upper?.included
      }
    }
    return result
  }

  private mutating func absent(_ absence: AbsentKind, _ cell: InputCell, _ measure: MeasureCell) -> Reading.Cell {
    let state = absence.state
    var result = Reading.Cell(value: state == .belowUnit ? 0 : nil, step: 0, raw: cell.text, unit: measure.setting.unitName)
    result.detail = Reading.Detail(state: state)
    guard state == .blank else { return result }
    result.amend { $0.code = NormalizationCode.cellBlank.rawValue }
    reject(
      Words.rejection(
        .note, .cellBlank, at: measure.row.place(of: cell), item: measure.column.id, key: key(measure.row), raw: cell.text,
        zh: cell.isBlank ? "\(measure.title)是空的，算没有报" : "\(measure.title)写的 \(Words.quoted(cell.text))，算没有报",
        en: "\(measure.column.id) is blank: not reported"))
    return result
  }

  private mutating func note(_ warning: QuantityWarning, _ cell: InputCell, _ measure: MeasureCell) {
    let words = QuantityWords(warning)
    reject(
      Rejection(
        .note, warning.code.rawValue, .note, at: measure.row.place(of: cell), offset: warning.offset, item: measure.column.id, key: key(measure.row),
        raw: cell.text, message: words.zh, remedy: words.remedy, english: words.en))
  }

  private mutating func refuse(_ refusal: QuantityRefusal, _ cell: InputCell, _ measure: MeasureCell) {
    let column = measure.column
    let words = QuantityWords(refusal, written: cell.text)
    // A column without a unit is one thing, said alike of each of its cells.
    let isOfColumn = refusal.code == .unitMissing
    reject(
      Rejection(
        .cell, refusal.code.rawValue, .error, at: measure.row.place(of: cell), offset: refusal.offset, item: column.id, key: key(measure.row),
        raw: cell.text, message: isOfColumn ? "\(measure.title)没有写单位，这一格没有读" : "\(measure.title)\(words.zh)", remedy: words.remedy,
        english: isOfColumn ? "\(column.id): no unit is stated, the cell was not read" : "\(column.id): \(words.en)"))
  }
}
