import ArgumentParser
import Definition
import Extraction
import Figures
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
    let desk = try common.desk()
    let (pipeline, language) = (desk.pipeline, desk.language)
    let format = try common.outputFormat()
    guard answer != nil || !files.isEmpty else { throw Trouble.usage("check FILE…, or check --answer DIR", zh: "写要看的文件：check 文件…，或 check --answer 文件夹") }
    var answers: [CheckAnswer] = []
    if let answer { answers += try self.answer(try Self.trialFolder(answer, inbox: common.givenInbox ?? desk.folder.inbox(pipeline)), pipeline) }
    for file in files {
      let answer = try CheckAnswer(file: file, readings: try FileCheck.read(file, pipeline: pipeline), pipeline: pipeline, language: language)
      if format == .text { answer.lines.forEach { Console.say($0) } }
      answers.append(answer)
    }
    if format != .text { try Rows.write(CheckAnswer.columns, try answers.flatMap { try $0.rows() }, as: format) }
    throw Ending(answers.allSatisfy(\.isClean) ? .ok : .findings)
  }

  /// The inbox is never written to, so the folder is neither it, nor inside it, nor around it.
  private static func trialFolder(_ written: String, inbox: String) throws -> String {
    let (folder, inbox) = (GivenPath.real(try GivenPath.absolute(written, of: "--answer")), GivenPath.real(inbox))
    guard !GivenPath.lies(folder, in: inbox), !GivenPath.lies(inbox, in: folder) else {
      throw Trouble.usage(
        "--answer \(folder): the inbox \(inbox) is never written to; name a folder apart from it",
        zh: "--answer \(folder)：收件箱 \(inbox) 从不写入，请换一个和它不相干的文件夹")
    }
    return folder
  }

  /// What was answered this time: a file that has its answer says nothing any more.
  private func answer(_ folder: String, _ pipeline: Pipeline) throws -> [CheckAnswer] {
    let trial = TrialFolder(folder)
    return try trial.unanswered().map { file in
      let answer = try CheckAnswer(file: file.name, readings: try trial.read(file, pipeline: pipeline), pipeline: pipeline, language: .zh)
      try trial.put(AnswerPage.bytes(file: file.name, lines: answer.lines), for: file)
      Console.note(trial.answer(to: file))
      return answer
    }
  }
}
