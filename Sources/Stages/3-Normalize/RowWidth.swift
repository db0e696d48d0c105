import Definition
import Figures
import Handoff

/// Whether a row is as wide as the header; a comma inside a number makes it wider.
struct RowWidth {
  private let binding: HeaderBinding
  /// Only there a row says where it ends.
  private let isCSV: Bool

  init(_ binding: HeaderBinding, isCSV: Bool) {
    self.binding = binding
    self.isCSV = isCSV
  }

  /// Why the row cannot be taken. A total row may leave out the empty cells at its end: it loads nothing.
  func rejection(_ row: InputRow, isTotal: Bool, key: @autoclosure () -> String) -> Rejection? {
    if let last = row.filled.last, last.column > binding.width, let beyond = row.filled.first(where: { $0.column > binding.width }) {
      return Words.rejection(
        .record, .rowTooLong, at: row.place(of: beyond), key: key(), raw: beyond.text,
        zh: "这一行有 \(last.column) 格，表头只有 \(binding.width) 格，这一行没有收", en: "the row has \(last.column) cells, the header \(binding.width)")
    }
    guard isCSV, !isTotal, row.cells.count < binding.width else { return nil }
    let needed =
      binding.columns.first { $0.position > row.cells.count && !($0.column.optional || $0.column.isFreeText || $0.column.isIdle) }?.header
      ?? binding.crossed.first { $0.cell.column > row.cells.count }?.cell.text
    guard let needed else { return nil }
    return Words.rejection(
      .record, .rowTooShort, at: Place(line: row.line, column: 0, sheet: row.sheet, row: row.number), key: key(),
      raw: row.cells.map(\.text).joined(separator: ","),
      zh: "这一行只有 \(row.cells.count) 格，表头有 \(binding.width) 格，缺“\(needed)”起的格子，这一行没有收",
      en: "the row has \(row.cells.count) cells, the header \(binding.width)")
  }
}

extension Column {
  /// Columns that nobody needs.
  var isIdle: Bool {
    switch role {
    case .ignored, .private, .unit: true
    case .region, .key, .period, .category, .measure, .check, .date, .text: false
    }
  }
}
