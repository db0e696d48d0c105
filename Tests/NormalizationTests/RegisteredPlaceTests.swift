import Definition
import Handoff
import Testing

/// Villages and counties that were merged or renamed are taken as what they are now, with a note; unknown ones are refused
/// where they stand.
@Suite struct RegisteredPlaceTests {
  private static func pipeline() throws -> Pipeline {
    try PipelineReader(
      DefinitionBundle(files: [
        "pipeline.yaml": "pipeline: small\ncity: \"451200\"\ninbox: ../inbox\nperiod: 2020-12\n",
        "regions.csv": """
        code,level,parent,name,short,aliases,valid_from,valid_to,successor
        451200,city,,河池市,市本级,,,,
        451203,county,451200,宜州区,宜州,,2017-01-01,,
        451228,county,451200,都安瑶族自治县,都安,都安县,,,
        451281,county,451200,宜州市,宜州,,,2016-12-31,451203
        """,
        "units.csv": "family,unit,factor,also,kind,decimals\npeople,人,1,,counted,0\n",
        "villages.csv": """
        code,name,county,valid_from,valid_to,successor
        451228000001,三弄村,451228,,,
        451228000002,加桂村,451228,,2019-06-30,451228000001
        451203000001,板栗村,451203,,,
        """,
        "forms/HC-04-1.yaml": """
        form: HC-04-1
        title: 挂牌村作战台账
        from: counties
        filed: year
        key: [village]
        columns:
          village: {role: key, header: [村], registry: villages}
          poor:    {role: measure, header: [贫困人口], unit: 人}
        """,
      ])
    ).read()
  }

  private static func read(_ rows: String, county: String = "都安", year: String = "2020") throws -> ReadReturn {
    try ReadReturn("表号：HC-04-1\n填报单位：\(county)\n期别：\(year)\n村,贫困人口\n\(rows)\n", path: "a.csv", pipeline: pipeline())
  }

  @Test func aNameIsKeptAsItsCode() throws {
    let read = try Self.read("三弄村,12")
    #expect(read.figures == ["451228000001: 12"] && read.codes == [])
  }

  @Test func aMergedVillageIsItsSuccessorWithANote() throws {
    let read = try Self.read("①加桂村,7")
    #expect(read.figures == ["451228000001: 7"])
    #expect(read.places == [read.expected("place-succeeded")])
    // Before the merger it was itself, and nothing is said.
    let before = try Self.read("加桂村,7", year: "2018")
    #expect(before.figures == ["451228000002: 7"] && before.codes == [])
  }

  @Test func bothNamesOfOneVillageAreTwice() throws {
    let read = try Self.read("三弄村,12\n加桂村,7")
    #expect(read.figures == [])
    #expect(Set(read.codes) == ["place-succeeded", "record-duplicate"])
  }

  @Test func anUnknownVillageCostsItsRecord() throws {
    let read = try Self.read("三弄村,12\n①三弄屯,7")
    #expect(read.figures == ["451228000001: 12"])
    #expect(read.places == [read.expected("place-unknown")])
    #expect(read.rejections.first?.message.contains("三弄村") == true)
  }

  @Test func aVillageOfTheNeighbourIsUnknown() throws {
    #expect(try Self.read("451203000001,7").codes == ["place-unknown"])
  }

  @Test func theFormerNameOfACountyIsNotedOnlyAfterItEnded() throws {
    let later = try Self.read("板栗村,3", county: "宜州市")
    #expect(later.reading.head.region == "451203" && later.codes == ["place-succeeded"] && later.figures == ["451203000001: 3"])
    let then = try Self.read("板栗村,3", county: "宜州市", year: "2016")
    #expect(then.reading.head.region == "451203" && then.codes == [])
  }
}
