package import Figures

/// A place in the registry `regions.csv`: the city, a county, a township or a village, with the days it existed.
package struct Region: Hashable, Sendable {
  package enum Level: String, Sendable, CaseIterable { case city, county, township, village }

  /// GB/T 2260 code of 6 digits, or 9 and 12 for townships and villages.
  package let code: String
  package let level: Level
  package let parent: String
  /// 都安瑶族自治县
  package let name: String
  /// 都安
  package let short: String
  package let aliases: [String]
  package let validity: Validity
  /// The code of the region that it became: 宜州市 (451281) became 宜州区 (451203). Empty where it stands.
  package let successor: String
}

/// The registry of regions and the one way a written name becomes a code.
///
/// A name is folded (width, blanks, 广西壮族自治区, 河池市 in front) and must then equal a full name, a short name, a short
/// name with 县, 区 or 市, an alias, or a code of 6 or 12 digits. Nothing is matched by substring: 大化 is 大化瑶族自治县,
/// but 河池 inside 河池市本级 is not the city's name. An older name means the region that succeeded it.
package struct RegionTable: Sendable {
  package let city: Region
  private let standingCounties: [Region]
  package let all: [Region]
  /// Where a reading's questions are noted.
  private var questions: RegionQuestions?
  private let byCode: [String: Region]
  private let byName: [String: Region]
  /// Code → the days on which the region stood under any of its names.
  private let standing: [String: [Validity]]

  init(_ regions: [Region], city: String) throws(RegionMistake) {
    var byCode: [String: Region] = [:]
    for region in regions { byCode[region.code] = region }
    guard let city = byCode[city] else { preconditionFailure("the registry's reader has found the city \(city)") }
    self.city = city
    self.byCode = byCode
    all = regions
    let everCounties = regions.filter { $0.level == .county && $0.parent == city.code }.sorted { $0.code < $1.code }
    standingCounties = everCounties.filter(\.successor.isEmpty)
    var standing: [String: [Validity]] = [:]
    for region in everCounties {
      guard let now = Self.now(region, byCode) else {
        throw RegionMistake(
          code: region.code, column: "successor", found: Sentence(zh: "继任 \"\(region.successor)\"", en: "the successor \"\(region.successor)\""),
          expected: Sentence(zh: "存在的区划的代码，且不绕圈", en: "the code of a region that stands, and no circle"))
      }
      standing[now.code, default: []].append(region.validity)
    }
    self.standing = standing
    let fullNames = Set(everCounties.map(\.name))
    var byName: [String: Region] = [:]
    for region in [city] + everCounties {
      var names = [region.name, region.code, region.code + "000000"] + region.aliases
      if region.successor.isEmpty { names.append(region.short) }
      if region.level == .county, region.successor.isEmpty {
        names += ["县", "区", "市"].map { region.short + $0 }.filter { !fullNames.contains($0) }
      }
      if region.code == city.code { names = [region.code, region.code + "000000", "市本级", "市直"] + region.aliases }
      for name in names {
        let folded = Self.folded(name, city: city)
        if let other = byName[folded], other.code != region.code {
          throw RegionMistake(
            code: region.code, column: region.aliases.contains(name) ? "aliases" : name == region.name ? "name" : "short",
            found: Sentence(zh: "名字 \(name)，\(other.code) 也叫这个", en: "the name \(name), which \(other.code) has too"),
            expected: Sentence(zh: "只指一个区划的名字", en: "a name of one region only"))
        }
        byName[folded] = region
      }
    }
    self.byName = byName
  }

  /// The same registry, which notes what it is asked.
  package func asked(_ questions: RegionQuestions) -> RegionTable {
    var table = self
    table.questions = questions
    return table
  }

  /// The counties, in order of code.
  package var counties: [Region] {
    questions?.note(RegionQuestions.submitters)
    return standingCounties
  }

  package subscript(code: String) -> Region? {
    questions?.note("c" + code)
    return byCode[code]
  }

  /// The county, or the city's own ledger, that a written name means; nil for anything else.
  package func submitter(_ written: String) -> Region? { named(written).flatMap { Self.now($0, byCode) } }

  /// The region that bore a written name, where it has another now: 宜州市 for 宜州区.
  package func former(_ written: String) -> Region? { named(written).flatMap { $0.successor.isEmpty ? nil : $0 } }

  /// Whether a region stood, under whichever name, on any day of a period.
  package func stands(_ code: String, in period: Period) -> Bool {
    let validities = validities(of: code)
    return validities.isEmpty || validities.contains { $0.meets(period) }
  }

  /// The days on which a county stood under any of its names; none where it is not one.
  func validities(of code: String) -> [Validity] {
    questions?.note("s" + code)
    return standing[code] ?? []
  }

  private func named(_ written: String) -> Region? { name(folded: Self.folded(written, city: city)) }

  func name(folded: String) -> Region? {
    questions?.note("n" + folded)
    return byName[folded]
  }

  func now(_ region: Region) -> Region? { Self.now(region, byCode) }

  /// What a region is now: itself, or the last of its successors; nil where they lead nowhere.
  private static func now(_ region: Region, _ byCode: [String: Region]) -> Region? {
    var region = region
    var passed: Set<String> = []
    while !region.successor.isEmpty {
      guard passed.insert(region.code).inserted, let next = byCode[region.successor] else { return nil }
      region = next
    }
    return region
  }

  /// The counties and the city's own ledger.
  package var submitters: [Region] { counties + [city] }

  /// The name on screens: 都安, or 市本级 for the city's own ledger.
  package func short(_ code: String) -> String {
    code == city.code ? "市本级" : self[code]?.short ?? code
  }

  package func nearest(_ written: String) -> String? {
    questions?.note(RegionQuestions.everything)
    return NearestName.of(Self.folded(written, city: city), among: byName.keys.sorted())
  }

  private static func folded(_ written: String, city: Region) -> String {
    var name = KeyText.folded(written)
    name.unicodeScalars.removeAll { $0.properties.isWhitespace }
    for prefix in ["广西壮族自治区", "广西"] where name.hasPrefix(prefix) && name != prefix { name.removeFirst(prefix.count) }
    if name.hasPrefix(city.name), name != city.name, name != city.name + "本级" { name.removeFirst(city.name.count) }
    return name == city.name + "本级" ? "市本级" : name
  }
}

/// What is wrong with the row of a region, and in which of its columns.
struct RegionMistake: Error {
  let code: String
  let column: String
  let found: Sentence
  let expected: Sentence
}
