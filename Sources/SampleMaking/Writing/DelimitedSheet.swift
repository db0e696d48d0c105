import Figures
import Sheets

/// Writes a sheet as CSV in an office's style.
struct DelimitedSheet {
  let sheet: Sheet
  let style: HouseStyle
  let wording: Wording

  private var separator: Character {
    switch style.format {
    case .tab: "\t"
    case .semicolon: ";"
    case .csv, .xml, .spreadsheet: ","
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
    return DelimitedText(lines, separator: separator, newline: style.newline.text).text
  }

  private func written(_ cell: SheetCell) -> String {
    switch cell {
    case .blank: ""
    case .text(let text): text
    case .day(let day): wording.day(day)
    case .figure(let digits, let unit): DigitDress.written(digits, style.digits) + unit
    case .percent(let digits): DigitDress.written(digits, style.digits)
    }
  }
}

extension HouseStyle.Newline {
  var text: String {
    switch self {
    case .lf: "\n"
    case .crlf: "\r\n"
    case .cr: "\r"
    }
  }
}
