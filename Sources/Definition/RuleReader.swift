import Figures
import Formulas
import Handoff

/// Reads `rules/*.yaml`.
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
    field.checkCode(code, Sentence(zh: "规则的代码", en: "the code"))
    let scopes = field.required("scope", in: fields).map { scope in
      let scopes = (scope.isList ? scope.items() : [scope]).compactMap { $0.choice(Rule.Scope.self) }
      if scope.isList, scope.items().isEmpty { scope.mistake(found: Sentence(zh: "空的 scope", en: "no scope"), expected: Sentence(zh: "cell、record、form、county、city 或 period", en: "cell, record, form, county, city or period")) }
      return scopes
    }
    guard let holds = field.required("holds", in: fields), let formula = formula(holds) else { return nil }
    let rule = Rule(
      code: code, title: fields["title"]?.text() ?? code, scopes: scopes ?? [], form: fields["form"]?.text(), formula: formula,
      severity: field.required("severity", in: fields)?.choice(Severity.self) ?? .note,
      missing: fields["missing"]?.choice(Missing.self) ?? .undecided,
      since: fields["since"]?.period(Sentence(zh: "一期，如 2020、2020-12", en: "a period such as 2020 or 2020-12")), byConstruction: fields["by_construction"]?.flag() ?? false,
      message: words(field, fields, "message"), remedy: words(field, fields, "remedy"), place: TextPlace(holds),
      digest: Digest(parts: [code, (scopes ?? []).map(\.rawValue).joined(separator: " "), formula.text, fields["severity"]?.text() ?? "", fields["missing"]?.text() ?? ""]))
    if !rule.scopes.isEmpty, rule.isJudgedInReturns != (rule.form != nil) {
      let scope = rule.scopes.map(\.rawValue).joined(separator: " ")
      field.mistake(
        found: rule.form == nil
          ? Sentence(zh: "scope 是 \(scope)，却没有 \"form\"", en: "scope \(scope) without \"form\"") : Sentence(zh: "有 \"form\"，scope 却是 \(scope)", en: "\"form\" with scope \(scope)"),
        expected: Sentence(zh: "一张表里的规则写 \"form\"（表号），scope 是 cell、record 或 form；别的规则不写 \"form\"", en: "\"form\" with the code of a form for a rule of scope cell, record or form; for others none"))
    }
    if rule.isJudgedInReturns, rule.scopes.count > 1 {
      field.mistake(found: Sentence(zh: "scope 里 \(rule.scopes[0].rawValue) 和别的写在一起", en: "scope \(rule.scopes[0].rawValue) beside others"), expected: Sentence(zh: "一张表里的规则自成一条", en: "a rule of its own within a form"))
    }
    return mistakes.list.count == before ? rule : nil
  }

  private func formula(_ field: Field) -> Formula? {
    guard let formula = field.formula() else { return nil }
    guard formula.isClaim else {
      field.mistake(found: Sentence(zh: "没有比较的 \(field.shown.zh)", en: "\(field.shown.en), which compares nothing"), expected: Sentence(zh: "数和数的比较，如 spent <= received", en: "a comparison of figures such as spent <= received"))
      return nil
    }
    return formula
  }

  /// What a message leaves for figures is filled by `RuleWords`; anything else in braces would be said as it stands.
  private func checkBlanks(_ field: Field, _ text: String, _ key: String) {
    if text.allSatisfy(\.isWhitespace) { field.mistake(found: Sentence(zh: "空的 \(key)", en: "an empty \(key)"), expected: Sentence(zh: "给人看的话", en: "words for people")) }
    let known = key == "message" ? ["left", "right", "gap"] : []
    let pieces = text.split(separator: "{", omittingEmptySubsequences: false)
    var brace = pieces.first?.unicodeScalars.count ?? 0
    for piece in pieces.dropFirst() {
      let name = piece.prefix { $0 != "}" }
      if !known.contains(String(name)) || name.endIndex == piece.endIndex {
        mistakes.add(
          TextPlace(field), at: brace, in: text, found: Sentence(same: "{\(name)}"),
          expected: known.isEmpty
            ? Sentence(zh: "不带 { 的话：只有 message 填数", en: "words without {: only a message is filled") : Sentence(zh: "{left}、{right} 或 {gap}", en: "{left}, {right} or {gap}"))
      }
      brace += piece.unicodeScalars.count + 1
    }
  }

  private func words(_ field: Field, _ fields: [String: Field], _ key: String) -> [Language: String] {
    guard let entry = field.required(key, in: fields) else { return [:] }
    if let text = entry.scalar {
      checkBlanks(entry, text, key)
      return [.zh: text, .en: text]
    }
    var words: [Language: String] = [:]
    for (language, value) in entry.record(Language.allCases.map(\.rawValue)) {
      if let language = Language(rawValue: language) { words[language] = value.text() }
      if let text = value.scalar { checkBlanks(value, text, key) }
    }
    if words[.zh] == nil { entry.mistake(found: Sentence(zh: "没有中文", en: "no Chinese words"), expected: Sentence(same: "zh")) }
    if words[.en] == nil { words[.en] = words[.zh] }
    return words
  }
}
