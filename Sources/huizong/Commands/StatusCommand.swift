import ArgumentParser
import Definition
import Figures
import Publication
import Runs
import Warehouse

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Who is in, what is to be corrected, who is late; the last runs.")

  @Option(name: .customLong("max-age"), help: ArgumentHelp("Fail where the last full run is older: 26h.", valueName: "duration"))
  var maxAge: String?
  @Flag(help: "晨报: one screen for the morning; with --quiet nothing when all is well.")
  var brief = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session()
    if let maxAge {
      try checkAge(session, RunCommand.seconds(maxAge))
      if common.quiet { throw Ending(.ok) }
    }
    let warehouse = try session.warehouse()
    if brief { try showMorning(session, warehouse) }
    let (status, runs, roster) = try warehouse.read { reader in
      (try RunStatus(reader), try reader.runs(last: 2), try Roster(pipeline: session.pipeline, today: session.today.text, reader: reader))
    }
    if common.quiet, status.isClean, roster.lines.allSatisfy(\.open.isEmpty) { throw Ending(.ok) }
    if try common.outputFormat() != .text {
      let rows = try warehouse.read { try $0.rows("submission") }
      try Rows.write(rows.columns, rows.rows, as: try common.outputFormat())
      throw Ending(status.isClean ? .ok : .findings)
    }
    let pipeline = session.pipeline
    Console.say(heading(session, roster))
    var rows = [["", session.words("已收", "in"), session.words("待改", "to fix"), session.words("未报", "missing"), ""]]
    let (whole, open) = (roster.lines.filter(\.open.isEmpty), roster.lines.filter { !$0.open.isEmpty })
    func counts(_ lines: [Roster.Line]) -> [String] {
      let sum = { (part: (Roster.Line) -> Int) in lines.reduce(0) { $0 + part($1) } }
      return ["\(sum(\.received))/\(sum(\.owed))", "\(sum(\.toCorrect))", "\(sum(\.missing))"]
    }
    for line in open { rows.append([pipeline.regions.short(line.region)] + counts([line]) + [remarks(line, session)]) }
    if !whole.isEmpty {
      let name = open.isEmpty ? session.words("\(whole.count) 个单位", "\(whole.count) submitters") : session.words("其余 \(whole.count) 个", "other \(whole.count)")
      rows.append([name] + counts(whole) + [""])
    }
    rows.append([session.words("合计", "total")] + counts(roster.lines) + [""])
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

  /// `2020年12月期，1月8日 17:30 截止，还有 2 天（今天 2021年1月6日，样例）`
  private func heading(_ session: Session, _ roster: Roster) -> String {
    let period = session.pipeline.period
    let today = session.today
    let sample = session.isSample ? session.words("，样例", ", sample") : session.words("，现在 \(Clock.local(Clock.now(), session.pipeline.timeZone))", "")
    let day = session.words("（今天 \(today.title)\(sample)）", " (today \(today.text)\(sample))")
    guard let next = roster.next else { return session.words("\(period.title())期", "\(period.code)") + day }
    let days = next.day.number - today.number
    return session.words(
      "\(period.title())期，\(next.title) 截止，\(days == 0 ? "就是今天" : "还有 \(days) 天")", "\(period.code), next due \(next.day.text), \(days) days left") + day
  }

  private func remarks(_ line: Roster.Line, _ session: Session) -> String {
    let shown = line.open.prefix(4).map { item in
      switch item.state {
      case "late": item.form + session.words(" 逾期，\(item.dueTitle) 截止", " late, was due \(item.due.text)")
      case "refused": item.form + session.words(" 整份退回", " returned whole")
      case "fix": item.form + session.words(" 待改", " to fix")
      default: item.form + session.words(" 未报，\(item.dueTitle) 截止", " missing, due \(item.due.text)")
      }
    }
    let rest = line.open.count > 4 ? session.words("；另有 \(line.open.count - 4) 份", "; \(line.open.count - 4) more") : ""
    return shown.joined(separator: session.words("；", "; ")) + rest
  }

  private func showMorning(_ session: Session, _ warehouse: WarehouseFile) throws {
    let (morning, status) = try warehouse.read { reader in
      let code = CheckCode.of(try reader.lastRun()?.resultDigest ?? "")
      return (
        try Morning(pipeline: session.pipeline, today: session.today.text, isSample: session.isSample, checkCode: code, reader: reader),
        try RunStatus(reader)
      )
    }
    if !common.quiet || !morning.isQuiet { for line in morning.lines { Console.say(line) } }
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
    guard let ended = try Heartbeat.ended(session.workspace), let age = Clock.age(of: ended) else {
      throw Trouble.noInput("no full run has ended in \(session.workspace.root) yet")
    }
    guard age <= limit else {
      Console.complain(session.words("上次跑完是 \(age / 3600) 小时前", "the last full run ended \(age / 3600) hours ago"))
      throw Ending(.findings)
    }
  }
}
