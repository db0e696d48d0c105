import Glibc
import Handoff
import Publication
import Submissions

/// The inbox: a mailbox that is read and never written to.
struct Inbox {
  let root: String

  struct Item {
    /// Its path inside the inbox as people read it: names that are not UTF-8 are read as GB18030.
    let file: String
    /// The same as the file system has it.
    let raw: [UInt8]
    let stamp: String
    let size: Int
    /// Seconds since the epoch of the last change.
    let changed: Int

    /// Folder by folder, as a listing goes: `a/b` before `a.csv`.
    fileprivate var order: [UInt8] { file.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 } }
  }

  /// The submissions in it, in order of path: regular files that end in .csv, .xml, .txt or .xls, never through links.
  ///
  /// Two paths that read the same cannot be told apart by those who ask for them: the one that is UTF-8 is taken.
  func items() throws -> (items: [Item], skipped: [SkippedFile]) {
    guard let top = try Disk.rawNames(in: root) else { throw absence }
    var items: [Item] = []
    var skipped: [SkippedFile] = []
    var isAllText = true
    func visit(_ raw: [UInt8], _ folder: String, _ rawFolder: [UInt8], _ depth: Int) throws {
      if raw.starts(with: [UInt8(ascii: ".")]) || raw.starts(with: Array("~$".utf8)) { return }
      let path = rawFolder + raw
      let text = String(validating: raw, as: UTF8.self)
      isAllText = isAllText && text != nil
      guard let name = text ?? GB18030Name.decoded(raw) else {
        // Nobody could say whose it is, or ask for it by its name.
        if Self.isSubmission(raw) || isFolder(path) { skipped.append(SkippedFile(file: folder + Self.shown(raw), reason: .name)) }
        return
      }
      if name.hasSuffix("~") { return }
      let relative = folder + name
      guard let status = status(path) else { return }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        guard depth < 4 else {
          skipped.append(SkippedFile(file: relative, reason: .depth))
          return
        }
        let children: [[UInt8]]
        do {
          children = try Disk.rawNames(in: absolute(path), shown: root + "/" + relative) ?? []
        } catch let trouble as Trouble {
          // One folder that cannot be read costs no other.
          skipped.append(SkippedFile(file: relative, trouble))
          return
        }
        for child in children { try visit(child, relative + "/", path + [UInt8(ascii: "/")], depth + 1) }
      case S_IFREG:
        guard Self.isSubmission(raw) else { return }
        items.append(Self.item(relative, path, status))
      case S_IFLNK:
        let isFolder = isFolder(path)
        if isFolder || Self.isSubmission(raw) { skipped.append(SkippedFile(file: relative, reason: isFolder ? .folderLink : .link)) }
      default:
        if Self.isSubmission(raw) { skipped.append(SkippedFile(file: relative, reason: .notRegular)) }
      }
    }
    for name in top { try visit(name, "", [], 0) }
    return isAllText ? (items, skipped) : Self.toldApart(items, skipped)
  }

  private var absence: Trouble {
    guard Disk.isLink(root) else { return .noInput("no inbox folder \(root)", zh: "没有收件箱文件夹 \(root)") }
    return .noInput("no inbox folder \(root): it is a link that leads nowhere", zh: "没有收件箱文件夹 \(root)：那里的链接指向的地方没有文件夹")
  }

  /// Without those whose path reads like another's, in the order in which the paths stand as text, whatever bytes they are in.
  private static func toldApart(_ found: [Item], _ passed: [SkippedFile]) -> ([Item], [SkippedFile]) {
    var (items, skipped) = (found, passed)
    let twins = Dictionary(grouping: items, by: \.file).filter { $0.value.count > 1 }
    if !twins.isEmpty {
      let untold = items.filter { twins[$0.file] != nil && $0.raw != Array($0.file.utf8) }
      skipped += untold.map { SkippedFile(file: $0.file, reason: .twin) }
      items.removeAll { item in untold.contains { $0.raw == item.raw } }
    }
    items.sort { $0.order.lexicographicallyPrecedes($1.order) }
    return (items, skipped)
  }

  /// A file as it is now; nil where it is gone.
  func again(_ item: Item) -> Item? { status(item.raw).map { Self.item(item.file, item.raw, $0) } }

  /// A copy of a file's bytes.
  func copy(_ item: Item) throws -> ByteStore { try FileCheck.copy(absolute(item.raw), shown: root + "/" + item.file) }

  /// The path of something in it, as the file system has it.
  func absolute(_ raw: [UInt8]) -> [UInt8] { Array((root + "/").utf8) + raw }

  private func status(_ raw: [UInt8]) -> stat? {
    var status = stat()
    return lstat(Disk.cString(absolute(raw)), &status) == 0 ? status : nil
  }

  private static func item(_ file: String, _ raw: [UInt8], _ status: stat) -> Item {
    Item(
      file: file, raw: raw, stamp: Disk.stamp(status), size: Int(status.st_size),
      changed: max(status.st_mtim.tv_sec, status.st_ctim.tv_sec))
  }

  private static func isSubmission(_ name: [UInt8]) -> Bool {
    let ending = name.reversed().prefix { $0 != UInt8(ascii: ".") }.reversed().map { $0 | 0x20 }
    return ending.count < name.count && endings.contains(ending)
  }

  /// Through links too.
  private func isFolder(_ raw: [UInt8]) -> Bool {
    var status = stat()
    return stat(Disk.cString(absolute(raw)), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
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
    throw Trouble.definition("\(path):1:1: found no \"today\", expected a line such as today: 2021-01-07", zh: "\(path):1:1: 没有“today”，应有一行，如 today: 2021-01-07")
  }
}

extension Substring {
  fileprivate func trimmingQuotes() -> String {
    String(drop { " \"'".contains($0) }.reversed().drop { " \"'".contains($0) }.reversed())
  }
}
