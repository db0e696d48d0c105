import ArgumentParser
import Definition
import Figures
import Inspection
import Quantities
import Runs
import Warehouse

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "From a printed figure to the cells it came from.")

  @Argument(help: ArgumentHelp("An indicator's id or Chinese name, or a figure as printed: 4894处.", valueName: "indicator"))
  var name: String
  @Option(help: ArgumentHelp("Only this county.", valueName: "county"))
  var region: String?
  @Option(help: ArgumentHelp("Only this period.", valueName: "period"))
  var period: String?
  @Flag(help: "List every cell.")
  var all = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(reads: true)
    let region = try region.map(session.region)
    let warehouse = try session.warehouse()
    let format = try common.outputFormat()
    try warehouse.read { reader in
      var found = IndicatorNames.find(name, pipeline: session.pipeline)
      if found.isEmpty { found = IndicatorNames.printed(name, figures: try reader.figures(), pipeline: session.pipeline) }
      guard !found.isEmpty else {
        let near = try IndicatorNames.nearest(name, pipeline: session.pipeline) ?? IndicatorNames.nearestPrinted(name, figures: reader.figures())
        throw Trouble.usage("unknown indicator or printed figure \(name)\(Near.en(near))", zh: "没有这个指标，也没有这样印的数：\(name)\(Near.zh(near))")
      }
      if let period {
        guard Period(period) != nil else { throw Trouble.usage("--period \(period): a period such as 2020-12", zh: "--period \(period)：写一期，如 2020-12") }
        let known = found.map(\.period.code).joined(separator: ", ")
        found = found.filter { $0.period.code == period }
        guard !found.isEmpty else { throw Trouble.usage("\(name) is traced for \(known), not for \(period)", zh: "\(name) 能开到格子的是 \(known)，不是 \(period)") }
      }
      let trace = try Trace(pipeline: session.pipeline, reader: reader)
      let last = try reader.lastRun()
      for indicator in found {
        guard let node = try trace.node(indicator.id, region: region) else { continue }
        if format == .text {
          TraceScreen(session: session, all: all || region != nil, run: last).show(node, region: region)
        } else {
          try TraceScreen.write(node, as: format)
        }
      }
    }
    throw Ending(.ok)
  }
}

/// The tree of a figure for people.
struct TraceScreen {
  let session: Session
  let all: Bool
  let run: RunRow?

  /// More cells than this of one county are one line, unless all are asked for.
  private static let few = 3

  private func words(_ zh: String, _ en: String) -> String { session.words(zh, en) }

  func show(_ node: Trace.Node, region: String?, indent: Int = 0) {
    let pad = String(repeating: " ", count: indent)
    let figure = node.figure
    let printed = region == nil ? figure?.printed ?? ShowCommand.shown(figure, session) : ShowCommand.shown(figure, session)
    let place = region.map { words("，", ", ") + (session.pipeline.regions[$0]?.name ?? $0) } ?? ""
    let section = session.pipeline.reference.first { $0.indicator == node.indicator.id }.map { words("报告\($0.section)，", "report \($0.section), ") } ?? ""
    let head = indent == 0 ? words("（\(section)第\(run?.id ?? 0)次）", " (\(section)run \(run?.id ?? 0))") : ""
    Console.say("\(pad)\(node.indicator.name) \(printed)\(place)\(head)  \(node.how)  \(node.indicator.file):\(node.indicator.line)")
    switch node.origin {
    case .given(let text): if !text.isEmpty { Console.say("\(pad)  \(text)") }
    case .parts(let formula, let parts):
      Console.say("\(pad)  = \(formula)")
      for part in parts { show(part, region: region, indent: indent + 2) }
    case .cells(let counties):
      var rows: [[String]] = [["", "", words("原文", "raw"), words("单位", "unit"), words("单位写在", "unit from"), words("文件", "file"), words("位置", "place")]]
      for (code, figure, cells) in counties {
        let name = session.pipeline.regions.short(code)
        if cells.count <= Self.few || all {
          for (index, cell) in cells.enumerated() {
            rows.append([
              index == 0 ? name : "", index == 0 ? ShowCommand.shown(figure, session) : cell.key.joined(separator: " "),
              "\"\(cell.raw)\"", cell.rawUnit ?? "", Self.from(cell, session), cell.file, Self.place(cell),
            ])
          }
        } else if let first = cells.first, let last = cells.last {
          rows.append([
            name, ShowCommand.shown(figure, session), words("\(cells.count) 格", "\(cells.count) cells"), first.rawUnit ?? "", Self.from(first, session), first.file,
            "\(Self.place(first)) … \(Self.place(last))",
          ])
        }
        for cell in cells where cell.state == "rejected" && cells.count > Self.few && !all {
          rows.append(["", words("没读出", "not read"), "\"\(cell.raw)\"", "", "", cell.file, Self.place(cell)])
        }
      }
      for line in Console.table(rows, rightAligned: [1], indent: indent + 4) { Console.say(line) }
      if let first = counties.first?.cells.first, region != nil { Console.say("\(pad)  \(words("原件", "original"))  \(first.submission)") }
    case .records(let counties):
      var rows: [[String]] = []
      for (code, figure, files) in counties {
        for (index, file) in files.enumerated() {
          rows.append([
            index == 0 ? session.pipeline.regions.short(code) : "", index == 0 ? ShowCommand.shown(figure, session) : "",
            words("\(file.count) 行", "\(file.count) rows"), file.file, words("第 \(file.first)—\(file.last) 行", "lines \(file.first)-\(file.last)"),
          ])
        }
      }
      for line in Console.table(rows, rightAligned: [1, 2], indent: indent + 4) { Console.say(line) }
    }
  }

  private static func place(_ cell: WarehouseReader.TracedCell) -> String { cell.cell ?? cell.path ?? (cell.col > 0 ? "\(cell.line):\(cell.col)" : String(cell.line)) }

  /// Where the unit of a cell was stated: the nearest place wins.
  private static func from(_ cell: WarehouseReader.TracedCell, _ session: Session) -> String {
    let zh = [
      "form": "表样", "sheet": "表头上方", "header": "列标题", "unit row": "单位行", "unit column": "计量单位列", "attribute": "属性", "cell": "本格",
    ]
    func shown(_ place: String) -> String { session.language == .zh ? zh[place] ?? place : place }
    guard let unit = cell.rawUnit else { return "" }
    if Width.folded(cell.raw).contains(unit) { return shown("cell") }
    if cell.columnUnit == unit || session.pipeline.units.candidates(unit).contains(where: { !$0.isScaled && $0.family.isCounted }) {
      return cell.unitFrom.map(shown) ?? ""
    }
    return shown(cell.path == nil ? "unit column" : "attribute")
  }

  /// One object a cell.
  static func write(_ node: Trace.Node, as format: CommonOptions.Format) throws {
    let columns = ["indicator", "region", "period", "value", "unit", "raw", "raw_unit", "state", "file", "line", "col", "cell", "path", "submission"]
    var rows: [[String?]] = []
    func collect(_ node: Trace.Node) {
      switch node.origin {
      case .cells(let counties):
        for (_, _, cells) in counties {
          for cell in cells {
            rows.append([
              node.indicator.id, cell.region, cell.period, cell.value, cell.unit, cell.raw, cell.rawUnit, cell.state, cell.file, String(cell.line),
              cell.col > 0 ? String(cell.col) : nil, cell.cell, cell.path, cell.submission,
            ])
          }
        }
      case .parts(_, let parts): parts.forEach(collect)
      case .records(let counties):
        for (code, _, files) in counties {
          for file in files {
            rows.append([node.indicator.id, code, nil, file.count, node.indicator.unit, nil, nil, "value", file.file, file.first, nil, nil, nil, nil])
          }
        }
      case .given: break
      }
    }
    collect(node)
    try Rows.write(columns, rows, as: format)
  }
}
