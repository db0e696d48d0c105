import Figures
import Formulas
import Handoff

/// Reads `rules/*.yaml` and `explanations.yaml`.
struct RuleReader {
  let mistakes: MistakeList

  private static let keys = [
    "title", "scope", "form", "holds", "severity", "missing", "since", "by_construction", "message", "remedy",
  ]

  func read(_ text: String, file: String) -> [Rule] {
    guard let document = Field.document(text, file: file, mistakes: mistakes) else { return [] }
    return document.entries(Sentence(zh: "各条规则", en: "a mapping of rules")).compactMap { self.rule($0, $1) }
  }

  private func rule(_ code: String, _ field: Field) -> Rule? {
    let before = mistakes.list.count
    let fields = field.record(Self.keys)
    let scopes = field.required("scope", in: fields).map { scope in
      (scope.isList ? scope.items() : [scope]).compactMap { $0.choice(Rule.Scope.self) }
    }
    guard let holds = field.required("holds", in: fields), let text = holds.text(), let formula = formula(text, holds) else { return nil }
    let rule = Rule(
      code: code, title: fields["title"]?.text() ?? code, scopes: scopes ?? [], form: fields["form"]?.text(), formula: formula,
      formulaText: text, severity: field.required("severity", in: fields)?.choice(Severity.self) ?? .note,
      missing: fields["missing"]?.choice(Missing.self) ?? .undecided,
      since: fields["since"]?.text().flatMap { Period($0) }, byConstruction: fields["by_construction"]?.flag() ?? false,
      message: words(field, fields, "message"), remedy: words(field, fields, "remedy"), file: field.file, line: holds.line,
      digest: Digest(parts: [code, text, fields["severity"]?.text() ?? "", fields["missing"]?.text() ?? ""]))
    if rule.scopes.contains(.record), rule.form == nil {
      field.mistake(found: Sentence(zh: "scope 是 record，却没有 \"form\"", en: "scope record without \"form\""), expected: Sentence(zh: "\"form\" 写一张表的表号", en: "\"form\" with the code of a form"))
    }
    return mistakes.list.count == before ? rule : nil
  }

  private func formula(_ text: String, _ field: Field) -> Formula? {
    do {
      return try Formula(text)
    } catch {
      field.mistake(found: Sentence(zh: "\"\(text)\"，\(error.text(.zh))", en: "\"\(text)\": \(error)"), expected: Sentence(zh: "数和数的比较", en: "a comparison of figures"))
      return nil
    }
  }

  private func words(_ field: Field, _ fields: [String: Field], _ key: String) -> [Language: String] {
    guard let entry = field.required(key, in: fields) else { return [:] }
    if let text = entry.scalar { return [.zh: text, .en: text] }
    var words: [Language: String] = [:]
    for (language, value) in entry.record(Language.allCases.map(\.rawValue)) {
      if let language = Language(rawValue: language) { words[language] = value.text() }
    }
    if words[.zh] == nil { entry.mistake(found: Sentence(zh: "没有中文", en: "no Chinese words"), expected: Sentence(same: "zh")) }
    if words[.en] == nil { words[.en] = words[.zh] }
    return words
  }

  func explanations(_ text: String, file: String) -> [ExplanationOnFile] {
    guard let document = Field.document(text, file: file, mistakes: mistakes) else { return [] }
    return document.items().compactMap { item in
      let fields = item.record(["rule", "region", "value", "text", "by", "at", "document"])
      guard let rule = item.required("rule", in: fields)?.text(), let value = item.required("value", in: fields),
        let number = value.text(), let words = item.required("text", in: fields)?.text()
      else { return nil }
      guard let exact = Exact(plain: number) else {
        value.mistake(found: value.shown, expected: Sentence(zh: "按基本单位写的数", en: "a plain number in the figure's canonical unit"))
        return nil
      }
      return ExplanationOnFile(
        rule: rule, region: fields["region"]?.text() ?? "", value: exact, text: words, by: fields["by"]?.text() ?? "",
        at: fields["at"]?.text() ?? "", document: fields["document"]?.text() ?? "")
    }
  }
}
