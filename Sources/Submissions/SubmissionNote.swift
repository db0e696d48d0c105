/// Something about a file that is worth saying and changes nothing of what was read.
package struct SubmissionNote: Sendable, Equatable {
  package enum Code: String, Sendable, CaseIterable {
    /// The XML declaration names another encoding than the one that the bytes are in.
    case encodingDeclared = "encoding-declared"
    /// No separator on any line, but full-width commas: probably typed by hand.
    case separatorFullWidth = "separator-full-width"
    /// A worksheet that nobody sees in the workbook is read like the others.
    case sheetHidden = "sheet-hidden"
  }

  package let code: Code
  package let line: Int
  package let character: Int
  /// The facts of the message: declared and real encoding, the worksheet.
  package let details: [String]
}
