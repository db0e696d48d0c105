package import Figures

/// A registry of places below the county, such as `villages.csv`: codes and names, the days on which they stood, and what
/// became of those that were merged or renamed.
///
/// A column that says `registry: villages` is resolved against it on the last day of its return's period.
package struct PlaceRegister: Sendable {
  package struct Place: Hashable, Sendable {
    /// 451228000001
    package let code: String
    /// 三弄村
    package let name: String
    /// The county it lies in.
    package let county: String
    package let validity: Validity
    /// The code of the place that it became part of, or whose name it took; empty where it stands or was given up.
    package let successor: String
  }

  package enum Finding: Sendable {
    case standing(Place)
    /// It stood under that name or code once; what was written, and what it is now.
    case succeeded(Place, by: Place)
    /// It stood on other days only.
    case absent(Place)
    /// Several places of the county bear the name.
    case ambiguous([Place])
    case unknown(nearest: String?)
  }

  /// Code → the place under each of its names, in the order of the file: a village that is renamed keeps its code.
  private let byCode: [String: [Place]]
  /// County and folded name → the places that bear it or bore it.
  private let byName: [String: [Place]]
  private let namesByCounty: [String: [String]]

  init(_ text: String, file: String, regions: RegionTable, mistakes: MistakeList) {
    let columns = ["code", "name", "county", "valid_from", "valid_to", "successor"]
    var byCode: [String: [Place]] = [:]
    let rows = RegistryFile(text, file: file, columns: columns, mistakes: mistakes).rows
    for row in rows {
      let place = Place(
        code: row.text("code"), name: row.text("name"), county: row.text("county"), validity: row.validity(),
        successor: row.text("successor"))
      if byCode[place.code, default: []].contains(where: { $0.validity.meets(place.validity) }) {
        row.mistake("code", found: Sentence(zh: "代码 \(place.code) 在同样的日子又出现一次", en: "the code \(place.code) a second time on the same days"), expected: Sentence(zh: "一个代码每天只有一个名字", en: "one name for a code on each day"))
      }
      if !place.code.utf8.allSatisfy({ (48...57).contains($0) }) || ![9, 12].contains(place.code.utf8.count) {
        row.mistake("code", found: Sentence(zh: "代码 \"\(place.code)\"", en: "the code \"\(place.code)\""), expected: Sentence(zh: "12 位数字，乡镇是 9 位", en: "12 digits, 9 for a township"))
      }
      if place.name.allSatisfy(\.isWhitespace) {
        row.mistake("name", found: Sentence(zh: "空的名字", en: "an empty name"), expected: Sentence(zh: "这个地方的名字", en: "the place's name"))
      }
      if ![.county, .city].contains(regions[place.county]?.level) {
        row.mistake("county", found: Sentence(zh: "县（区）\"\(place.county)\"", en: "the county \"\(place.county)\""), expected: Sentence(zh: "regions.csv 里县（区）的代码", en: "the code of a county of regions.csv"))
      }
      byCode[place.code, default: []].append(place)
    }
    for row in rows where !row.text("successor").isEmpty {
      var passed: Set<String> = [row.text("code")]
      var code = row.text("successor")
      while passed.insert(code).inserted, let next = byCode[code]?.last, !next.successor.isEmpty { code = next.successor }
      if byCode[code]?.last?.successor != "" {
        row.mistake("successor", found: Sentence(zh: "继任 \"\(row.text("successor"))\"", en: "the successor \"\(row.text("successor"))\""), expected: Sentence(zh: "存在的地方的代码，且不绕圈", en: "the code of a place that stands, and no circle"))
      }
    }
    self.byCode = byCode
    let places = byCode.keys.sorted().flatMap { byCode[$0] ?? [] }
    byName = Dictionary(grouping: places) { $0.county + "|" + Self.folded($0.name) }
    namesByCounty = Dictionary(grouping: places, by: \.county).mapValues { $0.flatMap { [$0.name, $0.code] } }
  }

  /// What a written code or name of a county means on a day.
  package func find(_ written: String, in county: String, on day: Day) -> Finding {
    let text = Self.folded(written)
    let named = byCode[text]?.filter { $0.county == county } ?? byName[county + "|" + text] ?? []
    let standing = named.filter { $0.validity.contains(day) }
    if standing.count > 1 { return .ambiguous(standing) }
    if let place = standing.first { return .standing(place) }
    guard let place = named.last else { return .unknown(nearest: NearestName.of(text, among: namesByCounty[county] ?? [])) }
    var code = place.code
    while true {
      let same = byCode[code] ?? []
      if let now = same.first(where: { $0.validity.contains(day) }) { return .succeeded(place, by: now) }
      guard let next = same.last?.successor, !next.isEmpty else { return .absent(place) }
      code = next
    }
  }

  private static func folded(_ written: String) -> String {
    var name = KeyText.folded(written)
    name.unicodeScalars.removeAll { $0.properties.isWhitespace }
    return name
  }
}
