import Figures
import Quantities
import Testing
import TestSupport

/// The column's family and unit, and the unit in the cell.
@Suite struct UnitContextTests {
  /// Two neighbouring numerals before a place are a range under the header's unit; a name is none.
  @Test func vagueNumeralsUnderAHeader() {
    func read(_ text: String) -> String { HechiUnits.printed.read(text, family: nil, unit: HechiUnits.unit("个")).summary }
    #expect(read("一二十") == "range 个 [10, 20]")
    #expect(read("三四百") == "range 个 [300, 400]")
    #expect(read("十四五").hasPrefix("refused"))
  }

  private func read(_ text: String, _ unit: String, _ family: String) -> QuantityOutcome {
    let unit = HechiUnits.unit(unit, family)
    return HechiUnits.exact.read(text, family: unit.family, unit: unit)
  }

  @Test(arguments: [
    ("350", "万元", "money", "3500000"), ("350万", "元", "money", "3500000"), ("1.2亿元", "万元", "money", "120000000"),
    ("23.08万个", "户", "households", "230800"), ("889家", "户", "households", "889"), ("889家", "家", "家", "889"),
    ("100平方米", "亩", "area", "0.15"), ("100平方米", "平方米", "floor", "100"), ("5分", "亩", "area", "0.5"),
    ("5分", "元", "money", "0.05"), ("5分", "分", "分", "5"), ("3名", "人", "people", "3"), ("2.31万", "人", "people", "23100"),
    ("15公顷", "万亩", "area", "225"), ("50", "‰", "rate", "5"), ("5斤", "吨", "weight", "2.5"),
    ("235", "元/人·月", "money/people·month", "235"), ("12", "元/百人", "money/people", "0.12"),
  ])
  func nearerUnitsOverride(_ text: String, _ unit: String, _ family: String, _ value: String) {
    let outcome = read(text, unit, family)
    #expect(outcome.value == value, "\(outcome.summary)")
    #expect(outcome.warning == nil)
  }

  @Test func theOverrideIsRecorded() {
    guard case .quantity(let near) = read("1.2亿元", "万元", "money"), case .quantity(let far) = read("1.2", "万元", "money") else {
      Issue.record("was not read")
      return
    }
    #expect(near.writtenUnit?.symbol == "亿元")
    #expect(far.writtenUnit == nil)
  }

  @Test(arguments: [
    ("5人次", "人", "people", QuantityCode.unitOtherFamily, 1), ("5人", "户", "households", .unitOtherFamily, 1),
    ("5美元", "元", "money", .unitOtherFamily, 1), ("5匹", "头", "头", .unitOtherFamily, 1), ("12 元", "亩", "area", .unitOtherFamily, 3),
    ("3百分点", "%", "rate", .unitOtherFamily, 1), ("3%", "百分点", "points", .unitOtherFamily, 1), ("5只", "头", "头", .unitOtherFamily, 1),
    ("5元", "元/人·月", "money/people·month", .unitOtherFamily, 1), ("5米", "平方米", "floor", .unitOtherFamily, 1),
    ("350万", "万元", "money", .unitScaleDoubtful, 3), ("1.2亿", "万亩", "area", .unitScaleDoubtful, 3),
    ("￥1.50", "万元", "money", .currencyScaleDoubtful, 0), ("约人民币350", "千元", "money", .currencyScaleDoubtful, 1),
    ("(￥2,350)", "万元", "money", .currencyScaleDoubtful, 1), ("¥1.5-2.5", "亿元", "money", .currencyScaleDoubtful, 0),
    ("5元钱币", "元", "money", .textAround, 3), ("5园", "元", "money", .unitUnknown, 1),
  ])
  func otherFamiliesAreRefused(_ text: String, _ unit: String, _ family: String, _ code: QuantityCode, _ offset: Int) {
    guard case .refusal(let refusal) = read(text, unit, family) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(refusal.code == code)
    #expect(refusal.offset == offset)
  }

  @Test func theHeadersTextAloneIsEnough() {
    #expect(HechiUnits.printed.read("15公顷", headerUnit: "平方米")?.value == "225")
    #expect(HechiUnits.printed.read("15", headerUnit: "平方米")?.summary == "15 平方米 exact [14.5, 15.5)")
    #expect(HechiUnits.printed.read("15", headerUnit: "丈") == nil)
  }

  /// Any amount, written in any unit of its family, is the same amount; units of other families never pass.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func everyUnitGivesTheSameAmount(_ seed: UInt64) {
    var random = Seeded(seed)
    for family in HechiUnits.table.families {
      let canonical = HechiUnits.table.canonical(family)
      let spellings = HechiUnits.rows.filter { $0.family == family.id }.flatMap { [$0.unit] + $0.also.split(separator: " ").map(String.init) }
      for spelling in spellings {
        guard let unit = HechiUnits.table.unit(spelling, in: family) else {
          Issue.record("\(spelling) of \(family.id) is not found")
          continue
        }
        let count = Int.random(in: 1...9_999, using: &random)
        let amount = Rational(count) * unit.factor
        guard let exact = amount.exact, let kept = exact.scaled(to: family.decimals), kept <= Exact.cellLimit else { continue }
        let far = HechiUnits.exact.read("\(count)\(spelling)", family: family, unit: nil)
        let near = HechiUnits.exact.read(exact.text, family: family, unit: canonical)
        #expect(far.value == exact.text, "seed \(seed): \(count)\(spelling) \(far.summary)")
        #expect(near.value == exact.text, "seed \(seed): \(exact.text)\(canonical.symbol) \(near.summary)")
      }
    }
  }
}
