import Foundation

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
    guard try Disk.exists(workspace.heartbeat) else { return nil }
    do {
      return try JSONDecoder().decode(Beat.self, from: Data(try Disk.read(workspace.heartbeat, limit: 1 << 16))).ended
    } catch is DecodingError {
      throw Trouble.inputOutput("\(workspace.heartbeat) is not a heartbeat: huizong run writes it anew", zh: "\(workspace.heartbeat) 读不出上次成功的时间：huizong run 会重写")
    }
  }

  /// The number of the last run of all stages that ended; nil where none is known. A witness only: one that cannot be read
  /// says nothing.
  static func lastRun(_ workspace: Workspace) -> Int? {
    do {
      return try JSONDecoder().decode(Beat.self, from: Data(try Disk.read(workspace.heartbeat, limit: 1 << 16))).run
    } catch {
      return nil
    }
  }

  static func write(_ path: String, run: Int, result: String, isClean: Bool, startedAt: String, endedAt: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let beat = Beat(run: run, started: startedAt, ended: endedAt, result: result, clean: isClean)
    try Disk.write(Array(try encoder.encode(beat)), to: path, durable: true)
  }
}
