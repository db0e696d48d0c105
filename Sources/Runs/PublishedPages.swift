package import Figures
import Glibc
import Handoff

/// A page in the outbox that is not as it was published.
package struct PageFault: Sendable, Equatable {
  package enum Kind: Sendable { case missing, altered, foreign }

  package let page: String
  package let kind: Kind

  package init(page: String, kind: Kind) { (self.page, self.kind) = (page, kind) }

  /// `city.html 改过`
  package var words: Sentence {
    switch kind {
    case .missing: Sentence(zh: page + " 不见了", en: page + " is gone")
    case .altered: Sentence(zh: page + " 改过", en: page + " was altered")
    case .foreign: Sentence(zh: page + " 不是发布的", en: page + " was not published")
    }
  }
}

/// The pages of an issue as they were published: a sealed note beside the batches, by which a page that somebody deleted,
/// altered or put there is known.
///
/// It has the size and the time of each file, which cost a look to compare, and its digest for `verify`. It has neither the
/// inode nor the time of its change, so that an outbox which `cp -a` brought back is what it was.
package struct PublishedPages {
  private struct Page {
    let stamp: String
    let digest: String
  }

  private var pages: [String: Page] = [:]

  /// How many there are, beside the stamp of the issue.
  package var count: Int { pages.keys.count { $0 != Outbox.stampName } }

  /// What has just been written below a folder.
  init(_ files: [(path: String, bytes: [UInt8])], in folder: String) throws {
    let present = try Self.present(in: folder)
    for file in files { pages[file.path] = Page(stamp: present[file.path] ?? "", digest: Digest(of: file.bytes).hex) }
  }

  /// The note at a path; nil where there is none, or it is damaged.
  init?(_ note: String) throws {
    guard try Disk.exists(note), let content = Seal.opened(try Disk.read(note)) else { return nil }
    for line in content.split(separator: UInt8(ascii: "\n")) {
      let fields = LineReader.fields(line).compactMap { $0 }
      guard fields.count == 4 else { return nil }
      pages[fields[1]] = Page(stamp: fields[2], digest: fields[3])
    }
  }

  func save(_ note: String) throws {
    var out = LineWriter()
    for name in pages.keys.sorted() { if let page = pages[name] { out.fields("p", [name, page.stamp, page.digest]) } }
    try Disk.write(Seal.sealed(out.bytes), to: note, durable: false)
  }

  /// What differs in a folder, by sizes and times alone.
  func faults(in folder: String) throws -> [PageFault] {
    try faults(in: folder) { name, present in pages[name]?.stamp == present }
  }

  /// What differs in a folder, every page read.
  func faultsOfContent(in folder: String) throws -> [PageFault] {
    try faults(in: folder) { name, present in
      try !present.isEmpty && pages[name]?.digest == Digest(of: Disk.read(folder + "/" + name)).hex
    }
  }

  private func faults(in folder: String, isSame: (_ page: String, _ present: String) throws -> Bool) throws -> [PageFault] {
    let present = try Self.present(in: folder)
    var faults: [PageFault] = []
    for name in pages.keys.sorted() {
      guard let found = present[name] else {
        faults.append(PageFault(page: name, kind: .missing))
        continue
      }
      if try !isSame(name, found) { faults.append(PageFault(page: name, kind: .altered)) }
    }
    // What is hidden, as the lock of somebody's editor, nobody takes for a page.
    let foreign = present.keys.filter { pages[$0] == nil && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    return faults + foreign.sorted().map { PageFault(page: $0, kind: .foreign) }
  }

  /// Size and time of everything below a folder that is no folder, by path; empty for what is no regular file.
  private static func present(in folder: String) throws -> [String: String] {
    var found: [String: String] = [:]
    func visit(_ path: [UInt8], _ inside: String) throws {
      for name in try Disk.rawNames(in: path, shown: folder + "/" + inside) ?? [] {
        let (file, shown) = (path + [UInt8(ascii: "/")] + name, inside + String(decoding: name, as: UTF8.self))
        var status = stat()
        guard lstat(Disk.cString(file), &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: try visit(file, shown + "/")
        case S_IFREG: found[shown] = "\(status.st_size):\(status.st_mtim.tv_sec):\(status.st_mtim.tv_nsec)"
        default: found[shown] = ""
        }
      }
    }
    try visit(Array(folder.utf8), "")
    return found
  }
}
