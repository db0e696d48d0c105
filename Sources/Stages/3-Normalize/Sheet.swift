import Submissions

/// A worksheet, or the one sheet that a CSV is: its rows, each knowing which merged cells above reach into it.
struct Sheet {
  private let source: SheetSource
  let isBlank: Bool

  var name: String { source.name }

  var rows: SheetRows { SheetRows(source) }

  /// What kept a row from being read back.
  var failure: (any Error)? { source.failure }

  /// The sheets of a submission in their order.
  static func all(_ extracted: ExtractedRows) throws -> [Sheet] {
    var sheets: [(source: SheetSource, isBlank: Bool)] = []
    var reader = extracted.reader()
    var place = reader.place
    while let row = try reader.next() {
      switch row {
      case .sheet(let title): sheets.append((SheetSource(name: title, reader: extracted.reader()), true))
      case .row(let raw):
        if sheets.isEmpty { sheets.append((SheetSource(name: "", reader: extracted.reader()), true)) }
        let last = sheets.count - 1
        sheets[last].source.note(raw, at: place)
        if sheets[last].isBlank { sheets[last].isBlank = InputRow(raw, sheet: "").filled.isEmpty }
      case .element: break
      }
      place = reader.place
    }
    return sheets.map { Sheet(source: $0.source, isBlank: $0.isBlank) }
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
