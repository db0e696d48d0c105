import Figures
import Quantities
import Testing

/// Wrong units are proposed with evidence; a value that fits is left alone.
@Suite struct MagnitudeTests {
  private let money = HechiUnits.unit("元").family

  @Test func yuanTypedIntoTenThousands() {
    // 12,354,600 元 typed into a 万元 column; last month 11,980,000 元.
    let proposals = MagnitudeProposal.of(
      Rational(123_546_000_000), evidence: [.lastPeriod(Rational(11_980_000)), .rule("F22-1", holds: [Rational(12_354_600)])],
      among: HechiUnits.table.likelyMagnitudes(money))
    #expect(proposals.map(\.magnitude) == [.tenThousandth])
    #expect(proposals.first?.value == Rational(12_354_600))
    #expect(proposals.first?.repairedRules == ["F22-1"])
    #expect(HechiUnits.table.reading(.tenThousandth, of: HechiUnits.unit("万元")) == "元")
    #expect(proposals.first?.words(.zh, reading: "元", amount: "1235.46万元") == "按元读是 1235.46万元，与上期相近，1 条审核转为通过（F22-1）")
    #expect(proposals.first?.isWellFounded == true)
  }

  @Test func theFamilysUnitsSayWhichMistakesAreLikely() {
    #expect(HechiUnits.table.likelyMagnitudes(HechiUnits.unit("处").family) == [.tenThousand, .tenThousandth])
    #expect(HechiUnits.table.likelyMagnitudes(HechiUnits.unit("亩").family).contains(.fifteen))
    #expect(!HechiUnits.table.likelyMagnitudes(money).contains(.fifteen))
  }

  @Test func hectaresTypedAsMu() {
    let area = HechiUnits.unit("亩").family
    let proposals = MagnitudeProposal.of(Rational(61_327), evidence: [.lastPeriod(Rational(905_000))], among: HechiUnits.table.likelyMagnitudes(area))
    #expect(proposals.map(\.magnitude) == [.fifteen])
  }

  @Test func shareOfTheCity() {
    // A tenth of the city is usual, the other ten have 900.
    let proposals = MagnitudeProposal.of(Rational(1_020_000), evidence: [.usualShare(Rational(1) / Rational(10), ofOthers: Rational(900))], among: HechiUnits.table.likelyMagnitudes(money))
    #expect(proposals.map(\.magnitude) == [.tenThousandth])
  }

  @Test(arguments: [
    (100, [MagnitudeEvidence.lastPeriod(Rational(90))]),
    (0, [.lastPeriod(Rational(90))]),
    (100, [.lastPeriod(.zero)]),
    (100, [.lastPeriod(Rational(7))]),
    (100, []),
    // What would repair one thing breaks another.
    (100, [.lastPeriod(Rational(1_000_000)), .corridor(lower: Rational(50), upper: Rational(200))]),
  ])
  func nothingIsProposedWithoutReason(_ value: Int, _ evidence: [MagnitudeEvidence]) {
    #expect(MagnitudeProposal.of(Rational(value), evidence: evidence, among: HechiUnits.table.likelyMagnitudes(money)).isEmpty)
  }

  /// One inequality may hold by chance at another magnitude: it takes two, or something that is known of the figure itself.
  @Test func oneRuleAloneIsNoEvidence() {
    func proposals(_ evidence: [MagnitudeEvidence]) -> [MagnitudeProposal] {
      MagnitudeProposal.of(Rational(5_000_000), evidence: evidence, among: HechiUnits.table.likelyMagnitudes(money))
    }
    #expect(proposals([.rule("B02", holds: [Rational(500)])]).map(\.isWellFounded) == [false])
    #expect(proposals([.rule("B02", holds: [Rational(500)]), .rule("C04", holds: [Rational(500)])]).map(\.isWellFounded) == [true])
    #expect(proposals([.statedTotal(Interval(exactly: Rational(500)))]).map(\.isWellFounded) == [true])
  }

  @Test func ratesAreNeverProposed() {
    #expect(HechiUnits.table.likelyMagnitudes(HechiUnits.unit("%").family).isEmpty)
    #expect(HechiUnits.table.likelyMagnitudes(HechiUnits.unit("元/人·月").family).isEmpty)
  }
}
