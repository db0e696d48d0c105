import Figures
import Foundation

/// One file a run: an event a line, as JSON, without control characters.
struct RunLog {
  private let path: String
  private var lines: [String] = []

  init(_ path: String) { self.path = path }

  private struct Line: Codable {
    let at: String
    let stage: String
    let facts: [String: Int]
    let milliseconds: Int
  }

  mutating func note(_ receipt: StageReceipt) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = Line(
      at: Clock.now(), stage: receipt.stage.rawValue, facts: receipt.facts, milliseconds: Int(receipt.seconds * 1000))
    do {
      lines.append(String(decoding: try encoder.encode(line), as: UTF8.self))
    } catch {
      preconditionFailure("a log line of texts and integers encodes")
    }
  }

  func save() throws {
    try Disk.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: path, durable: false)
  }
}

/// `heartbeat.json`: written last by a run without selection, so that a second cron line can see that the night ended.
package enum Heartbeat {
  private struct Beat: Codable {
    let run: Int
    let started: String
    let ended: String
    let result: String
    let clean: Bool
  }

  /// When the last run of all stages ended; nil where none has.
  package static func ended(_ workspace: Workspace) throws -> String? {
    guard Disk.exists(workspace.heartbeat) else { return nil }
    do {
      return try JSONDecoder().decode(Beat.self, from: Data(try Disk.read(workspace.heartbeat, limit: 1 << 16))).ended
    } catch is DecodingError {
      throw Trouble.inputOutput("\(workspace.heartbeat) is not a heartbeat: huizong run writes it anew")
    }
  }

  static func write(_ path: String, run: Int, result: String, isClean: Bool, startedAt: String, endedAt: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let beat = Beat(run: run, started: startedAt, ended: endedAt, result: result, clean: isClean)
    try Disk.write(Array(try encoder.encode(beat)), to: path, durable: true)
  }
}
