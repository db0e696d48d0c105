import Definition
import Figures
import Handoff

/// What stands in the total rows of a table: where it has nothing else, its figures would be lost in a nil return.
struct PassedTotals {
  /// The first figure that is not zero.
  private var first: (raw: String, place: Place)?

  /// Notes a total row with a column for each figure; of a list its figures come one by one.
  mutating func note(_ row: RecordRow, of form: Form) {
    guard first == nil else { return }
    for column in form.measures { if let cell = row[column] { note(cell, row) } }
  }

  mutating func note(_ cell: InputCell, _ row: RecordRow) {
    guard first == nil, cell.text.unicodeScalars.contains(where: Self.isOfFigure) else { return }
    first = (cell.text, row.place(of: cell))
  }

  /// Why a return without a record cannot be taken; nil where it has one, or lost one for a reason of its own.
  func refusal(of reading: Reading) -> Rejection? {
    guard let first, reading.records.count == 0, reading.rejections.count(.record) == 0 else { return nil }
    return Words.rejection(
      .submission, .rowsAllTotal, at: first.place, raw: first.raw, zh: "表里的行都当作合计行，没有一条记录，写的 \(Words.quoted(first.raw)) 加不到哪里去，整份没有收",
      en: "every row is taken as a total and none as a record; \(Words.quoted(first.raw)) would be added to nothing")
  }

  /// A digit but zero, in whatever width.
  private static func isOfFigure(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal && scalar.properties.numericValue != 0 }
}
