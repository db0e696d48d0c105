import Definition
import Figures
import Handoff
import Quantities

/// The unit that a list states for its column of values: in the header, `数值（元）`, or in a row of its own below it.
///
/// The figures of a list are of many columns: each takes what it can be the unit of, and one of them must.
extension GridLayout {
  /// Whether a row holds nothing but units below the values, with or without a label.
  func isListUnitRow(_ row: InputRow) -> Bool {
    guard let value = binding.value, let cell = row[value], Self.unbracketed(cell.trimmed, pipeline.units) != nil else { return false }
    return row.filled.allSatisfy { $0.column == value || UnitWords.statesNothing(UnitWords.unbracketed($0.trimmed)) }
  }

  /// Whether the unit of such a row is the one that its figures have anyway.
  func holdsInList(_ listed: [[Unit]]) -> Bool {
    if let text = binding.valueUnit, let own = HeaderText.units(in: text, pipeline.units) {
      return own.map { $0.first?.symbol } == listed.map { $0.first?.symbol }
    }
    return holdsEverywhere(listed)
  }

  /// Whether units that are stated for all columns are those that the columns have anyway.
  func holdsEverywhere(_ listed: [[Unit]]) -> Bool {
    let taking = binding.form.columns.filter { column in listed.contains { column.measure?.takes($0) ?? false } }
    return !taking.isEmpty
      && taking.allSatisfy { column in
        guard let own = units[column.id]?.unit else { return false }
        return listed.joined().contains { $0.family == own.family && $0.factor == own.factor }
      }
  }

  mutating func stateUnits(ofList row: InputRow, _ rejections: inout Rejections) {
    guard let value = binding.value, let cell = row[value], let listed = Self.unbracketed(cell.trimmed, pipeline.units) else { return }
    refuse(ofNoColumn: listed, at: row.place(of: cell), raw: cell.text, &rejections)
    if let above = binding.valueUnit, !holdsInList(listed) {
      rejections.append(
        Words.rejection(
          .submission, .unitAmbiguous, at: row.place(of: cell), raw: cell.text,
          zh: "数值一栏的栏名写的单位是\(above)，下面一行写的是 \(Words.quoted(cell.trimmed))，不知道用哪个",
          en: "the column of values is headed \(above), the row below says \(Words.quoted(cell.trimmed))"))
    }
    for column in binding.form.columns where units[column.id] != nil {
      apply(listed, to: column, from: .unitRow, own: false, cell: cell, row: row, &rejections)
    }
  }

  /// `数值（港元）` of a form of 元.
  func checkValueUnit(_ headerRow: InputRow, _ rejections: inout Rejections) {
    guard let text = binding.valueUnit, let value = binding.value, let listed = HeaderText.units(in: text, pipeline.units) else { return }
    let place = Place(line: headerRow.line, column: value, sheet: headerRow.sheet, row: headerRow.number)
    refuse(ofNoColumn: listed, at: place, raw: headerRow[value]?.text ?? text, &rejections)
  }

  private func refuse(ofNoColumn listed: [[Unit]], at place: Place, raw: String, _ rejections: inout Rejections) {
    let reach = UnitReach(listed, in: binding.form)
    if reach.isOfNoColumn, let fault = reach.faults.first { rejections.append(fault.rejection(at: place, raw: raw, binding.form)) }
  }
}
