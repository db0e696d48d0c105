import Foundation
import Runs
import Testing

/// An issue is there whole, or the one before is.
struct OutboxTests {
  /// As where a run is killed before it puts an issue in the place of the one before, or right after.
  @Test func whicheverIssueACrashLeavesIsKnown() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "outbox-\(UUID().uuidString)").path
    defer { do { try FileManager.default.removeItem(atPath: root) } catch {} }
    try FileManager.default.createDirectory(atPath: root + "/stages", withIntermediateDirectories: true)
    let outbox = Outbox(Workspace(root))
    try outbox.exchange(try outbox.prepare([(path: "index.html", bytes: Array("4894处".utf8))], stamp: "first"))
    _ = try outbox.prepare([(path: "index.html", bytes: Array("4895处".utf8)), (path: "city.html", bytes: [1])], stamp: "second")
    #expect(try outbox.standing() == .whole(stamp: "first"))
    try FileManager.default.moveItem(atPath: root + "/outbox", toPath: root + "/before")
    try FileManager.default.moveItem(atPath: root + "/outbox.new", toPath: root + "/outbox")
    #expect(try outbox.standing() == .whole(stamp: "second"))
    try FileManager.default.removeItem(atPath: root + "/outbox/city.html")
    #expect(try outbox.standing() == .altered([PageFault(page: "city.html", kind: .missing)]))

    // The issue that came after is the only one that may lie there.
    try outbox.exchange(try outbox.prepare([(path: "index.html", bytes: Array("4896处".utf8))], stamp: "third"))
    #expect(try outbox.standing() == .whole(stamp: "third"))
    try FileManager.default.removeItem(atPath: root + "/outbox")
    try FileManager.default.moveItem(atPath: root + "/before", toPath: root + "/outbox")
    #expect(try outbox.standing() == .unnoted(stamp: "first"))
  }

  /// The second file cannot be written, since the first stands where its folder would be: as where a disk is full.
  @Test func anIssueThatCannotBeWrittenLeavesTheOneBefore() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "outbox-\(UUID().uuidString)").path
    defer { do { try FileManager.default.removeItem(atPath: root) } catch {} }
    try FileManager.default.createDirectory(atPath: root + "/stages", withIntermediateDirectories: true)
    let outbox = Outbox(Workspace(root))
    try outbox.exchange(try outbox.prepare([(path: "index.html", bytes: Array("4894处".utf8))], stamp: "first"))
    #expect(throws: Trouble.self) { try outbox.prepare([(path: "county", bytes: [1]), (path: "county/451228.html", bytes: [2])], stamp: "second") }
    #expect(try outbox.publishedStamp() == "first")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root).sorted() == ["outbox", "stages"])

    // Whoever protects the published pages from writing keeps no later issue out.
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: root + "/outbox")
    for stamp in ["third", "fourth"] {
      try outbox.exchange(try outbox.prepare([(path: "index.html", bytes: Array("4895处".utf8))], stamp: stamp))
      #expect(try outbox.publishedStamp() == stamp)
      #expect(try FileManager.default.contentsOfDirectory(atPath: root).sorted() == ["outbox", "stages"])
    }
  }
}
