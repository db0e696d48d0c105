import Handoff

/// File stamps of the last look at the inbox: a file whose device, inode, size and times all equal those of its last reading
/// is unchanged without being read. A cache; losing it costs time only.
struct SeenFiles {
  private let path: String
  private var digests: [String: (stamp: String, digest: String)] = [:]
  /// By file: under which circumstances its path was found to make no difference.
  private var judgements: [String: String] = [:]
  private var changed = false

  init(_ path: String) {
    self.path = path
    guard Disk.isSeen(path) else { return }
    do {
      guard let content = Seal.opened(try Disk.read(path)) else { return }
      for line in content.split(separator: UInt8(ascii: "\n")) {
        let fields = LineReader.fields(line).compactMap { $0 }
        guard fields.count >= 4 else { continue }
        digests[fields[1]] = (fields[2], fields[3])
        if fields.count == 5 { judgements[fields[1]] = fields[4] }
      }
    } catch {
      digests = [:]
    }
  }

  subscript(file: String, stamp: String) -> String? {
    get { digests[file].flatMap { $0.stamp == stamp ? $0.digest : nil } }
    set {
      digests[file] = newValue.map { (stamp, $0) }
      changed = true
    }
  }

  func judged(_ file: String) -> String? { judgements[file] }

  mutating func judge(_ file: String, _ circumstances: String) {
    judgements[file] = circumstances
    changed = true
  }

  func save() throws {
    guard changed else { return }
    var out = LineWriter()
    for file in digests.keys.sorted() {
      if let known = digests[file] { out.fields("s", [file, known.stamp, known.digest] + (judgements[file].map { [$0] } ?? [])) }
    }
    try Disk.write(Seal.sealed(out.bytes), to: path, durable: false)
  }
}
