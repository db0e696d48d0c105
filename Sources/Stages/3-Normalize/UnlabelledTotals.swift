import Definition
import Figures
import Handoff
import Quantities

/// A total row that is called something else — 都安县, 19个乡镇 — would be counted as a record and double every sum.
///
/// The first or last record whose every figure is what the others add up to is reported, not removed: a single parent of all
/// others may be true.
struct UnlabelledTotals {
  /// Of fewer others a coincidence is too easy.
  private static let fewest = 3

  /// The columns that could add up.
  private let columns: [Int]
  private var sums: [Int128]
  /// How many records have a figure other than 0.
  private var addends: [Int]
  private var count = 0
  private var first: (record: Reading.Record, key: String)?
  private var last: (record: Reading.Record, key: String)?

  init(_ builder: RecordBuilder) {
    columns = builder.form.measures.indices.filter { builder.form.measures[$0].measure?.byCategory == nil }
    sums = columns.map { _ in 0 }
    addends = columns.map { _ in 0 }
  }

  mutating func look(at record: Reading.Record, key: String) {
    count += 1
    for (at, column) in columns.enumerated() {
      guard let value = record.cells[column]?.value, value != 0 else { continue }
      sums[at] += Int128(value)
      addends[at] += 1
    }
    if first == nil { first = (record, key) }
    last = (record, key)
  }

  func tell(_ builder: inout RecordBuilder) {
    guard count > Self.fewest else { return }
    for (record, key) in [first, last].compactMap({ $0 }) where isTotal(record) {
      builder.reject(
        Words.rejection(
          .note, .rowLooksTotal, at: Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path),
          key: key, raw: key, zh: "\(key)这一行每一格都等于其余 \(count - 1) 行之和，像是合计行，却当作一条记录收了",
          en: "every figure of \(key) is the sum of the other \(count - 1) records"))
    }
  }

  /// At least two columns, or one with others that differ, add up; none does not.
  private func isTotal(_ record: Reading.Record) -> Bool {
    var matching = 0
    for (at, column) in columns.enumerated() {
      guard let own = record.cells[column]?.value else { continue }
      guard Int128(own) == sums[at] - Int128(own) else { return false }
      if addends[at] - (own == 0 ? 0 : 1) > 1 { matching += 1 }
    }
    let figures = record.cells.count { $0?.value != nil }
    return matching >= 2 || (matching == 1 && figures == 1)
  }
}
