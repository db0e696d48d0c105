import Definition
import Figures
import Testing

/// Registries are resolved on the day of the figure: classes end, villages merge, a city becomes a district.
@Suite struct RegistryTests {
  private static let regions = """
    code,level,parent,name,short,aliases,valid_from,valid_to,successor
    451200,city,,河池市,市本级,,,,
    451203,county,451200,宜州区,宜州,,2017-01-01,,
    451228,county,451200,都安瑶族自治县,都安,都安县,,,
    451229,county,451200,大化瑶族自治县,大化,,,,
    451281,county,451200,宜州市,宜州,,,2016-12-31,451203
    451299,county,451200,新设县,新设,,2020-07-01,,
    """

  private static let villages = """
    code,name,county,valid_from,valid_to,successor
    451228000001,三弄村,451228,,,
    451228000002,加桂村,451228,,2019-06-30,451228000001
    451228000003,古文村,451228,,2018-12-31,451228000002
    451228000004,老街村,451228,,2019-08-31,
    451228000004,新街村,451228,2019-09-01,,
    451228000005,合山村,451228,,2017-12-31,
    451228000006,同名村,451228,,,
    451228000007,同名村,451228,,,
    451229000001,三弄村,451229,,,
    """

  private static let classes = """
    class,region,valid_from,valid_to,source
    undelisted,451228,,2020-11-19,公告
    undelisted,451229,,2020-11-19,公告
    undelisted,451203,,2018-02-07,公告
    national,451228,,,名单
    """

  private static func pipeline(_ changes: [String: String] = [:]) throws(DefinitionMistakes) -> Pipeline {
    var files = SmallDefinition.files
    files["regions.csv"] = regions
    files["villages.csv"] = villages
    files["classes.csv"] = classes
    files["forms/HC-99-1.yaml"] = files["forms/HC-99-1.yaml"]?.replacing("header: [行政村]}", with: "header: [行政村], registry: villages}")
    files.merge(changes) { _, new in new }
    return try PipelineReader(DefinitionBundle(files: files)).read()
  }

  @Test func anOlderNameMeansWhatSucceededIt() throws {
    let regions = try Self.pipeline().regions
    #expect(regions.submitter("宜州市")?.code == "451203" && regions.submitter("451281")?.code == "451203")
    #expect(regions.submitter("宜州")?.code == "451203" && regions.submitter("宜州区")?.code == "451203")
    #expect(regions.former("宜州市")?.code == "451281" && regions.former("宜州区") == nil)
    #expect(regions.counties.map(\.code) == ["451203", "451228", "451229", "451299"])
  }

  @Test func aCountyStandsUnderAnyOfItsNames() throws {
    let regions = try Self.pipeline().regions
    let periods = ["2015", "2020", "2020-06", "2020-07", "2020-Q2"].compactMap { Period($0) }
    #expect(periods.map { regions.stands("451203", in: $0) } == [true, true, true, true, true])
    #expect(periods.map { regions.stands("451299", in: $0) } == [false, true, false, true, false])
    let form = try #require(try Self.pipeline().forms["HC-99-1"])
    #expect(form.submitters(regions, for: periods[2]) == ["451203", "451228", "451229"])
  }

  @Test(arguments: [
    ("451228000001", "2020-12-31", "451228000001"), ("三弄村", "2020-12-31", "451228000001"), (" 三弄村 ", "2020-12-31", "451228000001"),
    ("加桂村", "2019-06-30", "451228000002"), ("加桂村", "2019-07-01", "451228000002>451228000001"),
    // Twice merged: what it became of what it became.
    ("古文村", "2020-12-31", "451228000003>451228000001"), ("古文村", "2019-03-01", "451228000003>451228000002"),
    ("老街村", "2020-12-31", "451228000004>451228000004"), ("新街村", "2020-12-31", "451228000004"), ("新街村", "2019-01-01", "451228000004>451228000004"),
    ("合山村", "2020-12-31", "absent 451228000005"), ("同名村", "2020-12-31", "2 of the name"),
    ("三弄屯", "2020-12-31", "unknown 三弄村"), ("451229000001", "2020-12-31", "unknown 451228000001"),
  ])
  func aVillageIsWhatItIsOnTheDay(_ written: String, _ day: String, _ expected: String) throws {
    let register = try #require(try Self.pipeline().places["villages"])
    let found =
      switch register.find(written, in: "451228", on: try #require(Day(day))) {
      case .standing(let place): place.code
      case .succeeded(let before, by: let now): "\(before.code)>\(now.code)"
      case .absent(let place): "absent \(place.code)"
      case .ambiguous(let places): "\(places.count) of the name"
      case .unknown(let nearest): "unknown \(nearest ?? "")"
      }
    #expect(found == expected, "\(written) on \(day)")
  }

  @Test func classesEndWithinTheYear() throws {
    let register = try Self.pipeline().classes
    func counties(_ day: String) throws -> [String] { register.rows(of: ["undelisted"], on: try #require(Day(day))).map(\.region) }
    #expect(try counties("2018-02-07") == ["451228", "451229", "451203"])
    #expect(try counties("2020-11-19") == ["451228", "451229"])
    #expect(try counties("2020-11-20") == [])
  }

  @Test func whatIsWrongInARegistryIsNamed() {
    func mistakes(_ changes: [String: String]) -> [String] {
      do {
        _ = try Self.pipeline(changes)
        return []
      } catch {
        return error.list.map { "\($0.file):\($0.line)" }
      }
    }
    #expect(mistakes(["villages.csv": Self.villages + "\n451228000001,又一村,451228,,,"]) == ["villages.csv:11"])
    #expect(mistakes(["villages.csv": Self.villages + "\n451228000009,丢失村,451228,,2019-01-01,451228999999"]) == ["villages.csv:11"])
    #expect(mistakes(["villages.csv": Self.villages + "\n451228000009,倒序村,451228,2020-01-01,2019-01-01,"]) == ["villages.csv:11"])
    #expect(mistakes(["villages.csv": Self.villages + "\n451228000009,外县村,451299999,,,"]) == ["villages.csv:11"])
    #expect(mistakes(["classes.csv": Self.classes + "\nnational,451777,,,名单"]) == ["classes.csv:6"])
    #expect(mistakes(["regions.csv": Self.regions + "\n451282,county,451200,旧县,旧,,,2016-12-31,451777"]) == ["regions.csv:8"])
    let indicators = SmallDefinition.files["indicators/S99.yaml"] ?? ""
    #expect(mistakes(["indicators/S99.yaml": indicators + "\nkey: {name: 重点县, classed: nationl, unit: 个}"]) == ["indicators/S99.yaml:3"])
    #expect(mistakes(["indicators/S99.yaml": indicators + "\nkey: {name: 重点县, classed: national, as_of: 2020-13-01, unit: 个}"]) == ["indicators/S99.yaml:3"])
  }
}
