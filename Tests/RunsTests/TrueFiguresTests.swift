import Figures
import Foundation
import Runs
import Testing
import Warehouse

/// What a figure may and may not be made of: a named stage computes it again, a county that is missing leaves rules open, blanks
/// are not zero, and no file is lost because of its name.
@Suite struct TrueFiguresTests {
  @Test(arguments: [true, false])
  func aNamedStageAndARedoComputeEveryFigureAgain(isRedo: Bool) throws {
    let city = try SmallCity()
    try city.run()
    let warehouse = try WarehouseFile.forRun(city.workspace.warehouse, exists: true)
    try warehouse.transaction { writer in
      let standing = try writer.reader.figures().filter { $0.indicator == "water_projects" }
      let rows = standing.map { row in
        var row = row
        row.value = "4999"
        return row
      }
      try writer.replace(rows, standing: standing, indicator: "water_projects", sources: [], known: [], run: 1)
      return true
    }
    try warehouse.close()
    #expect(try city.figure("water_projects") == "4999")
    if isRedo { try city.redo() } else { try city.run(Selection(stages: [.rollup])) }
    #expect(try city.figure("water_projects") == "2160")
  }

  @Test func aTotalThatLacksACountyIsNotJudged() throws {
    let city = try SmallCity()
    try city.write(
      "pipeline/rules/S19.yaml",
      """
      A99:
        title: 饮水项目不少于两千处
        scope: [city]
        holds: water_projects >= 2000处
        severity: error
        message: {zh: "{left} 少于 {right}", en: "{left} is below {right}"}
        remedy: {zh: 核对, en: check}

      """)
    try city.run()
    #expect(try city.openRules() == [])
    // 都安 alone has 1172: below 2000, but 大化 may still send.
    let without = try SmallCity()
    try without.remove("inbox/大化/HC-19-1_2020-12.csv")
    try without.write("pipeline/rules/S19.yaml", try String(contentsOfFile: city.root + "/pipeline/rules/S19.yaml", encoding: .utf8))
    try without.run()
    #expect(try without.openRules() == [])
    // With both in and too few, it is broken.
    try without.send("大化", "HC-19-1", ["集中供水,1"])
    try without.run()
    #expect(try without.openRules() == ["A99"])
  }

  @Test func aColumnOfBlanksIsNoZero() throws {
    let city = try SmallCity()
    try city.remove("inbox/大化/HC-22-1_2020-12.csv")
    try city.send("都安", "HC-22-1", [",3001.25"])
    try city.run()
    #expect(try city.figure("fund_received") == nil)
  }

  /// FF begins no character of UTF-8 or GB18030.
  @Test func aNameThatIsNoTextIsNamed() throws {
    let city = try SmallCity()
    let path = Array("\(city.inbox)/都安/".utf8) + [0xD2, 0xFB, 0xFF] + Array(".csv".utf8) + [0]
    let file = path.withUnsafeBufferPointer { bytes in bytes.withMemoryRebound(to: CChar.self) { fopen($0.baseAddress, "w") } }
    #expect(file != nil)
    if let file { fclose(file) }
    let result = try city.run()
    #expect(result.skipped.count == 1)
    #expect(result.skipped.first?.words(.en).contains("UTF-8") == true)
  }
}

extension SmallCity {
  fileprivate func openRules() throws -> [String] {
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { try $0.query("SELECT code FROM finding WHERE status = 'open'").compactMap { $0[0] } }
  }

  fileprivate func redo() throws {
    var request = request()
    request.redo = true
    let (pipeline, bundle) = try pipeline()
    _ = try Runner(request, pipeline: pipeline, bundle: bundle) { _ in }.run()
  }
}
