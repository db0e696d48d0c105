import Figures

/// Writes a sheet as an Excel 2003 XML workbook of one worksheet, with typed cells.
struct Workbook {
  let sheet: SampleSheet
  let style: HouseStyle
  let wording: Wording
  /// The worksheet's name.
  let name: String

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
     <Styles>
      <Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Center"/></Style>
      <Style ss:ID="s1"><Alignment ss:Horizontal="Center"/><Font ss:Bold="1"/></Style>
      <Style ss:ID="s2"><NumberFormat ss:Format="0.00%"/></Style>
      <Style ss:ID="s3"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style>
     </Styles>
    """

  var text: String {
    var lines = Self.head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let count = sheet.above.count + sheet.heads.count + sheet.rows.count + sheet.below.count
    lines.append(" <Worksheet ss:Name=\"\(MarkupText.escaped(name))\">")
    lines.append("  <Table ss:ExpandedColumnCount=\"\(sheet.width)\" ss:ExpandedRowCount=\"\(count)\">")
    for (index, line) in sheet.above.enumerated() {
      let merge = sheet.width > 1 ? " ss:MergeAcross=\"\(sheet.width - 1)\"" : ""
      let look = index == 0 ? " ss:StyleID=\"s1\"" : ""
      lines.append("   <Row><Cell\(merge)\(look)>\(data("String", MarkupText.escaped(line)))</Cell></Row>")
    }
    for head in sheet.heads { lines.append(row(head.map { $0.isEmpty ? .blank : .text($0) }, look: "s1")) }
    for cells in sheet.rows { lines.append(row(cells, look: nil)) }
    for line in sheet.below { lines.append("   <Row><Cell>\(data("String", MarkupText.escaped(line)))</Cell></Row>") }
    lines += ["  </Table>", " </Worksheet>", "</Workbook>"]
    let newline = style.newline == .crlf ? "\r\n" : "\n"
    return lines.map { $0 + newline }.joined()
  }

  private func data(_ type: String, _ text: String) -> String { "<Data ss:Type=\"\(type)\">\(text)</Data>" }

  /// Empty cells are left out; the next one then says where it stands.
  private func row(_ cells: [SampleCell], look: String?) -> String {
    var text = "   <Row>"
    var skipped = false
    for (position, cell) in cells.enumerated() {
      guard let (type, value, own) = written(cell) else {
        skipped = true
        continue
      }
      let index = skipped ? " ss:Index=\"\(position + 1)\"" : ""
      let style = (own ?? look).map { " ss:StyleID=\"\($0)\"" } ?? ""
      text += "<Cell\(index)\(style)>\(data(type, value))</Cell>"
      skipped = false
    }
    return text + "</Row>"
  }

  /// Type, text and style of a cell. A percent cell holds the fraction, as spreadsheets do.
  private func written(_ cell: SampleCell) -> (String, String, String?)? {
    switch cell {
    case .blank: return nil
    case .text(let text): return text.isEmpty ? nil : ("String", MarkupText.escaped(text), nil)
    case .day(let day): return ("DateTime", day.text + "T00:00:00.000", "s3")
    case .figure(let digits, let unit): return unit.isEmpty ? ("Number", digits, nil) : ("String", digits + MarkupText.escaped(unit), nil)
    case .percent(let digits):
      let fraction = Exact(plain: digits).map { Exact($0.mantissa, decimals: $0.decimals + 2).text }
      return ("Number", fraction ?? digits, "s2")
    }
  }
}
