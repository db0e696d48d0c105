import Definition
import Figures
import Handoff
import Quantities

/// A column of rates that may hold fractions: 0.9657 under a header in % is 0.9657%, or 96.57% saved as a number.
///
/// Asked, never guessed: where every figure of the column is at most 1.5 and one lies strictly between 0 and 1. A cell
/// with its own % is what it says.
enum FractionColumns {
  static func doubt(_ builder: inout RecordBuilder) {
    let reading = builder.reading
    for (index, column) in builder.form.measures.enumerated() {
      guard let measure = column.measure, measure.family.id == "rate", measure.family.decimals < 18,
        builder.readers[column.id]?.units.unit?.symbol == "%"
      else { continue }
      let one = (0..<measure.family.decimals).reduce(Int64(1)) { power, _ in power * 10 }
      let cells = reading.records.indices.compactMap { at in reading.records[at].cells[index].flatMap { $0.value == nil ? nil : (at, $0) } }
      let values = cells.compactMap(\.1.value)
      guard values.allSatisfy({ $0 >= 0 && $0 <= one / 2 * 3 }), let first = cells.first(where: { isBare($0.1, below: one) }) else { continue }
      let count = cells.count { isBare($0.1, below: one) }
      let title = column.headers.first ?? column.id
      builder.reject(
        Words.rejection(
          .note, .rateAsFraction, at: builder.place(of: column, in: first.0), item: column.id, key: builder.keys[first.0], raw: first.1.raw,
          zh: "\(title)写的 \(Words.quoted(first.1.raw))，按栏名读作 \(first.1.raw)%；整栏 \(cells.count) 格都不大于 1.5，其中 \(count) 格在 0 和 1 之间，疑似写成了小数",
          en: "\(column.id) is \(Words.quoted(first.1.raw)), read as \(first.1.raw)%; no figure of the column is above 1.5"))
    }
  }

  private static func isBare(_ cell: Reading.Cell, below one: Int64) -> Bool {
    guard let value = cell.value, value > 0, value < one else { return false }
    return !cell.raw.unicodeScalars.contains { ["%", "％", "﹪", "‰"].contains($0) }
  }
}
