import ArgumentParser
import Definition
import Figures
import Foundation
import Runs
import Warehouse

/// The options that most commands share. They also read HUIZONG_PIPELINE and so on; nothing else does.
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
    guard let format = Format(rawValue: text) else { throw Trouble.usage("--format \(text): text, json or csv") }
    return format
  }

  /// How many cores to use: as many as there are, unless said otherwise.
  func jobCount() throws -> Int {
    let text = value(jobs.map(String.init), "JOBS")
    guard let text else { return ProcessInfo.processInfo.activeProcessorCount }
    guard let count = Int(text), count > 0 else { throw Trouble.usage("--jobs \(text): a number of cores") }
    return count
  }

  func folder() -> PipelineFolder {
    PipelineFolder(URL(filePath: value(pipeline, "PIPELINE") ?? "Pipelines/hechi-2020").standardized.path)
  }

  func language(_ fallback: Language) throws -> Language {
    if let text = value(lang, "LANG") {
      guard let language = Language(rawValue: text) else { throw Trouble.usage("--lang \(text): zh or en") }
      return language
    }
    let environment = ProcessInfo.processInfo.environment
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment[name], !locale.isEmpty else { continue }
      if locale.hasPrefix("zh") { return .zh }
      if locale.hasPrefix("en") { return .en }
      break
    }
    return fallback
  }

  /// The inbox where one is named; nil where the definition's own is meant.
  var givenInbox: String? { value(inbox, "INBOX").map { URL(filePath: $0).standardized.path } }

  var givenToday: String? { value(today, "TODAY") }

  /// The workspace as named, or var/<name of the pipeline's folder>.
  var givenWorkspace: Workspace {
    let name = folder().root.split(separator: "/").last.map(String.init) ?? "pipeline"
    return Workspace(URL(filePath: value(workspace, "WORKSPACE") ?? "var/" + name).standardized.path)
  }

  /// What a command needs that looks at a pipeline.
  func session() throws -> Session {
    Console.isQuiet = quiet
    if let engine = value(engine, "ENGINE"), engine != "sqlite" { throw Trouble.usage("--engine \(engine): sqlite is the only engine so far") }
    let folder = folder()
    let stamp = try folder.stamp()
    let bundle = try folder.bundle()
    let pipeline = try folder.pipeline(bundle)
    let inbox = givenInbox ?? folder.inbox(pipeline)
    let sample = try SampleMark.date(inbox: inbox)
    var day = sample.flatMap { Day($0) } ?? Clock.today(pipeline.timeZone)
    if let text = givenToday {
      guard let given = Day(text) else { throw Trouble.usage("--today \(text): a day such as 2021-01-07") }
      if let sample, sample != given.text { throw Trouble.usage("--today \(text): the samples pin the business date to \(sample)") }
      day = given
    }
    return Session(
      folder: folder, definitionStamp: stamp, bundle: bundle, pipeline: pipeline, workspace: givenWorkspace, inbox: inbox, today: day, isSample: sample != nil,
      language: try language(pipeline.language))
  }
}

/// The definition, the folders and the date that a command works with.
struct Session {
  let folder: PipelineFolder
  let definitionStamp: String
  let bundle: DefinitionBundle
  let pipeline: Pipeline
  let workspace: Workspace
  let inbox: String
  let today: Day
  let isSample: Bool
  let language: Language

  func warehouse() throws -> WarehouseFile {
    guard try workspace.hasWarehouse else {
      throw Trouble.noInput("nothing has been computed in \(workspace.root) yet: huizong run")
    }
    return try WarehouseFile.forReading(workspace.warehouse)
  }

  /// A county, or the city's own ledger, as the user writes it.
  func region(_ written: String) throws -> String {
    if let region = pipeline.regions.submitter(written) { return region.code }
    let near = pipeline.regions.nearest(written).map { "; did you mean \($0)?" } ?? ""
    throw Trouble.usage("unknown county \(written)\(near)")
  }

  func form(_ written: String) throws -> String {
    let code = written.uppercased()
    if pipeline.forms[code] != nil { return code }
    if let form = pipeline.formsInOrder.first(where: { $0.title == written }) { return form.code }
    let near = NearestName.of(code, among: pipeline.forms.keys.sorted()).map { "; did you mean \($0)?" } ?? ""
    throw Trouble.usage("unknown form \(written)\(near)")
  }

  func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// A run as the user names it: a number, last, last-1, or a date.
  func run(_ written: String, _ reader: WarehouseReader) throws -> Int {
    let runs = try reader.runs(last: 100_000)
    if let number = Int(written), runs.contains(where: { $0.id == number }) { return number }
    if written == "last", let last = runs.first { return last.id }
    if written.hasPrefix("last-"), let back = Int(written.dropFirst(5)), back < runs.count { return runs[back].id }
    if Day(written) != nil, let run = runs.first(where: { ($0.startedAt ?? $0.today).prefix(10) <= written }) { return run.id }
    throw Trouble.usage("unknown run \(written): a number up to \(runs.first?.id ?? 0), last, last-1 or a date")
  }
}
