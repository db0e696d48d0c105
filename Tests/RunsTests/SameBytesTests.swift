import Figures
import Foundation
import Publication
import Runs
import Testing
import Warehouse

/// Equal bytes under several paths: nothing new where the file says whose return it is, and never a return lost in silence where
/// folder and name have to say it.
struct SameBytesTests {
  /// 大化 has nothing to send but the file that was put into 都安's folder.
  private func misplaced() throws -> SmallCity {
    let city = try SmallCity()
    try city.remove("inbox/都安/HC-19-1_2020-12.csv")
    try FileManager.default.moveItem(atPath: city.inbox + "/大化/HC-19-1_2020-12.csv", toPath: city.inbox + "/都安/HC-19-1_2020-12.csv")
    return city
  }

  private func counties(_ city: SmallCity) throws -> [String] {
    try ["451228", "451229"].filter { county in
      try city.count("SELECT 1 FROM submission WHERE form = 'HC-19-1' AND region = '\(county)' AND status = 'accepted'") == 1
    }
  }

  @Test func aFileMovedToAnotherCountyIsThatCountys() throws {
    let city = try misplaced()
    try city.run()
    #expect(try counties(city) == ["451228"])
    #expect(try city.figure("water_projects") == "988")
    try FileManager.default.moveItem(atPath: city.inbox + "/都安/HC-19-1_2020-12.csv", toPath: city.inbox + "/大化/HC-19-1_2020-12.csv")
    #expect(try city.quietNight() == nil)
    let planned = try #require(try city.plan().items.first { $0.reason == .new })
    #expect(planned.region == "451229" && planned.reason == .new && planned.file == "大化/HC-19-1_2020-12.csv")
    let run = try city.run()
    #expect(run.receipts.first?.facts["moved"] == 1 && run.newFiles == ["大化/HC-19-1_2020-12.csv"])
    #expect(try counties(city) == ["451229"])
    #expect(try city.count("SELECT 1 FROM submission WHERE region = '451229' AND form = 'HC-19-1' AND file = '大化/HC-19-1_2020-12.csv'") == 1)
    #expect(try city.plan().isEmpty)
    #expect(try city.quietNight() != nil)
    // Computed again from archive and journal, run by run.
    #expect(try Replay(workspace: city.workspace).rebuild().allSatisfy(\.isEqual))
    #expect(try Verification(workspace: city.workspace).faults.isEmpty)
  }

  /// A run that dies behind the line of the stage goes on from it.
  @Test func theMoveIsKeptWithTheNight() throws {
    let city = try misplaced()
    try city.run()
    try FileManager.default.moveItem(atPath: city.inbox + "/都安/HC-19-1_2020-12.csv", toPath: city.inbox + "/大化/HC-19-1_2020-12.csv")
    try city.run(Selection(stages: [.receive]))
    try city.run()
    #expect(try counties(city) == ["451229"])
  }

  /// A file that says whose it is stays what it is wherever it lies, refused only where it was taken as another's.
  @Test(arguments: ["大化", "旧版", "都安/旧版"])
  func aFileThatSaysWhoseItIsIsNotMoved(to folder: String) throws {
    let city = try SmallCity()
    try city.write("inbox/都安/HC-19-1_2020-12.csv", "填报单位：都安瑶族自治县\n期别：2020-12\n项目类型,数量\n集中供水,192\n")
    try city.run()
    try FileManager.default.createDirectory(atPath: city.inbox + "/" + folder, withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: city.inbox + "/都安/HC-19-1_2020-12.csv", toPath: city.inbox + "/\(folder)/HC-19-1_2020-12_都安.csv")
    let run = try city.run()
    #expect(run.receipts.first?.facts["moved"] == 0 && run.newFiles.isEmpty && run.untaken.isEmpty)
    #expect(try counties(city) == ["451228", "451229"])
  }

  /// The wrong folder refused it; the right one takes it.
  @Test func aRefusedFileCanBePutRight() throws {
    let city = try SmallCity()
    try city.remove("inbox/大化/HC-19-1_2020-12.csv")
    try city.write("inbox/都安/大化的.csv", "表号：HC-19-1\n填报单位：大化\n期别：2020-12\n项目类型,数量\n集中供水,41\n")
    #expect(try city.run().status.refusedSubmissions == 1)
    try FileManager.default.moveItem(atPath: city.inbox + "/都安/大化的.csv", toPath: city.inbox + "/大化/大化的.csv")
    let run = try city.run()
    #expect(run.status.isClean && run.receipts.first?.facts["moved"] == 1)
    #expect(try counties(city) == ["451228", "451229"])
  }

  /// Two counties send the same nil return: one of them counts, the other is told of until its file says whose it is.
  @Test func twoReturnsOfTheSameBytesAreTold() throws {
    let city = try SmallCity()
    for county in ["都安", "大化"] { try city.write("inbox/\(county)/HC-19-1_2020-12.csv", "项目类型,数量\n") }
    let twin = [Untaken.Twin(file: "都安/HC-19-1_2020-12.csv", other: "大化/HC-19-1_2020-12.csv")]
    #expect(try city.run().untaken.twins == twin)
    #expect(try Journal(city.workspace.journal).untaken.twins == twin)
    let page = try String(contentsOfFile: city.workspace.outbox + "/晨报.html", encoding: .utf8)
    #expect(page.contains("都安/HC-19-1_2020-12.csv 和 大化/HC-19-1_2020-12.csv 一字不差，只收了后者") && !page.contains("没有报来"))
    #expect(try city.run(Selection(stages: StageName.allCases)).untaken.twins == twin)
    try city.write("inbox/都安/HC-19-1_2020-12.csv", "填报单位：都安\n项目类型,数量\n")
    #expect(try city.run().untaken.isEmpty)
    #expect(try counties(city) == ["451228", "451229"])
  }

  /// A copy under another name of what counts is no news.
  @Test func aCopyIsNothingNew() throws {
    let city = try SmallCity()
    try city.run()
    try FileManager.default.copyItem(atPath: city.inbox + "/都安/HC-19-1_2020-12.csv", toPath: city.inbox + "/都安/HC-19-1_2020-12_副本.csv")
    let run = try city.run()
    #expect(run.newFiles.isEmpty && run.untaken.isEmpty && run.untaken.resent.isEmpty)
  }

  @Test func whatWasReplacedIsToldUnderAnyName() throws {
    let city = try SmallCity()
    try city.run()
    let first = try String(contentsOfFile: city.inbox + "/都安/HC-19-1_2020-12.csv", encoding: .utf8)
    try city.send("都安", "HC-19-1", ["集中供水,193", "家庭水柜,980"])
    try city.run()
    try city.write("inbox/都安/HC-19-1_2020-12_重报.csv", first)
    let resent = try city.run().untaken.resent
    #expect(resent.map(\.file) == ["都安/HC-19-1_2020-12_重报.csv"] && resent[0].current != nil)
    #expect(try city.figure("water_projects") == "2161")
  }

  @Test func whatWasWithdrawnIsToldUnderAnyName() throws {
    let city = try SmallCity()
    try city.run()
    let sent = try String(contentsOfFile: city.inbox + "/都安/HC-19-1_2020-12.csv", encoding: .utf8)
    let digest = try #require(try Journal(city.workspace.journal).received.first { $0.file == "都安/HC-19-1_2020-12.csv" }?.sha256)
    _ = try Withdrawal.note(digest, in: city.workspace, by: "汇总组", reason: "错了", wait: 0)
    #expect(try Journal(city.workspace.journal).openWithdrawals == 1)
    #expect(try city.run().untaken.resent.isEmpty)
    #expect(try Journal(city.workspace.journal).openWithdrawals == 0)
    try city.write("inbox/都安/HC-19-1_2020-12_重报.csv", sent)
    #expect(try city.run().untaken.resent == [Untaken.Resent(file: "都安/HC-19-1_2020-12_重报.csv", current: nil)])
  }

  private func move(_ city: SmallCity, _ from: String, _ to: String) throws {
    let target = URL(filePath: city.inbox + "/" + to)
    try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: city.inbox + "/" + from, toPath: target.path)
  }

  private func file(_ city: SmallCity, _ county: String) throws -> String? {
    let warehouse = try WarehouseFile.forReading(city.workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    let sql = "SELECT file FROM submission WHERE form = 'HC-19-1' AND region = ? AND status = 'accepted'"
    return try warehouse.read { try $0.query(sql, [county]).first?.first ?? nil }
  }

  /// What came to a county tonight is newer than what it had.
  @Test func whatWasMovedIsAsNewAsTheMove() throws {
    let city = try SmallCity()
    try city.write("inbox/都安/HC-19-1_2020-12.csv", "项目类型,数量\n集中供水,200\n")
    try city.run()
    try move(city, "都安/HC-19-1_2020-12.csv", "大化/HC-19-1_2020-12_更正.csv")
    try city.run()
    #expect(try file(city, "451229") == "大化/HC-19-1_2020-12_更正.csv")
    #expect(try file(city, "451228") == nil)
    #expect(try city.figure("water_projects") == "200")
  }

  /// The bytes go from folder to folder and back, with a copy left behind: a run that goes on from the last one, and one over the
  /// same journal with everything derived taken away, come to the same.
  @Test func goingOnAndBeginningAnewAgree() throws {
    let city = try misplaced()
    try city.run()
    let (a, b) = ("都安/HC-19-1_2020-12.csv", "大化/HC-19-1_2020-12.csv")
    try move(city, a, b)
    try city.run()
    #expect(try file(city, "451229") == b)
    try FileManager.default.copyItem(atPath: city.inbox + "/" + b, toPath: city.inbox + "/" + a)
    #expect(try city.quietNight() == nil)
    #expect(try city.run().untaken.twins == [Untaken.Twin(file: a, other: b)])
    try city.remove("inbox/" + b)
    let last = try city.run()
    #expect(try file(city, "451228") == a && counties(city) == ["451228"])
    for lost in ["stages", "warehouse.sqlite", "outbox"] { try city.remove("workspace/" + lost) }
    let again = try city.run()
    #expect(again.resultDigest == last.resultDigest && again.receipts.first?.facts["moved"] == 0)
    #expect(try Replay(workspace: city.workspace).rebuild().allSatisfy(\.isEqual))
  }

  /// A wrong copy costs the right one nothing, whichever came first.
  @Test(arguments: ["大化", "都安"])
  func theRightCopyCounts(of county: String) throws {
    let city = try SmallCity()
    try city.remove("inbox/\(county)/HC-19-1_2020-12.csv")
    let text = "填报单位：\(county)\n期别：2020-12\n项目类型,数量\n集中供水,7\n"
    try city.write("inbox/\(county == "大化" ? "都安" : "大化")/放错了.csv", text)
    try city.write("inbox/\(county)/放对了.csv", text)
    let run = try city.run()
    #expect(run.status.isClean && run.untaken.isEmpty)
    #expect(try file(city, county == "大化" ? "451229" : "451228") == "\(county)/放对了.csv")
  }

  /// Renamed, or the whole inbox put into a folder: nobody's figure goes to another, and the twin stays one.
  @Test(arguments: ["都安/HC-19-1_2020-12_终稿.csv", "都安/2020/HC-19-1_2020-12.csv", "都安/饮水HC-19-1_2020-12.csv"])
  func aTwinTakesNothingOver(_ renamed: String) throws {
    let city = try SmallCity()
    try city.write("inbox/都安/HC-19-1_2020-12.csv", "表号：HC-19-1\n项目类型,数量\n集中供水,7\n")
    try city.remove("inbox/大化/HC-19-1_2020-12.csv")
    try city.run()
    try city.write("inbox/大化/HC-19-1_2020-12.csv", "表号：HC-19-1\n项目类型,数量\n集中供水,7\n")
    try city.run()
    try move(city, "都安/HC-19-1_2020-12.csv", renamed)
    let run = try city.run()
    #expect(run.receipts.first?.facts["moved"] == 0)
    #expect(run.untaken.twins.map(\.file) == ["大化/HC-19-1_2020-12.csv"])
    #expect(try counties(city) == ["451228"])
  }

  /// Whoever looks at one county does not say where the rest lies.
  @Test func aNarrowRunMovesNothing() throws {
    let city = try misplaced()
    try city.run()
    try move(city, "都安/HC-19-1_2020-12.csv", "大化/HC-19-1_2020-12.csv")
    #expect(try city.run(Selection(counties: ["451229"])).receipts.first?.facts["moved"] == 0)
    #expect(try Verification(workspace: city.workspace).faults.isEmpty)
    #expect(try city.run().receipts.first?.facts["moved"] == 1)
    #expect(try counties(city) == ["451229"])
  }

  /// A move that is received and not loaded yet leaves nothing wrong behind.
  @Test func aMoveThatIsNotLoadedYetIsNoFault() throws {
    let city = try misplaced()
    try city.run()
    try move(city, "都安/HC-19-1_2020-12.csv", "大化/HC-19-1_2020-12.csv")
    try city.run(Selection(stages: [.receive]))
    #expect(try Verification(workspace: city.workspace).faults.isEmpty)
    #expect(try Replay(workspace: city.workspace).rebuild().allSatisfy(\.isEqual))
  }

  /// What was withdrawn is not another's return either, and says so.
  @Test func whatWasWithdrawnIsNotMoved() throws {
    let city = try misplaced()
    try city.run()
    let digest = try #require(try Journal(city.workspace.journal).received.first { $0.file == "都安/HC-19-1_2020-12.csv" }?.sha256)
    _ = try Withdrawal.note(digest, in: city.workspace, by: "汇总组", reason: "错了", wait: 0)
    try move(city, "都安/HC-19-1_2020-12.csv", "大化/HC-19-1_2020-12.csv")
    #expect(try city.plan().items.allSatisfy { $0.reason == .withdrawn })
    #expect(try city.run().untaken.resent == [Untaken.Resent(file: "大化/HC-19-1_2020-12.csv", current: nil)])
  }

  /// The seen files are a cache: without them a run says and does the same.
  @Test func whatWasSeenBeforeOnlySavesTime() throws {
    let city = try SmallCity()
    for county in ["都安", "大化"] { try city.write("inbox/\(county)/HC-19-1_2020-12.csv", "项目类型,数量\n") }
    let first = try city.run()
    try city.remove("workspace/stages/receive")
    #expect(try city.run().untaken == first.untaken)
  }

  /// A move leaves one county and comes to another: both are told beforehand.
  @Test func thePlanNamesBothCounties() throws {
    let city = try misplaced()
    try city.run()
    try move(city, "都安/HC-19-1_2020-12.csv", "大化/HC-19-1_2020-12.csv")
    let items = try city.plan().items
    #expect(items.contains { $0.region == "451228" && $0.reason == .moved } && items.contains { $0.region == "451229" && $0.reason == .new })
  }

  /// The move is journaled, nothing behind it was run, and what had been sealed is gone: the plan says that figures change.
  @Test func aMoveThatIsNotLoadedYetIsPlanned() throws {
    let city = try misplaced()
    try city.run()
    try move(city, "都安/HC-19-1_2020-12.csv", "大化/HC-19-1_2020-12.csv")
    try city.run(Selection(stages: [.receive]))
    try city.remove("workspace/stages")
    let plan = try city.plan()
    #expect(plan.items.contains { $0.stages.contains(.load) } && plan.city.contains { $0.stages.contains(.rollup) })
    try city.run()
    #expect(try counties(city) == ["451229"] && city.plan().isEmpty)
  }

  /// A run of a county that concerns none of what is there loads nothing, and that is all.
  @Test func aNarrowRunBesideAMoveEndsWell() throws {
    let city = try misplaced()
    for form in ["都安", "大化"] { try city.remove("inbox/\(form)/HC-22-1_2020-12.csv") }
    try city.run()
    try move(city, "都安/HC-19-1_2020-12.csv", "大化/HC-19-1_2020-12.csv")
    try city.run(Selection(stages: [.receive]))
    try city.run(Selection(counties: ["451228"]))
    try city.run()
    #expect(try counties(city) == ["451229"])
  }

  /// A file that goes between the look at the inbox and the look into it costs no other.
  @Test func aFileThatVanishesMeanwhileCostsNothing() throws {
    let city = try SmallCity()
    for county in ["都安", "大化"] { try city.write("inbox/\(county)/HC-19-1_2020-12.csv", "项目类型,数量\n") }
    try city.run()
    try city.write("inbox/都安/新.csv", "表号：HC-22-1\n期别：2020-12\n版本：2\n下达资金,已支出\n1,1\n")
    let outset = Outset(city.workspace)
    #expect(try city.quietNight(from: outset) == nil)
    try city.remove("inbox/都安/HC-19-1_2020-12.csv")
    let (pipeline, bundle) = try city.pipeline()
    let result = try Runner(city.request(), pipeline: pipeline, bundle: bundle, outset: outset) { _ in }.run()
    #expect(result.newFiles == ["都安/新.csv"] && result.untaken.twins.isEmpty)
  }

  /// A run that does not load takes nothing back.
  @Test func aWithdrawalWaitsForALoad() throws {
    let city = try SmallCity()
    try city.run()
    let digest = try #require(try Journal(city.workspace.journal).received.first?.sha256)
    _ = try Withdrawal.note(digest, in: city.workspace, by: "汇总组", reason: "错了", wait: 0)
    try city.run(Selection(stages: [.audit]))
    #expect(try Journal(city.workspace.journal).openWithdrawals == 1)
    try city.run()
    #expect(try Journal(city.workspace.journal).openWithdrawals == 0)
  }
}
