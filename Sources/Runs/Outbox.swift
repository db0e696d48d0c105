import CFolders
import Definition
import Glibc
import Handoff
import Publication

/// What is published: built beside and exchanged whole, so that nobody ever sees half of an issue.
package struct Outbox {
  let path: String

  package init(_ path: String) { self.path = path }

  /// What an issue depends on, in one digest.
  ///
  /// - Parameter definition: the digest of the definition.
  static func stamp(_ issueDigest: String, today: String, definition: String, untaken: Untaken) -> String {
    Digest(parts: [issueDigest, today, definition, "publish-5"] + untaken.waiting + ["unreadable"] + untaken.unreadable
      + ["twins"] + untaken.twins.flatMap { [$0.file, $0.other] } + ["resent"] + untaken.resent.flatMap { [$0.file, $0.current ?? ""] }).hex
  }

  /// The stamp of what lies there; nil where nothing does.
  package func stamp() throws -> String? {
    guard try Disk.exists(path + "/.stamp") else { return nil }
    return String(decoding: try Disk.read(path + "/.stamp", limit: 1000), as: UTF8.self)
  }

  /// Whether what lies there is what the last run computed: a run that died before its last stage, or left it out, leaves the
  /// issue before it.
  package func holdsLastRun(of journal: Journal) throws -> Bool {
    guard let last = journal.runs.last?.data else { return false }
    return try stamp() == Self.stamp(last["issue"] ?? "", today: last["today"] ?? "", definition: last["definition"] ?? "", untaken: journal.untaken)
  }

  private var beside: String { path + ".new" }

  /// Writes an issue beside the one that lies there and waits until it is on the disk: what can fail for want of room or
  /// permission fails here, and leaves nothing.
  package func prepare(_ files: [(path: String, bytes: [UInt8])], stamp: String) throws {
    do {
      try write(files, stamp: stamp)
    } catch {
      drop()
      throw error
    }
  }

  /// Takes away what was prepared, or is left of the issue before. What stays is in nobody's way until the next is prepared.
  func drop() {
    do { try Disk.remove(beside) } catch {}
  }

  private func write(_ files: [(path: String, bytes: [UInt8])], stamp: String) throws {
    try Disk.remove(beside)
    try Disk.makeFolder(beside)
    var folders = [beside]
    for file in files {
      let parts = file.path.split(separator: "/").dropLast()
      let folder = ([beside] + parts.map(String.init)).joined(separator: "/")
      if !folders.contains(folder) {
        try Disk.makeFolder(folder)
        folders.append(folder)
      }
      try Disk.write(file.bytes, to: beside + "/" + file.path, durable: false)
    }
    try Disk.write(Array(stamp.utf8), to: beside + "/.stamp", durable: false)
    try Disk.settle((files.map(\.path) + [".stamp"]).map { beside + "/" + $0 }, in: folders)
  }

  /// Puts the issue that was prepared in the place of the one before, whole.
  package func exchange() throws {
    if try Disk.exists(path) {
      guard hz_exchange(beside, path) == 0 else {
        throw Trouble.system(errno, .exchange, path)
      }
      drop()
    } else {
      guard rename(beside, path) == 0 else { throw Trouble.system(errno, .publish, path) }
    }
    try Disk.syncFolder(of: path)
  }
}
