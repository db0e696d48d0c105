import Definition
import Figures
import Handoff
import Quantities

/// A column of rates that may hold fractions: 0.9657 under a header in % is 0.9657%, or 96.57% saved as a number.
///
/// Asked, never guessed: where every figure of the column is at most 1.5 and one lies strictly between 0 and 1. A cell
/// with its own % is what it says.
struct FractionColumns {
  private struct Candidate {
    let index: Int
    let column: Column
    /// 1% in units of the stored scale.
    let one: Int64
    var figures = 0
    var bare = 0
    var first: (record: Reading.Record, raw: String, key: String)?
    /// A figure is below 0 or above 1.5.
    var isOrdinary = false
  }

  private var candidates: [Candidate] = []

  init(_ builder: RecordBuilder) {
    for (index, column) in builder.form.measures.enumerated() {
      guard let measure = column.measure, measure.family.id == "rate", measure.family.decimals < 18,
        builder.reader(column)?.units.unit?.symbol == "%"
      else { continue }
      candidates.append(Candidate(index: index, column: column, one: (0..<measure.family.decimals).reduce(Int64(1)) { power, _ in power * 10 }))
    }
  }

  mutating func look(at record: Reading.Record, key: String) {
    for at in candidates.indices where !candidates[at].isOrdinary {
      guard let cell = record.cells[candidates[at].index], let value = cell.value else { continue }
      let one = candidates[at].one
      candidates[at].figures += 1
      candidates[at].isOrdinary = value < 0 || value > one / 2 * 3
      guard Self.isBare(cell, below: one) else { continue }
      candidates[at].bare += 1
      if candidates[at].first == nil { candidates[at].first = (record, cell.raw, key) }
    }
  }

  func tell(_ builder: inout RecordBuilder) {
    for candidate in candidates where !candidate.isOrdinary {
      guard let first = candidate.first else { continue }
      let column = candidate.column
      let title = column.headers.first ?? column.id
      builder.reject(
        Words.rejection(
          .note, .rateAsFraction, at: builder.place(of: column, in: first.record), item: column.id, key: first.key, raw: first.raw,
          zh: "\(title)写的 \(Words.quoted(first.raw))，按栏名读作 \(first.raw)%；整栏 \(candidate.figures) 格都不大于 1.5，其中 \(candidate.bare) 格在 0 和 1 之间，疑似写成了小数",
          en: "\(column.id) is \(Words.quoted(first.raw)), read as \(first.raw)%; no figure of the column is above 1.5"))
    }
  }

  private static func isBare(_ cell: Reading.Cell, below one: Int64) -> Bool {
    guard let value = cell.value, value > 0, value < one else { return false }
    return !cell.raw.unicodeScalars.contains { ["%", "％", "﹪", "‰"].contains($0) }
  }
}
