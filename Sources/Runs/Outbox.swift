import CFolders
import Definition
import Figures
import Glibc
import Handoff
package import Publication

/// What is published: built beside and exchanged whole, so that nobody ever sees half of an issue.
package struct Outbox {
  let path: String
  /// Where the note lies of the pages that were published. It holds two issues while one takes the place of the other, each
  /// under its stamp: whichever lies there after a crash is known.
  private let note: String

  package init(_ workspace: Workspace) { (path, note) = (workspace.outbox, workspace.pages) }

  static let stampName = ".stamp"

  /// What an issue depends on, in one digest.
  ///
  /// - Parameter definition: the digest of the definition.
  static func stamp(_ issueDigest: String, today: String, definition: String, untaken: Untaken) -> String {
    Digest(parts: [issueDigest, today, definition, "publish-5"] + untaken.waiting + ["unreadable"] + untaken.unreadable
      + (untaken.reasons.isEmpty ? [] : ["reasons"] + untaken.unreadable.map { untaken.reasons[$0]?.rawValue ?? "" })
      + ["twins"] + untaken.twins.flatMap { [$0.file, $0.other] } + ["resent"] + untaken.resent.flatMap { [$0.file, $0.current ?? ""] }).hex
  }

  /// What lies there.
  package enum Standing: Equatable {
    case nothing
    /// An issue of which no note says what pages it had: one of an earlier version of the program, or the note is lost.
    case unnoted(stamp: String)
    /// An issue of which pages are gone or altered, or foreign ones among them.
    case altered([PageFault])
    /// An issue as it was published.
    case whole(stamp: String)
  }

  package func standing() throws -> Standing {
    guard try Disk.exists(path) else { return .nothing }
    let stamp = stamp()
    guard let pages = try noted(stamp) else { return stamp.map { .unnoted(stamp: $0) } ?? .nothing }
    let faults = try pages.faults(in: path, believesStamps: true)
    return faults.isEmpty ? .whole(stamp: pages.issue) : .altered(faults)
  }

  /// The stamp of what lies there; nil where that is not an issue as it was published.
  package func publishedStamp() throws -> String? {
    if case .whole(let stamp) = try standing() { stamp } else { nil }
  }

  /// The stamp that lies there; nil where there is none to read.
  private func stamp() -> String? {
    do {
      return String(decoding: try Disk.read(path + "/" + Self.stampName, limit: 1000), as: UTF8.self)
    } catch {
      return nil
    }
  }

  /// The pages noted of the issue with a stamp. One that has lost its stamp is taken for the last: the stamp is missed as a
  /// page is.
  private func noted(_ stamp: String?) throws -> PublishedPages? {
    let issues = try PublishedPages.issues(note)
    guard let stamp else { return issues.last }
    return issues.last { $0.issue == stamp }
  }

  /// Whether what lies there is what the last run computed: a run that died before its last stage, or left it out, leaves the
  /// issue before it.
  package func issued(_ journal: Journal) throws -> Issued {
    let last = journal.runs.last?.data ?? [:]
    let current = Self.stamp(last["issue"] ?? "", today: last["today"] ?? "", definition: last["definition"] ?? "", untaken: journal.untaken)
    switch try standing() {
    case .nothing: return .none
    case .altered(let faults): return .altered(faults.map(\.words))
    case .unnoted(let stamp), .whole(let stamp): return stamp == current ? .current : .earlier
    }
  }

  /// What is wrong with the pages, each read and compared with what was published, with full paths.
  func faults() throws -> [Sentence] {
    guard try Disk.exists(path) else {
      return try PublishedPages.issues(note).isEmpty ? [] : [Sentence(zh: "\(path) 不见了；huizong run 会重做", en: "\(path) is gone; huizong run makes it again")]
    }
    guard let pages = try noted(stamp()) else {
      guard try Disk.names(in: path) != [] else { return [] }
      return [
        Sentence(
          zh: "\(path) 里的页面没有登记（\(note)），没法比对；huizong run 会重做",
          en: "the pages in \(path) are not registered (\(note)) and cannot be compared; huizong run makes them again")
      ]
    }
    return try pages.faults(in: path, believesStamps: false).map { Sentence(zh: path + "/" + $0.words.zh, en: path + "/" + $0.words.en) }
  }

  private var beside: String { path + ".new" }

  /// Writes an issue beside the one that lies there and waits until it is on the disk: what can fail for want of room or
  /// permission fails here, and leaves nothing. Its pages are noted with those of the issue that lies there.
  package func prepare(_ files: [(path: String, bytes: [UInt8])], stamp: String) throws -> PublishedPages {
    do {
      let lying = try noted(self.stamp())
      let pages = try write(files + [(path: Self.stampName, bytes: Array(stamp.utf8))], stamp: stamp)
      try PublishedPages.save([lying, pages].compactMap { $0 }, note)
      return pages
    } catch {
      drop()
      throw error
    }
  }

  /// Takes away what was prepared, or is left of the issue before. What stays is in nobody's way until the next is prepared.
  func drop() {
    do { try Disk.remove(beside) } catch {}
  }

  private func write(_ files: [(path: String, bytes: [UInt8])], stamp: String) throws -> PublishedPages {
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
    try Disk.settle(files.map { beside + "/" + $0.path }, in: folders)
    return try PublishedPages(files, in: beside, issue: stamp)
  }

  /// Puts the issue that was prepared in the place of the one before, whole, and takes that one out of the note.
  package func exchange(_ pages: PublishedPages) throws {
    if try Disk.exists(path) {
      guard hz_exchange(beside, path) == 0 else {
        throw Trouble.system(errno, .exchange, path)
      }
      drop()
    } else {
      guard rename(beside, path) == 0 else { throw Trouble.system(errno, .publish, path) }
    }
    try Disk.syncFolder(of: path)
    try PublishedPages.save([pages], note)
  }
}
