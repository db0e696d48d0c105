import TestSupport
import Testing

/// What a night costs is proportional to what was sent in: a return is not slower for being bad.
@Suite struct ManyRejectionsTests {
  private static let villages = 6_000

  /// A county's list in which every number is `figure`.
  private static func list(_ figure: String) -> String {
    let rows = (1...villages).map { "451228\(100_000 + $0),第\($0)村,常住人口,2020-03,\(figure),人,\n" }
    return "村代码,村名,指标,期间,数值,单位,备注\n" + rows.joined()
  }

  private static func seconds(toRun figure: String) throws -> Double {
    let scratch = try Scratch()
    try scratch.write("inbox/都安/2020.csv", list(figure))
    let pipeline = Program.project + "/Pipelines/villages-2020"
    let clock = ContinuousClock()
    var code: Int32 = 0
    let time = try clock.measure {
      code = try Program.run(
        ["run", "--pipeline", pipeline, "--workspace", "workspace", "--inbox", "inbox", "--today", "2021-01-08"], in: scratch.root
      ).code
    }
    #expect(code == (figure == "812" ? 0 : 65))
    let (seconds, attoseconds) = time.components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  /// Looking at every rejection for every record would take thirty times as long.
  @Test func aReturnOfBadCellsTakesAboutAsLongAsOneOfGoodCells() throws {
    let good = try Self.seconds(toRun: "812")
    let bad = try Self.seconds(toRun: "8l2")
    #expect(bad < 8 * good, "\(good) s without a rejection, \(bad) s with one in every row")
  }
}
