import Definition
import Figures
import Handoff
import Quantities

/// A total row that is called something else — 都安县, 19个乡镇 — would be counted as a record and double every sum.
///
/// The first or last record whose every figure is what the others add up to is reported, not removed: a single parent of all
/// others may be true.
enum UnlabelledTotals {
  /// Of fewer others a coincidence is too easy.
  private static let fewest = 3

  static func doubt(_ builder: inout RecordBuilder) {
    let records = builder.reading.records
    guard records.count > fewest else { return }
    for index in [0, records.count - 1] where isTotal(index, of: records, builder.form) {
      let record = records[index]
      builder.reject(
        Words.rejection(
          .note, .rowLooksTotal, at: Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path),
          key: builder.keys[index], raw: builder.keys[index], zh: "\(builder.keys[index])这一行每一格都等于其余 \(records.count - 1) 行之和，像是合计行，却当作一条记录收了",
          en: "every figure of \(builder.keys[index]) is the sum of the other \(records.count - 1) records"))
    }
  }

  /// At least two columns, or one with others that differ, add up; none does not.
  private static func isTotal(_ index: Int, of records: [Reading.Record], _ form: Form) -> Bool {
    var matching = 0
    for (column, definition) in form.measures.enumerated() where definition.measure?.byCategory == nil {
      guard let own = records[index].cells[column]?.value else { continue }
      var sum: Int128 = 0
      var addends = 0
      for (other, record) in records.enumerated() where other != index {
        sum += Int128(record.cells[column]?.value ?? 0)
        addends += record.cells[column]?.value ?? 0 == 0 ? 0 : 1
      }
      guard Int128(own) == sum else { return false }
      if addends > 1 { matching += 1 }
    }
    let figures = records[index].cells.count { $0?.value != nil }
    return matching >= 2 || (matching == 1 && figures == 1)
  }
}
