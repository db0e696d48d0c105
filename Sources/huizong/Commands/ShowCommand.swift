import ArgumentParser
import Definition
import Figures
import Inspection
import Runs
import Warehouse

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Figures of indicators or a stream, by county and for the city.")

  @Argument(help: ArgumentHelp("An indicator's id, its Chinese name, or a stream such as S19.", valueName: "indicator"))
  var names: [String] = []
  @Option(help: ArgumentHelp("Only this county; 451200 is the city's own ledger.", valueName: "county"))
  var region: String?
  @Option(help: ArgumentHelp("Only this period.", valueName: "period"))
  var period: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(reads: true)
    let pipeline = session.pipeline
    var indicators: [Indicator] = []
    for name in names {
      let found = IndicatorNames.find(name, pipeline: pipeline)
      guard !found.isEmpty else {
        let near = IndicatorNames.nearest(name, pipeline: pipeline)
        throw Trouble.usage("unknown indicator \(name)\(Near.en(near))", zh: "没有这个指标：\(name)\(Near.zh(near))")
      }
      indicators += found
    }
    if names.isEmpty { indicators = pipeline.indicators }
    let region = try region.map(session.region)
    if let period, Period(period) == nil { throw Trouble.usage("--period \(period): a period such as 2020-12", zh: "--period \(period)：写一期，如 2020-12") }
    let warehouse = try session.warehouse()
    let format = try common.outputFormat()
    let ids = Set(indicators.map(\.id))
    if format != .text {
      let view = region == nil ? "city_figure" : "county_figure"
      let (columns, rows) = try warehouse.read { try $0.rows(view) }
      let key = columns.firstIndex(of: "indicator") ?? 0
      let place = columns.firstIndex(of: "region")
      let when = columns.firstIndex(of: "period") ?? 0
      let wanted = rows.filter { row in
        ids.contains(row[key] ?? "") && (region == nil || place.map { row[$0] == region } ?? true) && (period == nil || row[when] == period)
      }
      try Rows.write(columns, wanted, as: format)
      throw Ending(.ok)
    }
    let figures = try warehouse.read { reader in try reader.figures() }
      .filter { ids.contains($0.indicator) && (period == nil || $0.period == period) }
    for indicator in indicators { show(indicator, figures.filter { $0.indicator == indicator.id }, region, session) }
    throw Ending(.ok)
  }

  private func show(_ indicator: Indicator, _ rows: [FigureRow], _ region: String?, _ session: Session) {
    let city = rows.first { $0.region == FigureRow.city }
    if let region {
      let row = rows.first { $0.region == region }
      Console.say("\(indicator.name)  \(session.pipeline.regions.short(region))  \(Self.shown(row, session))")
      return
    }
    let coverage = city.map { $0.expected > 0 ? "  \($0.reported)/\($0.expected) " + session.words("报齐", "reported") : "" } ?? ""
    Console.say("\(indicator.name)  \(indicator.id)  \(indicator.period.title(session.language))\(coverage)")
    let printed = city?.printed ?? session.words("算不出", "not computable")
    let against = city?.reference.map { session.words("原报告印作 \($0)，", "report: \($0), ") + Verdicts.title(city?.verdict ?? "", session.language) } ?? ""
    let counties = rows.filter { $0.region != FigureRow.city }
    var table = counties.map { ["  " + session.pipeline.regions.short($0.region), $0.region, Self.shown($0, session), ""] }
    let said = city.flatMap(\.value) == nil ? against : [session.words("印作 \(printed)", "printed \(printed)"), against].filter { !$0.isEmpty }.joined(separator: "  ")
    table.append(["  " + session.words("全市", "city"), "", Self.shown(city, session), said])
    for line in Console.table(table, rightAligned: [2]) { Console.say(line) }
  }

  static func shown(_ row: FigureRow?, _ session: Session) -> String {
    guard let row else { return session.words("没有", "none") }
    guard let value = row.value else { return row.state == "missing" ? session.words("未报", "missing") : session.words("算不出", "not computable") }
    let number = Exact(plain: value).map { FigureText.shown(Rational($0), unit: row.unit) } ?? value + row.unit
    return number + (row.flags.contains("partial") ? session.words("（不全）", " (incomplete)") : "")
  }
}
