import Definition
import Figures

/// What is said again of county, form, period or version must mean what was said first: nobody knows which of the two is right.
///
///     填报单位：都安瑶族自治县 … 县区：都安        the same
///     期别：2020-Q4 … 所属期：2020年             the same, less closely
///     填报单位：都安瑶族自治县 … 填报单位：大化     refused at the second
extension Identity {
  /// Whether a statement means what has been established.
  func agrees(with entry: Preamble.Entry, _ pipeline: Pipeline) -> Bool {
    guard !entry.value.isEmpty else { return true }
    if entry.isAside { return admits(entry, pipeline) }
    switch entry.label {
    case .form: return agrees(form: entry, pipeline)
    case .region: return agrees(region: entry.value, pipeline.regions)
    case .period:
      // 所属期：2020年1—12月 beside 期别：2020-12 says from when on the figures are added up.
      let stated = Period(entry.value) ?? Period(reading: entry.value, year: pipeline.period.first.year)
      return stated.map { $0.contains(period) } ?? false
    case .version: return Self.number(entry.value) == version
    case .unit, .issued, .part: return true
    }
  }

  /// 单位编码：451228 ends like 编码：… and speaks of no form.
  private func agrees(form entry: Preamble.Entry, _ pipeline: Pipeline) -> Bool {
    let code = HeaderName.folded(entry.value).uppercased()
    if code == form.code { return true }
    let place = HeaderName.folded(entry.cell.path ?? entry.cell.text)
    return pipeline.forms[code] == nil && !place.contains("表号") && !place.contains("表编码")
  }

  /// 都安县扶贫办 is an office of 都安 and 扶贫办 of anybody; 大化县扶贫办, 大化 and 都按县 are not 都安.
  private func agrees(region written: String, _ regions: RegionTable) -> Bool {
    if let stated = regions.submitter(written) { return stated.code == region.code }
    let text = HeaderName.folded(written)
    if text == regions.city.name || text.contains(region.short) { return true }
    return !["县", "区", "市"].contains(where: text.hasSuffix) && !regions.counties.contains { text.contains($0.short) }
  }

  /// Both statements, the first as it is written in the head; where only folder or name said it, as it was understood.
  func contradiction(_ entry: Preamble.Entry, after preamble: Preamble) -> (zh: String, en: String) {
    let (name, established): (Sentence, String) =
      switch entry.label {
      case .form: (Sentence(zh: "表号", en: "the form"), form.code)
      case .region: (Sentence(zh: "填报单位", en: "the sender"), region.name)
      case .period: (Sentence(zh: "期别", en: "the period"), period.code)
      case .version: (Sentence(zh: "版本", en: "the version"), statedVersion)
      case .unit, .issued, .part: preconditionFailure("no statement of the identity")
      }
    let stated = preamble.entry(entry.label).flatMap { $0.value.isEmpty ? nil : $0.written } ?? established
    guard !stated.isEmpty else {
      let written = Words.quoted(entry.written)
      return ("表头上方没有写\(name.zh)，这里写了 \(written)，不知道算不算；请写到表头上方", "\(name.en) is not stated above the table, and \(written) here")
    }
    let first = Words.quoted(stated)
    let second = Words.quoted(entry.written)
    return ("\(name.zh)先写的是 \(first)，这里又写 \(second)，不知道以哪个为准", "\(name.en) is \(first) first and \(second) here")
  }
}
