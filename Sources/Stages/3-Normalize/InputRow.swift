import Submissions

/// One cell of a submission on its way to a figure.
struct InputCell {
  var text: String
  var line: Int
  /// Ordinal in the row, from 1.
  var column: Int
  var kind: CellKind = .text
  var mergeAcross = 0
  /// The row it stands in, where it speaks for this one from above: a merged cell, or 隆福乡 once for all its projects.
  var row: Int?
  /// The unit that stands at the value: XML's attribute 单位, or what the number format of a spreadsheet writes behind a number.
  var unit: String?
  /// XML: the value's path.
  var path: String?

  var isBlank: Bool {
    guard let first = text.utf8.first else { return true }
    // A printable ASCII character or an ideograph in front settles it for nearly every cell.
    if (first > 0x20 && first < 0x7F) || (0xE4...0xE9).contains(first) { return false }
    return text.unicodeScalars.allSatisfy { Self.isBlank($0) }
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) { return false }
    return scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
  }

  /// The text without blanks around it.
  var trimmed: String { Self.trimmed(text) }

  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isBlank(first) || isBlank(last) else { return text }
    guard let start = scalars.firstIndex(where: { !isBlank($0) }), let end = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[start...end])
  }
}

/// One row of a grid, dense: `cells[i]` stands in column i + 1.
struct InputRow {
  var line: Int
  /// The row number a spreadsheet shows.
  var number: Int
  var sheet: String
  var cells: [InputCell]
  /// What merged cells above say of columns that are empty here; no cells of this row.
  var merged: [Int: InputCell] = [:]

  var filled: [InputCell] { cells.filter { !$0.isBlank } }

  init(_ row: RawRow, sheet: String) {
    line = row.line
    number = row.number
    self.sheet = sheet
    cells = []
    for index in row.cells.indices {
      let cell = row.cells[index]
      while cells.count + 1 < cell.column {
        cells.append(InputCell(text: "", line: row.line, column: cells.count + 1))
      }
      cells.append(
        InputCell(
          text: cell.kind == .boolean ? Self.truth(row.text(of: cell)) : row.text(of: cell), line: row.line + cell.lineOffset, column: cell.column, kind: cell.kind, mergeAcross: cell.mergeAcross,
          unit: row.unit(of: cell)))
    }
  }

  /// A cell that is true or false shows a word, and 1 is no figure of it.
  private static func truth(_ text: String) -> String { text == "1" ? "TRUE" : text == "0" ? "FALSE" : text }

  /// What the row says of a column: its own cell, or a merged one from above.
  func value(_ column: Int) -> InputCell? {
    guard let own = self[column], !own.isBlank else { return merged[column] ?? self[column] }
    return own
  }

  subscript(column: Int) -> InputCell? { column >= 1 && column <= cells.count ? cells[column - 1] : nil }
}
