import Figures

/// Writes a sheet as CSV: cells with separators, quotes or line breaks in quotes, everything else bare.
struct DelimitedText {
  let sheet: SampleSheet
  let style: HouseStyle
  let wording: Wording

  private var separator: Character {
    switch style.format {
    case .tab: "\t"
    case .semicolon: ";"
    case .csv, .xml, .spreadsheet: ","
    }
  }

  private var newline: String {
    switch style.newline {
    case .lf: "\n"
    case .crlf: "\r\n"
    case .cr: "\r"
    }
  }

  var text: String {
    var lines = sheet.above.map { [$0] }
    lines += sheet.heads
    lines += sheet.rows.map { $0.map(written) }
    lines += sheet.below.map { [$0] }
    if style.habits.contains(.padding) {
      lines = lines.map { $0 + [String](repeating: "", count: max(0, sheet.width - $0.count) + 3) }
      lines += [[String]](repeating: [String](repeating: "", count: sheet.width + 3), count: 200)
    }
    return lines.map { row in row.map(quoted).joined(separator: String(separator)) + newline }.joined()
  }

  private func written(_ cell: SampleCell) -> String {
    switch cell {
    case .blank: ""
    case .text(let text): text
    case .day(let day): wording.day(day)
    case .figure(let digits, let unit): DigitDress.written(digits, style.digits) + unit
    case .percent(let digits): DigitDress.written(digits, style.digits)
    }
  }

  private func quoted(_ text: String) -> String {
    let needs = text.unicodeScalars.contains { $0 == "\"" || $0 == "\n" || $0 == "\r" || Character($0) == separator }
    guard needs else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
