/// Where a cell stands in a submission.
package struct Place: Hashable, Sendable {
  /// The physical line on which the cell starts, from 1; in XML, the line of its start tag.
  package var line: Int
  /// The ordinal of the cell in its row, from 1; 0 where the place is a whole row or file.
  package var column: Int
  /// The worksheet and row that a spreadsheet shows; 0 for XML.
  package var sheet: String
  package var row: Int
  /// `/报表/记录[17]/投资`
  package var path: String?

  package init(line: Int, column: Int, sheet: String = "", row: Int = 0, path: String? = nil) {
    self.line = line
    self.column = column
    self.sheet = sheet
    self.row = row
    self.path = path
  }

  /// The address a spreadsheet shows: `E63`, `Sheet1!E63`, of a whole row its first cell; nil for XML and whole files.
  package var address: String? {
    guard row > 0 else { return nil }
    return (sheet.isEmpty ? "" : sheet + "!") + Self.letters(max(column, 1)) + String(row)
  }

  /// A, B, … Z, AA, … as a spreadsheet names its columns.
  package static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      rest -= 1
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest /= 26
    }
    return letters
  }
}
