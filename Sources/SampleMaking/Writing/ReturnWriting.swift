package import Definition
package import Figures
import Quantities
import Sheets

/// Writes a return the way its office does: the file's path inside the inbox, and its bytes.
package struct ReturnWriting {
  private let pipeline: Pipeline
  private let styles: HouseStyles
  private let seed: String
  /// 报出日期: two days before the business date.
  private let issued: Day

  package init(pipeline: Pipeline, styles: HouseStyles, seed: String, today: Day) {
    self.pipeline = pipeline
    self.styles = styles
    self.seed = seed
    issued = today.advanced(by: -2)
  }

  package func file(_ submitted: SampleReturn) throws -> (path: String, bytes: [UInt8]) {
    let form = submitted.form
    guard let style = styles.style(of: submitted.submitter.code, form: form.code) else {
      throw SampleMistake(SpecPlace(file: "styles.yaml", line: 1, column: 1), "no style for \(submitted.submitter.code)")
    }
    let short = pipeline.regions.short(submitted.submitter.code)
    let path = FileName(style: style, form: form, submitter: submitted.submitter, short: short, period: submitted.period).path
    let dress = try Dress(submitted, style: style, pipeline: pipeline, choice: Choice(seed: seed, form: form.code))
    let text: String
    if style.format == .xml {
      text = try BusinessReport(submitted: submitted, dress: dress, labels: labels(submitted, dress)).text
    } else {
      let sheet = try sheet(submitted, dress)
      text = style.format == .spreadsheet
        ? Workbook(sheet, name: short, newline: style.newline.text, hasPrefix: style.habits.contains(.prefix)).text
        : DelimitedSheet(sheet: sheet, style: style, wording: dress.wording).text
    }
    guard let bytes = SampleEncoding.bytes(text, style.encoding) else {
      throw SampleMistake(SpecPlace(file: "styles.yaml", line: 1, column: 1), "\(path) cannot be written in \(style.encoding.rawValue)")
    }
    return (path, bytes)
  }

  private func sheet(_ submitted: SampleReturn, _ dress: Dress) throws -> Sheet {
    var sheet = Sheet()
    let labels = labels(submitted, dress)
    sheet.above = dress.style.preamble.compactMap { line in
      line == .title ? submitted.form.title : labels[line].map { "\(line.label)：\($0)" }
    }
    if dress.style.layout == .long, submitted.form.layouts.contains(.long), let names = submitted.form.long {
      let long = LongSheet(submitted: submitted, dress: dress, names: names)
      (sheet.heads, sheet.rows) = (long.heads(), try long.rows())
    } else {
      let register = RegisterSheet(submitted: submitted, dress: dress)
      (sheet.heads, sheet.merges) = RegisterHead(dress: dress).rows()
      sheet.rows = try register.rows()
    }
    sheet.below = dress.style.notes
    return sheet
  }

  /// What the lines above a table, or a report's attributes, say.
  private func labels(_ submitted: SampleReturn, _ dress: Dress) -> [HouseStyle.Line: String] {
    let isCity = submitted.submitter.code == pipeline.regions.city.code
    var labels: [HouseStyle.Line: String] = [
      .form: submitted.form.code,
      .sender: isCity ? pipeline.regions.short(submitted.submitter.code) : submitted.submitter.name,
      .period: dress.wording.filed(submitted.period), .version: "1", .date: dress.wording.day(issued),
    ]
    labels[.unit] = dress.sheetUnits.isEmpty ? nil : dress.sheetUnits.map(\.symbol).joined(separator: "、")
    return labels.filter { dress.style.preamble.contains($0.key) }
  }
}

extension HouseStyle.Line {
  /// The words before the colon.
  var label: String {
    switch self {
    case .title: ""
    case .form: "表号"
    case .sender: "填报单位"
    case .period: "期别"
    case .unit: "单位"
    case .version: "版本"
    case .date: "报出日期"
    }
  }

  /// The attribute of `<报表>`.
  var attribute: String {
    switch self {
    case .title, .period, .unit, .version, .date: label
    case .form: "编码"
    case .sender: "县区"
    }
  }
}
