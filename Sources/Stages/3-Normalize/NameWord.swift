import Definition
import Figures

/// What one word of a file's name means.
enum NameWord: Sendable {
  case form(String)
  case period(Period)
  case region(Region)
  /// It begins with what may be a county, which alone claims nothing: 大化饮水安全项目表.
  case counties([Region])
  case nothing

  init(_ word: String, _ pipeline: Pipeline) {
    if let whole = Self.formOrPeriod(word, pipeline) {
      self = whole
    } else if let region = Self.region(word, pipeline) {
      self = .region(region)
    } else if let bracket = word.firstIndex(where: { $0 == "（" || $0 == "(" }), let before = Self.formOrPeriod(String(word[..<bracket]), pipeline) {
      // 2020-12（更正）
      self = before
    } else {
      let counties = Self.counties(word, pipeline.regions)
      self = counties.isEmpty ? .nothing : .counties(counties)
    }
  }

  private static func formOrPeriod(_ word: String, _ pipeline: Pipeline) -> NameWord? {
    let folded = HeaderName.folded(word)
    if pipeline.forms[folded.uppercased()] != nil { return .form(folded.uppercased()) }
    if let form = pipeline.formsByTitle[folded] { return .form(form) }
    return (Period(word) ?? Period(reading: word, year: pipeline.period.first.year)).map { .period($0) }
  }

  /// `451202金城江`: a county's code and its name together; each alone, or two that disagree, claim nothing.
  private static func region(_ word: String, _ pipeline: Pipeline) -> Region? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < word.count, let region = pipeline.regions.submitter(String(digits)),
      region == pipeline.regions.submitter(String(word.dropFirst(digits.count)))
    else { return nil }
    return region
  }

  /// The counties whose code or short name a word begins with. 凤山镇 and 大化村 are no counties.
  private static func counties(_ word: String, _ regions: RegionTable) -> [Region] {
    let word = word.drop { !$0.isLetter && !$0.isNumber }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    var found: [Region] = []
    if !digits.isEmpty, let region = regions.submitter(String(digits)) { found.append(region) }
    let rest = word.dropFirst(digits.count)
    found += regions.counties.filter { county in
      rest.hasPrefix(county.short) && !["乡", "镇", "村", "社", "屯", "街"].contains { rest.dropFirst(county.short.count).hasPrefix($0) }
    }
    return found
  }
}
