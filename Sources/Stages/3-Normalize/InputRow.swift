import Figures
import Submissions

/// One row of a grid, dense: `cells[i]` stands in column i + 1.
struct InputRow {
  let line: Int
  /// The row number a spreadsheet shows.
  let number: Int
  let sheet: String
  let cells: [InputCell]
  /// Those that are not blank.
  let filled: [InputCell]
  /// What merged cells above say of columns that are empty here; no cells of this row.
  var merged: [Int: InputCell] = [:]

  init(_ row: RawRow, sheet: String) {
    line = row.line
    number = row.number
    self.sheet = sheet
    var cells: [InputCell] = []
    cells.reserveCapacity(row.cells.count)
    for index in row.cells.indices {
      let cell = row.cells[index]
      while cells.count + 1 < cell.column {
        cells.append(InputCell(text: "", line: row.line, column: cells.count + 1))
      }
      cells.append(
        InputCell(
          text: cell.kind == .boolean ? Self.truth(row.text(of: cell)) : row.text(of: cell), line: row.line + cell.lineOffset,
          column: cell.column, kind: cell.kind, mergeAcross: cell.mergeAcross, unit: row.unit(of: cell)))
    }
    self.cells = cells
    filled = cells.contains(where: \.isBlank) ? cells.filter { !$0.isBlank } : cells
  }

  /// A cell that is true or false shows a word, and 1 is no figure of it.
  private static func truth(_ text: String) -> String { text == "1" ? "TRUE" : text == "0" ? "FALSE" : text }

  /// What the row says of a column: its own cell, or a merged one from above.
  func value(_ column: Int) -> InputCell? {
    guard let own = self[column], !own.isBlank else { return merged[column] ?? self[column] }
    return own
  }

  func place(of cell: InputCell) -> Place {
    Place(line: cell.line, column: cell.column, sheet: sheet, row: number)
  }

  subscript(column: Int) -> InputCell? { column >= 1 && column <= cells.count ? cells[column - 1] : nil }
}
