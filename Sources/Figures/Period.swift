/// A stretch of time that a return or a figure speaks of: one unit of a kind, or a run of such units.
///
///     Period("2020-12-X1")?.title()            // "2020年12月上旬"
///     Period("2020-W53")?.last.text            // "2021-01-03"
///     Period("2016-2020")?.count               // 5
///     Period("2020-02/2020-06")?.title()       // "2020年2—6月"
///
/// A period is kept as the running numbers of its first and last unit, so that *previous*, *length* and *last year*
/// are integer arithmetic for every kind.
package struct Period: Hashable, Sendable {
  /// The unit a period is counted in. Raw values are the words of the definition files.
  package enum Kind: String, Sendable, CaseIterable {
    case year, half, quarter, month
    /// 旬: 1–10, 11–20, 21–end of the month
    case xun
    /// ISO week, Monday to Sunday
    case week
    case day
  }

  package let kind: Kind
  let start: Int
  let end: Int

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = start
    self.end = end
  }

  /// The period of this kind in which the day lies: the week of 2021-01-01 is 2020-W53.
  package init(_ kind: Kind, containing day: Day) {
    let ordinal = kind.ordinal(containing: day)
    self.init(kind, ordinal, ordinal)
  }

  /// The run from one period to another of the same kind, both included; nil where the kinds differ or the order is wrong.
  package init?(from first: Period, through last: Period) {
    guard first.kind == last.kind, first.start <= last.start, first.end <= last.end else { return nil }
    self.init(first.kind, first.start, last.end)
  }

  package static func year(_ year: Int) -> Period { Period(.year, year, year) }

  package static func month(_ year: Int, _ month: Int) -> Period? {
    Period(.month, in: year, month)
  }

  package static func day(_ day: Day) -> Period { Period(.day, containing: day) }

  /// The `index`-th unit of a year: half 1–2, quarter 1–4, month 1–12, 旬 1–36, ISO week 1–53, day 1–366.
  package init?(_ kind: Kind, in year: Int, _ index: Int) {
    guard (1...9999).contains(year), index >= 1 else { return nil }
    let ordinal: Int
    switch kind {
    case .year, .half, .quarter, .month, .xun:
      guard index <= kind.perYear else { return nil }
      ordinal = year * kind.perYear + index - 1
    case .week:
      ordinal = Kind.week.ordinal(containing: Day(number: Day.number(year: year, month: 1, day: 4))) + index - 1
      guard Kind.isoYear(week: ordinal) == year else { return nil }
    case .day:
      guard index <= (Day.isLeap(year) ? 366 : 365) else { return nil }
      ordinal = Day.number(year: year, month: 1, day: 1) + index - 1
    }
    self.init(kind, ordinal, ordinal)
  }

  /// How many units: 1, or more for a range.
  package var count: Int { end - start + 1 }
  package var isRange: Bool { count > 1 }

  package var first: Day { kind.first(of: start) }
  package var last: Day { kind.last(of: end) }

  /// As many units of the same kind, ending where this one begins: 2020-12 → 2020-11, 2020-02/2020-06 → 2019-09/2020-01.
  package var previous: Period { Period(kind, start - count, end - count) }
  package var next: Period { Period(kind, start + count, end + count) }

  /// The same stretch of the year before; nil for a week 53 or a 29 February that it does not have.
  package var yearBefore: Period? {
    switch kind {
    case .year, .half, .quarter, .month, .xun:
      return Period(kind, start - kind.perYear, end - kind.perYear)
    case .week:
      guard let first = Self.weekYearBefore(start), let last = Self.weekYearBefore(end) else { return nil }
      return Period(.week, first, last)
    case .day:
      guard
        let first = Day(year: first.year - 1, month: first.month, day: first.day),
        let last = Day(year: last.year - 1, month: last.month, day: last.day)
      else { return nil }
      return Period(.day, first.number, last.number)
    }
  }

  private static func weekYearBefore(_ week: Int) -> Int? {
    Period(.week, in: Kind.isoYear(week: week) - 1, Kind.isoNumber(week: week))?.start
  }

  /// Whether the day lies inside.
  package func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// Whether the other period belongs to this one.
  ///
  /// A week belongs where its last day lies: 2020-W53 ends on 2021-01-03 and is a week of January 2021.
  package func contains(_ other: Period) -> Bool {
    let counted = other.kind == .week ? other.first.advanced(by: 6) : other.first
    return first <= counted && other.last <= last
  }

  /// The periods of a kind that belong to this one, in order: the twelve months of 2020, the 52 weeks that end in it.
  package func periods(_ kind: Kind) -> [Period] {
    let candidates = kind.ordinal(containing: first)...kind.ordinal(containing: last)
    return candidates.map { Period(kind, $0, $0) }.filter(contains)
  }
}

/// By the last day; of two that end together the shorter comes first: 2020-12-31 < 2020-12 < 2020-Q4 < 2020.
extension Period: Comparable {
  package static func < (a: Period, b: Period) -> Bool {
    if a.last != b.last { return a.last < b.last }
    if a.first != b.first { return a.first > b.first }
    return a.kind.fineness > b.kind.fineness
  }
}

extension Period.Kind {
  /// How many of them make a year; weeks and days do not divide it evenly.
  package var perYear: Int {
    switch self {
    case .year: 1
    case .half: 2
    case .quarter: 4
    case .month: 12
    case .xun: 36
    case .week: 52
    case .day: 365
    }
  }

  var fineness: Int { perYear }

  /// Running number of the unit in which a day lies.
  func ordinal(containing day: Day) -> Int {
    switch self {
    case .year, .half, .quarter, .month:
      day.year * perYear + (day.month - 1) / (12 / perYear)
    case .xun:
      (day.year * 12 + day.month - 1) * 3 + min((day.day - 1) / 10, 2)
    case .week:
      floorQuotient(day.number + 3, 7)
    case .day:
      day.number
    }
  }

  func first(of ordinal: Int) -> Day {
    switch self {
    case .year, .half, .quarter, .month:
      let month = floorRemainder(ordinal, perYear) * (12 / perYear) + 1
      return Day(number: Day.number(year: floorQuotient(ordinal, perYear), month: month, day: 1))
    case .xun:
      let start = Period.Kind.month.first(of: floorQuotient(ordinal, 3))
      return start.advanced(by: floorRemainder(ordinal, 3) * 10)
    case .week:
      return Day(number: ordinal * 7 - 3)
    case .day:
      return Day(number: ordinal)
    }
  }

  func last(of ordinal: Int) -> Day { first(of: ordinal + 1).advanced(by: -1) }

  /// The year to which ISO 8601 counts a week: that of its Thursday.
  static func isoYear(week ordinal: Int) -> Int { Day(number: ordinal * 7).year }

  static func isoNumber(week ordinal: Int) -> Int {
    let thursday = Day(number: ordinal * 7)
    return (thursday.number - Day.number(year: thursday.year, month: 1, day: 1)) / 7 + 1
  }
}
