import Definition
import Figures
import Handoff
import Quantities

/// A count below zero: -5 户 may be a correction of what was reported before, or a slip of the hand. The figure is taken as
/// written and asked about, unless the column says that its counts have a sign (`signed: true`, such as 净增户数).
enum NegativeCounts {
  static func doubt(_ builder: inout RecordBuilder) {
    let reading = builder.reading
    for (index, column) in builder.form.measures.enumerated() {
      guard let measure = column.measure, !measure.isSigned else { continue }
      for (at, record) in reading.records.enumerated() {
        guard let cell = record.cells[index], let value = cell.value, value < 0, family(measure, record, builder.form).isCounted else { continue }
        let title = column.headers.first ?? column.id
        builder.reject(
          Words.rejection(
            .note, .countNegative, at: builder.place(of: column, in: at), item: column.id, key: builder.keys[at], raw: cell.raw,
            zh: "\(title)写的 \(Words.quoted(cell.raw))，点数的东西不会比没有还少", en: "\(column.id) is \(Words.quoted(cell.raw)), and things that are counted are not fewer than none"))
      }
    }
  }

  /// The family of the record's own unit, where a category decides it.
  private static func family(_ measure: Measure, _ record: Reading.Record, _ form: Form) -> UnitFamily {
    guard let by = measure.byCategory, let position = form.dimensions.firstIndex(where: { $0.id == by.column }) else { return measure.family }
    return record.dimensions[position].flatMap { by.families[$0] } ?? measure.family
  }
}
