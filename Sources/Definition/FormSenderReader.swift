import Figures

/// Reads who owes a form, by when, and in which parts.
struct FormSenderReader {
  let regions: RegionTable

  func submitters(_ field: Field) -> Form.Submitters {
    switch field.scalar {
    case "counties": return .counties
    case "city": return .city
    case "all": return .all
    case .some:
      field.mistake(found: field.shown, expected: Sentence(zh: "counties、city、all 或一列代码", en: "counties, city, all or a list of codes"))
      return .counties
    case nil:
      let codes = field.items()
      if field.isList, codes.isEmpty { field.mistake(found: Sentence(zh: "空的列表", en: "an empty list"), expected: Sentence(zh: "counties、city、all 或一列代码", en: "counties, city, all or a list of codes")) }
      for code in codes { checkSubmitter(code.scalar ?? "", code) }
      return .listed(codes.compactMap { $0.text() })
    }
  }

  func deadline(_ field: Field) -> Deadline? {
    guard let text = field.text() else { return nil }
    guard let deadline = Deadline(text) else {
      field.mistake(found: field.shown, expected: Sentence(zh: "天数和钟点，如 8d 17:30", en: "days and an hour such as 8d 17:30"))
      return nil
    }
    return deadline
  }

  func parts(_ field: Field, _ ids: Set<String>) -> Form.Parts? {
    guard field.isMapping else { return partSource(field, ids).map { Form.Parts(by: $0, expected: [:]) } }
    let fields = field.record(["of", "expected"])
    let expected = fields["expected"]?.entries(Sentence(same: "code: [parts]")).map { code, parts -> (String, [String]) in
      checkSubmitter(code, parts)
      return (code, parts.texts())
    } ?? []
    return field.required("of", in: fields).flatMap { partSource($0, ids) }.map {
      Form.Parts(by: $0, expected: Dictionary(expected, uniquingKeysWith: { first, _ in first }))
    }
  }

  private func partSource(_ field: Field, _ ids: Set<String>) -> Form.Parts.Source? {
    field.scalar == "worksheet" ? .worksheet : field.column(of: ids).map { .column($0) }
  }

  private func checkSubmitter(_ code: String, _ place: Field) {
    let codes = regions.submitters.map(\.code)
    guard !codes.contains(code) else { return }
    place.mistake(found: Sentence(zh: "报送单位 \"\(code)\"", en: "the submitter \"\(code)\""), expected: Sentence(zh: "regions.csv 里一个县（区）或市的代码", en: "the code of a county or the city of regions.csv").near(NearestName.of(code, among: codes)))
  }
}
