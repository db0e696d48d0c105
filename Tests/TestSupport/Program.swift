import Foundation
import Glibc

/// The real `huizong`, built beside the tests and run as a process of its own.
package enum Program {
  /// The program that was built with the tests, next to their own executable.
  package static let path: String = {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count - 1)
    let own = count > 0 ? String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : CommandLine.arguments[0]
    return URL(filePath: own).deletingLastPathComponent().path + "/huizong"
  }()

  /// The project's own folder.
  package static let project = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

  /// As cron starts it: hardly any environment, so that nothing of the tester's own settings leaks in.
  package static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]

  /// Runs the program to its end.
  package static func run(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws -> Ended {
    try Started(arguments, in: folder, environment: environment).end()
  }

  /// Runs a line of shell; what it prints on both streams comes in one, as a terminal shows it.
  package static func shell(_ line: String, in folder: String) throws -> Ended {
    let path = URL(filePath: Program.path).deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
    return try Started(executable: "/bin/bash", ["-c", "exec 2>&1\n" + line], in: folder, environment: ["PATH": path]).end()
  }
}

/// A program under way. Its streams go to files, so that nobody waits for anybody to read.
package final class Started {
  private let process = Process()
  private let command: [String]
  private let folder: String
  private let streams: Scratch

  package convenience init(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws {
    try self.init(executable: Program.path, arguments, in: folder, environment: environment)
  }

  init(executable: String, _ arguments: [String], in folder: String, environment: [String: String]) throws {
    command = [executable] + arguments
    self.folder = folder
    streams = try Scratch()
    try streams.write("out", "")
    try streams.write("err", "")
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = Program.environment.merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: streams.path("out")))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: streams.path("err")))
    try process.run()
  }

  package var isRunning: Bool { process.isRunning }

  /// No goodbye: as a power cut ends it.
  package func kill() { _ = Glibc.kill(pid, SIGKILL) }

  package var pid: Int32 { process.processIdentifier }

  /// Holds the program where it is, until it may go on.
  package func stop() { _ = Glibc.kill(pid, SIGSTOP) }
  package func goOn() { _ = Glibc.kill(pid, SIGCONT) }

  /// Waits for the end. The exit code of a killed process is its signal, negative.
  package func end() throws -> Ended {
    process.waitUntilExit()
    let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    return Ended(command: command, folder: folder, code: code, out: try streams.text("out"), err: try streams.text("err"))
  }
}
