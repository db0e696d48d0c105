import Glibc
import Handoff

/// The inbox: a mailbox that is read and never written to.
struct Inbox {
  let root: String

  struct Item {
    let file: String
    let stamp: String
    let size: Int
    /// Seconds since the epoch of the last change.
    let changed: Int
  }

  struct Skipped {
    let file: String
    let reason: String
    /// Whether it is there to be read, but not by us.
    var isDenied = false
  }

  /// The submissions in it, in order of path: regular files that end in .csv, .xml, .txt or .xls, never through links.
  func items() throws -> (items: [Item], skipped: [Skipped]) {
    guard let top = try Disk.names(in: root) else { throw Trouble.noInput("no inbox folder \(root)", zh: "没有收件箱文件夹 \(root)") }
    var items: [Item] = []
    var skipped: [Skipped] = []
    func visit(_ name: String, _ relative: String, _ depth: Int) throws {
      if name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("~$") { return }
      guard let status = Self.status(root + "/" + relative) else {
        // Such a name cannot even be asked for; the file must not be lost in silence.
        if relative.unicodeScalars.contains("\u{FFFD}") { skipped.append(Skipped(file: relative, reason: "its name is not UTF-8; rename it")) }
        return
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        guard depth < 4 else { return }
        let children: [String]
        do {
          children = try Disk.names(in: root + "/" + relative) ?? []
        } catch let trouble as Trouble {
          // One folder that cannot be read costs no other.
          skipped.append(Skipped(file: relative, trouble))
          return
        }
        for child in children { try visit(child, relative + "/" + child, depth + 1) }
      case S_IFREG:
        guard Self.isSubmission(name) else { return }
        items.append(Self.item(relative, status))
      default:
        if Self.isSubmission(name) || status.st_mode & S_IFMT == S_IFLNK { skipped.append(Skipped(file: relative, reason: "not a regular file")) }
      }
    }
    for name in top { try visit(name, name, 0) }
    return (items, skipped)
  }

  /// A file as it is now; nil where it is gone.
  func item(_ file: String) -> Item? { Self.status(root + "/" + file).map { Self.item(file, $0) } }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  private static func item(_ file: String, _ status: stat) -> Item {
    Item(
      file: file, stamp: Disk.stamp(status), size: Int(status.st_size),
      changed: max(status.st_mtim.tv_sec, status.st_ctim.tv_sec))
  }

  private static func isSubmission(_ name: String) -> Bool {
    let ending = name.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }.reversed().map { $0 | 0x20 }
    return ending.count < name.utf8.count && endings.contains(ending)
  }

  private static let endings = Set(["csv", "xml", "txt", "tsv", "xls", "xlsx"].map { Array($0.utf8) })

  /// `today: 2021-01-07` in `sample.yaml` pins the business date and marks everything as a sample.
  func sampleDate() throws -> String? {
    let path = root + "/sample.yaml"
    guard Disk.exists(path) else { return nil }
    let text = String(decoding: try Disk.read(path, limit: 1 << 16), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingQuotes() }
      if parts.count == 2, parts[0] == "today" { return parts[1] }
    }
    throw Trouble.definition("\(path): found no \"today: YYYY-MM-DD\"")
  }
}

extension Inbox.Skipped {
  init(file: String, _ trouble: Trouble) {
    var isDenied = false
    if case .permission = trouble { isDenied = true }
    self.init(file: file, reason: "\(trouble)", isDenied: isDenied)
  }
}

extension Substring {
  fileprivate func trimmingQuotes() -> String {
    String(drop { " \"'".contains($0) }.reversed().drop { " \"'".contains($0) }.reversed())
  }
}
