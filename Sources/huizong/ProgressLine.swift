import Figures
import Glibc
import Synchronization

/// The line of the stage under way on a terminal, written over and over: how far it is, how fast, how long it will take.
///
///     换算        312/1,100  480/s  还要 2 s
final class ProgressLine: Sendable {
  private struct State {
    var stage: StageName?
    var since = 0.0
    var shown = 0.0
  }

  private let language: Language
  private let state = Mutex(State())

  /// Nil where nobody looks: standard error is no terminal.
  init?(_ language: Language) {
    guard isatty(2) == 1, !Console.isQuiet else { return nil }
    self.language = language
  }

  func show(_ stage: StageName, _ done: Int, of total: Int) {
    state.withLock { state in
      let now = Self.now()
      if state.stage != stage {
        state.stage = stage
        state.since = now
      }
      // Ten times a second is all that an eye can follow.
      guard now - state.shown >= 0.1, now > state.since else { return }
      state.shown = now
      Console.overwrite(Self.text(stage, done, total, seconds: now - state.since, language))
    }
  }

  static func text(_ stage: StageName, _ done: Int, _ total: Int, seconds: Double, _ language: Language) -> String {
    let rate = Double(done) / max(seconds, 0.001)
    let rest = Int((Double(total - done) / max(rate, 0.001)).rounded(.up))
    let remaining = language == .zh ? "还要 \(rest) s" : "\(rest) s left"
    return Console.left(stage.title(language), 12) + "\(DigitGroups.of(done))/\(DigitGroups.of(total))  \(DigitGroups.of(Int(rate)))/s  \(remaining)"
  }

  private static func now() -> Double {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
  }
}
