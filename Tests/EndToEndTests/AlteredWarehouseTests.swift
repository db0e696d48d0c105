import Foundation
import TestSupport
import Testing

/// The warehouse is derived: what somebody else writes into it is found by verify, never published, and gone after a run.
@Suite struct AlteredWarehouseTests {
  private static let figure = "UPDATE figure SET value = '4999', printed = '4999处' WHERE indicator = 'water_projects' AND region = 'city' AND to_run IS NULL"

  private func city() throws -> MiniCity {
    let city = try MiniCity()
    let ended = try city.huizong("run")
    #expect(ended.code == 0, "\(ended)")
    return city
  }

  @Test(arguments: [["run"], ["run", "--redo"], ["run", "--stage", "rollup"], ["run", "--stage", "rollup", "--form", "HC-19-1"], ["run", "--from", "load"]])
  func anAlteredFigureDoesNotOutliveARun(_ command: [String]) throws {
    let city = try city()
    let (digest, outbox) = try (city.digest(), city.scratch.tree("workspace/outbox"))
    try city.warehouse.attempt(Self.figure)
    let compared = try city.huizong("compare")
    #expect(compared.code == 65 && compared.out.contains("4999处"), "\(compared)")
    let found = try city.huizong("verify")
    #expect(found.code == 65 && found.err.contains(city.scratch.path("workspace/warehouse.sqlite")) && found.err.contains("huizong run"), "\(found)")
    let ended = try Program.run(command + MiniCity.options, in: city.scratch.root)
    #expect(ended.code == 0, "\(ended)")
    #expect(try city.figures()["water_projects"]?["printed"] == "380处")
    #expect(try city.digest() == digest)
    #expect(try city.scratch.tree("workspace/outbox") == outbox)
    #expect(try city.huizong("verify").code == 0)
  }

  @Test func comparingJudgesTheFigureThatStands() throws {
    let city = try city()
    try city.warehouse.attempt(Self.figure)
    let rows = try city.huizong("compare", "--format", "csv")
    #expect(rows.out.contains("4999处") && rows.out.contains("differs"), "\(rows)")
  }

  static let readings = [
    "UPDATE reading_column SET header = '数' WHERE item = 'quantity'", "UPDATE tally SET absent = absent + 1, figures = figures - 1",
    "UPDATE stated SET value = value + 1", "DELETE FROM stated",
    "UPDATE \(records) SET m_quantity = m_quantity + 1", "UPDATE \(records) SET m_quantity_raw = '1'", "DELETE FROM \(records) WHERE row = 1",
  ]
  private static let records = "<records>"

  @Test(arguments: readings, [false, true])
  func anAlteredReadingIsFoundWithAndWithoutBatches(_ statement: String, _ isBare: Bool) throws {
    let city = try city()
    let before = try city.digest()
    let table = try #require(city.warehouse.rows("SELECT record_table FROM form WHERE code = 'HC-19-1'").first?["record_table"])
    let guards = try city.warehouse.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for item in guards { try city.warehouse.attempt("DROP TRIGGER \"\(item["name"] ?? "")\"") }
    try city.warehouse.attempt(statement.replacingOccurrences(of: Self.records, with: table))
    for item in guards { try city.warehouse.attempt(item["sql"] ?? "") }
    if isBare { try city.scratch.remove("workspace/stages") }
    let found = try city.huizong("verify")
    #expect(found.code == 65 && found.err.contains("HC-19-1"), "\(found)")
    let healed = try city.huizong("run", "--redo")
    #expect(healed.code == 0 && healed.err.contains("HC-19-1"), "\(healed)")
    #expect(try city.digest() == before)
    let verified = try city.huizong("verify", "--rebuild")
    #expect(verified.code == 0, "\(verified)")
  }

  @Test func verifyingReadsOriginalsAgainWhereNoBatchIsLeft() throws {
    let city = try city()
    try city.scratch.remove("workspace/stages")
    let ended = try city.huizong("verify", "--lang", "zh")
    // The note of the pages went with the batches; everything else has been read, and is what it was.
    #expect(ended.code == 65 && ended.err.hasPrefix(city.scratch.path("workspace/outbox") + " 里的页面没有登记"), "\(ended)")
    #expect(ended.out.hasSuffix("现行 6 份：1 处不对\n"), "\(ended)")
    #expect(!city.scratch.exists("workspace/stages"))
  }

  /// A copy of a warehouse whose figures and recorded digest were both altered is not restored.
  @Test func aBackupWhoseJournalWasWrongIsNotRestored() throws {
    let city = try city()
    #expect(try city.huizong("backup", "backups").code == 0)
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: city.scratch.path("backups")).first)
    let copy = Warehouse(path: city.scratch.path("backups/\(name)/warehouse.sqlite"))
    try copy.attempt(Self.figure)
    let ended = try Program.run(["restore", "backups", "--pipeline", "pipeline", "--workspace", "again"], in: city.scratch.root)
    #expect(ended.code == 74, "\(ended)")
    #expect(!city.scratch.exists("again/warehouse.sqlite"))
  }

  /// A program with another schema makes the warehouse anew in a run, never on the way to a refusal.
  @Test func aWarehouseOfAnEarlierSchemaOutlivesARefusedDefinition() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let path = city.scratch.path("workspace/warehouse.sqlite")
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    // The last byte of SQLite's application id, which is the number of the schema.
    bytes[71] -= 1
    try Data(bytes).write(to: URL(filePath: path))
    let settings = try city.scratch.text("pipeline/pipeline.yaml")
    try city.scratch.write("pipeline/pipeline.yaml", settings + "unheard_of: 1\n")
    #expect(try city.huizong("run").code == 78)
    #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == bytes)
    try city.scratch.write("pipeline/pipeline.yaml", settings)
    #expect(try city.huizong("run").code == 0)
    #expect(try city.figures()["water_projects"]?["value"] == "380")
  }
}
