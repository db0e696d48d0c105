import Figures
import Quantities
import Testing

/// Units are data, and the data is checked.
@Suite struct UnitTableTests {
  private func mistake(_ rows: [UnitRow]) -> UnitTableMistake? {
    do throws(UnitTableMistake) {
      _ = try UnitTable(rows: rows)
      return nil
    } catch {
      return error
    }
  }

  private static let yuan = UnitRow(family: "money", unit: "元", factor: "1", also: "块", kind: "measured", decimals: "4", line: 2)

  @Test(arguments: [
    (UnitRow(family: "money", unit: "万元", factor: "1O000", line: 3), "factor", UnitTableMistake.Problem.factor("1O000")),
    (UnitRow(family: "money", unit: "万元", factor: "0", line: 3), "factor", .factor("0")),
    (UnitRow(family: "money", unit: "万元", factor: "1/0", line: 3), "factor", .factor("1/0")),
    (UnitRow(family: "money", unit: "万元", factor: "1/2/3", line: 3), "factor", .factor("1/2/3")),
    (UnitRow(family: "money", unit: "万元", factor: "", line: 3), "factor", .empty),
    (UnitRow(family: "money", unit: "", factor: "10", line: 3), "unit", .empty),
    (UnitRow(family: "money", unit: "万元", factor: "10000", kind: "measured", line: 3), "kind", .strayKind),
    (UnitRow(family: "money", unit: "圆", factor: "1", kind: "measured", decimals: "4", line: 3), "factor", .secondCanonical(family: "money", first: "元")),
    (UnitRow(family: "money", unit: "大洋", factor: "2", also: "块", line: 3), "also", .spellingTwice("块", family: "money", firstLine: 2)),
    (UnitRow(family: "money", unit: "万元", factor: "1000", line: 3), "factor", .scale("万元", base: "元")),
    (UnitRow(family: "area", unit: "公顷", factor: "15", line: 3), "family", .noCanonical(family: "area")),
    (UnitRow(family: "area", unit: "亩", factor: "1", line: 3), "kind", .missingKind),
    (UnitRow(family: "area", unit: "亩", factor: "1", kind: "weighed", decimals: "4", line: 3), "kind", .kind("weighed")),
    (UnitRow(family: "人", unit: "人", factor: "1", kind: "counted", decimals: "2", line: 3), "decimals", .decimals("2")),
    (UnitRow(family: "area", unit: "亩", factor: "1", kind: "measured", decimals: "x", line: 3), "decimals", .decimals("x")),
  ])
  func mistakesAreLocated(_ row: UnitRow, _ column: String, _ problem: UnitTableMistake.Problem) {
    let found = mistake([Self.yuan, row])
    #expect(found == UnitTableMistake(line: 3, column: column, problem: problem))
    #expect(found?.found.zh.isEmpty == false && found?.found.en.isEmpty == false)
    #expect(found?.expected.zh.isEmpty == false && found?.expected.en.isEmpty == false)
  }

  @Test(arguments: [
    ("万元", "money", "10000"), ("人民币万元", "money", "10000"), ("亿 元", "money", "100000000"), ("角", "money", "0.1"),
    ("公顷", "area", "15"), ("平方公里", "area", "1500"), ("平方米", "floor", "1"), ("万亩", "area", "10000"), ("千公顷", "area", "15000"),
    ("百人", "people", "100"), ("十万人", "people", "100000"), ("万株", "株", "10000"), ("吨", "weight", "1000"), ("两", "weight", "0.05"),
    ("％", "rate", "1"), ("‰", "rate", "0.1"), ("千分点", "points", "0.1"), ("元/人·月", "money/people·month", "1"),
    ("元/人/月", "money/people·month", "1"), ("亿元/年", "money/year", "100000000"), ("公斤/亩", "weight/area", "1"), ("ｋｇ", "weight", "1"),
  ])
  func spellings(_ text: String, _ family: String, _ factor: String) {
    let unit = HechiUnits.table.candidates(text).first
    #expect(unit?.family.id == family)
    #expect(unit?.factor.text == factor)
  }

  @Test func squareMetresOfLandKeepTheFraction() {
    let unit = HechiUnits.unit("平方米", "area")
    #expect(unit.numerator == 3 && unit.denominator == 2000)
  }

  @Test func familiesAreFoundByTheirIds() {
    #expect(HechiUnits.table.family("money")?.canonical == "元")
    #expect(HechiUnits.table.family("money/people·month")?.canonical == "元/人·月")
    #expect(HechiUnits.table.family("money/month·people")?.id == "money/people·month")
    #expect(HechiUnits.table.family("丈") == nil)
    #expect(HechiUnits.table.family("money/") == nil)
  }

  @Test func theNearestSpellingIsOffered() {
    #expect(HechiUnits.table.nearest("方元") == nil)
    #expect(HechiUnits.table.nearest("平万公里") == "平方公里")
    #expect(HechiUnits.table.nearest("人民币亿圆") == "人民币亿元")
    #expect(HechiUnits.table.nearest("户县") == nil)
  }

  @Test func compatibilityIdeographsAreNoUnits() {
    #expect(HechiUnits.table.candidates("\u{F9E9}").isEmpty)
    #expect(HechiUnits.table.candidates("里").first?.factor.text == "500")
  }
}
