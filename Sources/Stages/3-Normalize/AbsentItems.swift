import Definition
import Figures
import Handoff

/// The figures of a list that nobody wrote: a record without a row for 已支出 has not reported it, as a blank cell of a table has not.
///
/// It is said of each record; of an item that the whole list lacks it is said once. A column that the form leaves to the sender is missed
/// only where others of the list have it.
struct AbsentItems {
  /// The records that lack an item of which the list has no row at all.
  private struct Lack {
    var records = 0
    var first: (record: Reading.Record, key: String)?
  }

  private let form: Form
  /// Whether any record of the list has a figure, readable or not, of this measure.
  private var isWritten: [Bool]
  private var lacks: [Lack]

  init(_ form: Form) {
    self.form = form
    isWritten = form.measures.map { _ in false }
    lacks = form.measures.map { _ in Lack() }
  }

  /// Notes that the list has the measure at this position among the form's.
  mutating func note(_ position: Int) { isWritten[position] = true }

  /// Makes what a record has no row for a blank cell.
  mutating func fill(_ record: inout Reading.Record, key: String, _ builder: inout RecordBuilder) {
    for (position, column) in form.measures.enumerated() where record.cells[position] == nil {
      guard isWritten[position] || !column.optional else { continue }
      var detail = Reading.Detail(state: .blank)
      detail.code = NormalizationCode.cellBlank.rawValue
      record.cells[position] = Reading.Cell(value: nil, step: 0, raw: "", detail: detail)
      if isWritten[position] {
        tell(column, record, key, &builder)
      } else {
        lacks[position].records += 1
        if lacks[position].first == nil { lacks[position].first = (record, key) }
      }
    }
  }

  /// Says what the whole list lacks.
  func tell(_ builder: inout RecordBuilder) {
    for (column, lack) in zip(form.measures, lacks) {
      guard let (record, key) = lack.first else { continue }
      guard lack.records > 1 else {
        tell(column, record, key, &builder)
        continue
      }
      let title = column.headers.first ?? column.id
      builder.reject(
        rejection(
          column, record, key: nil, zh: "全表没有\(title)这一行，\(lack.records) 条记录的\(title)都算没有报",
          en: "no record has a row for \(column.id): not reported by any of the \(lack.records)"))
    }
  }

  private func tell(_ column: Column, _ record: Reading.Record, _ key: String, _ builder: inout RecordBuilder) {
    let title = column.headers.first ?? column.id
    builder.reject(
      rejection(
        column, record, key: key, zh: "这条记录没有\(title)这一行，\(title)算没有报", en: "the record has no row for \(column.id): not reported"))
  }

  private func rejection(_ column: Column, _ record: Reading.Record, key: String?, zh: String, en: String) -> Rejection {
    Words.rejection(
      .note, .cellBlank, at: Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path), item: column.id, key: key,
      zh: zh, en: en)
  }
}
