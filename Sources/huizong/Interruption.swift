import Glibc

/// Ctrl-C and a polite kill: the program stops where it is, says how to go on and ends with 130 or 143.
///
/// Nothing has to be put right first: a run is safe to kill anywhere, its lock dies with it, and the next run goes on.
enum Interruption {
  private static let words: StaticString = "\nhuizong: interrupted, 没有算完的不算数，再运行 huizong run 接着算 (huizong run goes on)\n"

  static func listen() {
    signal(SIGINT) { _ in Interruption.end(130) }
    signal(SIGTERM) { _ in Interruption.end(143) }
  }

  /// Only what is safe inside a signal handler.
  private static func end(_ code: Int32) {
    _ = write(2, words.utf8Start, words.utf8CodeUnitCount)
    _exit(code)
  }
}
