import Foundation
import Runs
import Testing
import Warehouse

/// Files of several returns and returns of several parts, through whole runs: each is a submission of its own.
struct SeveralReturnsTests {
  /// 都安 sends both forms in one XML instead of two files; HC-22-1 is sent township by township.
  private func city(parts: String = "") throws -> SmallCity {
    let city = try SmallCity()
    for form in ["HC-19-1", "HC-22-1"] { try city.remove("inbox/都安/\(form)_2020-12.csv") }
    try city.write("inbox/都安/两张.xml", Self.both())
    guard !parts.isEmpty else { return city }
    try city.replace("columns:", with: "parts: \(parts)\nkey: [township]\ncolumns:\n  township: {role: key, header: [乡镇]}", in: "pipeline/forms/HC-22-1.yaml")
    for file in ["inbox/都安/两张.xml", "inbox/大化/HC-22-1_2020-12.csv"] { try city.remove(file) }
    try city.send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,980"])
    return city
  }

  private static func both(funds: String = "3120.5") -> String {
    """
    <汇总 县区="都安" 期别="2020-12">
    <报表 编码="HC-19-1"><记录 项目类型="集中供水" 数量="192"/><记录 项目类型="家庭水柜" 数量="980"/></报表>
    <报表 编码="HC-22-1"><记录 下达资金="\(funds)" 已支出="3001.25"/></报表>
    </汇总>
    """
  }

  private func township(_ name: String, _ received: String, _ city: SmallCity, file: String) throws {
    try city.write("inbox/都安/\(file).csv", "表号：HC-22-1\n期别：2020-12\n乡镇：\(name)\n下达资金,已支出\n\(received),0\n")
  }

  private func rows(_ city: SmallCity, _ sql: String) throws -> [String] {
    let warehouse = try WarehouseFile.forReading(city.workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { try $0.query(sql).map { $0.map { $0 ?? "" }.joined(separator: " ") } }
  }

  private let standings = "SELECT substr(submission, 18), form, part, status FROM submission WHERE region = '451228' ORDER BY file, submission"

  private func expectSound(_ city: SmallCity, runs: Int) throws {
    #expect(try Verification(workspace: city.workspace).faults == [])
    #expect(try Replay(workspace: city.workspace).rebuild().map(\.isEqual) == Array(repeating: true, count: runs))
    #expect(try city.plan().isEmpty)
  }

  @Test func twoReturnsOfOneFileAreTwoSubmissions() throws {
    let city = try city()
    try city.run()
    #expect(try rows(city, standings) == ["1 HC-19-1 1 accepted", "2 HC-22-1 1 accepted"])
    #expect(try city.figure("water_projects") == "2160")
    #expect(try city.figure("fund_received") == "79325000")
    try expectSound(city, runs: 1)
    let digest = try city.run().resultDigest
    try city.remove("workspace/warehouse.sqlite")
    try city.remove("workspace/stages")
    #expect(try city.run().resultDigest == digest)
    try expectSound(city, runs: 3)
  }

  @Test func aLaterFileReplacesOneOfThem() throws {
    let city = try city()
    try city.run()
    try city.send("都安", "HC-22-1", ["3000,2000"])
    #expect(try city.plan().items.map { "\($0.form) \($0.reason)" } == ["HC-22-1 new"])
    try city.run()
    #expect(try rows(city, standings) == ["1 HC-22-1 1 accepted", "1 HC-19-1 1 accepted", "2 HC-22-1 1 superseded"])
    #expect(try city.figure("fund_received") == "78120000")
    try expectSound(city, runs: 2)
  }

  @Test func oneOfThemIsWithdrawnAlone() throws {
    let city = try city()
    try city.run()
    let file = try #require(try Journal(city.workspace.journal).received.first { $0.file == "都安/两张.xml" })
    let name = String(file.sha256.prefix(16))
    #expect(throws: Trouble.self) { try Withdrawal.note(name + "/3", in: city.workspace, by: "汇总组", reason: "发错了", wait: 0) }
    #expect(try Withdrawal.note(name + "/2", in: city.workspace, by: "汇总组", reason: "发错了", wait: 0) != nil)
    #expect(try Withdrawal.note(name + "/2", in: city.workspace, by: "汇总组", reason: "发错了", wait: 0) == nil)
    #expect(try city.plan().items.map { "\($0.reason)" } == ["withdrawn"])
    try city.run()
    #expect(try rows(city, standings) == ["1 HC-19-1 1 accepted", "2 HC-22-1 1 withdrawn"])
    #expect(try city.figure("fund_received") == "48120000")
    // The file as a whole is more than its part.
    #expect(try Withdrawal.note(name, in: city.workspace, by: "汇总组", reason: "发错了", wait: 0) != nil)
    try city.run()
    #expect(try rows(city, standings) == ["1 HC-19-1 1 withdrawn", "2 HC-22-1 1 withdrawn"])
    try expectSound(city, runs: 3)
  }

  @Test func whatAFileHoldsMayChangeWithTheDefinition() throws {
    let city = try city()
    try city.replace("from: counties", with: "from: counties\ntables: many", in: "pipeline/forms/HC-22-1.yaml")
    try city.write("inbox/都安/两张.xml", Self.both().replacingOccurrences(of: "</汇总>", with: "<报表 编码=\"HC-22-1\"><记录 下达资金=\"1\" 已支出=\"0\"/></报表>\n</汇总>"))
    try city.run()
    #expect(try rows(city, standings) == ["1 HC-19-1 1 accepted", "2 HC-22-1 1 accepted"])
    #expect(try city.figure("fund_received") == "79335000")
    try city.replace("tables: many", with: "parts: township\nkey: [township]", in: "pipeline/forms/HC-22-1.yaml")
    try city.replace("columns:", with: "columns:\n  township: {role: key, header: [乡镇], optional: true}", in: "pipeline/forms/HC-22-1.yaml")
    #expect(try !city.plan().isEmpty)
    try city.run()
    // Neither report says of which township it is; the reading that the two made together is gone.
    #expect(try rows(city, standings) == ["1 HC-19-1 1 accepted", "2 HC-22-1 1 rejected", "3 HC-22-1 1 rejected"])
    #expect(try city.figure("fund_received") == nil)
    try city.replace("parts: township\nkey: [township]", with: "tables: many", in: "pipeline/forms/HC-22-1.yaml")
    try city.run()
    #expect(try rows(city, standings) == ["1 HC-19-1 1 accepted", "2 HC-22-1 1 accepted"])
    #expect(try city.figure("fund_received") == "79335000")
    try expectSound(city, runs: 3)
  }

  @Test func partsAreCurrentSideBySide() throws {
    let city = try city(parts: "township")
    try township("隆福乡", "10", city, file: "甲")
    try township("高岭镇", "20", city, file: "乙")
    try city.run()
    let parts = "SELECT part, status FROM submission WHERE form = 'HC-22-1' ORDER BY file"
    #expect(try rows(city, parts) == ["高岭镇 accepted", "隆福乡 accepted"])
    #expect(try city.figure("fund_received") == "300000")
    try township("隆福乡", "11", city, file: "丙")
    try city.run()
    #expect(try rows(city, parts) == ["隆福乡 accepted", "高岭镇 accepted", "隆福乡 superseded"])
    #expect(try city.figure("fund_received") == "310000")
    try township("隆福乡", "12", city, file: "丁")
    try township("隆福乡", "13", city, file: "戊")
    try city.run()
    // Two of one night that say no version: the township stays as it was, the other is untouched.
    #expect(try city.figure("fund_received") == "310000")
    #expect(try rows(city, "SELECT COUNT(*) FROM submission WHERE status = 'held'") == ["2"])
    try expectSound(city, runs: 3)
  }

  @Test func aCountyWithoutAllItsPartsIsIncomplete() throws {
    let city = try city(parts: "{of: township, expected: {\"451228\": [隆福乡, 高岭镇]}}")
    try township("隆福乡", "10", city, file: "甲")
    try city.run()
    let flags = "SELECT flags FROM county_figure WHERE indicator = 'fund_received' AND region = '451228'"
    #expect(try rows(city, flags) == ["partial"])
    try township("高岭镇", "20", city, file: "乙")
    try city.run()
    #expect(try rows(city, flags) == [""])
  }
}
