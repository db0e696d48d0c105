import TestSupport
import Testing

/// `run --format json` for programs: an object a stage, one for the run; and no command ignores a format.
@Suite struct RunRowsTests {
  private static let stages = ["receive", "extract", "normalize", "load", "rollup", "audit", "publish"]

  @Test func anObjectAStageAndOneForTheRun() throws {
    let city = try MiniCity()
    let first = try city.huizong("run", "--format", "json")
    #expect(first.code == 0, "\(first)")
    let rows = try JSONRow.rows(first.out)
    #expect(rows.map { $0["stage"] } == Self.stages + [nil])
    #expect(rows.allSatisfy { $0["schema"] == "1" })
    #expect(rows[0]["new"] == "6" && rows[3]["accepted"] == "6")
    let run = try #require(rows.last)
    #expect(run["run"] == "1" && run["today"] == "2021-01-07" && run["exit_code"] == "0" && run["stale"] == "" && run["rejected_cells"] == "0")
    #expect(try run["result_digest"] == city.digest())
    #expect(try Set(city.warehouse.rows("SELECT * FROM run")[0].keys).isSubset(of: run.keys))
    // A night with nothing new has the same keys, its stages nothing to do.
    let second = try JSONRow.rows(city.huizong("run", "--format", "json").out)
    #expect(second.map(\.keys).last == run.keys && second.last?["run"] == "2" && second.first?["new"] == "0")
    #expect(second.map { $0["stage"] } == Self.stages + [nil])
  }

  @Test func whatIsWrongOrStaleIsCounted() throws {
    let city = try MiniCity()
    try city.scratch.write("inbox/451221/b.csv", "表号：HC-19-1\n期别：2020-12\n版本：3\n" + MiniCity.nandanWater(central: 40, cistern: 20).replacing("40", with: "4O"))
    let ended = try city.huizong("run", "--format", "json", "--quiet")
    #expect(ended.code == 65)
    let run = try #require(JSONRow.rows(ended.out).last)
    #expect(run["exit_code"] == "65" && run["rejected_cells"] == "1")
    let clean = try MiniCity()
    #expect(try clean.huizong("run", "--format", "json", "--quiet").out == "")
    let part = try clean.huizong("run", "--format", "json", "--stage", "audit")
    #expect(try JSONRow.rows(part.out).map { $0["stage"] } == ["audit", nil])
    try clean.scratch.write("inbox/451221/c.csv", MiniCity.nandanWater(central: 40, cistern: 20, preamble: "表号：HC-19-1\n期别：2020-12\n版本：3\n"))
    let early = try clean.huizong("run", "--format", "json", "--stage", "receive")
    #expect(try JSONRow.rows(early.out).last?["stale"] == "extract normalize load rollup audit publish")
  }

  /// A stage's counts are no columns; a draft is YAML.
  @Test func whatHasNoSuchFormatRefuses() throws {
    let city = try MiniCity()
    for command in [["run", "--format", "csv"], ["form", "--draft", "inbox/451221/HC-19-1_2020-12.csv", "--format", "json"], ["run", "--format", "yaml"]] {
      let ended = try Program.run(command + MiniCity.options, in: city.scratch.root)
      #expect(ended.code == 64 && ended.out == "", "\(ended)")
    }
    #expect(!city.scratch.exists("workspace/journal.jsonl"))
  }

  @Test func whatACodeMeansIsARowToo() throws {
    let city = try MiniCity()
    for code in ["letter-in-number", "F22-1"] {
      let row = try #require(JSONRow.rows(city.huizong("explain", code, "--format", "json").out).first)
      #expect(row["schema"] == "1" && row["code"] == code && row["severity"] == "error" && row["remedy"]?.isEmpty == false)
    }
  }
}
