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
  }

  package let path: String
  package private(set) var entries: [Entry] = []
  private var last = ""
  private var count = 0

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

  package init(_ path: String) throws {
    self.path = path
    guard Disk.exists(path) else { return }
    // What follows the last line end was cut short by a crash and never acknowledged: everything before it stands.
    let bytes = try Disk.read(path, limit: 1 << 33)
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { bytes[...$0] } ?? []
    for line in whole.split(separator: UInt8(ascii: "\n")) {
      guard let entry = Self.entry(line), entry.prev == last, entry.n == entries.count + 1 else {
        throw Trouble.inputOutput("\(path): line \(entries.count + 1) does not follow from the line before; huizong verify says more")
      }
      entries.append(Entry(n: entry.n, event: entry.event, at: entry.at, data: entry.data))
      last = Digest(of: line).hex
      count += 1
    }
  }

  private struct Line: Codable {
    let n: Int
    let at: String
    let by: String
    let event: String
    let data: [String: String]
    let prev: String
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> Line? {
    do {
      return try JSONDecoder().decode(Line.self, from: Data(line))
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
    try cutTornLine()
    for (event, data) in events {
      count += 1
      let line = Line(n: count, at: at, by: by, event: event, data: data, prev: last)
      let text = Array(try encoder.encode(line))
      bytes += text + [UInt8(ascii: "\n")]
      last = Digest(of: text).hex
      entries.append(Entry(n: line.n, event: event, at: at, data: data))
    }
    try Disk.append(bytes, to: path)
  }

  /// Takes away a last line that a crash cut short, so that the next one begins on a line of its own.
  private func cutTornLine() throws {
    guard Disk.exists(path) else { return }
    let bytes = try Disk.read(path, limit: 1 << 33)
    guard let end = bytes.lastIndex(of: UInt8(ascii: "\n")), end + 1 < bytes.count else {
      if !bytes.isEmpty, !bytes.contains(UInt8(ascii: "\n")) { try Disk.write([], to: path, durable: true) }
      return
    }
    try Disk.write(Array(bytes[...end]), to: path, durable: true)
  }

  /// The submissions received, in order: first path, first run.
  package var received: [Received] {
    var known: Set<String> = []
    return entries.compactMap { entry in
      guard entry.event == "received", let sha = entry.data["sha256"], known.insert(sha).inserted else { return nil }
      return Received(
        sha256: sha, file: entry.data["file"] ?? "", bytes: Int(entry.data["bytes"] ?? "") ?? 0, run: Int(entry.data["run"] ?? "") ?? 0, at: entry.at)
    }
  }

  /// The submissions withdrawn, each with the first run that no longer counts it.
  package var withdrawals: [(submission: String, run: Int)] {
    entries.filter { $0.event == "withdrawal" }.map { ($0.data["sha256"] ?? "", Int($0.data["run"] ?? "") ?? 0) }
  }

  /// What is withdrawn as seen by a run.
  package func withdrawn(asOf run: Int) -> Set<String> { Set(withdrawals.filter { $0.run <= run }.map(\.submission)) }

  package var runs: [Entry] { entries.filter { $0.event == "run" } }
  /// The number of the run that comes next. A run that died before its own line is gone on with under its number, so that
  /// what it had already received counts as received in one night.
  package var nextRun: Int { lastRun + 1 }
  package var lastRun: Int { runs.last.flatMap { $0.data["run"] }.flatMap { Int($0) } ?? 0 }
}

/// A submission as the journal knows it.
package struct Received: Sendable {
  package let sha256: String
  /// Its path inside the inbox as first received.
  package let file: String
  package let bytes: Int
  package let run: Int
  package let at: String
}
