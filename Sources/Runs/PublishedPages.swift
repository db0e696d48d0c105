package import Figures
import Glibc
import Handoff

/// A page in the outbox that is not as it was published.
package struct PageFault: Sendable, Equatable {
  package enum Kind: Sendable { case missing, altered, unreadable, foreign }

  package let page: String
  package let kind: Kind

  package init(page: String, kind: Kind) { (self.page, self.kind) = (page, kind) }

  /// `city.html 改过`
  package var words: Sentence {
    switch kind {
    case .missing: Sentence(zh: page + " 不见了", en: page + " is gone")
    case .altered: Sentence(zh: page + " 改过", en: page + " was altered")
    case .unreadable: Sentence(zh: page + " 读不了", en: page + " cannot be read")
    case .foreign: Sentence(zh: page + " 不是发布的", en: page + " was not published")
    }
  }
}

/// The pages of an issue as they were published: noted, sealed, beside the batches, by which a page that somebody deleted,
/// altered or put there is known.
///
/// A file whose size, times and inode are those of the note is believed: that costs a look. Where any differs, as in an outbox
/// that was copied, it is read, and is the same page where it has the same content.
package struct PublishedPages {
  private struct Page {
    let stamp: String
    let digest: String
  }

  /// The stamp of the issue.
  let issue: String
  private var pages: [String: Page] = [:]

  /// How many there are, beside the stamp of the issue.
  package var count: Int { pages.keys.count { $0 != Outbox.stampName } }

  private init(issue: String) { self.issue = issue }

  /// What has just been written below a folder.
  init(_ files: [(path: String, bytes: [UInt8])], in folder: String, issue: String) throws {
    self.init(issue: issue)
    let present = try Self.present(in: folder)
    for file in files { pages[file.path] = Page(stamp: present[file.path] ?? "", digest: Digest(of: file.bytes).hex) }
  }

  /// The issues in the note at a path; none where there is no note, or it is damaged.
  static func issues(_ note: String) throws -> [PublishedPages] {
    guard try Disk.exists(note), let content = Seal.opened(try Disk.read(note)) else { return [] }
    var issues: [PublishedPages] = []
    for line in content.split(separator: UInt8(ascii: "\n")) {
      let fields = LineReader.fields(line).compactMap { $0 }
      if fields.count == 2 {
        issues.append(PublishedPages(issue: fields[1]))
      } else {
        guard fields.count == 4, !issues.isEmpty else { return [] }
        issues[issues.count - 1].pages[fields[1]] = Page(stamp: fields[2], digest: fields[3])
      }
    }
    return issues
  }

  static func save(_ issues: [PublishedPages], _ note: String) throws {
    var out = LineWriter()
    for issue in issues {
      out.fields("issue", [issue.issue])
      for name in issue.pages.keys.sorted() { if let page = issue.pages[name] { out.fields("p", [name, page.stamp, page.digest]) } }
    }
    try Disk.write(Seal.sealed(out.bytes), to: note, durable: false)
  }

  /// What differs in a folder.
  ///
  /// - Parameter believesStamps: Whether a file that nobody has touched is not read.
  func faults(in folder: String, believesStamps: Bool) throws -> [PageFault] {
    let present = try Self.present(in: folder)
    var faults: [PageFault] = []
    for name in pages.keys.sorted() {
      guard let page = pages[name] else { continue }
      if let kind = Self.fault(of: page, folder + "/" + name, present[name], believesStamps) { faults.append(PageFault(page: name, kind: kind)) }
    }
    // What is hidden, as the lock of somebody's editor, nobody takes for a page.
    let foreign = present.keys.filter { pages[$0] == nil && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    return faults + foreign.sorted().map { PageFault(page: $0, kind: .foreign) }
  }

  private static func fault(of page: Page, _ path: String, _ stamp: String?, _ believesStamps: Bool) -> PageFault.Kind? {
    guard let stamp else { return .missing }
    if stamp.isEmpty { return .altered }
    if believesStamps, stamp == page.stamp { return nil }
    do {
      return try Digest(of: Disk.read(path)).hex == page.digest ? nil : .altered
    } catch {
      return .unreadable
    }
  }

  /// The stamp of everything below a folder that is no folder, by path; empty for what is no regular file.
  private static func present(in folder: String) throws -> [String: String] {
    var found: [String: String] = [:]
    func visit(_ path: [UInt8], _ inside: String) throws {
      for name in try Disk.rawNames(in: path, shown: folder + "/" + inside) ?? [] {
        let (file, shown) = (path + [UInt8(ascii: "/")] + name, inside + String(decoding: name, as: UTF8.self))
        var status = stat()
        guard lstat(Disk.cString(file), &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: try visit(file, shown + "/")
        case S_IFREG: found[shown] = Disk.stamp(status)
        default: found[shown] = ""
        }
      }
    }
    try visit(Array(folder.utf8), "")
    return found
  }
}
