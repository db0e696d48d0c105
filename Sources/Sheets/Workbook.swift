import Figures

/// Writes a sheet as an Excel 2003 XML workbook of one worksheet, with typed cells.
package struct Workbook {
  private let sheet: Sheet
  /// The worksheet's name.
  private let name: String
  /// How each column is shown; none where the columns need no style of their own.
  private let looks: [ColumnLook]
  private let newline: String
  private let hasPrefix: Bool

  /// - Parameter hasPrefix: elements are called `ss:Row`, as some programs write them.
  package init(_ sheet: Sheet, name: String, looks: [ColumnLook] = [], newline: String = "\r\n", hasPrefix: Bool = false) {
    self.sheet = sheet
    self.name = name
    self.looks = looks
    self.newline = newline
    self.hasPrefix = hasPrefix
  }

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
     <Styles>
      <Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Center"/></Style>
      <Style ss:ID="s1"><Alignment ss:Horizontal="Center"/><Font ss:Bold="1"/></Style>
      <Style ss:ID="s2"><NumberFormat ss:Format="0.00%"/></Style>
      <Style ss:ID="s3"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style>
    """

  package var text: String {
    let text = lines.map { $0 + newline }.joined()
    guard hasPrefix else { return text }
    // The same document with a prefix in place of the default namespace; escaped text holds no "<".
    return text.replacing(" xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"", with: "")
      .replacing("</", with: "</ss:").replacing(/<([A-Z])/) { "<ss:\($0.1)" }
  }

  private var lines: [String] {
    var lines = Self.head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for look in [ColumnLook.text, .whole, .decimal] where looks.contains(look) {
      lines.append("  <Style ss:ID=\"\(look.style)\"><NumberFormat ss:Format=\"\(look.format)\"/></Style>")
    }
    lines.append(" </Styles>")
    let count = sheet.above.count + sheet.heads.count + sheet.rows.count + sheet.below.count
    lines.append(" <Worksheet ss:Name=\"\(MarkupText.escaped(name))\">")
    lines.append("  <Table ss:ExpandedColumnCount=\"\(sheet.width)\" ss:ExpandedRowCount=\"\(count)\">")
    for look in looks { lines.append("   <Column ss:StyleID=\"\(look.style)\" ss:Width=\"90\"/>") }
    // Where columns have a look, everything that is not a record says that it has none.
    let plain = looks.isEmpty ? "" : " ss:StyleID=\"Default\""
    for (index, line) in sheet.above.enumerated() {
      let merge = sheet.width > 1 ? " ss:MergeAcross=\"\(sheet.width - 1)\"" : ""
      let look = index == 0 ? " ss:StyleID=\"s1\"" : plain
      lines.append("   <Row><Cell\(merge)\(look)>\(data("String", MarkupText.escaped(line)))</Cell></Row>")
    }
    for (index, head) in sheet.heads.enumerated() {
      lines.append(row(head.map { $0.isEmpty ? .blank : .text($0) }, look: "s1", merges: sheet.merges.filter { $0.row == index }))
    }
    for cells in sheet.rows { lines.append(row(cells, look: nil)) }
    for line in sheet.below { lines.append("   <Row><Cell\(plain)>\(data("String", MarkupText.escaped(line)))</Cell></Row>") }
    return lines + ["  </Table>", " </Worksheet>", "</Workbook>"]
  }

  private func data(_ type: String, _ text: String) -> String { "<Data ss:Type=\"\(type)\">\(text)</Data>" }

  /// Empty cells are left out; the next one then says where it stands.
  private func row(_ cells: [SheetCell], look: String?, merges: [HeadMerge] = []) -> String {
    var text = "   <Row>"
    var skipped = false
    for (position, cell) in cells.enumerated() {
      guard let (type, value, own) = written(cell) else {
        skipped = true
        continue
      }
      let index = skipped ? " ss:Index=\"\(position + 1)\"" : ""
      let style = (own ?? look).map { " ss:StyleID=\"\($0)\"" } ?? ""
      let merge = merges.first { $0.column == position }.map(Self.attributes) ?? ""
      text += "<Cell\(index)\(merge)\(style)>\(data(type, value))</Cell>"
      skipped = false
    }
    return text + "</Row>"
  }

  private static func attributes(_ merge: HeadMerge) -> String {
    (merge.across > 0 ? " ss:MergeAcross=\"\(merge.across)\"" : "") + (merge.down > 0 ? " ss:MergeDown=\"\(merge.down)\"" : "")
  }

  /// Type, text and style of a cell. A percent cell holds the fraction, as spreadsheets do.
  private func written(_ cell: SheetCell) -> (String, String, String?)? {
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
