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
  mutating func fill(_ record: inout RecordRow, _ row: InputRow, isRecord: Bool) {
    guard fills || !row.merged.isEmpty else { return }
    for (index, bound) in columns.enumerated() {
      let column = bound.column
      guard record[column]?.isBlank ?? true else {
        guard isRecord, column.fillsDown, var cell = record[column] else { continue }
        for other in columns[(index + 1)...] where last[other.column.id]?.row != row.number { last[other.column.id] = nil }
        cell.row = row.number
        last[column.id] = cell
        continue
      }
      if let merged = row.merged[bound.position] {
        record[column] = merged
      } else if isRecord, column.fillsDown, let held = last[column.id] {
        record[column] = held
      }
    }
  }
}
