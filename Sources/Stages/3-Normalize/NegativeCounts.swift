import Definition
import Figures
import Handoff
import Quantities

/// A count below zero: -5 户 may be a correction of what was reported before, or a slip of the hand. The figure is taken as
/// written and asked about, unless the column says that its counts have a sign (`signed: true`, such as 净增户数).
struct NegativeCounts {
  private let columns: [(index: Int, column: Column, measure: Measure)]
  private var found: [[Rejection]]

  init(_ builder: RecordBuilder) {
    columns = builder.form.measures.enumerated().compactMap { index, column in
      column.measure.flatMap { $0.isSigned ? nil : (index, column, $0) }
    }
    found = columns.map { _ in [] }
  }

  mutating func look(at record: Reading.Record, key: String, _ builder: RecordBuilder) {
    for (at, (index, column, measure)) in columns.enumerated() {
      guard let cell = record.cells[index], let value = cell.value, value < 0, Self.family(measure, record, builder.form).isCounted else { continue }
      let title = column.headers.first ?? column.id
      found[at].append(
        Words.rejection(
          .note, .countNegative, at: builder.place(of: column, in: record), item: column.id, key: key, raw: cell.raw,
          zh: "\(title)写的 \(Words.quoted(cell.raw))，点数的东西不会比没有还少", en: "\(column.id) is \(Words.quoted(cell.raw)), and things that are counted are not fewer than none"))
    }
  }

  /// Column by column.
  func tell(_ builder: inout RecordBuilder) { found.joined().forEach { builder.reject($0) } }

  /// The family of the record's own unit, where a category decides it.
  private static func family(_ measure: Measure, _ record: Reading.Record, _ form: Form) -> UnitFamily {
    guard let by = measure.byCategory, let position = form.dimensions.firstIndex(where: { $0.id == by.column }) else { return measure.family }
    return record.dimensions[position].flatMap { by.families[$0] } ?? measure.family
  }
}
