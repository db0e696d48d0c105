import ArgumentParser
import Definition
import Figures
import Runs
import Warehouse

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Bring everything up to date, or run single stages.",
    discussion: "Without options all seven stages run over what is new. A stage that is named is always done.")

  @Option(help: ArgumentHelp("Run this stage alone.", valueName: "stage"))
  var stage: String?
  @Option(help: ArgumentHelp("Run from this stage on.", valueName: "stage"))
  var from: String?
  @Option(help: ArgumentHelp("Run up to this stage.", valueName: "stage"))
  var through: String?
  @Option(help: ArgumentHelp("Only this county.", valueName: "county"))
  var county: [String] = []
  @Option(help: ArgumentHelp("Only this form.", valueName: "form"))
  var form: [String] = []
  @Option(help: ArgumentHelp("Only this period.", valueName: "period"))
  var period: [String] = []
  @Flag(help: "Read and compute everything again.")
  var redo = false
  @Option(help: ArgumentHelp("Leave files that changed within this time: 90s, 10m, 1h.", valueName: "duration"))
  var settle: String = "0s"
  @Option(help: ArgumentHelp("Wait this long for another run to end.", valueName: "duration"))
  var wait: String = "0s"
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.refuseAsOf()
    Console.isQuiet = common.quiet
    let format = try common.outputFormat()
    // What the stages count differs from stage to stage: no columns.
    guard format != .csv else { throw Trouble.usage("run --format csv: text or json", zh: "run --format csv：可以写 text、json") }
    let workspace = common.givenWorkspace
    // Before anything else, so that whoever comes second hears so at once and has done nothing.
    let lock = try RunLock(workspace, wait: try GivenDuration.seconds(wait, of: "--wait"), stage: "starting", command: Self.invocation)
    defer { lock.end() }
    let outset = Outset(workspace)
    let session: Session
    do {
      if let night = try quietNight(lock, outset) { try show(night, format) }
      session = try common.session(meanwhile: outset.readAhead)
    } catch let ending as Ending {
      throw ending
    } catch {
      RunLog.tell(error, of: Self.invocation, in: workspace)
      throw error
    }
    var request = Runner.Request(
      folder: session.folder, workspace: session.workspace, inbox: session.inbox, today: session.today.text, isSample: session.isSample,
      selection: try selection(session))
    request.redo = redo
    request.jobs = try common.jobCount()
    request.settle = try GivenDuration.seconds(settle, of: "--settle")
    request.wait = try GivenDuration.seconds(wait, of: "--wait")
    request.invocation = Self.invocation
    request.definitionStamp = session.definitionStamp
    let screen = RunScreen(session: session)
    let isQuiet = common.quiet
    Console.note(screen.heading)
    var runner = Runner(request, pipeline: session.pipeline, bundle: session.bundle, outset: outset) { receipt in
      Console.note(StageLine(language: session.language).text(receipt))
      if format == .json, !isQuiet { Console.data(RunRows.stage(receipt)) }
    }
    if let line = ProgressLine(session.language) { runner.counted = { stage, done, total in line.show(stage, done, of: total) } }
    let selection = request.selection
    runner.face = { result in
      QuietNight.Face(language: session.language, begin: screen.heading, lines: screen.lines(result, selection: selection, isQuiet: true))
    }
    let result = try runner.run(holding: lock)
    let isClean = result.status.isClean
    for fault in result.altered.prefix(5) { Console.complain(fault.text(session.language)) }
    if !result.altered.isEmpty {
      Console.complain(session.words("仓库不是各次运行算出的样子，已从原件和日志重算", "the warehouse was not what the runs left; derived anew from archive and journal"))
    }
    for skipped in result.skipped { Console.complain(session.words("跳过 ", "skipped ") + skipped.words(session.language)) }
    if format == .json {
      if isQuiet, !isClean { for receipt in result.receipts { Console.data(RunRows.stage(receipt)) } }
      if !isQuiet || !isClean {
        Console.data(try RunRows(workspace: workspace).run(result.number, exitCode: result.exitCode, stale: result.stale))
      }
    } else if !isQuiet || !isClean {
      let isQuietNight = result.newFiles.isEmpty && result.changes.isEmpty && result.number > 1
      for line in screen.lines(result, selection: selection, isQuiet: isQuietNight) { Console.say(line) }
    }
    let ending = Ending(!isClean ? .findings : result.isDenied ? .permission : .ok, screen.summary(result))
    lock.end()
    // The process ends here: nobody needs the memory of a whole city given back piece by piece.
    withExtendedLifetime((session, runner, result)) { Console.end(ending) }
  }

  private static var invocation: String { (["run"] + CommandLine.arguments.dropFirst().dropFirst()).joined(separator: " ") }

  /// The run of a night on which nothing changed; nil where the stages have to look.
  private func quietNight(_ lock: RunLock, _ outset: Outset) throws -> QuietNight? {
    guard !redo, stage == nil, from == nil, through == nil, county.isEmpty, form.isEmpty, period.isEmpty else { return nil }
    let common = common
    _ = try (common.jobCount(), GivenDuration.seconds(settle, of: "--settle"))
    return try QuietNight.pass(
      QuietNight.Question(
        folder: common.folder(), workspace: common.givenWorkspace, inbox: common.givenInbox, today: common.givenToday,
        language: { try common.language($0) }, invocation: Self.invocation), holding: lock, from: outset)
  }

  private func show(_ night: QuietNight, _ format: CommonOptions.Format) throws {
    Console.note(night.begin)
    for receipt in night.receipts { Console.note(StageLine(language: night.language).text(receipt)) }
    if !common.quiet || !night.isClean {
      if format == .json {
        for receipt in night.receipts { Console.data(RunRows.stage(receipt)) }
        Console.data(try RunRows(workspace: common.givenWorkspace).run(night.number, exitCode: night.isClean ? 0 : 65))
      } else {
        for line in night.lines { Console.say(line) }
      }
    }
    throw Ending(night.isClean ? .ok : .findings, RunScreen.name(night.number, night.language))
  }

  private func selection(_ session: Session) throws -> Selection {
    var stages = StageName.allCases
    func named(_ text: String) throws -> StageName {
      if let stage = StageName(rawValue: text) ?? StageName.allCases.first(where: { $0.title(.zh) == text }) { return stage }
      let near = NearestName.of(text, among: StageName.allCases.map(\.rawValue)) ?? NearestName.of(text, among: StageName.allCases.map { $0.title(.zh) })
      let all = StageName.allCases.map(\.rawValue).joined(separator: " ")
      let titles = StageName.allCases.map { $0.title(.zh) }.joined(separator: " ")
      throw Trouble.usage("unknown stage \(text)\(Near.en(near)): \(all)", zh: "没有这一步：\(text)\(Near.zh(near))　可以写：\(titles)，或 \(all)")
    }
    if let stage {
      guard from == nil, through == nil else { throw Trouble.usage("--stage goes without --from and --through", zh: "--stage 不和 --from、--through 一起用") }
      stages = [try named(stage)]
    }
    if let from {
      let first = try named(from)
      stages = stages.filter { $0 >= first }
    }
    if let through {
      let last = try named(through)
      stages = stages.filter { $0 <= last }
    }
    let periods = try period.map { text in
      guard let period = Period(text) else { throw Trouble.usage("--period \(text): a period such as 2020-12", zh: "--period \(text)：写一期，如 2020-12") }
      return period.code
    }
    return Selection(stages: stages, counties: try county.map(session.region), forms: try form.map(session.form), periods: periods)
  }
}
