import ArgumentParser
import Definition
import Figures
import Formulas
import Normalization
import Quantities
import Runs
import Submissions

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "What a finding code or a rule means, and how to pass it.")

  @Argument(help: ArgumentHelp("A code such as letter-in-number, or a rule such as B19.", valueName: "code"))
  var code: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try common.desk()
    let (pipeline, language) = (desk.pipeline, desk.language)
    let format = try common.outputFormat()
    let columns = ["code", "severity", "title", "holds", "why", "message", "remedy"]
    let catalogue = QuantityCode.explanations + SubmissionRefusal.explanations + NormalizationCode.explanations
    if let entry = catalogue.first(where: { $0.code == code }) {
      if format != .text {
        try Rows.write(columns, [[entry.code, entry.severity.rawValue, entry.title[language], nil, entry.why[language], nil, entry.remedy[language]]], as: format)
        throw Ending(.ok)
      }
      Console.say("\(entry.code)  \(entry.severity.title(language))  \(entry.title[language] ?? "")")
      Console.say((language == .zh ? "为什么  " : "Why     ") + (entry.why[language] ?? ""))
      Console.say((language == .zh ? "怎么办  " : "Do      ") + (entry.remedy[language] ?? ""))
      throw Ending(.ok)
    }
    if let rule = pipeline.rules.first(where: { $0.code == code.uppercased() || $0.code == code }) {
      if format != .text {
        try Rows.write(
          columns, [[rule.code, rule.severity.rawValue, rule.title, rule.formula.text, nil, rule.message[language], rule.remedy[language]]], as: format)
        throw Ending(.ok)
      }
      Console.say("\(rule.code)  \(rule.severity.title(language))  \(rule.title)")
      Console.say((language == .zh ? "要求    " : "Holds   ") + rule.formula.text)
      Console.say((language == .zh ? "不通过时 " : "If not  ") + (rule.message[language] ?? ""))
      Console.say((language == .zh ? "怎么办  " : "Do      ") + (rule.remedy[language] ?? ""))
      for explanation in pipeline.explanations where explanation.rule == rule.code {
        Console.say((language == .zh ? "已说明  " : "On file ") + "\(explanation.text)（\(explanation.by)，\(explanation.at)）")
      }
      throw Ending(.ok)
    }
    let near = NearestName.of(code, among: catalogue.map(\.code) + pipeline.rules.map(\.code))
    throw Trouble.usage("unknown code \(code)\(Near.en(near))", zh: "没有这个代码：\(code)\(Near.zh(near))")
  }
}
