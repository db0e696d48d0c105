/// Rows as columns that line up on a terminal, ideographs counting two.
package enum AlignedTable {
  package static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Width.columns(text)))
  }

  package static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - Width.columns(text))) + text
  }

  /// `rightAligned` names columns by index.
  package static func lines(_ rows: [[String]], rightAligned: Set<Int> = [], gap: Int = 2, indent: Int = 0) -> [String] {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], Width.columns(cell))
      }
    }
    return rows.map { row in
      var line = String(repeating: " ", count: indent)
      for (index, cell) in row.enumerated() {
        let isLast = index == row.count - 1
        line += rightAligned.contains(index) ? right(cell, widths[index]) : isLast ? cell : left(cell, widths[index])
        if !isLast { line += String(repeating: " ", count: gap) }
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
