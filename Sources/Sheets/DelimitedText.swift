/// Writes rows of texts as CSV: cells with separators, quotes or line breaks in quotes, everything else bare.
///
///     ["投资，万元", "1,284.5"]  →  投资，万元,"1,284.5"
package struct DelimitedText {
  private let rows: [[String]]
  private let separator: Character
  private let newline: String

  package init(_ rows: [[String]], separator: Character = ",", newline: String = "\r\n") {
    self.rows = rows
    self.separator = separator
    self.newline = newline
  }

  package var text: String {
    rows.map { row in row.map(quoted).joined(separator: String(separator)) + newline }.joined()
  }

  private func quoted(_ text: String) -> String {
    let needs = text.unicodeScalars.contains { $0 == "\"" || $0 == "\n" || $0 == "\r" || Character($0) == separator }
    guard needs else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
