package import Definition
package import Figures
import Quantities
package import Sheets

/// A form to be filled: the lines that say whose it is, the header with its units, and below it how to fill it.
///
/// As it stands it is a nil return (零报告); with records between header and notes it is a return. Both pass `check`, which is
/// what makes it worth sending to a county.
///
///     表号：HC-19-1 · 填报单位：都安瑶族自治县 · 期别：2020-12
///     乡镇,项目编码,项目类型,建设性质,数量（处/座）,受益贫困人口（人）,投资（万元）,完工日期,备注
package struct BlankForm: Sendable {
  package let form: Form
  package let columns: [BlankColumn]
  private let pipeline: Pipeline
  private let region: Region?
  private let period: Period?

  /// Without a region or a period their lines are left open.
  package init(_ form: Form, pipeline: Pipeline, region: Region?, period: Period?) {
    self.form = form
    self.pipeline = pipeline
    self.region = region
    self.period = period
    columns = form.columns.filter(BlankColumn.isAsked).map { BlankColumn($0, units: pipeline.units) }
  }

  /// The form as CSV that every spreadsheet program opens: UTF-8 with its mark, commas, CRLF.
  package func csv(_ records: [[SheetCell]] = []) -> [UInt8] {
    let sheet = sheet(records)
    var lines = sheet.above.map { [$0] } + sheet.heads
    lines += records.map { $0.map(Self.plain) }
    lines += sheet.below.map { [$0] }
    return [0xEF, 0xBB, 0xBF] + DelimitedText(lines).text.utf8
  }

  /// The form as an Excel 2003 XML workbook (XML 表格 2003) whose columns have number formats.
  package func workbook(_ records: [[SheetCell]] = []) -> [UInt8] {
    let name = form.title.filter { !"[]:*?/\\'".contains($0) }.prefix(31)
    return Array(Workbook(sheet(records), name: name.isEmpty ? form.code : String(name), looks: columns.map(\.look)).text.utf8)
  }

  private func sheet(_ records: [[SheetCell]]) -> Sheet {
    var sheet = Sheet()
    sheet.above = [form.title, "表号：\(form.code)", "填报单位：\(sender)", "期别：\(period?.code ?? "")"]
    sheet.above += form.partColumn.map { ["\($0.headers.first ?? $0.id)："] } ?? []
    sheet.above += moneyUnit.map { ["单位：\($0)"] } ?? []
    sheet.heads = [columns.map(\.header)]
    sheet.rows = records
    sheet.below = FillingNotes(form: form, pipeline: pipeline, period: period).lines
    return sheet
  }

  private var sender: String {
    region.map { $0.code == pipeline.regions.city.code ? pipeline.regions.short($0.code) : $0.name } ?? ""
  }

  /// 单位：万元, where all money of the form is asked for in one unit.
  private var moneyUnit: String? {
    let symbols = Set(columns.compactMap { $0.unit.flatMap { $0.family.canonical == "元" ? $0.symbol : nil } })
    return symbols.count == 1 ? symbols.first : nil
  }

  private static func plain(_ cell: SheetCell) -> String {
    switch cell {
    case .blank: ""
    case .text(let text): text
    case .day(let day): day.text
    case .figure(let digits, let unit): digits + unit
    case .percent(let digits): digits + "%"
    }
  }
}
