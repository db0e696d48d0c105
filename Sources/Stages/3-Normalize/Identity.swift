import Definition
import Figures
import Handoff

/// Who, which form, which period, which version: from the content, filled in by folder and name where it is silent.
struct Identity {
  let form: Form
  let region: Region
  let period: Period
  let version: Int
  let statedVersion: String
  let issued: String

  /// Establishes the identity, or notes in `rejections` why the submission cannot be taken.
  static func establish(
    form: Form, preamble: Preamble, claim: Claim, pipeline: Pipeline, rejections: inout Rejections
  ) -> Identity? {
    func refuse(_ code: NormalizationCode, _ entry: Preamble.Entry?, raw: String, zh: String, en: String) {
      rejections.append(Words.rejection(.submission, code, at: entry?.place ?? Place(line: 1, column: 0), raw: raw, zh: zh, en: en))
    }
    if let claimed = claim.form, claimed != form.code {
      refuse(
        .identityDiffers, preamble.entry(.form), raw: claimed, zh: "文件名说是 \(claimed)，表里是 \(form.code) \(form.title)",
        en: "the name says \(claimed), the content is \(form.code)")
      return nil
    }
    guard let region = region(preamble, claim, pipeline, refuse), let period = period(form, preamble, claim, pipeline, refuse) else {
      return nil
    }
    guard pipeline.regions.stands(region.code, in: period) else {
      refuse(
        .submitterUnexpected, preamble.entry(.region), raw: region.name,
        zh: "\(period.title())还没有\(region.name)，或者已经没有了", en: "\(region.code) did not stand in \(period.code)")
      return nil
    }
    if let entry = preamble.entry(.region), let former = pipeline.regions.former(entry.value), former.validity.ended(before: period) {
      rejections.append(Words.former(former, now: region, at: entry.place, raw: entry.value))
    }
    guard form.submitters(pipeline.regions).contains(region.code) else {
      refuse(
        .submitterUnexpected, preamble.entry(.region), raw: region.name, zh: "\(form.code) \(form.title)不由\(pipeline.regions.short(region.code))报",
        en: "\(form.code) is not sent by \(region.code)")
      return nil
    }
    var version = 0
    if let entry = preamble.entry(.version) {
      guard let number = number(entry.value) else {
        refuse(
          .versionUnreadable, entry, raw: entry.written, zh: "版本写的 \(Words.quoted(entry.written))，读不出是第几版",
          en: "the version \(Words.quoted(entry.written)) is no number")
        return nil
      }
      version = number
    }
    let issued = preamble.entry(.issued)?.value ?? ""
    let identity = Identity(
      form: form, region: region, period: period, version: version, statedVersion: preamble.entry(.version)?.value ?? "",
      issued: (Day(issued) ?? Day(reading: issued, year: period.last.year))?.text ?? "")
    let contradictions = (preamble.repeated + preamble.asides).filter { !identity.agrees(with: $0, pipeline) }
    for entry in contradictions {
      let (zh, en) = identity.contradiction(entry, after: preamble)
      refuse(.identityDiffers, entry, raw: entry.written, zh: zh, en: en)
    }
    return contradictions.isEmpty ? identity : nil
  }

  /// Writes it into the head of a reading.
  func note(in head: inout Reading.Head) {
    head.region = region.code
    head.period = period.code
    head.version = version
    head.statedVersion = statedVersion
    head.issued = issued
  }

  private typealias Refuse = (NormalizationCode, Preamble.Entry?, String, String, String) -> Void

  private static func region(
    _ preamble: Preamble, _ claim: Claim, _ pipeline: Pipeline,
    _ refuse: (NormalizationCode, Preamble.Entry?, String, String, String) -> Void
  ) -> Region? {
    let regions = pipeline.regions
    if let entry = preamble.entry(.region) ?? preamble.aside(naming: regions), !entry.value.isEmpty {
      guard let stated = BracketedValue.sender(entry.value, regions) else {
        let near = regions.nearest(entry.value).map { "，是不是“\($0)”？" } ?? ""
        refuse(
          .regionUnknown, entry, entry.written, "填报单位写的 \(Words.quoted(entry.written))，名录里没有\(near)",
          "the sender \(Words.quoted(entry.written)) is not in the registry")
        return nil
      }
      if let claimed = claim.region, claimed.code != stated.code {
        refuse(
          .identityDiffers, entry, entry.written, "放在\(regions.short(claimed.code))的文件夹里，表里写的是\(regions.short(stated.code))",
          "the folder says \(claimed.code), the content \(stated.code)")
        return nil
      }
      return isNamedSo(stated, claim, regions, refuse) ? stated : nil
    }
    guard let claimed = claim.region else {
      refuse(.regionMissing, nil, "", "文件里没有写填报单位，文件夹也看不出是哪个县（区）", "neither content nor folder names a county")
      return nil
    }
    return isNamedSo(claimed, claim, regions, refuse) ? claimed : nil
  }

  /// Whether the file's name leaves it open that the return is of this county: it names no other.
  private static func isNamedSo(
    _ region: Region, _ claim: Claim, _ regions: RegionTable, _ refuse: (NormalizationCode, Preamble.Entry?, String, String, String) -> Void
  ) -> Bool {
    guard let other = claim.county(besides: region.code) else { return true }
    refuse(
      .identityDiffers, nil, other.short, "文件名说是\(regions.short(other.code))的，\(claim.region == nil ? "表里写的" : "放的文件夹")是\(regions.short(region.code))",
      "the file's name says \(other.code), the \(claim.region == nil ? "content" : "folder") \(region.code)")
    return false
  }

  private static func period(
    _ form: Form, _ preamble: Preamble, _ claim: Claim, _ pipeline: Pipeline,
    _ refuse: (NormalizationCode, Preamble.Entry?, String, String, String) -> Void
  ) -> Period? {
    let named = claim.periods(filed: form.filed)
    if let first = named.first, let other = named.first(where: { $0 != first }) {
      refuse(
        .identityDiffers, nil, other.code, "文件名里写了\(first.title())，又写了\(other.title())，不知道以哪个为准",
        "the name says \(first.code) and \(other.code)")
      return nil
    }
    // A day in the name of a monthly return is when it was written.
    let claimed = named.first ?? claim.periods.first { $0.kind != .day }
    var period = claimed
    if period == nil, form.period == .assumed { period = Period(form.filed, containing: pipeline.period.last) }
    period = period ?? claim.period
    let entry = preamble.entry(.period) ?? preamble.aside(ofPeriod: form.filed, pipeline)
    if let entry, !entry.value.isEmpty {
      guard let stated = Period(entry.value) ?? Period(reading: entry.value, year: pipeline.period.first.year) else {
        refuse(
          .periodUnreadable, entry, entry.written, "期别写的 \(Words.quoted(entry.written))，读不出是哪一期",
          "the period \(Words.quoted(entry.written)) was not read")
        return nil
      }
      if let claimed, claimed != stated, claimed.kind == form.filed || !claimed.contains(stated) {
        refuse(
          .identityDiffers, entry, entry.written, "文件名说是\(claimed.title())，表里写的是\(stated.title())",
          "the name says \(claimed.code), the content \(stated.code)")
        return nil
      }
      period = stated
    }
    guard let period else {
      refuse(.periodMissing, nil, "", "文件里没有写期别，文件名也看不出是哪一期", "neither content nor name states a period")
      return nil
    }
    guard period.kind == form.filed, !period.isRange else {
      refuse(
        .periodKind, entry, entry?.value ?? period.code, "\(form.code) 按\(Self.rhythm(form.filed))报，期别写的是\(period.title())",
        "\(form.code) is filed by \(form.filed.rawValue), the period is \(period.code)")
      return nil
    }
    return period
  }

  private static func rhythm(_ kind: Period.Kind) -> String {
    switch kind {
    case .year: "年"
    case .half: "半年"
    case .quarter: "季"
    case .month: "月"
    case .xun: "旬"
    case .week: "周"
    case .day: "日"
    }
  }

  /// `2`, `第2版`, `V2`, `二` are not all numbers of versions: digits with 第, 版, v or 次 around them are.
  static func number(_ text: String) -> Int? {
    let digits = HeaderName.folded(text).lowercased().filter { !"第版v次.本".contains($0) }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(digits)
  }
}
