import ArgumentParser
import Figures
import Rollup
import Runs
import Warehouse

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "The computed figures against the reference table, one verdict each.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session(reads: true)
    let warehouse = try session.warehouse()
    let format = try common.outputFormat()
    var figures = try warehouse.read { reader in try reader.figures() }
      .filter { $0.region == FigureRow.city && $0.reference != nil }
    // Judged by the figures as they stand, not by what a run once wrote beside them.
    for index in figures.indices { figures[index].verdict = Judgement.verdict(of: figures[index], pipeline: session.pipeline) }
    let differs = figures.filter { $0.verdict == "differs" }.count
    if format != .text {
      let (columns, rows) = try warehouse.read { try $0.rows("city_figure", where: "reference IS NOT NULL") }
      let judged = Dictionary(figures.map { ($0.indicator, $0.verdict) }, uniquingKeysWith: { first, _ in first })
      let (indicator, verdict) = (columns.firstIndex(of: "indicator"), columns.firstIndex(of: "verdict"))
      let shown = rows.map { row in
        var row = row
        if let indicator, let verdict, let new = row[indicator].flatMap({ judged[$0] }) { row[verdict] = new }
        return row
      }
      try Rows.write(columns, shown, as: format)
    } else {
      var table = [[session.words("指标", "indicator"), "", session.words("我们印作", "ours"), session.words("原报告印作", "report"), session.words("结论", "verdict")]]
      for figure in figures {
        table.append([figure.indicator, figure.name, figure.printed ?? "—", figure.reference ?? "—", RunScreen(session: session).verdict(figure)])
      }
      for line in Console.table(table, rightAligned: [2, 3]) { Console.say(line) }
      let counts = Dictionary(grouping: figures, by: \.verdict).mapValues(\.count)
      Console.say(counts.keys.sorted().map { "\(Verdicts.title($0, session.language)) \(counts[$0] ?? 0)" }.joined(separator: session.words("，", ", ")))
    }
    throw Ending(differs == 0 ? .ok : .findings)
  }
}
