import Figures
import Foundation
import Quantities

/// The settings of `pipeline.yaml`.
struct PipelineHead {
  var name = ""
  var title = ""
  var city: (code: String, field: Field)?
  var timeZone = "Asia/Shanghai"
  var language = Language.zh
  var inbox = ""
  var period = Period.year(2020)
  var rounding = Rounding.halfUp
  var policyName = "exact"
  var policy = QuantityPolicy.exact
  var screen: [(id: String, field: Field)] = []
  var contact = ""
}

/// Reads `pipeline.yaml`.
struct HeadReader {
  let mistakes: MistakeList
  private static let file = "pipeline.yaml"
  private static let keys = ["pipeline", "title", "city", "time_zone", "language", "inbox", "period", "rounding", "cells", "screen", "contact"]

  /// - Parameter text: nil where the definition has no such file.
  func read(_ text: String?) -> PipelineHead? {
    guard let text else {
      mistakes.add(Self.file, 1, 1, found: Sentence(zh: "没有这个文件", en: "no such file"), expected: Sentence(same: Self.file))
      return nil
    }
    guard let document = Field.document(text, file: Self.file, mistakes: mistakes) else { return nil }
    let fields = document.record(Self.keys)
    var head = PipelineHead()
    head.name = document.required("pipeline", in: fields)?.words(Sentence(zh: "管道的名字", en: "the name of the pipeline")) ?? ""
    head.title = fields["title"]?.text() ?? head.name
    head.city = document.required("city", in: fields).flatMap { field in field.text().map { ($0, field) } }
    head.timeZone = fields["time_zone"].flatMap(timeZone) ?? head.timeZone
    head.language = fields["language"]?.choice(Language.self) ?? .zh
    head.inbox = document.required("inbox", in: fields)?.words(Sentence(zh: "收表的文件夹", en: "the folder of the returns")) ?? ""
    head.rounding = fields["rounding"]?.choice(Rounding.self) ?? .halfUp
    head.screen = (fields["screen"].map { $0.isList ? $0.items() : [$0] } ?? []).compactMap { field in field.text().map { ($0, field) } }
    head.contact = fields["contact"]?.text() ?? ""
    if let field = fields["cells"], let name = field.text() {
      if let policy = QuantityPolicy(named: name) {
        (head.policyName, head.policy) = (name, policy)
      } else {
        field.mistake(found: field.shown, expected: Sentence(zh: "exact、tolerant 或 printed", en: "exact, tolerant or printed"))
      }
    }
    if let field = document.required("period", in: fields), let code = field.text() {
      if let period = Period(code) {
        head.period = period
      } else {
        field.mistake(found: field.shown, expected: Sentence(zh: "一期，如 2020-12", en: "a period such as 2020-12"))
      }
    }
    return head
  }

  /// A name of the time zone database, or UTC. Short names are refused although the system knows some: its CST lies in
  /// Chicago.
  private func timeZone(_ field: Field) -> String? {
    guard let name = field.text() else { return nil }
    guard name == "UTC" || name.contains("/"), TimeZone(identifier: name) != nil else {
      field.mistake(found: field.shown, expected: Sentence(zh: "时区数据库里的名字，如 Asia/Shanghai，或 UTC", en: "a name of the time zone database such as Asia/Shanghai, or UTC"))
      return nil
    }
    return name
  }
}
