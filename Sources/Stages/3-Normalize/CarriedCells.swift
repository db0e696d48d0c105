import Definition

/// Cells that speak for the rows below them: a township merged over its projects, or, where the form says `fill: down`,
/// written once with blanks below. A figure never does.
struct CarriedCells {
  private let columns: [HeaderBinding.Bound]
  private let fills: Bool
  private var last: [String: InputCell] = [:]

  init(_ binding: HeaderBinding) {
    columns = binding.columns.filter(\.column.role.carriesDown).sorted { $0.position < $1.position }
    fills = columns.contains(where: \.column.fillsDown)
  }

  /// Fills the blanks of a row. A value of its own ends what stood above, here and in the columns to its right: another
  /// township has other villages.
  mutating func fill(_ record: inout RecordBuilder.Row, _ row: InputRow, isRecord: Bool) {
    guard fills || !row.merged.isEmpty else { return }
    for (index, bound) in columns.enumerated() {
      let id = bound.column.id
      guard record.cells[id]?.isBlank ?? true else {
        guard isRecord, bound.column.fillsDown, var cell = record.cells[id] else { continue }
        for other in columns[(index + 1)...] where last[other.column.id]?.row != row.number { last[other.column.id] = nil }
        cell.row = row.number
        last[id] = cell
        continue
      }
      if let merged = row.merged[bound.position] {
        record.cells[id] = merged
      } else if isRecord, bound.column.fillsDown, let held = last[id] {
        record.cells[id] = held
      }
    }
  }
}
