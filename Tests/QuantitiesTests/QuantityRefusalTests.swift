import Figures
import Quantities
import Testing

/// What no policy reads: the code, and where in the original text.
@Suite struct QuantityRefusalTests {
  @Test(arguments: [
    // Names and slogans.
    ("万科", QuantityCode.numberMissing, 0), ("吴万勇", .numberMissing, 0), ("千企助百村", .numberMissing, 0),
    ("一户、一人", .vagueNumber, 0), ("百余人", .vagueNumber, 0),
    ("1万5亿元", .spokenTail, 2), ("一亿五千元", .spokenTail, 2), ("约100户300人", .severalNumbers, 0),
    ("万元", .numberMissing, 0), ("约", .numberMissing, 1), ("上半年", .numberMissing, 0),
    ("十四五", .unitMissing, 3), ("十三五", .numeralUnreadable, 2), ("一二三产业", .numeralUnreadable, 2),
    ("四不摘", .unitUnknown, 1), ("一号工程", .unitUnknown, 1), ("五保户", .unitUnknown, 1), ("八个一", .severalNumbers, 2),
    ("双清零", .textAround, 0), ("第5名", .textAround, 0), ("共300个", .textAround, 0), ("三亩半", .textAround, 2),
    ("817个贫困村", .textAround, 4), ("2.31万农民工", .unitUnknown, 5), ("5元左右吧", .textAround, 4),

    // Spreadsheet remains.
    ("1.23E+08", .exponent, 4), ("1e400元", .exponent, 1), ("1月2日", .date, 0), ("3月5日", .date, 0), ("4月", .date, 0),
    ("2020年", .date, 0), ("二〇二〇年", .date, 0), ("六月三十日", .date, 0), ("2020-12", .date, 0), ("2020/6/30", .date, 0),
    ("2020.6.30", .date, 0), ("2-Jan", .date, 0), ("12:30", .date, 0), ("20日", .date, 0),
    ("#REF!", .spreadsheetError, 0), ("#DIV/0!", .spreadsheetError, 0), ("#N/A", .spreadsheetError, 0),
    ("########", .spreadsheetError, 0), ("=SUM(E5:E9)", .formula, 0), ("＝1+2", .formula, 0), ("#", .markUnclear, 0),
    ("*", .markUnclear, 0), ("？", .markUnclear, 0),

    // Programmers' numbers.
    ("1_000元", .numberStyle, 1), ("nan", .numberStyle, 0), ("0x1F", .numberStyle, 1), ("null", .numberStyle, 0),

    // Characters that are not what they seem; the offset counts from the untrimmed beginning.
    ("1O6元", .letterInNumber, 1), ("  1O6元", .letterInNumber, 3), ("l5.98元", .letterInNumber, 0),
    ("10O元", .letterInNumber, 2), ("1OO元", .letterInNumber, 1), ("5l2元", .letterInNumber, 1),
    ("1\u{41E}6元", .lookAlike, 1), ("\u{2F17}个", .lookAlike, 0), ("\u{F9D1}个", .lookAlike, 0),
    ("1\u{200B}2元", .hiddenCharacter, 1), ("\u{202E}12元", .hiddenCharacter, 0), ("1\u{AD}2元", .hiddenCharacter, 1),
    ("12\u{0338}元", .hiddenCharacter, 2), ("1\u{0}2元", .hiddenCharacter, 1),
    ("12²元", .foreignDigit, 2), ("①元", .foreignDigit, 0), ("\u{663}元", .foreignDigit, 0), ("½亩", .foreignDigit, 0),
    ("Ⅴ级", .foreignDigit, 0),

    // Numbers without a single reading.
    ("1,2354元", .grouping, 1), ("1,23元", .grouping, 1), ("1,234,56元", .grouping, 5), ("0,123元", .grouping, 1),
    ("1.234,5元", .grouping, 5), ("12 35元", .grouping, 2), ("1234 567元", .grouping, 4), ("1,234 567元", .grouping, 5),
    ("12.3.4元", .twoPoints, 4), ("1..5元", .twoPoints, 1), ("5.元", .numberUnfinished, 1), ("12。5元", .pointStyle, 2),
    ("3·5元", .pointStyle, 1), ("--5元", .signUnclear, 1), ("5-元", .signUnclear, 1), ("±5元", .signUnclear, 0),
    ("▲5元", .signUnclear, 0), ("2+1+2", .signUnclear, 1), ("-5-10元", .signUnclear, 0),
    ("5；6元", .severalNumbers, 1), ("1、5元", .severalNumbers, 1), ("5户3人2户", .severalNumbers, 4), ("5元3元", .severalNumbers, 2),
    ("1万5元", .spokenTail, 2), ("一百五", .spokenTail, 2), ("三万五元", .spokenTail, 2), ("一千二人", .spokenTail, 2),
    ("3千5万元", .spokenTail, 2), ("1亿2345元", .spokenTail, 2),
    ("一万万元", .numeralUnreadable, 2), ("五百六百元", .numeralUnreadable, 2), ("3千五百元", .numeralUnreadable, 2),
    ("一万零五千元", .numeralUnreadable, 3), ("12万3456千元", .numeralUnreadable, 3), ("1万05千元", .numeralUnreadable, 2),
    ("二十千公顷", .numeralUnreadable, 2), ("5万万元", .numeralUnreadable, 2), ("一百零元", .numeralUnreadable, 2), ("三五个", .numeralUnreadable, 1),
    ("三多十万元", .unitUnknown, 1), ("元5", .textAround, 0), ("几百个", .vagueNumber, 0), ("数十人", .vagueNumber, 0), ("十来个", .vagueNumber, 1), ("20几个", .vagueNumber, 2),
    ("约5万元左右", .twoQualifiers, 4), ("近300多个", .twoQualifiers, 5), ("约5-10万元", .twoQualifiers, 0),
    ("5-10万元以上", .twoQualifiers, 6), ("10-5万元", .rangeOrder, 2), ("三分之一", .noFiniteDecimal, 0),

    // Units.
    ("5", .unitMissing, 1), ("69.1万", .unitMissing, 5), ("四千", .unitMissing, 2), ("5%元", .textAround, 2),
    ("5万圆圆", .textAround, 3), ("港币5万元", .twoUnits, 3),

    // Sizes.
    ("9999999999999999亿元", .tooLarge, 0), ("99999999999999999999999999999999999999999元", .tooLarge, 0),
    ("5.5人", .countedFraction, 0), ("1.23456万人", .countedFraction, 0),
  ])
  func refuses(_ text: String, _ code: QuantityCode, at offset: Int) {
    for reader in [HechiUnits.printed, HechiUnits.tolerant, HechiUnits.exact] {
      guard case .refusal(let refusal) = reader.read(text, family: nil, unit: nil) else {
        Issue.record("\(text) was read")
        continue
      }
      if reader.policy == .printed {
        #expect(refusal.code == code, "\(text)")
        #expect(refusal.offset == offset, "\(text)")
      }
      for language in Language.allCases {
        #expect(!refusal.message(text, language).isEmpty)
        #expect(!refusal.remedy(language).isEmpty)
      }
    }
  }

  @Test func sentencesNamePlaceAndCharacter() {
    guard case .refusal(let refusal) = HechiUnits.exact.read("1O6", family: nil, unit: HechiUnits.unit("处")) else {
      Issue.record("1O6 was read")
      return
    }
    #expect(refusal.message("1O6", .zh) == "读不出 \"1O6\"：第 2 个字是字母 O，不是数字 0")
    #expect(refusal.remedy(.zh) == "把字母 O 改成数字 0")
    #expect(refusal.message("1O6", .en) == "\"1O6\" cannot be read: character 2 is the letter O, not the digit 0")
  }

  /// A half names no unit: under 元 it is a fraction, or a date, not a %.
  @Test(arguments: ["1/2", "3/4", "四分之三", "1/2以上"])
  func aFractionIsNoUnit(text: String) {
    let outcome = HechiUnits.exact.read(text, family: HechiUnits.unit("元").family, unit: HechiUnits.unit("万元"))
    #expect(outcome.code == .fraction, "\(outcome)")
  }

  /// What is quoted is what is not known, not the line break before it.
  @Test(arguments: [("2\n（含税）", "(含税)", 2), ("2\r\n（含税）", "(含税)", 3), ("2 （含税）", "(含税)", 2)])
  func whatFollowsIsQuoted(text: String, found: String, offset: Int) {
    guard case .refusal(let refusal) = HechiUnits.exact.read(text, family: HechiUnits.unit("元").family, unit: HechiUnits.unit("万元")) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(refusal.code == .unitUnknown && refusal.found == found && refusal.offset == offset, "\(refusal)")
  }

  /// 圆 is 元, so that 千圆 is the 千元 that tables list; 千个 is digits mixed with 千.
  @Test func aListedMultipleMayBeSpelledOtherwise() {
    let money = HechiUnits.unit("元")
    #expect(HechiUnits.exact.read("4.5千圆", family: money.family, unit: money).value == "4500")
    #expect(HechiUnits.exact.read("4.5千元", family: money.family, unit: money).value == "4500")
    let piece = HechiUnits.unit("个")
    #expect(HechiUnits.exact.read("4千个", family: piece.family, unit: piece).code == .mixedNumeral)
  }

  @Test func invisibleCharactersAreNamed() {
    guard case .refusal(let refusal) = HechiUnits.exact.read("1\u{202E}2", family: nil, unit: HechiUnits.unit("元")) else {
      Issue.record("was read")
      return
    }
    #expect(refusal.found == "U+202E")
    #expect(!refusal.message("1\u{202E}2", .zh).unicodeScalars.contains("\u{202E}"))
  }

  @Test func longTextsAreRefusedQuickly() {
    let outcome = HechiUnits.printed.read(String(repeating: "9", count: 1_000_000), family: nil, unit: nil)
    #expect(outcome.code == .textTooLong)
  }

  @Test func everyCodeIsExplainedInBothLanguages() {
    #expect(QuantityCode.explanations.count == QuantityCode.allCases.count)
    #expect(Set(QuantityCode.explanations.map(\.code)).count == QuantityCode.allCases.count)
    for explanation in QuantityCode.explanations {
      for language in Language.allCases {
        #expect(explanation.title[language]?.isEmpty == false, "\(explanation.code)")
        #expect(explanation.why[language]?.isEmpty == false, "\(explanation.code)")
        #expect(explanation.remedy[language]?.isEmpty == false, "\(explanation.code)")
      }
      let chinese = [explanation.title, explanation.why, explanation.remedy].compactMap { $0[.zh] }.joined()
      #expect(!chinese.contains("非法") && !chinese.contains("错误数据"), "\(explanation.code)")
    }
  }
}
