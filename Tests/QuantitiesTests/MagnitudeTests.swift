import Figures
import Quantities
import Testing

/// Wrong units are proposed with evidence; a value that fits is left alone.
@Suite struct MagnitudeTests {
  private let money = HechiUnits.unit("元").family

  @Test func yuanTypedIntoTenThousands() {
    // 12,354,600 元 typed into a 万元 column; last month 11,980,000 元.
    let proposals = MagnitudeProposal.of(
      Rational(123_546_000_000), evidence: [.lastPeriod(Rational(11_980_000)), .rule("F22-1", holds: Interval(lower: nil, upper: Bound(Rational(20_000_000), included: true)))],
      among: HechiUnits.table.likelyMagnitudes(money))
    #expect(proposals.map(\.magnitude) == [.tenThousandth])
    #expect(proposals.first?.value == Rational(12_354_600))
    #expect(proposals.first?.repairedRules == ["F22-1"])
    #expect(proposals.first?.message(.zh) == "疑似单位不对：按 ÷10000 读，1 项对比合得上，1 条审核转为通过")
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

  @Test func ratesAreNeverProposed() {
    #expect(HechiUnits.table.likelyMagnitudes(HechiUnits.unit("%").family).isEmpty)
    #expect(HechiUnits.table.likelyMagnitudes(HechiUnits.unit("元/人·月").family).isEmpty)
  }
}
