import Foundation
import Glibc

/// One first night of the program on a generated city, and what it cost.
struct Night {
  let facts: Int
  let bytes: Int
  /// Milliseconds by stage, in the order of the stages.
  let stages: [(stage: String, milliseconds: Int)]
  let wall: Double
  let processor: Double
  let peakMemory: Int
  let warehouseBytes: Int

  init(program: String, folder: String, facts: Int, bytes: Int, jobs: Int?) throws {
    self.facts = facts
    self.bytes = bytes
    let clock = ContinuousClock()
    var usage = rusage()
    var status: Int32 = 0
    let arguments = ["run", "--pipeline", folder + "/pipeline", "--workspace", folder + "/workspace", "--today", "2021-01-07", "--quiet"]
      + (jobs.map { ["--jobs", String($0)] } ?? [])
    let elapsed = try clock.measure { (status, usage) = try Self.run(program, arguments) }
    guard status == 0 else { throw Failed(arguments: arguments, status: status) }
    wall = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    processor = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    // Linux counts in kibibytes.
    peakMemory = Int(usage.ru_maxrss) * 1024
    let log = String(decoding: try Data(contentsOf: URL(filePath: folder + "/workspace/log/1.jsonl")), as: UTF8.self)
    stages = try log.split(separator: "\n").map { line in
      let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
      return (entry.stage, entry.milliseconds)
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/workspace/warehouse.sqlite")
    warehouseBytes = (attributes[.size] as? Int) ?? 0
  }

  private struct Entry: Decodable {
    let stage: String
    let milliseconds: Int
  }

  struct Failed: Error, CustomStringConvertible {
    let arguments: [String]
    let status: Int32
    var description: String { "huizong \(arguments.joined(separator: " ")) ended \(status)" }
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// Runs a program and waits; the exit code and what it used.
  private static func run(_ program: String, _ arguments: [String]) throws -> (Int32, rusage) {
    var pid: pid_t = 0
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let failed = posix_spawn(&pid, program, nil, nil, &words, environ)
    guard failed == 0 else { throw Failed(arguments: arguments, status: failed) }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(pid, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failed(arguments: arguments, status: errno) }
    }
    return (status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F), usage)
  }
}
