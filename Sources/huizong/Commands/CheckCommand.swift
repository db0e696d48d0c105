import ArgumentParser
import Definition
import Extraction
import Figures
import Foundation
import Handoff
import Normalization
import Publication
import Runs

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "What the city would say to these files; needs no workspace.")

  @Argument(help: ArgumentHelp("Files as they would be sent.", valueName: "file"))
  var files: [String] = []
  @Option(help: ArgumentHelp("Write a page beside each new file of this 试报 folder, which is never the inbox.", valueName: "dir"))
  var answer: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    Console.isQuiet = common.quiet
    let folder = common.folder()
    let pipeline = try folder.pipeline(try folder.bundle())
    let language = try common.language(pipeline.language)
    if let answer { try self.answer(URL(filePath: answer).standardized.path, pipeline) }
    guard !files.isEmpty else {
      guard answer != nil else { throw Trouble.usage("check FILE…, or check --answer DIR") }
      throw Ending(.ok)
    }
    let format = try common.outputFormat()
    var isClean = true
    for file in files {
      let reading = try FileCheck.read(file, pipeline: pipeline)
      let answer = CheckAnswer(file: file, reading: reading, pipeline: pipeline, language: language)
      isClean = isClean && answer.isClean
      if format == .text { answer.lines.forEach { Console.say($0) } } else { try answer.write(as: format) }
    }
    throw Ending(isClean ? .ok : .findings)
  }

  private func answer(_ folder: String, _ pipeline: Pipeline) throws {
    let trial = TrialFolder(folder)
    let files = try trial.unanswered()
    for file in files {
      let reading = try FileCheck.read(trial.path(file), claimed: file, pipeline: pipeline)
      let lines = CheckAnswer(file: file, reading: reading, pipeline: pipeline, language: .zh).lines
      try trial.put(AnswerPage.bytes(file: file, lines: lines), for: file)
      Console.note(trial.path(TrialFolder.answer(to: file)))
    }
  }
}

/// What a county hears about one file.
struct CheckAnswer {
  let file: String
  let reading: Reading
  let pipeline: Pipeline
  let language: Language

  private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// Nothing that must be corrected before the file counts whole.
  var isClean: Bool {
    !reading.rejections.contains { $0.scope != .note || ["error", "fatal"].contains($0.severity) }
  }

  var lines: [String] {
    var lines: [String] = []
    let head = reading.head
    let form = pipeline.forms[head.form]
    let who = pipeline.regions[head.region]?.name ?? head.region
    let period = Period(head.period)?.title(language) ?? head.period
    if form != nil { lines.append("\(head.form) \(form?.title ?? "")，\(who)，\(period)（\(head.layout)，\(head.encoding)）") }
    let cells = reading.tallies.filter { reading.measures.contains($0.item) }
    let read = cells.reduce(0) { $0 + $1.read - $1.checked }
    if !reading.isRefused {
      lines.append(words("\(reading.records.count) 行 \(read) 格，\(problems.count) 处请看一下", "\(reading.records.count) rows, \(read) cells, \(problems.count) to look at"))
    }
    for group in grouped {
      guard let first = group.first else { continue }
      let severity = Severity(rawValue: first.severity)?.title(language) ?? first.severity
      let place = first.cell ?? first.path ?? (first.col > 0 ? "\(first.line):\(first.col)" : words("第 \(first.line) 行", "line \(first.line)"))
      let range = group.count > 1 ? words(" 等 \(group.count) 格", " and \(group.count - 1) more") : ""
      lines.append("\(severity)  \(place)\(range)  \(first.key ?? "")")
      lines.append("   \(language == .zh ? first.message : first.english)")
      if !first.remedy.isEmpty, language == .zh { lines.append("   怎么办  \(first.remedy)（huizong explain \(first.code)）") } else { lines.append("   huizong explain \(first.code)") }
    }
    lines += notes
    if problems.isEmpty { lines.append(words("没有问题，可以报送。", "Nothing to complain about; it can be sent.")) }
    return lines
  }

  private var problems: [Rejection] { reading.rejections.filter { $0.severity != Severity.note.rawValue } }

  /// What costs nothing and is worth knowing, a line for each kind and column.
  private var notes: [String] {
    var groups: [[Rejection]] = []
    for note in reading.rejections where note.severity == Severity.note.rawValue {
      if let index = groups.firstIndex(where: { $0[0].code == note.code && $0[0].item == note.item }) {
        groups[index].append(note)
      } else {
        groups.append([note])
      }
    }
    return groups.compactMap { group in
      guard let first = group.first else { return nil }
      let place = first.cell ?? first.path ?? words("第 \(first.line) 行", "line \(first.line)")
      let more = group.count > 1 ? words(" 等 \(group.count) 处", " and \(group.count - 1) more") : ""
      return "\(Severity.note.title(language))  \(place)\(more)  \(language == .zh ? first.message : first.english)（huizong explain \(first.code)）"
    }
  }

  /// A thing repeated is one line with a count.
  private var grouped: [[Rejection]] {
    var groups: [[Rejection]] = []
    for rejection in problems.sorted(by: { severity($0) > severity($1) }) {
      if let index = groups.firstIndex(where: { $0[0].code == rejection.code && $0[0].item == rejection.item && rejection.code == "cell-blank" }) {
        groups[index].append(rejection)
      } else {
        groups.append([rejection])
      }
    }
    return groups
  }

  private func severity(_ rejection: Rejection) -> Severity { Severity(rawValue: rejection.severity) ?? .note }

  func write(as format: CommonOptions.Format) throws {
    let columns = ["submission", "form", "region", "period", "item", "file", "line", "col", "cell", "path", "offset", "code", "severity", "message", "remedy", "raw"]
    let rows = reading.rejections.map { rejection -> [String?] in
      [
        nil, reading.head.form, reading.head.region, reading.head.period, rejection.item, file, String(rejection.line), String(rejection.col),
        rejection.cell, rejection.path, rejection.offset.map(String.init), rejection.code, rejection.severity, rejection.message, rejection.remedy,
        rejection.raw,
      ]
    }
    try Rows.write(columns, rows, as: format)
  }
}
