/// A day of the proleptic Gregorian calendar, counted without clock, zone or locale.
///
/// Deadlines, 旬 and ISO weeks are arithmetic on day numbers; a calendar that knows time zones would only bring in
/// what must not decide a figure.
///
///     Day(year: 2020, month: 12, day: 31)?.weekday     // 4, a Thursday
///     Day("2020-12-31")?.title                         // "2020年12月31日"
package struct Day: Hashable, Sendable {
  /// Days since 1970-01-01.
  package let number: Int

  package init(number: Int) {
    self.number = number
  }

  /// Nil where the calendar has no such day: 2021-02-29.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Self.length(ofMonth: month, in: year) else { return nil }
    number = Self.number(year: year, month: month, day: day)
  }

  /// Reads `2020-12-31` and nothing else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let dash = UInt8(ascii: "-")
    guard bytes.count == 10, bytes[4] == dash, bytes[7] == dash else { return nil }
    guard
      let year = Self.digits(bytes[0..<4]), let month = Self.digits(bytes[5..<7]), let day = Self.digits(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var day: Int { civil.day }

  /// 1 = Monday … 7 = Sunday.
  package var weekday: Int { floorRemainder(number + 3, 7) + 1 }

  /// `2020-12-31`
  package var text: String {
    let (year, month, day) = civil
    var text = CodePen()
    text.write(year, digits: 4)
    text.write("-")
    text.write(month, digits: 2)
    text.write("-")
    text.write(day, digits: 2)
    return text.text
  }

  /// `2020年12月31日`
  package var title: String {
    let (year, month, day) = civil
    return "\(year)年\(month)月\(day)日"
  }

  /// The day as a figure's value, yyyymmdd: 20201231.
  package var yyyymmdd: Int {
    let (year, month, day) = civil
    return year * 10_000 + month * 100 + day
  }

  package func advanced(by days: Int) -> Day { Day(number: number + days) }

  package static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  package static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Day number of a date that is known to exist. Years are counted from March, so that the leap day comes last; an era is
  /// 400 years of 146,097 days.
  static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = floorQuotient(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = floorQuotient(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

extension Day: Comparable {
  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

extension Day: CustomStringConvertible {
  package var description: String { text }
}

/// Division that rounds down: -1 / 7 is -1.
func floorQuotient(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return a % b < 0 ? quotient - 1 : quotient
}

func floorRemainder(_ a: Int, _ b: Int) -> Int { a - floorQuotient(a, b) * b }
