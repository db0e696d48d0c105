import TestSupport
import Testing

/// A terminal sees how far a stage is, on one line; a pipe and a quiet run see plain lines or none.
@Suite struct ProgressTests {
  private func run(_ more: String, in city: MiniCity) throws -> String {
    for number in 0..<300 {
      try city.scratch.write("inbox/451221/HC-19-1_2020-12_\(number).csv", MiniCity.nandanWater(central: number, cistern: 1, preamble: "版本：\(number + 2)\n"))
    }
    // script gives the program a terminal of its own.
    let ended = try Program.shell("script -qec 'huizong run --lang en --pipeline pipeline --workspace workspace \(more)' /dev/null < /dev/null", in: city.scratch.root)
    #expect(ended.code == 0, "\(ended)")
    return ended.out
  }

  @Test func aPipeSeesWholeLines() throws {
    let city = try MiniCity()
    let ended = try city.huizong("run")
    #expect(!ended.err.contains("\r") && !ended.err.contains("\u{1B}"), "\(ended)")
  }

  @Test func whatATerminalSawIsTakenAwayAgain() throws {
    let out = try run("", in: MiniCity())
    // A line that was written over is cleared before the next one starts.
    for line in out.split(separator: "\n") where line.contains("\u{1B}[K") {
      #expect(line.split(separator: "\u{1B}[K").last?.contains("/s  ") == false, "\(line)")
    }
  }

  @Test func aQuietTerminalSeesNothing() throws {
    let out = try run("--quiet", in: MiniCity())
    #expect(out.isEmpty, "\(out)")
  }
}
