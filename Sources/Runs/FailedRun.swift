package import Figures
import Foundation
import Glibc

/// The last try of a run that came to nothing: one that ended with an error, or that something killed.
///
/// Only what ended well is journaled, so such a run is known by its log alone: whoever looks in the morning must hear of it,
/// since all else they see is of the run before.
package struct FailedRun: Sendable {
  /// When it began.
  package let at: String
  /// nil where it came to no end of its own.
  package let exit: Int?
  package let reason: Sentence

  /// The last try after the last run of the journal; nil where there was none, or it is still under way.
  package init?(in workspace: Workspace, _ journal: Journal) throws {
    // A run that had received something before it failed has used up its number.
    let tries = (journal.lastRun + 1...journal.nextRun).map { workspace.logs + "/\($0).jsonl" }
    guard let path = try tries.last(where: Disk.exists), !RunLock.isHeld(workspace) else { return nil }
    let events = try Disk.read(path, limit: 1 << 24).split(separator: UInt8(ascii: "\n")).compactMap(Event.init)
    guard let start = events.lastIndex(where: { $0.event == "start" }) else { return nil }
    at = events[start].at ?? ""
    let end = events[start...].last { $0.event == "end" }
    exit = end?.exit
    reason =
      end.map { Sentence(zh: $0.reason_zh ?? Self.chinese[$0.exit ?? 0] ?? $0.reason ?? "", en: $0.reason ?? "") }
      ?? Sentence(zh: "没有跑完就断了", en: "it stopped before its end")
  }

  /// What a signal's last word says, which is written where no text can be made.
  private static let chinese = [130: "被人按 Ctrl-C 停了", 143: "被停掉了", 129: "终端断了"]

  private struct Event: Decodable {
    let at: String?
    let event: String
    let exit: Int?
    let reason: String?
    let reason_zh: String?

    init?(_ line: some Sequence<UInt8>) {
      do {
        self = try JSONDecoder().decode(Event.self, from: Data(line))
      } catch {
        // A line that was half written when the power went says nothing.
        return nil
      }
    }
  }
}
