import Figures

/// Reads `regions.csv`: each row by itself, then what it says of others.
struct RegionReader {
  let mistakes: MistakeList
  private static let file = "regions.csv"
  private static let columns = ["code", "level", "parent", "name", "short", "aliases", "valid_from", "valid_to"]

  /// - Parameters:
  ///   - text: nil where the definition has no such file.
  ///   - city: the city of `pipeline.yaml`, and where it stands.
  /// - Returns: Nil where the registry cannot be used; what is wrong is noted.
  func read(_ text: String?, city: (code: String, field: Field)) -> RegionTable? {
    guard let text else {
      mistakes.add(Self.file, 1, 1, found: Sentence(zh: "没有这个文件", en: "no such file"), expected: Sentence(zh: "pipeline.yaml 旁边的区划名录", en: "the registry of regions beside pipeline.yaml"))
      return nil
    }
    let before = mistakes.list.count
    let rows = RegistryFile(text, file: Self.file, columns: Self.columns, optional: ["successor"], mistakes: mistakes).rows
    let regions = rows.compactMap { row in region(row).map { (row, $0) } }
    guard mistakes.list.count == before else { return nil }
    let byCode = Dictionary(regions.map { ($1.code, $1) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    for (row, region) in regions {
      if !seen.insert(region.code).inserted {
        row.mistake("code", found: Sentence(zh: "代码 \(region.code) 又出现一次", en: "the code \(region.code) a second time"), expected: Sentence(zh: "一个代码一个区划", en: "one region for each code"))
      }
      checkParent(row, region, byCode)
    }
    guard byCode[city.code]?.level == .city else {
      city.field.mistake(
        found: Sentence(zh: "市 \"\(city.code)\"", en: "the city \"\(city.code)\""),
        expected: Sentence(zh: "regions.csv 里一个市的代码", en: "the code of a city of regions.csv").near(NearestName.of(city.code, among: regions.map(\.1).filter { $0.level == .city }.map(\.code))))
      return nil
    }
    guard mistakes.list.count == before else { return nil }
    do {
      return try RegionTable(regions.map(\.1), city: city.code)
    } catch {
      regions.first { $0.1.code == error.code }?.0.mistake(error.column, found: error.found, expected: error.expected)
      return nil
    }
  }

  private func region(_ row: RegistryFile.Row) -> Region? {
    guard let level = Region.Level(rawValue: row.text("level")) else {
      row.mistake("level", found: Sentence(same: "\"\(row.text("level"))\""), expected: Sentence(zh: "city、county、township 或 village", en: "city, county, township or village"))
      return nil
    }
    let code = row.text("code")
    if !code.utf8.allSatisfy({ (48...57).contains($0) }) || code.utf8.count != level.digits {
      row.mistake("code", found: Sentence(zh: "代码 \"\(code)\"", en: "the code \"\(code)\""), expected: Sentence(zh: "\(level.digits) 位数字", en: "\(level.digits) digits"))
    }
    for name in ["name", "short"] where row.text(name).allSatisfy(\.isWhitespace) {
      row.mistake(name, found: Sentence(zh: "空的 \(name)", en: "an empty \(name)"), expected: Sentence(zh: "区划的名字", en: "a name of the region"))
    }
    return Region(
      code: code, level: level, parent: row.text("parent"), name: row.text("name"), short: row.text("short"), aliases: row.words("aliases"),
      validity: row.validity(), successor: row.text("successor"))
  }

  /// The parent is of a higher level: no way through parents leads back. A city may have none.
  private func checkParent(_ row: RegistryFile.Row, _ region: Region, _ byCode: [String: Region]) {
    if region.level == .city, region.parent.isEmpty { return }
    guard let parent = byCode[region.parent] else {
      row.mistake(
        "parent", found: Sentence(zh: "上级 \"\(region.parent)\"", en: "the parent \"\(region.parent)\""),
        expected: Sentence(zh: "regions.csv 里的代码", en: "a code of regions.csv").near(NearestName.of(region.parent, among: byCode.keys.sorted())))
      return
    }
    guard parent.level.digits < region.level.digits || (parent.level == .city && region.level == .county) else {
      row.mistake(
        "parent", found: Sentence(zh: "上级 \(parent.code) \(parent.name)，级别是 \(parent.level.rawValue)", en: "the parent \(parent.code), which is a \(parent.level.rawValue)"),
        expected: Sentence(zh: "比 \(region.level.rawValue) 高一级的区划", en: "a region of a higher level than \(region.level.rawValue)"))
      return
    }
  }
}

extension Region.Level {
  /// Digits of its codes: GB/T 2260 down to the county, then three more for the township and three for the village.
  fileprivate var digits: Int {
    switch self {
    case .city, .county: 6
    case .township: 9
    case .village: 12
    }
  }
}
