import ArgumentParser
import Definition
import Figures
import Foundation
import Handoff
import Runs
import Warehouse

/// The options that most commands share. They also read HUIZONG_PIPELINE and so on; nothing else does. An empty variable is
/// one that is not set, an empty path behind an option is a mistake.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The definition's folder.", valueName: "dir"))
  var pipeline: String?
  @Option(help: ArgumentHelp("The workspace; var/<pipeline> where none is given.", valueName: "dir"))
  var workspace: String?
  @Option(help: ArgumentHelp("The inbox; the one that the pipeline names where none is given.", valueName: "dir"))
  var inbox: String?
  @Option(help: ArgumentHelp("The language of screens: zh or en.", valueName: "zh|en"))
  var lang: String?
  @Option(help: ArgumentHelp("How many cores to use.", valueName: "n"))
  var jobs: Int?
  @Option(help: ArgumentHelp("The business date.", valueName: "yyyy-mm-dd"))
  var today: String?
  @Option(help: ArgumentHelp("text, json (one object a line) or csv.", valueName: "text|json|csv"))
  var format: String?
  @Option(name: .customLong("as-of"), help: ArgumentHelp("What an earlier run knew: a number, last, last-1 or a date.", valueName: "run"))
  var asOf: String?
  @Option(help: ArgumentHelp("The engine; sqlite is the only one so far.", valueName: "sqlite"))
  var engine: String?
  @Flag(help: "Print nothing when nothing is wrong.")
  var quiet = false
  @Flag(help: "Say more.")
  var verbose = false

  private func value(_ given: String?, _ name: String) -> String? {
    given ?? ProcessInfo.processInfo.environment["HUIZONG_" + name].flatMap { $0.isEmpty ? nil : $0 }
  }

  enum Format: String { case text, json, csv }

  func outputFormat() throws -> Format {
    let text = value(format, "FORMAT") ?? "text"
    guard let format = Format(rawValue: text) else { throw Trouble.usage("--format \(text): text, json or csv", zh: "--format \(text)：可以写 text、json、csv") }
    return format
  }

  /// `--format` where there are no rows to write: refused rather than ignored.
  func refuseFormat() throws {
    guard try outputFormat() == .text else { throw Trouble.usage("--format goes with commands that show figures or rows", zh: "--format 只用于给出数或行的命令") }
  }

  /// How many cores to use: as many as there are, unless said otherwise.
  func jobCount() throws -> Int {
    let text = value(jobs.map(String.init), "JOBS")
    guard let text else { return ProcessInfo.processInfo.activeProcessorCount }
    guard let count = Int(text), count > 0 else { throw Trouble.usage("--jobs \(text): a number of cores", zh: "--jobs \(text)：写几个核") }
    return count
  }

  func folder() -> PipelineFolder {
    PipelineFolder(GivenPath.absolute(value(pipeline, "PIPELINE") ?? "Pipelines/hechi-2020"))
  }

  func language(_ fallback: Language) throws -> Language {
    let language = try chosenLanguage(fallback)
    Console.language = language
    return language
  }

  /// Refusals that come before the definition is read speak the language that is asked for, or the one that its settings name.
  ///
  /// A trouble thrown from here would come out as one of the argument parser's.
  func validate() {
    do {
      Console.language = try chosenLanguage(folder().statedLanguage ?? .en)
      for (option, path) in [("--pipeline", pipeline), ("--workspace", workspace), ("--inbox", inbox)] {
        if let path { _ = try GivenPath.absolute(path, of: option) }
      }
    } catch {
      Console.complain(error.text(Console.language ?? LocaleLanguage.given ?? .en))
      Console.end(Ending(error))
    }
  }

  private func chosenLanguage(_ fallback: Language) throws(Trouble) -> Language {
    if let text = value(lang, "LANG") {
      guard let language = Language(rawValue: text) else { throw Trouble.usage("--lang \(text): zh or en", zh: "--lang \(text)：可以写 zh、en") }
      return language
    }
    return LocaleLanguage.given ?? fallback
  }

  /// The inbox where one is named; nil where the definition's own is meant.
  var givenInbox: String? { value(inbox, "INBOX").map { GivenPath.absolute($0) } }

  var givenToday: String? { value(today, "TODAY") }

  /// The workspace as named, or var/<name of the pipeline's folder>.
  var givenWorkspace: Workspace {
    let name = folder().root.split(separator: "/").last.map(String.init) ?? "pipeline"
    return Workspace(GivenPath.absolute(value(workspace, "WORKSPACE") ?? "var/" + name))
  }

  /// `--as-of` where a command cannot answer for an earlier run: refused rather than ignored.
  func refuseAsOf() throws {
    guard asOf == nil else { throw Trouble.usage("--as-of goes with show, trace, compare and status", zh: "--as-of 只用于 show、trace、compare、status") }
  }

  /// What a command needs that looks at a pipeline. `reads`: it answers as of an earlier run where asked to.
  func session(reads: Bool = false) throws -> Session {
    Console.isQuiet = quiet
    if !reads { try refuseAsOf() }
    if let engine = value(engine, "ENGINE"), engine != "sqlite" { throw Trouble.usage("--engine \(engine): sqlite is the only engine so far", zh: "--engine \(engine)：现在只有 sqlite") }
    let folder = folder()
    let stamp = try folder.stamp()
    let bundle = try folder.bundle()
    let pipeline = try folder.pipeline(bundle)
    _ = try language(pipeline.language)
    let inbox = givenInbox ?? folder.inbox(pipeline)
    let sample = try SampleMark.date(inbox: inbox) ?? (reads ? SampleMark.date(workspace: givenWorkspace) : nil)
    var day = sample.flatMap { Day($0) } ?? Clock.today(pipeline.timeZone)
    if let text = givenToday {
      guard let given = Day(text) else { throw Trouble.usage("--today \(text): a day such as 2021-01-07", zh: "--today \(text)：写一天，如 2021-01-07") }
      if let sample, sample != given.text { throw Trouble.usage("--today \(text): the samples pin the business date to \(sample)", zh: "--today \(text)：样例的业务日期定在 \(sample)") }
      day = given
    }
    var session = Session(
      folder: folder, definitionStamp: stamp, bundle: bundle, pipeline: pipeline, workspace: givenWorkspace, inbox: inbox, today: day, isSample: sample != nil,
      language: try language(pipeline.language), asOf: asOf, givenToday: givenToday != nil)
    try session.takeDefinitionOfThen()
    return session
  }
}

/// The definition, the folders and the date that a command works with.
struct Session {
  let folder: PipelineFolder
  let definitionStamp: String
  let bundle: DefinitionBundle
  private(set) var pipeline: Pipeline
  let workspace: Workspace
  let inbox: String
  let today: Day
  let isSample: Bool
  let language: Language
  let asOf: String?
  let givenToday: Bool

  /// The warehouse as it is, or as the run that `--as-of` names left it.
  func warehouse() throws -> WarehouseFile {
    guard try workspace.hasWarehouse else {
      throw Trouble.noInput("nothing has been computed in \(workspace.root) yet: huizong run", zh: "\(workspace.root) 里还没有算过：huizong run")
    }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    guard let asOf else { return warehouse }
    let known = try warehouse.read { try run(asOf, $0) }
    try warehouse.close()
    return try WarehouseFile.forReading(workspace.warehouse, asOf: known)
  }

  /// What an earlier run knew is called what it was called then, where its definition is archived and can still be read.
  fileprivate mutating func takeDefinitionOfThen() throws {
    guard let asOf, try workspace.hasWarehouse else { return }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    let digest = try warehouse.read { reader in
      let known = try run(asOf, reader)
      return try reader.run(known)?.definitionDigest
    }
    guard let digest, digest != pipeline.digest.hex else { return }
    do {
      pipeline = try Replay(workspace: workspace).definition(digest)
    } catch is Trouble {
      // Today's names are better than none.
    }
  }

  /// The business date: of an earlier run its own, unless one is given.
  func day(_ reader: WarehouseReader) throws -> Day {
    guard asOf != nil, !givenToday else { return today }
    return try reader.lastRun().flatMap { Day($0.today) } ?? today
  }

  /// A county, or the city's own ledger, as the user writes it.
  func region(_ written: String) throws -> String {
    if let region = pipeline.regions.submitter(written) { return region.code }
    let near = pipeline.regions.nearest(written)
    throw Trouble.usage("unknown county \(written)\(Near.en(near))", zh: "没有这个县（区）：\(written)\(Near.zh(near))")
  }

  func form(_ written: String) throws -> String {
    let code = written.uppercased()
    if pipeline.forms[code] != nil { return code }
    if let form = pipeline.formsInOrder.first(where: { $0.title == written }) { return form.code }
    let near = NearestName.of(code, among: pipeline.forms.keys.sorted()) ?? NearestName.of(written, among: pipeline.formsInOrder.map(\.title))
    throw Trouble.usage("unknown form \(written)\(Near.en(near))", zh: "没有这张表：\(written)\(Near.zh(near))")
  }

  func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// A run as the user names it: a number, last, last-1, or a date.
  func run(_ written: String, _ reader: WarehouseReader) throws -> Int {
    let runs = try reader.runs(last: 100_000)
    if let number = Int(written), runs.contains(where: { $0.id == number }) { return number }
    if written == "last", let last = runs.first { return last.id }
    if written.hasPrefix("last-"), let back = Int(written.dropFirst(5)), back >= 0, back < runs.count { return runs[back].id }
    if let day = Day(written) {
      // The last run of that day or an earlier one, as the calendar hangs in the pipeline's time zone.
      func began(_ run: RunRow) -> Day { run.startedAt.flatMap { Clock.day($0, pipeline.timeZone) } ?? Day(run.today) ?? day.advanced(by: 1) }
      if let run = runs.first(where: { began($0) <= day }) { return run.id }
      let first = runs.last.map { began($0).text } ?? ""
      throw Trouble.usage("--as-of \(written): the first run was on \(first)", zh: "--as-of \(written)：第一次运行是 \(first)，那天还什么都不知道")
    }
    let last = runs.first?.id ?? 0
    throw Trouble.usage("unknown run \(written): a number up to \(last), last, last-1 or a date", zh: "没有这一次：\(written)。可以写到 \(last) 为止的数、last、last-1 或日期")
  }
}
