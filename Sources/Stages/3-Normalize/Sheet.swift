import Submissions

/// A worksheet, or the one sheet that a CSV is: its rows, each knowing which merged cells above reach into it.
struct Sheet {
  let name: String
  private(set) var rows: [InputRow] = []

  var isBlank: Bool { rows.allSatisfy(\.filled.isEmpty) }

  /// The sheets of a submission in their order.
  static func all(_ extracted: [ExtractRow]) -> [Sheet] {
    var sheets: [Sheet] = []
    var merges: [Int: (cell: InputCell, last: Int)] = [:]
    for row in extracted {
      switch row {
      case .sheet(let title):
        sheets.append(Sheet(name: title))
        merges = [:]
      case .row(let raw):
        if sheets.isEmpty { sheets.append(Sheet(name: "")) }
        var input = InputRow(raw, sheet: sheets[sheets.count - 1].name)
        for (column, merge) in merges where merge.last >= raw.number { input.merged[column] = merge.cell }
        for cell in raw.cells where cell.mergeDown > 0 {
          guard var held = input[cell.column], !held.isBlank else { continue }
          held.row = raw.number
          merges[cell.column] = (held, raw.number + cell.mergeDown)
        }
        sheets[sheets.count - 1].rows.append(input)
      case .element: break
      }
    }
    return sheets
  }

  /// A number anywhere but in the first cell of its row, where notes count themselves.
  var hasFigures: Bool {
    rows.contains { row in
      row.filled.dropFirst().contains { cell in
        switch cell.kind {
        case .number, .percent, .formula: true
        case .text: Self.isNumber(cell.trimmed)
        case .date, .boolean, .error: false
        }
      }
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.contains { (48...57).contains($0) } && text.utf8.allSatisfy { (48...57).contains($0) || [0x2C, 0x2E, 0x25, 0x2D].contains($0) }
  }
}
