import Figures
import Quantities
import Testing
import TestSupport

/// One grammar, three strictnesses: what a policy does not accept is refused with the feature's code, never read otherwise.
@Suite struct QuantityPolicyTests {
  @Test(arguments: [
    ("约31.06亿元", QuantityCode.qualifier, 0), ("19亿多元", .qualifier, 4), ("235元以上", .qualifier, 4), ("≥5元", .qualifier, 0),
    ("三千五百万元", .chineseNumeral, 0), ("壹佰万元整", .chineseNumeral, 0),
    ("1亿2345万元", .mixedNumeral, 0), ("5-10万元", .range, 1), ("三四百元", .chineseNumeral, 0),
    ("5元3角", .compound, 2), ("四分之三元", .fraction, 0), ("3/4元", .fraction, 0),
    ("负3.5元", .signStyle, 0), ("△3.5元", .signStyle, 0), ("(3.5)元", .signStyle, 0),
  ])
  func cellsRefuseWhatOnlyPrintAllows(_ text: String, _ code: QuantityCode, _ offset: Int) {
    guard case .refusal(let refusal) = HechiUnits.exact.read(text, family: HechiUnits.unit("元").family, unit: nil) else {
      Issue.record("\(text) was read")
      return
    }
    let accepted: Set<QuantityCode> = [.chineseNumeral, .fraction]
    #expect(refusal.code == code || (accepted.contains(refusal.code) && accepted.contains(code)), "\(text)")
    #expect(refusal.offset == offset, "\(text)")
    #expect(HechiUnits.printed.read(text, family: nil, unit: nil).code == nil, "\(text)")
  }

  /// The cells of a village-level return: an optional 约, 近, 大约, 超 before or 余, 多 behind the digits.
  @Test(arguments: [
    ("约1,234.5万元", "12345000 元 approx [12344000, 12346000)"),
    ("大约１２３万元", "1230000 元 approx [1220000, 1240000)"),
    ("近300 万元", "3000000 元 nearly [2000000, 3000000)"),
    ("超5亿元", "500000000 元 greater_than (500000000, ∞)"),
    ("120余万元", "1200000 元 more_than (1200000, 1300000)"),
    ("1,234多 元", "1234 元 more_than (1234, 1235)"),
    ("12.34余", "12.34 元 more_than (12.34, 12.35)"),
    ("约7", "7 元 approx [6, 8)"),
    ("0余", "0 元 more_than (0, 1)"), ("0.00多", "0 元 more_than (0, 0.01)"), ("近0", "0 元 nearly [-1, 0)"),
  ])
  func tolerantAlsoTakesQualifiers(_ text: String, _ expected: String) {
    let yuan = HechiUnits.unit("元")
    #expect(HechiUnits.tolerant.read(text, family: yuan.family, unit: yuan).summary == expected)
    #expect(HechiUnits.exact.read(text, family: yuan.family, unit: yuan).code == .qualifier)
  }

  @Test(arguments: ["", "暂无", "—", "9.9.9万元", "9匹", "9亩"])
  func tolerantRefusesOrMissesTheRest(_ text: String) {
    let yuan = HechiUnits.unit("元")
    switch HechiUnits.tolerant.read(text, family: yuan.family, unit: yuan) {
    case .absent, .refusal: break
    case .quantity, .range, .compound: Issue.record("\(text) was read")
    }
  }

  @Test func theStricterPolicyNeverReadsAnotherNumber() {
    var random = Seeded(451_200)
    let pieces = ["1", "5", "0", "12", "3.5", ",", "234", "万", "亿", "千", "元", "角", "人", "约", "多", "以上", "三", "十", "百", "零", "-", " ", "整", "%"]
    let yuan = HechiUnits.unit("元")
    for _ in 0..<5_000 {
      let text = (0...Int.random(in: 1...5, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      let wide = HechiUnits.printed.read(text, family: yuan.family, unit: yuan)
      for reader in [HechiUnits.exact, HechiUnits.tolerant] {
        let narrow = reader.read(text, family: yuan.family, unit: yuan)
        if case .refusal = narrow { continue }
        #expect(Self.isAsKept(narrow, wide, yuan.family.decimals), "seed 451200: \(text)")
      }
    }
  }

  /// The same, but for zeros beyond what a cell keeps: 3.52340元 is known to the last kept place, not to a tenth of it.
  private static func isAsKept(_ narrow: QuantityOutcome, _ wide: QuantityOutcome, _ decimals: Int) -> Bool {
    guard case .quantity(let kept) = narrow, case .quantity(let whole) = wide, kept != whole else { return narrow == wide }
    let last = Exact(1, decimals: decimals)
    return kept.value == whole.value && kept.qualifier == whole.qualifier && whole.step < last && kept.step == last
  }

  @Test func finerThanKeptIsRefusedInCellsOnly() {
    let yuan = HechiUnits.unit("元")
    #expect(HechiUnits.exact.read("1.23456元", family: yuan.family, unit: nil).code == .tooPrecise)
    #expect(HechiUnits.printed.read("1.23456元", family: yuan.family, unit: nil).value == "1.23456")
    #expect(HechiUnits.exact.read("99999999999999", family: yuan.family, unit: yuan).code == .tooLarge)
  }

  @Test func policiesHaveTheNamesOfTheDefinition() {
    #expect(QuantityPolicy(named: "exact") == .exact)
    #expect(QuantityPolicy(named: "tolerant") == .tolerant)
    #expect(QuantityPolicy(named: "printed") == .printed)
    #expect(QuantityPolicy(named: "lenient") == nil)
  }
}
