import ArgumentParser
import Definition
import Figures
import FormMaking
import Foundation
import Handoff
import Runs

struct FormCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "form", abstract: "A blank form that passes check once filled; or a draft definition from a file.",
    discussion: "With --format csv (the default) or excel2003.")

  @Argument(help: ArgumentHelp("A form's code or title, such as HC-19-1.", valueName: "code"))
  var code: String?
  @Option(help: ArgumentHelp("Propose a definition for files like this one, for a person to edit.", valueName: "file"))
  var draft: String?
  @Option(help: ArgumentHelp("Whose form: code, full name or alias.", valueName: "county"))
  var region: String?
  @Option(help: ArgumentHelp("Of which period; the one that is due now where none is given.", valueName: "period"))
  var period: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("The file to make; standard output where none is given.", valueName: "file"))
  var output: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let pipeline = try common.desk().pipeline
    switch (code, draft) {
    case (let code?, nil): try put(try blank(code, pipeline))
    case (nil, let draft?):
      if let format = common.format { throw Trouble.usage("--format \(format): a draft is YAML", zh: "--format \(format)：起草的定义只有 YAML 一种写法") }
      try put(try drafted(draft, pipeline))
    default: throw Trouble.usage("form CODE, or form --draft FILE", zh: "写表号：form HC-19-1，或 form --draft 文件")
    }
    throw Ending(.ok)
  }

  // MARK: - A blank form

  private func blank(_ code: String, _ pipeline: Pipeline) throws -> [UInt8] {
    let form = try form(code, pipeline)
    let blank = BlankForm(form, pipeline: pipeline, region: try sender(form, pipeline), period: try filingPeriod(form, pipeline))
    switch common.format ?? (form.parts?.by == .worksheet ? "excel2003" : "csv") {
    case "csv":
      guard form.parts?.by != .worksheet else { 
        throw Trouble.usage(
          "\(form.code) is sent a worksheet for each part, which CSV has none of: --format excel2003",
          zh: "\(form.code) 每部分一张工作表，CSV 没有工作表：--format excel2003")
      }
      return blank.csv()
    case "excel2003": return blank.workbook()
    case let other: throw Trouble.usage("--format \(other): csv or excel2003", zh: "--format \(other)：可以写 csv、excel2003")
    }
  }

  private func form(_ written: String, _ pipeline: Pipeline) throws -> Form {
    if let form = pipeline.forms[written.uppercased()] ?? pipeline.formsByTitle[HeaderName.folded(written)].flatMap({ pipeline.forms[$0] }) { return form }
    let near = NearestName.of(written.uppercased(), among: pipeline.forms.keys.sorted())
    throw Trouble.usage("unknown form \(written)\(Near.en(near))", zh: "没有这张表：\(written)\(Near.zh(near))")
  }

  private func sender(_ form: Form, _ pipeline: Pipeline) throws -> Region? {
    let senders = form.submitters(pipeline.regions)
    guard let region else { return senders.count == 1 ? pipeline.regions[senders[0]] : nil }
    guard let known = pipeline.regions.submitter(region) else {
      let near = pipeline.regions.nearest(region)
      throw Trouble.usage("unknown county \(region)\(Near.en(near))", zh: "没有这个县（区）：\(region)\(Near.zh(near))")
    }
    guard senders.contains(known.code) else { 
      throw Trouble.usage("\(form.code) \(form.title) is not sent by \(known.name)", zh: "\(form.code) \(form.title)不由\(known.name)报")
    }
    return known
  }

  private func filingPeriod(_ form: Form, _ pipeline: Pipeline) throws -> Period {
    guard let period else { return Period(form.filed, containing: pipeline.period.last) }
    guard let known = Period(period) ?? Period(reading: period, year: pipeline.period.last.year) else {
      let example = Period(form.filed, containing: pipeline.period.last).code
      throw Trouble.usage("--period \(period): a period such as \(example)", zh: "--period \(period)：写一期，如 \(example)")
    }
    guard known.kind == form.filed, !known.isRange else {
      let example = Period(form.filed, containing: pipeline.period.last).code
      throw Trouble.usage(
        "--period \(period): \(form.code) is filed by \(form.filed.rawValue), such as \(example)", zh: "--period \(period)：\(form.code) 的一期是 \(example) 这样的")
    }
    return known
  }

  // MARK: - A draft

  private func drafted(_ file: String, _ pipeline: Pipeline) throws -> [UInt8] {
    let (rows, refusal) = try FileCheck.rows(file)
    if let refusal {
      let language = try common.language(pipeline.language)
      let place = "\(file):\(refusal.line)" + (refusal.col > 0 ? ":\(refusal.col)" : "")
      Console.complain("\(place): \(refusal.severity) \(refusal.code): \(language == .zh ? refusal.message + "；" + refusal.remedy : refusal.english)")
      throw Ending(.findings)
    }
    guard let draft = FormDraft(rows, file: file, pipeline: pipeline) else {
      throw Trouble.noInput(
        "\(file): no row looks like a header, so there is nothing to draft from", zh: "\(file)：没有一行像表头，起草不了")
    }
    if let header = draft.repeatedHeader {
      Console.complain("\(file): 有两栏都叫“\(header)”，分不清；改了栏名再起草")
      throw Ending(.findings)
    }
    Console.note("\(draft.records) 条记录，\(draft.columns) 栏；改好后存为 forms/ 里的一个文件")
    return Array(draft.lines.map { Console.cleaned($0) + "\n" }.joined().utf8)
  }

  // MARK: - Where it goes

  /// A file that exists is left alone: it may be a return that somebody has filled.
  private func put(_ bytes: [UInt8]) throws {
    guard let output else { return Console.data(bytes) }
    let path = try GivenPath.absolute(output, of: "--output")
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw Trouble.cannotCreate("\(path) exists already; give another name", zh: "\(path) 已经有了；请换一个名字")
    } catch {
      throw Trouble.cannotCreate(
        "cannot write \(path): see whether its folder is there and may be written to", zh: "写不了 \(path)：请看文件夹在不在、能不能写")
    }
    Console.note(path)
  }
}
