import Figures
import Glibc
import Runs

/// Ctrl-C, a polite kill and a terminal that goes away: the program stops where it is, says how to go on and ends with 130,
/// 143 or 129.
///
/// Nothing has to be put right first: a run is safe to kill anywhere, its lock dies with it, and the next run goes on.
enum Interruption {
  private static let runChinese: StaticString = "\nhuizong: interrupted, 没有算完的不算数，已发布的没有动；再运行 huizong run 接着算\n"
  private static let runEnglish: StaticString =
    "\nhuizong: interrupted, what was not finished does not count, what was published stands; huizong run goes on\n"
  private static let chinese: StaticString = "\nhuizong: interrupted, 没有做完；再运行一次就行\n"
  private static let english: StaticString = "\nhuizong: interrupted, not finished; run it once more\n"
  private static let clearing: StaticString = "\r\u{1B}[K"
  private static let interrupted: StaticString = "{\"event\":\"end\",\"exit\":130,\"reason\":\"interrupted\"}\n"
  private static let terminated: StaticString = "{\"event\":\"end\",\"exit\":143,\"reason\":\"terminated\"}\n"
  private static let hungUp: StaticString = "{\"event\":\"end\",\"exit\":129,\"reason\":\"hung up\"}\n"

  static func listen() {
    // Whoever started the program may have left them blocked, and the program would be deaf to Ctrl-C.
    var heard = sigset_t()
    sigemptyset(&heard)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&heard, number) }
    pthread_sigmask(SIG_UNBLOCK, &heard, nil)
    signal(SIGINT) { _ in Interruption.end(130) }
    signal(SIGTERM) { _ in Interruption.end(143) }
    signal(SIGHUP) { _ in Interruption.end(129) }
  }

  /// Only what is safe inside a signal handler.
  private static func end(_ code: Int32) {
    if Console.isOverwriting { _ = write(2, clearing.utf8Start, clearing.utf8CodeUnitCount) }
    let log = RunLog.underway
    let words = Console.language == .zh ? (log >= 0 ? runChinese : chinese) : log >= 0 ? runEnglish : english
    _ = write(2, words.utf8Start, words.utf8CodeUnitCount)
    if log >= 0 {
      let line = code == 130 ? interrupted : code == 143 ? terminated : hungUp
      _ = write(log, line.utf8Start, line.utf8CodeUnitCount)
    }
    _exit(code)
  }
}
