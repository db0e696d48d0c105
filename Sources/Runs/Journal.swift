package import Figures
import Foundation
import Handoff

/// What happened, in order: the truth that everything else is computed from, together with the archive.
///
/// One JSON object a line, appended and synced; each carries the digest of the line before, so that a line changed or
/// taken away is found by `verify`.
package struct Journal {
  package struct Entry: Sendable {
    package let n: Int
    package let event: String
    package let at: String
    package let data: [String: String]
    /// The digest of its line.
    let digest: String
  }

  package let path: String
  package private(set) var entries: [Entry] = []
  private var last = ""
  private var count = 0
  /// Where the believed lines end in the file, in bytes; nil where the file was not read.
  private var end: Int?

  /// Where a journal ends: how many events there are, and the digest of the last line.
  struct Tail {
    let count: Int
    let last: String
  }

  var tail: Tail { Tail(count: count, last: last) }

  /// A journal known to end so, for appending without reading it.
  init(_ path: String, tail: Tail) {
    self.path = path
    count = tail.count
    last = tail.last
  }

  /// What to do about a journal that is damaged.
  private static let putBack = Sentence(zh: "用最近的备份放回（huizong restore）", en: "put the journal back from the last backup (huizong restore)")

  package init(_ path: String) throws { try self.init(path, remedy: Self.putBack) }

  /// - Parameter remedy: What to do where it is damaged.
  init(_ path: String, remedy: Sentence) throws {
    self.path = path
    end = 0
    guard try Disk.exists(path) else { return }
    // What follows the last line end was cut short by a crash and never acknowledged: everything before it stands. So does
    // what a night had received, but only as a whole: its lines count once the line of the stage stands below them.
    let bytes = try Disk.read(path, limit: 1 << 33)
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { bytes[...$0] } ?? []
    var before = ""
    for line in whole.split(separator: UInt8(ascii: "\n")) {
      guard let entry = Self.entry(line), entry.prev == before, entry.n == entries.count + 1 else {
        throw Trouble.inputOutput("\(path): line \(entries.count + 1) does not follow from the line before: it was changed or taken away; \(remedy.en)",
          zh: "\(path) 第 \(entries.count + 1) 行和前一行接不上，被改过或少了：\(remedy.zh)")
      }
      before = Digest(of: line).hex
      entries.append(Entry(n: entry.n, event: entry.event, at: entry.at, data: entry.data, digest: before))
      if ![Self.received, Self.moved].contains(entry.event) { (count, last, end) = (entry.n, before, line.endIndex + 1) }
    }
    entries.removeLast(entries.count - count)
  }

  private static let received = "received"
  private static let moved = "moved"

  private static func entry(_ line: ArraySlice<UInt8>) -> JournalLine? {
    if let plain = JournalLine(plain: line) { return plain }
    do {
      return try JSONDecoder().decode(JournalLine.self, from: Data(line))
    } catch {
      return nil
    }
  }

  /// Appends events in one synced write.
  package mutating func append(_ events: [(event: String, data: [String: String])], at: String, by: String) throws {
    guard !events.isEmpty else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes: [UInt8] = []
    try cutTornLines()
    for (event, data) in events {
      count += 1
      let line = JournalLine(n: count, at: at, by: by, event: event, data: data, prev: last)
      let text = Self.visible(Array(try encoder.encode(line)))
      bytes += text + [UInt8(ascii: "\n")]
      last = Digest(of: text).hex
      entries.append(Entry(n: line.n, event: event, at: at, data: data, digest: last))
    }
    try Disk.append(bytes, to: path)
    end = end.map { $0 + bytes.count }
  }

  /// A line of JSON whose texts hold no character that ends a line, or turns its direction, for whoever looks at the file.
  private static func visible(_ line: [UInt8]) -> [UInt8] {
    guard line.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return line }
    var out: [UInt8] = []
    for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F:
        let hex = String(scalar.value, radix: 16)
        out += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
      default: out += String(scalar).utf8
      }
    }
    return out
  }

  /// Whether this journal is another one, or that one with more behind it.
  func goesOn(from earlier: Journal) -> Bool {
    earlier.count <= count && (earlier.count == 0 || entries[earlier.count - 1].digest == earlier.last)
  }

  /// Appends what a night received, and what it found moved, as a whole or not at all.
  mutating func append(received files: [[String: String]], moved: [SameBytes] = [], run: Int, at: String) throws {
    guard !files.isEmpty || !moved.isEmpty else { return }
    let moves = moved.map { (event: Self.moved, data: ["sha256": $0.digest, "file": $0.file, "from": $0.other, "run": String(run)]) }
    try append(
      files.map { (Self.received, $0) } + moves + [("receive", ["run": String(run), "files": String(files.count)])], at: at, by: "huizong")
  }

  /// Takes away what a crash cut short, so that the next line follows the last one that counts.
  private func cutTornLines() throws {
    guard let end, let size = Disk.size(path), size > end else { return }
    try Disk.write(Array(try Disk.read(path, limit: 1 << 33).prefix(end)), to: path, durable: true)
  }

  /// What is wrong with a journal that knows of fewer runs than have ended: it was lost, or cut; nil where it knows of all.
  ///
  /// Nothing may be appended to it: what is gone would be covered up.
  package func loss(in workspace: Workspace) -> Sentence? {
    guard let ended = Heartbeat.lastRun(workspace), ended > lastRun else { return nil }
    return Sentence(
      zh: "\(path) 只记到第\(lastRun)次，可第\(ended)次已经做完（heartbeat.json）：日志丢了或被截断，从最近的备份放回（huizong restore）",
      en: "\(path) knows \(lastRun) runs, but run \(ended) has ended (heartbeat.json): it was lost or cut; put it back from the last backup (huizong restore)")
  }

  /// The submissions received, in order: first path, first run.
  package var received: [Received] { received(asOf: Int.max) }

  /// The same as a run knew them, with what came later.
  func received(asOf run: Int) -> [Received] {
    var known: Set<String> = []
    let moves = moves(asOf: run)
    return entries.compactMap { entry in
      guard entry.event == Self.received, let sha = entry.data["sha256"], known.insert(sha).inserted else { return nil }
      let (file, move) = (entry.data["file"] ?? "", moves[sha])
      return Received(
        sha256: sha, file: file, place: move?.file ?? file, bytes: Int(entry.data["bytes"] ?? "") ?? 0,
        run: move?.run ?? Int(entry.data["run"] ?? "") ?? 0, at: entry.at)
    }
  }

  /// By digest: the path that speaks for what was received.
  var places: [String: String] { Dictionary(received.map { ($0.sha256, $0.place) }, uniquingKeysWith: { first, _ in first }) }

  /// By digest: where what has been moved lies as a run knew it.
  private func moves(asOf last: Int) -> [String: (file: String, run: Int)] {
    var moves: [String: (file: String, run: Int)] = [:]
    for entry in entries where entry.event == Self.moved {
      guard let sha = entry.data["sha256"], let file = entry.data["file"], let run = entry.data["run"].flatMap({ Int($0) }), run <= last else { continue }
      moves[sha] = (file, run)
    }
    return moves
  }

  /// By path inside the inbox: the digest of what was received under it, or moved to it, last.
  var lastReceived: [String: String] {
    Dictionary(
      entries.filter { [Self.received, Self.moved].contains($0.event) }.compactMap { entry in
        entry.data["sha256"].flatMap { sha in entry.data["file"].map { ($0, sha) } }
      }, uniquingKeysWith: { _, last in last })
  }

  /// The submissions withdrawn, each with the first run that no longer counts it: a file's digest, or digest and part.
  package var withdrawals: [(submission: String, run: Int)] {
    entries.filter { $0.event == "withdrawal" }.map { entry in
      ((entry.data["sha256"] ?? "") + (entry.data["part"].map { "/" + $0 } ?? ""), Int(entry.data["run"] ?? "") ?? 0)
    }
  }

  /// How many withdrawals no run has taken into account yet that loads for all counties and forms.
  package var openWithdrawals: Int {
    let loaded = runs.last { entry in
      let selection = Selection(journaled: entry.data)
      return selection.stages.contains(.load) && !selection.isNarrow
    }
    let last = loaded?.data["run"].flatMap { Int($0) } ?? 0
    return withdrawals.count { $0.run > last }
  }

  /// The files withdrawn as a whole.
  var withdrawnFiles: Set<String> { Set(withdrawals.map(\.submission).filter { !$0.contains("/") }) }

  /// What is withdrawn as seen by a run.
  package func withdrawn(asOf run: Int) -> Set<String> { Set(withdrawals.filter { $0.run <= run }.map(\.submission)) }

  package var runs: [Entry] { entries.filter { $0.event == "run" } }
  /// The number of the run that comes next. A run that died before its own line keeps its number where it had received
  /// something: what comes in the night after is a later night's.
  package var nextRun: Int {
    max(lastRun, entries.last { $0.event == "receive" }.flatMap { $0.data["run"] }.flatMap { Int($0) } ?? 0) + 1
  }
  package var lastRun: Int { runs.last.flatMap { $0.data["run"] }.flatMap { Int($0) } ?? 0 }
}

/// A submission as the journal knows it.
package struct Received: Sendable {
  package let sha256: String
  /// Its path inside the inbox as first received.
  package let file: String
  /// The path whose folder and name speak for it: where it was moved to, if it was.
  package let place: String
  package let bytes: Int
  /// The run that received it there: to whoever it was moved it is as new as that.
  package let run: Int
  package let at: String

  /// The same where its path is another.
  func lying(at place: String) -> Received { Received(sha256: sha256, file: file, place: place, bytes: bytes, run: run, at: at) }
}
