import ArgumentParser
import Definition
import Figures
import Runs
import Warehouse

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Who is in, what is to be corrected, who is late; the last runs.")

  @Option(name: .customLong("max-age"), help: ArgumentHelp("Fail where the last full run is older: 26h.", valueName: "duration"))
  var maxAge: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session()
    if let maxAge { try checkAge(session, RunCommand.seconds(maxAge)) }
    let warehouse = try session.warehouse()
    let (returns, status, runs, findings) = try warehouse.read { reader in
      (try reader.rows("submission").rows, try RunStatus(reader), try reader.runs(last: 2), try reader.findings())
    }
    if try common.outputFormat() != .text {
      let rows = try warehouse.read { try $0.rows("submission") }
      try Rows.write(rows.columns, rows.rows, as: try common.outputFormat())
      throw Ending(status.isClean ? .ok : .findings)
    }
    let pipeline = session.pipeline
    Console.say(
      session.words(
        "\(pipeline.period.title())期，今天 \(session.today.title)\(session.isSample ? "（样例）" : "")",
        "\(pipeline.period.code), today \(session.today.text)\(session.isSample ? " (sample)" : "")"))
    var rows = [["", session.words("已收", "in"), session.words("待改", "to fix"), session.words("未报", "missing"), ""]]
    var complete: [String] = []
    var totals = (received: 0, due: 0, fix: 0, missing: 0)
    let problems = Dictionary(grouping: findings.filter { $0.status == "open" && ["error", "fatal"].contains($0.severity) }, by: \.region)
    let rejections = Dictionary(grouping: try warehouse.read { try $0.query("SELECT region, form, COUNT(*) FROM rejection GROUP BY region, form") }, by: { $0[0] ?? "" })
    for region in pipeline.regions.submitters {
      let due = pipeline.formsInOrder.filter { $0.submitters(pipeline.regions).contains(region.code) }
      let mine = returns.filter { $0[3] == region.code && $0[14] == "accepted" }
      let received = due.filter { form in mine.contains { $0[4] == form.code } }
      let refused = returns.filter { $0[3] == region.code && $0[14] == "rejected" }
      let missing = due.filter { form in !received.contains { $0.code == form.code } }
      let fixes = Set((rejections[region.code] ?? []).compactMap { $0[1] } + (problems[region.code] ?? []).map(\.form).filter { !$0.isEmpty })
      totals.received += received.count
      totals.due += due.count
      totals.fix += fixes.count
      totals.missing += missing.count
      var remarks = missing.map { "\($0.code) " + session.words("未报", "missing") } + refused.map { ($0[4] ?? "") + session.words(" 整份退回", " refused") }
      remarks += fixes.sorted().map { $0 + session.words(" 有要改的", " to fix") }
      if remarks.isEmpty {
        complete.append("\(received.count)/\(due.count)")
      } else {
        rows.append([pipeline.regions.short(region.code), "\(received.count)/\(due.count)", "\(fixes.count)", "\(missing.count)", remarks.joined(separator: session.words("；", "; "))])
      }
    }
    if !complete.isEmpty { rows.append([session.words("其余 \(complete.count) 个", "other \(complete.count)"), session.words("齐", "all"), "0", "0", ""]) }
    rows.append([session.words("合计", "total"), "\(totals.received)/\(totals.due)", "\(totals.fix)", "\(totals.missing)", ""])
    for line in Console.table(rows, rightAligned: [1, 2, 3], gap: 4) { Console.say(line) }
    for run in runs {
      Console.say(
        session.words(
          "第\(run.id)次  \(Clock.local(run.endedAt ?? "", pipeline.timeZone))  （\(run.exitCode)）",
          "run \(run.id)  \(run.endedAt ?? "")  (\(run.exitCode))"))
    }
    try listRejections(session, warehouse)
    throw Ending(status.isClean ? .ok : .findings)
  }

  private func listRejections(_ session: Session, _ warehouse: WarehouseFile) throws {
    let rows = try warehouse.read { try $0.query("SELECT file, line, col, cell, path, code, severity, message FROM rejection ORDER BY file, line, col LIMIT 20") }
    for row in rows {
      let place = row[3] ?? row[4] ?? "\(row[1] ?? ""):\(row[2] ?? "")"
      let severity = row[6].flatMap { Severity(rawValue: $0) }?.title(session.language) ?? ""
      Console.say("\(severity)  \(row[0] ?? "")  \(place)  \(row[7] ?? "")  (\(row[5] ?? ""))")
    }
  }

  /// For a second cron line: silence is a failure.
  private func checkAge(_ session: Session, _ limit: Int) throws {
    guard let last = try session.warehouse().read({ try $0.lastRun() }), let age = last.endedAt.flatMap({ Clock.age(of: $0) }) else {
      throw Trouble.noInput("no run has ended yet")
    }
    guard age <= limit else {
      Console.complain(session.words("上次成功是 \(age / 3600) 小时前", "the last run ended \(age / 3600) hours ago"))
      throw Ending(.findings)
    }
  }
}
