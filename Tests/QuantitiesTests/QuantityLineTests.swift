import Figures
import Quantities
import Testing

/// One line of JSON an answer, always the same keys.
@Suite struct QuantityLineTests {
  private func line(_ text: String, to spelling: String? = nil) -> String {
    let outcome = HechiUnits.printed.read(text, family: nil, unit: nil)
    guard let spelling else { return QuantityLine(text: text, outcome: outcome).json }
    let unit = HechiUnits.unit(spelling)
    return QuantityLine(text: text, outcome: outcome.converted(to: unit), unit: unit).json
  }

  @Test(arguments: [
    ("235元以上", #"{"schema":1,"text":"235元以上","outcome":"quantity","value":"235","unit":"元","family":"money","qualifier":"at_least","lower":"235","lower_included":true,"upper":null,"upper_included":null,"absent":null,"parts":[],"code":null,"offset":null,"remedy":null}"#),
    ("5-10万元", #"{"schema":1,"text":"5-10万元","outcome":"range","value":null,"unit":"元","family":"money","qualifier":"range","lower":"50000","lower_included":true,"upper":"100000","upper_included":true,"absent":null,"parts":[],"code":null,"offset":null,"remedy":null}"#),
    ("…", #"{"schema":1,"text":"…","outcome":"absent","value":null,"unit":null,"family":null,"qualifier":null,"lower":null,"lower_included":null,"upper":null,"upper_included":null,"absent":"below_unit","parts":[],"code":null,"offset":null,"remedy":null}"#),
    ("1O6元", #"{"schema":1,"text":"1O6元","outcome":"refusal","value":null,"unit":null,"family":null,"qualifier":null,"lower":null,"lower_included":null,"upper":null,"upper_included":null,"absent":null,"parts":[],"code":"letter-in-number","offset":1,"remedy":"把字母 O 改成数字 0"}"#),
  ])
  func lines(_ text: String, _ expected: String) {
    #expect(line(text) == expected)
  }

  @Test func compoundsListTheirParts() {
    #expect(line("5户22人").contains(#""parts":[{"value":"5","unit":"户","family":"households","qualifier":"exact","lower":"5","lower_included":true,"upper":"5","upper_included":true},{"value":"22","unit":"人","#))
  }

  @Test func warningsStandBesideTheOutcome() {
    let text = line("4千人")
    #expect(text.contains(#""outcome":"quantity","value":"4000""#))
    #expect(text.contains(#""code":"mixed-numeral","offset":0"#))
  }

  @Test func textIsKeptAndEscaped() {
    #expect(line(" 5\"\\\t\u{202E}").hasPrefix(#"{"schema":1,"text":" 5\"\\\t\u202e","#))
  }

  @Test(arguments: [
    ("15.98亿元", "万元", #""value":"159800","unit":"万元","family":"money","qualifier":"exact","lower":"159750","lower_included":true,"upper":"159850""#),
    ("225亩", "公顷", #""value":"15","unit":"公顷""#),
    ("5斤", "克", #""value":"2500","unit":"克""#),
  ])
  func conversionIsExact(_ text: String, _ unit: String, _ expected: String) {
    #expect(line(text, to: unit).contains(expected), "\(line(text, to: unit))")
  }

  @Test(arguments: [("10亩", "公顷", QuantityCode.noFiniteDecimal), ("10亩", "元", .unitOtherFamily), ("5户22人", "户", .unitOtherFamily)])
  func conversionsThatLoseAreRefused(_ text: String, _ unit: String, _ code: QuantityCode) {
    let outcome = HechiUnits.printed.read(text, family: nil, unit: nil).converted(to: HechiUnits.unit(unit))
    #expect(outcome.code == code)
  }

  /// 45元/公顷 is 3元/亩; its step of a fifteenth has no finite decimal and is shown to twelve places.
  @Test func boundsOfRatesPerHectareAreShownToTwelvePlaces() {
    let line = QuantityLine(text: "45元/公顷", outcome: HechiUnits.printed.read("45元/公顷", family: nil, unit: nil))
    #expect(line.csv == "45元/公顷,quantity,3,元/亩,money/area,exact,2.966666666667,1,3.033333333333,0,,,,,")
    #expect(line.csv.split(separator: ",", omittingEmptySubsequences: false).count == QuantityLine.columns.count)
  }

  /// 平方米 is land as well as building: the figure's own family decides.
  @Test func theFigureChoosesAmongUnitsOfOneSpelling() {
    let outcome = HechiUnits.printed.read("3亩", family: nil, unit: nil)
    let unit = outcome.matching(HechiUnits.table.candidates("平方米"))
    #expect(unit?.family.id == "area")
    #expect(QuantityLine(text: "3亩", outcome: outcome, unit: unit).csv.hasPrefix("3亩,quantity,2000,平方米,area,exact,1666.666666666667,1,2333.333333333333,0"))
  }
}
