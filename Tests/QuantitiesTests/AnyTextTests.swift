import Figures
import Quantities
import Testing
import TestSupport

/// Whatever stands in a cell, reading it ends, and small differences of writing change nothing.
@Suite struct AnyTextTests {
  private static let pieces: [String] =
    ["0", "1", "2", "5", "9", "00", "12", "345", "3.5", "1,234", ".", ",", " ", "\u{3000}", "-", "－", "~", "至", "/", "(", ")", "%", "‰", "'", "\"", "#", "=", "e", "E+08", "O", "l", "_"]
    + ["零", "〇", "一", "两", "三", "五", "九", "十", "百", "千", "万", "亿", "廿", "壹", "拾", "点", "分之", "半", "几"]
    + ["元", "万元", "亿元", "角", "分", "人", "人次", "户", "个", "亩", "公顷", "千克", "公里", "元/人·月", "百分点", "个百分点", "￥", "US$", "港币", "美元"]
    + ["约", "近", "多", "余", "以上", "以内", "不足", "超过", "左右", "整", "正", "负", "△", "减少", "≥", "年", "月", "日", "—", "…", "无"]
    + ["\u{200B}", "\u{FEFF}", "\u{0}", "\n", "²", "①", "\u{2F17}", "😀", "é"]

  private static func text(_ random: inout Seeded) -> String {
    (0...Int.random(in: 0...7, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
  }

  @Test(arguments: [20200101, 20201231, 451200, 451228] as [UInt64])
  func everyTextEndsInOneOutcome(_ seed: UInt64) {
    var random = Seeded(seed)
    let contexts = [nil, HechiUnits.unit("元"), HechiUnits.unit("万亩"), HechiUnits.unit("人"), HechiUnits.unit("%")]
    for _ in 0..<4_000 {
      let text = Self.text(&random)
      let unit = contexts[Int.random(in: 0..<contexts.count, using: &random)]
      for reader in [HechiUnits.printed, HechiUnits.exact] {
        let outcome = reader.read(text, family: nil, unit: unit)
        let line = QuantityLine(text: text, outcome: outcome).json
        #expect(line.hasSuffix("}") && !line.contains("\n"), "seed \(seed): \(text)")
        if case .refusal(let refusal) = outcome {
          #expect((0...text.unicodeScalars.count).contains(refusal.offset), "seed \(seed): \(text)")
        }
        if let unit, case .quantity(let quantity) = outcome {
          #expect(quantity.family == unit.family, "seed \(seed): \(text)")
          #expect(quantity.interval.contains(Rational(quantity.value)) || [.moreThan, .nearly, .lessThan, .greaterThan].contains(quantity.qualifier), "seed \(seed): \(text)")
        }
      }
    }
  }

  @Test(arguments: [7, 8] as [UInt64])
  func widthAndOuterBlanksChangeNothing(_ seed: UInt64) {
    var random = Seeded(seed)
    let unit = HechiUnits.unit("元")
    for _ in 0..<4_000 {
      let text = Self.text(&random)
      let plain = HechiUnits.printed.read(text, family: nil, unit: unit)
      let wide = String(String.UnicodeScalarView(text.unicodeScalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
      #expect(HechiUnits.printed.read(wide, family: nil, unit: unit) == plain, "seed \(seed): \(text)")
      let padded = HechiUnits.printed.read("\u{A0} " + text + "\u{3000}", family: nil, unit: unit)
      switch (plain, padded) {
      case (.refusal(let a), .refusal(let b)): #expect(a.code == b.code, "seed \(seed): \(text)")
      default: #expect(padded.value == plain.value && padded.name == plain.name, "seed \(seed): \(text)")
      }
    }
  }

  /// Digits are never lost, added or moved: a plain number comes back as it was written.
  @Test(arguments: [11, 12] as [UInt64])
  func numbersComeBack(_ seed: UInt64) {
    var random = Seeded(seed)
    let unit = HechiUnits.unit("元")
    for _ in 0..<5_000 {
      let whole = Int.random(in: 0...999_999_999, using: &random)
      let decimals = Int.random(in: 0...4, using: &random)
      let fraction = decimals == 0 ? "" : "." + (0..<decimals).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      let written = [String(whole), NumeralPrinter.grouped(whole, ","), NumeralPrinter.grouped(whole, " "), NumeralPrinter.fullWidth(whole)][Int.random(in: 0...3, using: &random)] + fraction
      let expected = Exact(plain: String(whole) + fraction)?.text
      #expect(HechiUnits.exact.read(written, family: nil, unit: unit).value == expected, "seed \(seed): \(written)")
      guard decimals > 0 else { continue }
      let step = "0." + String(repeating: "0", count: decimals - 1) + "1"
      guard case .quantity(let quantity) = HechiUnits.exact.read(written, family: nil, unit: unit) else { continue }
      #expect(quantity.step.text == step, "seed \(seed): \(written)")
    }
  }

  @Test func aTextThatIsCutIsNeverRead() {
    let outcome = HechiUnits.printed.read(String(repeating: " ", count: 3_999) + "12元", family: nil, unit: nil)
    #expect(outcome.code == .textTooLong)
  }
}
