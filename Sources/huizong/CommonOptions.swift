import ArgumentParser
import Definition
import Figures
import Foundation
import Handoff
import Runs

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
      Console.complain(error, in: Console.language ?? LocaleLanguage.given ?? .en)
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

  /// What a command needs that looks at a pipeline.
  ///
  /// - Parameters:
  ///   - reads: it answers as of an earlier run where asked to.
  ///   - meanwhile: what the command does while another core reads the definition.
  func session(reads: Bool = false, meanwhile: () -> Void = {}) throws -> Session {
    Console.isQuiet = quiet
    if !reads { try refuseAsOf() }
    if let engine = value(engine, "ENGINE"), engine != "sqlite" { throw Trouble.usage("--engine \(engine): sqlite is the only engine so far", zh: "--engine \(engine)：现在只有 sqlite") }
    let folder = folder()
    let stamp = try folder.stamp()
    let bundle = try folder.bundle()
    let pipeline = try Parallel.beside({ try folder.pipeline(bundle) }, meanwhile)
    _ = try language(pipeline.language)
    let inbox = givenInbox ?? folder.inbox(pipeline)
    let sample = try SampleMark.date(inbox: inbox) ?? (reads ? SampleMark.date(workspace: givenWorkspace) : nil)
    var day = sample.flatMap { Day($0) } ?? Clock.today(pipeline.timeZone)
    if let text = givenToday {
      guard let given = Day(text) else { throw Trouble.usage("--today \(text): a day such as 2021-01-07", zh: "--today \(text)：写一天，如 2021-01-07") }
      if let sample, sample != given.text { throw Trouble.usage("--today \(text): the samples pin the business date to \(sample)", zh: "--today \(text)：样例的业务日期定在 \(sample)") }
      day = given
    }
    return try Session(
      folder: folder, definitionStamp: stamp, bundle: bundle, pipeline: pipeline, workspace: givenWorkspace, inbox: inbox, today: day, isSample: sample != nil,
      language: try language(pipeline.language), asOf: asOf, givenToday: givenToday != nil)
  }
}
