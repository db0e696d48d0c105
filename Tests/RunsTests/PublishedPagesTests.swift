import Figures
import Foundation
import Glibc
import Publication
import Runs
import Testing

/// An outbox whose pages are not those that were published is noticed, said and made again.
struct PublishedPagesTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let fault: PageFault
    let apply: @Sendable (SmallCity) throws -> Void
    var testDescription: String { fault.words.en }
  }

  private static func path(_ page: String, _ city: SmallCity) -> String { city.workspace.outbox + "/" + page }

  static let changes = [
    Change(fault: PageFault(page: "index.html", kind: .missing)) { try $0.remove("workspace/outbox/index.html") },
    Change(fault: PageFault(page: ".stamp", kind: .missing)) { try $0.remove("workspace/outbox/.stamp") },
    Change(fault: PageFault(page: "county/451228.html", kind: .missing)) { try $0.remove("workspace/outbox/county/451228.html") },
    // As long as it was.
    Change(fault: PageFault(page: "city.html", kind: .altered)) { try $0.replace("2160处", with: "9160处", in: "workspace/outbox/city.html") },
    Change(fault: PageFault(page: "city.csv", kind: .altered)) { city in
      try city.remove("workspace/outbox/city.csv")
      try FileManager.default.createSymbolicLink(atPath: path("city.csv", city), withDestinationPath: "findings.csv")
    },
    // Longer than anything that is read.
    Change(fault: PageFault(page: "index.html", kind: .unreadable)) { #expect(truncate(path("index.html", $0), 1 << 31) == 0) },
    Change(fault: PageFault(page: ".stamp", kind: .altered)) { city in
      try FileManager.default.moveItem(atPath: path(".stamp", city), toPath: city.root + "/stamp")
      try FileManager.default.createSymbolicLink(atPath: path(".stamp", city), withDestinationPath: city.root + "/stamp")
    },
    Change(fault: PageFault(page: "county/旧.html", kind: .foreign)) { try $0.write("workspace/outbox/county/旧.html", "2019") },
  ]

  @Test(arguments: changes)
  func aPageThatIsNotWhatWasPublishedIsMadeAgain(_ change: Change) throws {
    let city = try SmallCity()
    try city.run()
    let before = try contents(city)
    try change.apply(city)
    #expect(try city.quietNight() == nil)
    #expect(try Outbox(city.workspace).issued(Journal(city.workspace.journal)) == .altered([change.fault.words]))
    let plan = try city.plan()
    #expect(plan.stages == [.publish] && plan.city.map(\.reason) == [.pages] && plan.city.flatMap(\.pages) == [change.fault])
    let verification = try Verification(workspace: city.workspace)
    #expect(verification.isOnlyPages && verification.faults.map(\.zh) == [city.workspace.outbox + "/" + change.fault.words.zh])

    #expect(try city.run().receipts.last?.facts["pages"] == before.count - 1, "all but the stamp")
    #expect(try contents(city) == before)
    #expect(try city.plan().isEmpty)
    #expect(try Verification(workspace: city.workspace).faults == [])
    #expect(try city.quietNight() != nil)
  }

  private func contents(_ city: SmallCity) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let walk = try #require(FileManager.default.enumerator(atPath: city.workspace.outbox))
    for case let name as String in walk where !name.hasSuffix("county") { files[name] = try Data(contentsOf: URL(filePath: city.workspace.outbox + "/" + name)) }
    return files
  }

  /// Neither a copy, with its times or without, nor the lock of somebody who looks at a table, is another page.
  @Test(arguments: ["-a", "-r"])
  func aCopyIsTheSame(_ how: String) throws {
    let city = try SmallCity()
    try city.run()
    try city.write("workspace/outbox/.~lock.city.csv#", "")
    let copying = Process()
    copying.executableURL = URL(filePath: "/bin/cp")
    copying.arguments = [how, city.workspace.outbox, city.root + "/copy"]
    try copying.run()
    copying.waitUntilExit()
    try city.remove("workspace/outbox")
    try FileManager.default.moveItem(atPath: city.root + "/copy", toPath: city.workspace.outbox)
    try expectWhole(city)
  }

  @Test func aPageThatWasOnlyTouchedIsTheSame() throws {
    let city = try SmallCity()
    try city.run()
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: Self.path("city.html", city))
    try expectWhole(city)
  }

  private func expectWhole(_ city: SmallCity) throws {
    #expect(try Outbox(city.workspace).issued(Journal(city.workspace.journal)) == .current)
    #expect(try city.plan().isEmpty)
    #expect(try Verification(workspace: city.workspace).faults == [])
    #expect(try city.quietNight() != nil)
    #expect(try city.run().receipts.last?.facts["pages"] == 0)
  }

  /// Whoever keeps the length and sets the time back is found by all, not by `verify` alone.
  @Test func aPageWhoseTimeWasSetBackIsAltered() throws {
    let city = try SmallCity()
    try city.run()
    let page = Self.path("city.html", city)
    let times = try FileManager.default.attributesOfItem(atPath: page).filter { $0.key == .modificationDate }
    let text = try String(contentsOfFile: page, encoding: .utf8)
    try text.replacingOccurrences(of: "2160处", with: "9160处").write(toFile: page, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(times, ofItemAtPath: page)
    let fault = PageFault(page: "city.html", kind: .altered)
    #expect(try Verification(workspace: city.workspace).faults.map(\.en) == [page + " was altered"])
    #expect(try Outbox(city.workspace).issued(Journal(city.workspace.journal)) == .altered([fault.words]))
    #expect(try city.plan().city.flatMap(\.pages) == [fault])
    #expect(try city.quietNight() == nil)
    try city.run()
    #expect(try String(contentsOfFile: page, encoding: .utf8) == text)
    try expectWhole(city)
  }

  /// As a workspace is whose last run was of an earlier version: its pages are made once more, and until then nobody calls
  /// them intact.
  @Test(arguments: ["gone", "damaged"])
  func withoutTheNotePagesAreMadeOnceMore(_ how: String) throws {
    let city = try SmallCity()
    try city.run()
    if how == "gone" { try city.remove("workspace/stages/pages") } else { try city.replace("index.html", with: "index.htm", in: "workspace/stages/pages") }
    #expect(try Outbox(city.workspace).issued(Journal(city.workspace.journal)) == .current)
    let verification = try Verification(workspace: city.workspace)
    let (outbox, note) = (city.workspace.outbox, city.root + "/workspace/stages/pages")
    #expect(verification.isOnlyPages && verification.faults.map(\.zh) == ["\(outbox) 里的页面没有登记（\(note)），没法比对；huizong run 会重做"])
    #expect(try city.quietNight() == nil)
    #expect(try city.plan().city.map(\.reason) == [.unnoted])
    #expect(try city.run().receipts.last?.facts["pages"] ?? 0 > 0)
    #expect(try city.plan().isEmpty)
    #expect(try Verification(workspace: city.workspace).faults == [])
  }

  @Test func anOutboxThatIsGoneIsNoEarlierIssue() throws {
    let city = try SmallCity()
    try city.run()
    try city.remove("workspace/outbox")
    #expect(try Outbox(city.workspace).issued(Journal(city.workspace.journal)) == Issued.none)
    #expect(try Verification(workspace: city.workspace).faults.map(\.en) == [city.workspace.outbox + " is gone; huizong run makes it again"])
    #expect(try city.plan().city.map(\.reason) == [.outbox])
    try city.run()
    #expect(try city.plan().isEmpty)
  }
}
