import Foundation
import Runs
import Testing

/// An issue is there whole, or the one before is.
struct OutboxTests {
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
