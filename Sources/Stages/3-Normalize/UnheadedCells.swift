import Figures
import Handoff

/// The filled cells of a row that stand under no header; in a long layout item, value and unit are headers too.
struct UnheadedCells {
  private let binding: HeaderBinding
  /// By column, from 0 on.
  private let isHeaded: [Bool]
  private var told: Set<Int> = []

  init(_ binding: HeaderBinding) {
    self.binding = binding
    let others = [binding.item, binding.value, binding.unit, binding.rowTotal?.column].compactMap { $0 }
    var isHeaded = Array(repeating: false, count: binding.width + 1)
    for column in binding.columns.map(\.position) + others + binding.crossed.map(\.cell.column) { isHeaded[column] = true }
    self.isHeaded = isHeaded
  }

  func cells(of row: InputRow) -> [InputCell] { row.filled.filter { $0.column >= isHeaded.count || !isHeaded[$0.column] } }

  /// Says once of a column that it was not read, unless it numbers the rows.
  mutating func note(_ cells: [InputCell], of row: InputRow, key: @autoclosure () -> String) -> Rejection? {
    guard let first = cells.first, !binding.numberingColumns.contains(first.column), told.insert(first.column).inserted else { return nil }
    return Words.rejection(
      .note, .headerBlank, at: row.place(of: first), key: key(), raw: first.text,
      zh: "第 \(first.column) 栏没有栏名，从这一格起写的 \(Words.quoted(first.trimmed)) 没有读",
      en: "column \(first.column) has no header; \(Words.quoted(first.trimmed)) and what is below it were not read")
  }
}
