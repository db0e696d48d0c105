/// A place in a submitted file, in the terms of everyone who may have to find it.
package struct SubmissionPlace: Sendable, Equatable {
  /// The physical line, from 1; CR, LF and CRLF each end one.
  package let line: Int
  /// The character on that line, from 1, in Unicode scalars.
  package let character: Int
  /// The byte in the file, from 0, a byte order mark included.
  package let offset: Int
  /// The ordinal of the cell in its row, where it is known.
  package let column: Int?
  /// The row number that a spreadsheet shows, where it is known.
  package let row: Int?
  /// The worksheet, where there are any.
  package let sheet: String

  package init(line: Int, character: Int, offset: Int, column: Int? = nil, row: Int? = nil, sheet: String = "") {
    self.line = line
    self.character = character
    self.offset = offset
    self.column = column
    self.row = row
    self.sheet = sheet
  }

  /// `E63`, `资金!E63`, where row and column are known.
  package var cell: String? {
    guard let column, let row else { return nil }
    return (sheet.isEmpty ? "" : sheet + "!") + SheetAddress.text(column: column, row: row)
  }
}
