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
    let session = try common.session(reads: true)
    let format = try common.outputFormat()
    if brief, format != .text {
      throw Trouble.usage("--brief is a screen for people: --format text", zh: "--brief 是给人看的一屏，只有 --format text")
    }
    if let maxAge {
      _ = try Journal.whole(session.workspace)
      try checkAge(session, GivenDuration.seconds(maxAge, of: "--max-age"))
      if common.quiet { throw Ending(.ok) }
    }
    let warehouse = try session.warehouse()
    if brief { try showMorning(session, warehouse) }
    let (status, screen) = try warehouse.read { reader in
      let journal = try Journal.whole(session.workspace)
      let today = try session.day(reader)
      let roster = try Roster(pipeline: session.pipeline, today: today.text, reader: reader)
      let screen = StatusScreen(
        session: session, today: today, roster: roster, untaken: try untaken(journal, reader), issued: try issued(session, journal),
        withdrawals: session.asOf == nil ? journal.openWithdrawals : 0, failed: try failed(session, journal), runs: try reader.runs(last: 2))
      return (try RunStatus(reader), screen)
    }
    if common.quiet, status.isClean, screen.isQuiet { throw Ending(.ok) }
    if format == .text {
      for line in screen.lines { Console.say(line) }
    } else {
      let rows = try warehouse.read { try $0.rows("submission") }
      try Rows.write(rows.columns, rows.rows, as: format)
    }
    throw Ending(status.isClean ? .ok : .findings)
  }

  private func showMorning(_ session: Session, _ warehouse: WarehouseFile) throws {
    let (morning, status) = try warehouse.read { reader in
      let journal = try Journal.whole(session.workspace)
      let code = CheckCode.of(try reader.lastRun()?.resultDigest ?? "")
      return (
        try Morning(
          pipeline: session.pipeline, today: try session.day(reader).text, isSample: session.isSample, checkCode: code, untaken: try untaken(journal, reader),
          language: session.language, issued: try issued(session, journal), failed: try failed(session, journal)?.reason, reader: reader),
        try RunStatus(reader)
      )
    }
    if !common.quiet || !morning.isQuiet { for line in morning.lines { Console.say(line) } }
    throw Ending(status.isClean ? .ok : .findings)
  }

  private func untaken(_ journal: Journal, _ reader: WarehouseReader) throws -> Untaken {
    journal.untaken(asOf: try reader.lastRun()?.id ?? 0)
  }

  /// Whether the outbox holds what was computed last; of an earlier run it is not asked.
  private func issued(_ session: Session, _ journal: Journal) throws -> Issued {
    session.asOf == nil ? try Outbox(session.workspace).issued(journal) : .current
  }

  private func failed(_ session: Session, _ journal: Journal) throws -> FailedRun? {
    session.asOf == nil ? try FailedRun(in: session.workspace, journal) : nil
  }

  /// For a second cron line: silence is a failure.
  private func checkAge(_ session: Session, _ limit: Int) throws {
    guard let ended = try Heartbeat.ended(session.workspace), let age = Clock.age(of: ended) else {
      throw Trouble.noInput("no full run has ended in \(session.workspace.root) yet", zh: "\(session.workspace.root) 里还没有一次从头到尾跑完过")
    }
    // It ended while a clock was wrong: it could be of any night, and would count as recent for years.
    guard age >= -Self.clockSkew else {
      Console.complain(
        session.words(
          "记着上次跑完是 \(ended)，比现在还晚 \(Self.title(-age, .zh))：当时或现在的钟不对，证明不了跑完过；对好钟再 huizong run",
          "the last full run is said to have ended at \(ended), \(Self.title(-age, .en)) from now: the clock was wrong then or is now, and this proves nothing; set it right, then huizong run"))
      throw Ending(.findings)
    }
    guard age <= limit else {
      Console.complain(session.words("上次跑完是 \(Self.title(age, .zh))前", "the last full run ended \(Self.title(age, .en)) ago"))
      throw Ending(.findings)
    }
  }

  /// How far, in seconds, the clocks of two machines may be apart that share a workspace.
  private static let clockSkew = 300

  /// `5 秒`, `12 分钟`, `30 小时`, `4 天`
  static func title(_ seconds: Int, _ language: Language) -> String {
    let (number, zh, en) =
      switch seconds {
      case ..<60: (seconds, "秒", "second")
      case ..<3600: (seconds / 60, "分钟", "minute")
      case ..<172_800: (seconds / 3600, "小时", "hour")
      default: (seconds / 86_400, "天", "day")
      }
    return language == .zh ? "\(number) \(zh)" : "\(number) \(en)\(number == 1 ? "" : "s")"
  }
}
