import Figures

/// Reads `explanations.yaml`: what was said on record about a finding, each of a rule and a region that there are.
struct ExplanationReader {
  /// The codes of the rules; nil where they could not be read themselves.
  let rules: Set<String>?
  let regions: RegionTable
  let mistakes: MistakeList

  func read(_ text: String, file: String) -> [ExplanationOnFile] {
    guard let document = Field.document(text, file: file, mistakes: mistakes) else { return [] }
    var seen: Set<[String]> = []
    return document.items().compactMap { item in
      guard let explanation = explanation(item) else { return nil }
      if !seen.insert([explanation.rule, explanation.region, explanation.value.reduced.text]).inserted {
        item.mistake(
          found: Sentence(zh: "\(explanation.rule) 的 \(explanation.value.text) 又说明了一次", en: "a second explanation of \(explanation.value.text) for \(explanation.rule)"),
          expected: Sentence(zh: "一个值只有一条说明", en: "one explanation for a value"))
      }
      return explanation
    }
  }

  private func explanation(_ item: Field) -> ExplanationOnFile? {
    let fields = item.record(["rule", "region", "value", "text", "by", "at", "document"])
    guard let rule = item.required("rule", in: fields), let code = rule.text(), let value = item.required("value", in: fields),
      let number = value.text(), let words = item.required("text", in: fields)?.text()
    else { return nil }
    if let rules, !rules.contains(code) {
      rule.mistake(found: Sentence(zh: "规则 \"\(code)\"", en: "the rule \"\(code)\""), expected: Sentence(zh: "rules 里一条规则的代码", en: "the code of a rule").near(NearestName.of(code, among: rules.sorted())))
    }
    if let region = fields["region"], let code = region.text(), regions[code] == nil {
      region.mistake(found: Sentence(zh: "区划 \"\(code)\"", en: "the region \"\(code)\""), expected: Sentence(zh: "regions.csv 里的代码", en: "a code of regions.csv").near(NearestName.of(code, among: regions.all.map(\.code))))
    }
    if let at = fields["at"], let day = at.text(), Day(day) == nil {
      at.mistake(found: at.shown, expected: Sentence(zh: "日历上有的一天，如 2021-01-04", en: "a day of the calendar such as 2021-01-04"))
    }
    guard let exact = Exact(plain: number) else {
      value.mistake(found: value.shown, expected: Sentence(zh: "按基本单位写的数", en: "a plain number in the figure's canonical unit"))
      return nil
    }
    return ExplanationOnFile(
      rule: code, region: fields["region"]?.scalar ?? "", value: exact, text: words, by: fields["by"]?.text() ?? "",
      at: fields["at"]?.scalar ?? "", document: fields["document"]?.text() ?? "")
  }
}
