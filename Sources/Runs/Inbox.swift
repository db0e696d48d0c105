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

  /// The submissions in it, in order of path: regular files that end in .csv, .xml, .txt or .xls, never through links.
  func items() throws -> (items: [Item], skipped: [SkippedFile]) {
    guard let top = try Disk.rawNames(in: root) else { throw Trouble.noInput("no inbox folder \(root)", zh: "没有收件箱文件夹 \(root)") }
    var items: [Item] = []
    var skipped: [SkippedFile] = []
    func visit(_ raw: [UInt8], _ folder: String, _ depth: Int) throws {
      if raw.starts(with: [UInt8(ascii: ".")]) || raw.last == UInt8(ascii: "~") || raw.starts(with: Array("~$".utf8)) { return }
      guard let name = String(validating: raw, as: UTF8.self) else {
        // Nobody could say whose it is, or ask for it by its name.
        if Self.isSubmission(raw) || Self.isFolder(root + "/" + folder, raw) {
          skipped.append(SkippedFile(file: folder + Self.shown(raw), reason: .name))
        }
        return
      }
      let relative = folder + name
      guard let status = Self.status(root + "/" + relative) else { return }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        guard depth < 4 else {
          skipped.append(SkippedFile(file: relative, reason: .depth))
          return
        }
        let children: [[UInt8]]
        do {
          children = try Disk.rawNames(in: root + "/" + relative) ?? []
        } catch let trouble as Trouble {
          // One folder that cannot be read costs no other.
          skipped.append(SkippedFile(file: relative, trouble))
          return
        }
        for child in children { try visit(child, relative + "/", depth + 1) }
      case S_IFREG:
        guard Self.isSubmission(raw) else { return }
        items.append(Self.item(relative, status))
      case S_IFLNK:
        let isFolder = Disk.isFolder(root + "/" + relative)
        if isFolder || Self.isSubmission(raw) { skipped.append(SkippedFile(file: relative, reason: isFolder ? .folderLink : .link)) }
      default:
        if Self.isSubmission(raw) { skipped.append(SkippedFile(file: relative, reason: .notRegular)) }
      }
    }
    for name in top { try visit(name, "", 0) }
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

  private static func isSubmission(_ name: [UInt8]) -> Bool {
    let ending = name.reversed().prefix { $0 != UInt8(ascii: ".") }.reversed().map { $0 | 0x20 }
    return ending.count < name.count && endings.contains(ending)
  }

  private static func isFolder(_ folder: String, _ name: [UInt8]) -> Bool {
    var status = stat()
    let path = (Array(folder.utf8) + [UInt8(ascii: "/")] + name + [0]).map { CChar(bitPattern: $0) }
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// A name that is no text: what is not ASCII byte by byte.
  private static func shown(_ name: [UInt8]) -> String {
    name.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "\\x" + String($0 >> 4, radix: 16, uppercase: true) + String($0 & 15, radix: 16, uppercase: true) }
      .joined()
  }

  private static let endings = Set(["csv", "xml", "txt", "tsv", "xls", "xlsx"].map { Array($0.utf8) })

  /// `today: 2021-01-07` in `sample.yaml` pins the business date and marks everything as a sample.
  func sampleDate() throws -> String? {
    let path = root + "/sample.yaml"
    guard try Disk.exists(path) else { return nil }
    let text = String(decoding: try Disk.read(path, limit: 1 << 16), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingQuotes() }
      if parts.count == 2, parts[0] == "today" { return parts[1] }
    }
    throw Trouble.definition("\(path): found no \"today: YYYY-MM-DD\"")
  }
}

extension Substring {
  fileprivate func trimmingQuotes() -> String {
    String(drop { " \"'".contains($0) }.reversed().drop { " \"'".contains($0) }.reversed())
  }
}
