import Foundation
import TestSupport

/// The project's own samples, run once for all tests that look at them.
struct SampleCity {
  let folder: String
  let first: Ended

  /// Made by whoever asks first; the folder goes when the tests end.
  static let shared = Result { try SampleCity() }

  nonisolated(unsafe) private static var temporary: Scratch?

  private init() throws {
    let scratch = try Scratch()
    Self.temporary = scratch
    atexit { SampleCity.temporary = nil }
    folder = scratch.root
    first = try Program.run(["run"] + Self.options(workspace: "workspace"), in: folder)
  }

  static let pipeline = Program.project + "/Pipelines/hechi-2020"
  static let inbox = Program.project + "/SampleInputs/hechi-2020"

  static func options(workspace: String) -> [String] { ["--pipeline", pipeline, "--workspace", workspace, "--lang", "zh"] }

  func huizong(_ arguments: String...) throws -> Ended { try Program.run(arguments + Self.options(workspace: "workspace"), in: folder) }

  /// A copy of the workspace as the first run left it, and of the inbox, for tests that change something.
  func copy() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.copy(folder + "/workspace", to: "workspace")
    try scratch.copy(Self.inbox, to: "inbox")
    return scratch
  }
}
