import Definition
import Figures
import Quantities
import Sheets

/// Writes a return as business XML: `<报表>` with a `<记录>` for each record.
struct BusinessReport {
  let submitted: SampleReturn
  let dress: Dress
  let labels: [HouseStyle.Line: String]

  var text: String {
    get throws {
      var lines = ["<?xml version=\"1.0\" encoding=\"\(declared)\"?>"]
      let identity = dress.style.preamble.compactMap { line in
        labels[line].map { " \(line.attribute)=\"\(MarkupText.escaped($0))\"" }
      }
      lines.append("<报表\(identity.joined())>")
      for record in submitted.records {
        lines += dress.style.xml == .attribute ? [try attributes(of: record)] : try children(of: record)
      }
      lines.append("</报表>")
      return lines.map { $0 + (dress.style.newline == .crlf ? "\r\n" : "\n") }.joined()
    }
  }

  private var declared: String {
    switch dress.style.encoding {
    case .utf8, .utf8Mark: dress.style.declared ?? "UTF-8"
    case .gb18030: dress.style.declared ?? "GB18030"
    case .utf16: dress.style.declared ?? "UTF-16"
    }
  }

  /// The first header of the column that can name an element, and the text of the cell; nothing where the cell is empty.
  private func written(_ dressed: DressedColumn, _ record: SampleRecord) throws -> (name: String, text: String)? {
    let names = [dressed.header] + dressed.column.headers
    guard let name = names.first(where: MarkupText.isName) else {
      let place = SpecPlace(file: "forms/\(submitted.form.code).yaml", line: 1, column: 1)
      throw SampleMistake(place, "\(dressed.column.id) has no header that XML can name")
    }
    switch try dress.cell(dressed, record, number: record.number) {
    case .blank: return nil
    case .text(let text): return (name, MarkupText.escaped(text))
    case .day(let day): return (name, dress.wording.day(day))
    case .figure(let digits, let unit): return (name, digits + MarkupText.escaped(unit))
    case .percent(let digits): return (name, digits)
    }
  }

  private func attributes(of record: SampleRecord) throws -> String {
    let cells = try dress.columns.compactMap { try written($0, record) }
    return "  <记录" + cells.map { " \($0.name)=\"\($0.text)\"" }.joined() + "/>"
  }

  private func children(of record: SampleRecord) throws -> [String] {
    var lines = ["  <记录>"]
    for dressed in dress.columns {
      guard let cell = try written(dressed, record) else { continue }
      var unit = ""
      if case .attribute = dressed.statement, let own = dressed.unit(of: record)?.symbol { unit = " 单位=\"\(MarkupText.escaped(own))\"" }
      lines.append("    <\(cell.name)\(unit)>\(cell.text)</\(cell.name)>")
    }
    lines.append("  </记录>")
    return lines
  }
}
