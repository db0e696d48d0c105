import Definition
package import Handoff

/// What is known of each sealed reading, file by file: a cache beside the batches, made again from them when it is lost.
package struct BatchIndex: Sendable {
  package struct Entry: Sendable {
    /// The name of the batch, which holds all readings of the file.
    package var key: String
    package var digest: String
    package var isRefused: Bool
    package var head: Reading.Head
    package var unread: Int
    package var consulted: Consulted
    /// What was asked of the registry of regions.
    package var asked: [String]

    /// What the reading itself is called in the warehouse: the batch's name, for a part of the file with the part.
    package var name: String { head.suffix == "1" ? key : key + "#" + head.suffix }
  }

  private let path: String
  private var entries: [String: [Entry]] = [:]
  /// By bytes and path: what the file is recognised by under one definition, so that nobody has to work it out again.
  private var current: [String: String] = [:]
  /// The digest of that definition and of the program's readers.
  private var face = ""
  private var changed = false

  init(_ path: String) throws {
    self.path = path
    guard try Disk.exists(path), let content = Seal.opened(try Disk.read(path)) else { return }
    for line in content.split(separator: UInt8(ascii: "\n")) {
      let fields = LineReader.fields(line).map { $0 ?? "" }
      if fields.count == 2 { face = fields[1] }
      guard fields.count == 21 else { continue }
      if !fields[20].isEmpty { current[fields[20]] = fields[1] }
      var head = Reading.Head()
      head.form = fields[5]
      head.region = fields[6]
      head.period = fields[7]
      head.part = fields[8]
      head.version = Int(fields[9]) ?? 0
      head.statedVersion = fields[10]
      head.issued = fields[11]
      head.encoding = fields[12]
      head.layout = fields[13]
      head.rows = Int(fields[14]) ?? 0
      head.outside = Int(fields[15]) ?? 0
      head.mark = fields[17].isEmpty ? nil : fields[17]
      entries[fields[1], default: []].append(
        Entry(key: fields[2], digest: fields[3], isRefused: fields[4] == "1", head: head, unread: Int(fields[16]) ?? 0,
          consulted: Int(fields[18]).flatMap { Consulted(rawValue: $0) } ?? .headers, asked: fields[19].split(separator: RegionQuestions.separator).map(String.init)))
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  subscript(recognition: String) -> [Entry] {
    get { entries[recognition] ?? [] }
    set {
      entries[recognition] = newValue
      changed = true
    }
  }

  /// What the files that were found sealed are recognised by; of another definition or program nothing is kept.
  mutating func remember(_ found: [String: String], under face: String) {
    if self.face != face { (self.face, current, changed) = (face, [:], true) }
    for (file, recognition) in found where current[file] != recognition {
      current[file] = recognition
      changed = true
    }
  }

  /// What a file is recognised by under a definition; nil where nobody has found that out yet.
  func recognition(of file: String, under face: String) -> String? { self.face == face ? current[file] : nil }

  /// - Parameter anew: also where this has not changed, since somebody else may have written what lies there.
  func save(anew: Bool = false) throws {
    guard changed || anew else { return }
    var out = LineWriter()
    out.fields("d", [face])
    let files = Dictionary(current.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (recognition, entry) in entries.keys.sorted().flatMap({ key in (entries[key] ?? []).map { (key, $0) } }) {
      let head = entry.head
      out.fields(
        "b",
        [
          recognition, entry.key, entry.digest, entry.isRefused ? "1" : "0", head.form, head.region, head.period, head.part, String(head.version),
          head.statedVersion, head.issued, head.encoding, head.layout, String(head.rows), String(head.outside), String(entry.unread), head.mark ?? "",
          String(entry.consulted.rawValue), entry.asked.joined(separator: String(RegionQuestions.separator)),
          files[recognition] ?? "",
        ])
    }
    try Disk.write(Seal.sealed(out.bytes), to: path, durable: false)
  }
}
