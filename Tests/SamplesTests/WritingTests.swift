import Definition
import Figures
import Quantities
import Testing

@testable import SampleMaking

@Suite struct WritingTests {
  @Test(arguments: [
    ("people", "人", 5218, "5218"),
    ("people", "万人", 68363, "6.8363"),
    ("people", "万人", 50000, "5.0000"),
    ("people", "万人", 7, "0.0007"),
    ("money", "元", 1_284_000_0000, "1284000"),
    ("money", "万元", 1_284_000_0000, "128.4"),
    ("money", "亿元", 1_598_124_700_0000, "15.981247"),
    ("area", "万亩", 16_847_000_000, "1.6847"),
    ("area", "公顷", 33_000_000, "2.2"),
    ("area", "公顷", 40_000_000, nil),
  ] as [(String, String, Int128, String?)])
  func digitsOfAUnit(family: String, unit: String, value: Int128, digits: String?) throws {
    let units = try ProjectFiles.pipeline().units
    let family = try #require(units.family(family))
    let written = try #require(units.unit(unit, in: family))
    #expect(DressedColumn.digits(value, family, written) == digits)
  }

  @Test(arguments: [
    ("12354.36", "12,354.36", "１２３５４．３６"), ("999", "999", "９９９"), ("1000", "1,000", "１０００"),
    ("-1234567", "-1,234,567", "－１２３４５６７"),
  ])
  func mannersOfDigits(plain: String, grouped: String, fullwidth: String) {
    #expect(DigitDress.written(plain, .plain) == plain)
    #expect(DigitDress.written(plain, .grouped) == grouped)
    #expect(DigitDress.written(plain, .fullwidth) == fullwidth)
  }

  @Test func encodings() {
    #expect(SampleEncoding.bytes("表", .utf8) == [0xE8, 0xA1, 0xA8])
    #expect(SampleEncoding.bytes("表", .utf8Mark) == [0xEF, 0xBB, 0xBF, 0xE8, 0xA1, 0xA8])
    #expect(SampleEncoding.bytes("表a", .gb18030) == [0xB1, 0xED, 0x61])
    #expect(SampleEncoding.bytes("表a", .utf16) == [0xFF, 0xFE, 0x68, 0x88, 0x61, 0x00])
  }

  @Test func textPatterns() throws {
    let pattern = try TextPattern(SpecField(document: "\"{county}H{n:5}-{N}{township}{short}\"", file: "test"))
    let text = pattern.text(county: "451228", short: "都安", number: 7, overall: 1203) { $0 == "township" ? "安阳镇" : "" }
    #expect(text == "451228H00007-1203安阳镇都安")
  }
}
