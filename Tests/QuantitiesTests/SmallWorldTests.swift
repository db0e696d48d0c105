import Figures
import Quantities
import Testing

/// Every number of a small world, in every style, is the number.
@Suite struct SmallWorldTests {
  enum Style: CaseIterable {
    case digits, commaGroups, blankGroups, fullWidth, numerals, capitals, mixed

    func write(_ number: Int) -> String {
      switch self {
      case .digits: String(number)
      case .commaGroups: NumeralPrinter.grouped(number, ",")
      case .blankGroups: NumeralPrinter.grouped(number, " ")
      case .fullWidth: NumeralPrinter.fullWidth(number)
      case .numerals: NumeralPrinter.chinese(number)
      case .capitals: NumeralPrinter.capital(number)
      case .mixed: NumeralPrinter.mixed(number)
      }
    }
  }

  @Test(arguments: Style.allCases)
  func everyStyleAgreesWithTheDecimal(_ style: Style) {
    let unit = HechiUnits.unit("人")
    var wrong: [String] = []
    for number in 0...99_999 {
      let text = style.write(number) + "人"
      let outcome = HechiUnits.printed.read(text, family: unit.family, unit: nil)
      guard case .quantity(let quantity) = outcome, quantity.value.text == String(number), quantity.warning == nil else {
        wrong.append("\(text): \(outcome.summary)")
        continue
      }
    }
    #expect(wrong.isEmpty, "\(style): \(wrong.count) of 100000, first \(wrong.prefix(5))")
  }

  @Test(arguments: [1, 20, 507, 4_000, 99_999, 100_000, 105_000, 1_000_001, 10_203_040, 100_000_000, 123_456_789, 900_900_009_009])
  func largerNumeralsAgreeToo(_ number: Int) {
    for text in [NumeralPrinter.chinese(number), NumeralPrinter.capital(number)] {
      let outcome = HechiUnits.printed.read(text + "元", family: nil, unit: nil)
      #expect(outcome.value == String(number), "\(text)")
    }
  }

  /// Any string of up to four numeral characters is refused, or is the usual numeral of the number it is read as, or
  /// carries a warning. (The printer stops below 万亿.)
  @Test func shortNumeralsAreNeverMisread() {
    let alphabet = ["零", "一", "两", "三", "五", "十", "百", "千", "万", "亿"]
    var wrong: [String] = []
    var texts = [""]
    for _ in 1...4 {
      texts = texts.flatMap { text in alphabet.map { text + $0 } }
      for text in texts {
        let outcome = HechiUnits.printed.read(text + "人", family: nil, unit: nil)
        guard case .quantity(let quantity) = outcome, quantity.warning == nil, !text.contains("万亿") else { continue }
        let canonical = Int(quantity.value.text).map(NumeralPrinter.chinese) ?? ""
        let usual = text.replacing("两", with: "二").replacing("一十", with: "十")
        if canonical.replacing("一十", with: "十") != usual, !isOptionalZero(usual, canonical) { wrong.append("\(text) → \(quantity.value.text)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
  }

  /// 十万零五千 for 十万五千: a 零 between sections where the one before ends in zeros may be written or not.
  private func isOptionalZero(_ text: String, _ canonical: String) -> Bool {
    text.replacing("零", with: "") == canonical.replacing("零", with: "").replacing("一十", with: "十")
  }
}
