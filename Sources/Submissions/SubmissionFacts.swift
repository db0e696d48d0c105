/// How the bytes of a file are to be read as text.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf8WithMark = "UTF-8 BOM"
  case gb18030 = "GB18030"
  case gb18030WithMark = "GB18030 BOM"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
}

/// What kind of file it is, told from its first characters.
package enum SubmissionFormat: String, Sendable, CaseIterable {
  case csv
  /// Excel 2003 XML
  case spreadsheet
  /// Business XML
  case xml
}

/// What reading a submission established about the file as a whole.
package struct SubmissionFacts: Sendable, Equatable {
  package let encoding: TextEncoding
  package let format: SubmissionFormat
  /// The separator of a CSV file: ",", a tab or ";".
  package let separator: String?
  /// Oddities that change nothing of what was read.
  package let notes: [SubmissionNote]
  /// Rows and elements handed on.
  package let rows: Int
  /// Cells in them; of business XML the leaves, stray texts and attributes.
  package let cells: Int

  package init(
    encoding: TextEncoding, format: SubmissionFormat, separator: String?, notes: [SubmissionNote], rows: Int, cells: Int
  ) {
    self.encoding = encoding
    self.format = format
    self.separator = separator
    self.notes = notes
    self.rows = rows
    self.cells = cells
  }
}
