/// Periods and dates the way offices write them.
///
/// Everything here is either unambiguous or nil: a two-digit year, an `12月` without a year to go by and a month 13 are
/// not read. Full-width digits and punctuation and blanks between the parts make no difference.
extension Period {
  /// Reads a period as people write it; `year` stands in where the text names none.
  ///
  ///     Period(reading: "二〇二〇年十二月")        // 2020-12
  ///     Period(reading: "1-6月", year: 2020)     // 2020-01/2020-06
  ///     Period(reading: "12月上旬", year: 2020)   // 2020-12-X1
  ///     Period(reading: "2020年6月30日")          // 2020-06-30
  package init?(reading text: String, year: Int? = nil) {
    if let period = Period(text) {
      self = period
      return
    }
    var writing = PeriodWriting(text)
    guard let period = writing.period(defaultYear: year), writing.isAtEnd else { return nil }
    self = period
  }
}

extension Day {
  /// Reads a date as people write it; `year` stands in where the text names none. `6月底` is the month's last day.
  ///
  ///     Day(reading: "2020.6.30")             // 2020-06-30
  ///     Day(reading: "6月30日", year: 2020)    // 2020-06-30
  ///     Day(reading: "截至2020年6月底")         // 2020-06-30
  package init?(reading text: String, year: Int? = nil) {
    if let period = Period(reading: text, year: year), period.kind == .day, !period.isRange {
      self = period.first
      return
    }
    var writing = PeriodWriting(text)
    let asOf = writing.take("截至") || writing.take("截止到") || writing.take("截止")
    guard let period = writing.period(defaultYear: year), !period.isRange else { return nil }
    let monthEnd = period.kind == .month && (writing.take("底") || writing.take("末"))
    guard writing.isAtEnd, monthEnd || (asOf && period.kind == .day) else { return nil }
    self = period.last
  }
}

/// A text being read from left to right.
private struct PeriodWriting {
  private var rest: ArraySlice<Unicode.Scalar>

  init(_ text: String) {
    var rest = Array(Width.folded(text).unicodeScalars)[...]
    while let last = rest.last, Self.isBlank(last) { rest.removeLast() }
    self.rest = rest
    skipBlanks()
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func period(defaultYear: Int?) -> Period? {
    if let date = digitsOnly() { return date }
    if let date = punctuated() { return date }
    if let years = yearRange() { return years }
    if let year = statedYear() {
      if isAtEnd || take("全年") { return .year(year) }
      return withinYear(year, stated: true)
    }
    guard let defaultYear else { return nil }
    if take("全年") { return .year(defaultYear) }
    return withinYear(defaultYear, stated: false)
  }

  /// `20200630`, `202006`
  private mutating func digitsOnly() -> Period? {
    guard rest.count == 8 || rest.count == 6, let number = peekDigits(count: rest.count) else { return nil }
    let isDay = rest.count == 8
    let yearMonth = isDay ? number / 100 : number
    guard yearMonth >= 190_000, yearMonth < 220_000 else { return nil }
    rest = []
    guard isDay else { return Period.month(yearMonth / 100, yearMonth % 100) }
    return Day(year: yearMonth / 100, month: yearMonth % 100, day: number % 100).map(Period.day)
  }

  /// `2020.12`, `2020/6/30`, `2020-6-30T00:00:00.000`
  private mutating func punctuated() -> Period? {
    let saved = rest
    for mark in [".", "-", "/"] {
      rest = saved
      guard let year = arabic(4...4), take(mark), let month = arabic(1...2) else { continue }
      if isAtEnd { return Period.month(year, month) }
      guard take(mark), let day = arabic(1...2) else { continue }
      _ = take("T00:00:00.000") || take("T00:00:00") || take("00:00:00") || take("0:00:00") || take("0:00")
      guard isAtEnd else { continue }
      return Day(year: year, month: month, day: day).map(Period.day)
    }
    rest = saved
    return nil
  }

  /// `2016—2020年`, `2016年至2020年`
  private mutating func yearRange() -> Period? {
    let saved = rest
    if let first = arabic(4...4) {
      _ = take("年")
      if dash(), let last = arabic(4...4), take("年"), isAtEnd || take("度"), isAtEnd, first < last {
        return Period(from: .year(first), through: .year(last))
      }
    }
    rest = saved
    return nil
  }

  /// `2020年`, `2020年度`, `二〇二〇年`
  private mutating func statedYear() -> Int? {
    let saved = rest
    if let year = arabic(4...4) ?? yearNumeral(), take("年") {
      _ = take("度")
      return year
    }
    rest = saved
    return nil
  }

  private mutating func withinYear(_ year: Int, stated: Bool) -> Period? {
    if take("上半年") { return Period(.half, in: year, 1) }
    if take("下半年") { return Period(.half, in: year, 2) }
    let ordinal = take("第")
    guard let number = number() else { return nil }
    if take("季度") { return Period(.quarter, in: year, number) }
    if ordinal || stated, take("周") { return Period(.week, in: year, number) }
    guard !ordinal else { return nil }
    if dash() {
      guard let last = self.number(), month(), let from = Period.month(year, number) else { return nil }
      return range(from, Period.month(year, last))
    }
    guard month(), let month = Period.month(year, number) else { return nil }
    for (index, xun) in ["上旬", "中旬", "下旬"].enumerated() where take(xun) {
      return Period(.xun, in: year, (number - 1) * 3 + index + 1)
    }
    if dash() {
      let lastYear = statedYear() ?? year
      guard let last = self.number(), self.month() else { return nil }
      return range(month, Period.month(lastYear, last))
    }
    let saved = rest
    if let day = self.number(), take("日") || take("号") {
      return Day(year: year, month: number, day: day).map(Period.day)
    }
    rest = saved
    return month
  }

  private func range(_ from: Period, _ through: Period?) -> Period? {
    guard let through, from < through else { return nil }
    return Period(from: from, through: through)
  }

  private mutating func month() -> Bool { take("月份") || take("月") }

  private mutating func dash() -> Bool {
    ["-", "—", "–", "~", "〜", "至", "到"].contains { take($0) }
  }

  /// Takes these characters if they come next, and the blanks after them.
  mutating func take(_ word: String) -> Bool {
    let wanted = word.unicodeScalars
    guard rest.count >= wanted.count, zip(rest, wanted).allSatisfy(==) else { return false }
    rest = rest.dropFirst(wanted.count)
    skipBlanks()
    return true
  }

  private mutating func number() -> Int? { arabic(1...2) ?? numeral() }

  private mutating func arabic(_ widths: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { Self.digit($0) != nil }
    guard widths.contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    skipBlanks()
    return digits.reduce(0) { $0 * 10 + (Self.digit($1) ?? 0) }
  }

  private func peekDigits(count: Int) -> Int? {
    guard rest.allSatisfy({ Self.digit($0) != nil }) else { return nil }
    return rest.reduce(0) { $0 * 10 + (Self.digit($1) ?? 0) }
  }

  /// Four numerals, digit by digit: 二〇二〇.
  private mutating func yearNumeral() -> Int? {
    let digits = rest.prefix(4).map { Self.numerals[$0] }
    guard digits.count == 4, let first = digits[0], first > 0 else { return nil }
    var year = 0
    for digit in digits {
      guard let digit else { return nil }
      year = year * 10 + digit
    }
    rest = rest.dropFirst(4)
    skipBlanks()
    return year
  }

  /// 一 to 九十九: 六, 十, 十二, 三十, 三十一.
  private mutating func numeral() -> Int? {
    let saved = rest
    let tens = oneNumeral()
    guard take("十") else { return tens }
    let ones = oneNumeral()
    if tens == 1 {
      rest = saved
      return nil
    }
    return (tens ?? 1) * 10 + (ones ?? 0)
  }

  private mutating func oneNumeral() -> Int? {
    guard let scalar = rest.first, let value = Self.numerals[scalar], value > 0 else { return nil }
    rest = rest.dropFirst()
    skipBlanks()
    return value
  }

  private mutating func skipBlanks() {
    while let first = rest.first, Self.isBlank(first) { rest.removeFirst() }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value - 0x30) : nil
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t"
  }

  private static let numerals: [Unicode.Scalar: Int] = [
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
}
