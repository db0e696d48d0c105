import Figures
import Testing
import TestSupport

@Suite("Print patterns")
struct PrintPatternTests {
  /// Tokens of the 2020 report from values in canonical units.
  @Test(
    "the report's own tokens",
    arguments: [
      ("{n}座", "4116", "4116座"), ("{n:1 万}万", "691000", "69.1万"), ("{n:2 万}万人", "74200", "7.42万人"), ("{n:2 亿}亿元", "1598000000", "15.98亿元"),
      ("约{n:2 亿}亿元", "3106000000", "约31.06亿元"), ("{n:1 亿}亿元", "1480000000", "14.8亿元"), ("{n:0 万}万亩", "850000", "85万亩"),
      ("{n:0 亿 floor}亿多元", "1950000000", "19亿多元"), ("{n:0 百 floor}00多个", "3856", "3800多个"), ("近{n:0 百 ceil}00个", "291", "近300个"),
      ("{n:0 十 floor}0多名", "97", "90多名"), ("{n:2}%", "20.16", "20.16%"), ("{n:3 亿}亿元", "115500000", "1.155亿元"), ("{n:1 万}万元", "91993000", "9199.3万元"),
      ("{n:0 truncate}元以上", "258.9", "258元以上"), ("{n:2 万}万元", "19454600", "1945.46万元"), ("{n:0 万}万元以上", "50000", "5万元以上"),
      ("{n:chinese}个", "11", "十一个"), ("{n:chinese}天", "90", "九十天"), ("{n:chinese}", "2", "二"), ("{n:chinese}名", "22", "二十二名"), ("{n:chinese}位", "2", "两位"), ("{n:chinese}", "5", "五"), ("一周{n:chinese}", "1", "一周一"),
      ("{year}年{month}月{day}日", "20211015", "2021年10月15日"), ("{month}月{day}日", "20201231", "12月31日"), ("{month}月底", "202012", "12月底"), ("{month}月", "202004", "4月"),
      ("河财预〔2020〕{n}号", "6", "河财预〔2020〕6号"), ("双清零", "0", "双清零"), ("{n:万}万", "50000", "5万"), ("{n:万}万", "12345", "1.2345万"),
    ])
  func tokens(_ pattern: String, _ value: String, _ printed: String) throws {
    #expect(try PrintPattern(pattern).print(Rational(try #require(Exact(plain: value)))) == printed)
  }

  @Test(
    "digits",
    arguments: [
      ("{n}", "1234567890123456789012.5", "1234567890123456789012.5"), ("{n}", "-0.50", "-0.5"), ("{n:2}", "-2.675", "-2.68"), ("{n:2}", "-0.004", "0.00"),
      ("{n:2 gb8170_even}", "2.665", "2.66"), ("{n:2 half_up}", "2.665", "2.67"), ("{n:0}", "0.5", "1"), ("{n:0 gb8170_even}", "0.5", "0"), ("{n:1 千}", "1250", "1.3"),
      ("{n:2 百万}", "47157000", "47.16"), ("{n:3 千万}", "47157000", "4.716"), ("{n:1 十万}", "47157000", "471.6"), ("{n:0 亿 ceil}", "-1", "-1"), ("{n:12}", "1", "1.000000000000"),
      ("{n}/{n:1}", "3", "3/3.0"),
    ])
  func digits(_ pattern: String, _ value: String, _ printed: String) throws {
    #expect(try PrintPattern(pattern).print(Rational(try #require(Exact(plain: value)))) == printed)
  }

  @Test("a rounding of the pipeline is used where the pattern names none")
  func standard() throws {
    let value = Rational(try #require(Exact(plain: "2.665")))
    #expect(try PrintPattern("{n:2}").print(value, rounding: .halfEven) == "2.66")
    #expect(try PrintPattern("{n:2 half_up}").print(value, rounding: .halfEven) == "2.67")
  }

  @Test(
    "a bare 100 is said of the whole only",
    arguments: [
      (5949, 5949, "100%"), (49_999, 50_000, "99.99%"), (99_996, 100_000, "99.99%"), (99_994, 100_000, "99.99%"), (99_985, 100_000, "99.99%"), (99_984, 100_000, "99.98%"),
      (100_004, 100_000, "100.01%"), (9657, 10_000, "96.57%"), (965, 1000, "96.50%"), (1, 3, "33.33%"), (0, 7, "0.00%"), (999_999_999, 1_000_000_000, "99.99%"), (2, 1, "200.00%"),
    ])
  func whole(_ numerator: Int, _ denominator: Int, _ printed: String) throws {
    #expect(try PrintPattern("{n:2 whole}%").print(Rational(numerator) / Rational(denominator) * Rational(100)) == printed)
  }

  @Test("a limit is printed while it holds, then the value without 以内")
  func bound() throws {
    let pattern = try PrintPattern("{bound:2}%以内")
    #expect(pattern.hasBound)
    #expect(pattern.print(Rational(4), limit: Rational(5)) == "5%以内")
    #expect(pattern.print(Rational(25) / Rational(4)) == "6.25%")
    #expect(try PrintPattern("{bound}元以上").print(Rational(258), limit: Rational(235)) == "235元以上")
    #expect(try PrintPattern("{bound:万}万元以上").print(Rational(58_000), limit: Rational(50_000)) == "5万元以上")
    #expect(try !PrintPattern("{n}").hasBound)
  }

  @Test("another form for zero")
  func zero() throws {
    let pattern = try PrintPattern(zero: "双清零", else: "{n}人")
    #expect(pattern.print(.zero) == "双清零")
    #expect(pattern.print(Rational(3)) == "3人")
  }

  @Test("the step of the last printed place", arguments: [("{n:2 亿}亿元", "1000000"), ("{n:0 百 floor}00多个", "100"), ("{n:2}%", "0.01"), ("{n:1}", "0.1")])
  func step(_ pattern: String, _ step: String) throws {
    #expect(try PrintPattern(pattern).step?.text == step)
  }

  @Test("no step where the places are not fixed", arguments: ["{n}", "双清零", "{n:万}", "{bound}%"])
  func noStep(_ pattern: String) throws {
    #expect(try PrintPattern(pattern).step == nil)
  }

  @Test(
    "mistakes and their places",
    arguments: [
      ("", 0, "an empty pattern"), ("{n", 2, "the end"), ("n}", 1, "}"), ("约{m}元", 2, "m"), ("{}", 1, "nothing"), ("{n:}", 3, "nothing after the colon"), ("{n:2 忆}", 5, "忆"),
      ("{n:2 亿 up}", 7, "up"), ("{n:亿 floor}", 5, "floor"), ("{n:floor}", 3, "floor"), ("{n:13}", 3, "13"), ("{n:2 亿 floor 3}", 13, "3"), ("{n:-1}", 3, "-1"),
      ("{n:2.5}", 3, "2.5"), ("{n:chinese 2}", 11, "2"), ("{month:2}", 6, ":"), ("{n}元{n:2 万 whol}", 11, "whol"), ("{n:99999999999999999999}", 3, "99999999999999999999"),
      ("{n:２}", 3, "２"), ("{n {n}}", 1, "n {n"),
    ])
  func mistakes(_ text: String, _ offset: Int, _ found: String) {
    do {
      _ = try PrintPattern(text)
      Issue.record("read")
    } catch {
      #expect(error.offset == offset)
      #expect(error.found.en == found)
      #expect(!error.expected.en.isEmpty && !error.expected.zh.isEmpty)
    }
  }

  @Test(
    "numerals",
    arguments: [
      ("0", "零"), ("2", "二"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("100", "一百"), ("105", "一百零五"), ("110", "一百一十"), ("817", "八百一十七"), ("1005", "一千零五"),
      ("1050", "一千零五十"), ("10000", "一万"), ("10001", "一万零一"), ("100001", "十万零一"), ("110000", "十一万"), ("20010", "二万零一十"), ("35000000", "三千五百万"),
      ("120000000", "一亿二千万"), ("100000001", "一亿零一"), ("100010000", "一亿零一万"), ("-3", "负三"), ("1.5", "1.5"), ("1000000000000", "1000000000000"),
    ])
  func numerals(_ value: String, _ printed: String) throws {
    #expect(try PrintPattern("{n:chinese}").print(Rational(try #require(Exact(plain: value)))) == printed)
  }

  @Test("a printed number, read back, is within half its step", arguments: 0..<20 as Range<UInt64>)
  func halfStep(_ seed: UInt64) throws {
    var generator = Seeded(seed)
    let pattern = try PrintPattern("{n:2 万}")
    let step = try #require(pattern.step)
    for _ in 0..<100 {
      let value = Rational(Exact(Int128(Int64.random(in: -10_000_000_000...10_000_000_000, using: &generator)), decimals: 3))
      let printed = Rational(try #require(Exact(plain: pattern.print(value)))) * Rational(10_000)
      #expect(Interval(printed, step: step).contains(value) || printed.isZero, "seed \(seed): \(value)")
      #expect((printed - value).magnitude <= step / Rational(2), "seed \(seed): \(value)")
    }
  }
}
