import Figures
import Foundation
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
}
