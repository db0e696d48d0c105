import Figures
import Foundation
import Glibc
import Publication
import Runs
import Testing

/// What the inbox holds and a run leaves for the next: counted, named in the morning's page, and gone from it once taken.
struct UntakenTests {
  private func page(_ city: SmallCity) throws -> String { try String(contentsOfFile: city.workspace.outbox + "/晨报.html", encoding: .utf8) }

  @Test func aFileStillBeingWrittenIsNotMissing() throws {
    let city = try SmallCity()
    city.settle = 3600
    let first = try city.run()
    #expect(first.untaken.waiting.count == 4 && first.receipts.first?.facts["unsettled"] == 4)
    #expect(try Journal(city.workspace.journal).untaken == first.untaken)
    let before = try page(city)
    #expect(before.contains("一份报表都没有收到（应报 4）") && before.contains("4 份还在写，下次再收") && !before.contains("没有报来"))
    city.settle = 0
    try city.run()
    let after = try page(city)
    #expect(after.contains("没有要办的事") && !after.contains("还在写"))
    #expect(try Journal(city.workspace.journal).untaken.isEmpty)
    #expect(try Journal(city.workspace.journal).untaken(asOf: 1).waiting.count == 4)
  }

  /// Only the page of the morning hangs on it: nothing is stale, and the next look finds the same.
  @Test func aFileLeftIsNoReasonToRunAgain() throws {
    let city = try SmallCity()
    try city.run()
    try FileManager.default.createSymbolicLink(atPath: city.inbox + "/都安/链接.csv", withDestinationPath: "/etc/hostname")
    #expect(try city.run().untaken.unreadable == ["都安/链接.csv"])
    #expect(try page(city).contains("1 处读不了"))
    #expect(try city.plan().isEmpty)
  }

  /// A pipe is nothing that permissions would help with.
  @Test func theReasonIsKeptAndSaid() throws {
    let city = try SmallCity()
    #expect(mkfifo(city.inbox + "/都安/管道.csv", 0o644) == 0)
    try FileManager.default.createSymbolicLink(atPath: city.inbox + "/都安/链接.csv", withDestinationPath: "/etc/hostname")
    let left = try city.run().untaken
    #expect(left.reasons == ["都安/管道.csv": .notRegular, "都安/链接.csv": .link])
    #expect(try Journal(city.workspace.journal).untaken == left)
    let said = try page(city)
    #expect(said.contains("都安/管道.csv　不是普通文件<") && said.contains("都安/链接.csv　是链接，请放文件本身<") && !said.contains("请看权限"))
    #expect(try city.plan().isEmpty)
    // Another reason is another page.
    try city.remove("inbox/都安/链接.csv")
    #expect(mkfifo(city.inbox + "/都安/链接.csv", 0o644) == 0)
    try city.run()
    #expect(try page(city).contains("都安/链接.csv　不是普通文件<"))
    #expect(try city.plan().isEmpty)
  }

  /// Journals of earlier versions do not say it.
  @Test func withoutAReasonPermissionsAreLookedAt() throws {
    let city = try SmallCity()
    try FileManager.default.createSymbolicLink(atPath: city.inbox + "/都安/链接.csv", withDestinationPath: "/etc/hostname")
    try city.run()
    // The last line, which nothing follows.
    try city.replace("\"reasons\":\"link\",", with: "", in: "workspace/journal.jsonl")
    let left = try Journal(city.workspace.journal).untaken
    #expect(left.unreadable == ["都安/链接.csv"] && left.reasons.isEmpty)
    #expect(left.reason("都安/链接.csv").zh == "读不了，请看权限")
  }

  /// Where names stand a line each in the journal, one with a line break is still one.
  @Test func aNameWithALineBreakIsOneName() throws {
    let city = try SmallCity()
    let names = ["都安/甲\n乙.csv", "都安/甲\r.csv", "都安/甲\r\n乙.csv", "都安/甲.csv"]
    for name in names { try FileManager.default.createSymbolicLink(atPath: city.inbox + "/" + name, withDestinationPath: "/etc/hostname") }
    let left = try city.run().untaken
    #expect(Set(left.unreadable) == Set(names))
    #expect(try Journal(city.workspace.journal).untaken == left)
    #expect(try page(city).contains("4 处读不了") && page(city).contains("都安/甲[U+000A]乙.csv"))
    #expect(try city.plan().isEmpty)
  }
}
