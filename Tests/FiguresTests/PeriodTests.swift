import Figures
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test(
    "code, first day, last day and title",
    arguments: [
      ("2020", "2020-01-01", "2020-12-31", "2020年"),
      ("2020-H1", "2020-01-01", "2020-06-30", "2020年上半年"),
      ("2020-H2", "2020-07-01", "2020-12-31", "2020年下半年"),
      ("2020-Q1", "2020-01-01", "2020-03-31", "2020年第一季度"),
      ("2020-Q4", "2020-10-01", "2020-12-31", "2020年第四季度"),
      ("2020-02", "2020-02-01", "2020-02-29", "2020年2月"),
      ("2021-02", "2021-02-01", "2021-02-28", "2021年2月"),
      ("2020-12", "2020-12-01", "2020-12-31", "2020年12月"),
      ("2020-12-X1", "2020-12-01", "2020-12-10", "2020年12月上旬"),
      ("2020-12-X2", "2020-12-11", "2020-12-20", "2020年12月中旬"),
      ("2020-02-X3", "2020-02-21", "2020-02-29", "2020年2月下旬"),
      ("2020-W01", "2019-12-30", "2020-01-05", "2020年第1周"),
      ("2020-W53", "2020-12-28", "2021-01-03", "2020年第53周"),
      ("2021-W01", "2021-01-04", "2021-01-10", "2021年第1周"),
      ("2020-12-31", "2020-12-31", "2020-12-31", "2020年12月31日"),
      ("2016-2020", "2016-01-01", "2020-12-31", "2016—2020年"),
      ("2020-02/2020-06", "2020-02-01", "2020-06-30", "2020年2—6月"),
      ("2019-11/2020-02", "2019-11-01", "2020-02-29", "2019年11月至2020年2月"),
      ("2020-W01/2020-W26", "2019-12-30", "2020-06-28", "2020年第1周至2020年第26周"),
      ("2020-12-01/2020-12-15", "2020-12-01", "2020-12-15", "2020年12月1日至2020年12月15日"),
    ])
  func code(_ code: String, _ first: String, _ last: String, _ title: String) throws {
    let period = try #require(Period(code))
    #expect(period.code == code)
    #expect(period.first.text == first)
    #expect(period.last.text == last)
    #expect(period.title() == title)
  }

  @Test(
    "texts that are no code",
    arguments: [
      "", "20", "20200", "2020-", "2020-0", "2020-00", "2020-13", "2020-1", "2020-H0", "2020-H3", "2020-Q5", "2020-q1",
      "2020-W00", "2020-W54", "2021-W53", "2020-12-X0", "2020-12-X4", "2020-13-X1", "2020-11-31", "2021-02-29",
      "2020-2016", "2020-2020", "2020/2021", "2020-06/2020-02", "2020-06/2020-06", "2020-06/2020", "2020-12 ", "-2020", "０２０２",
      "2020-02/", "/2020-02", "2020-02/2020-03/2020-04", "0000", "2020-Q01",
    ])
  func refused(_ text: String) {
    #expect(Period(text) == nil)
  }

  @Test(
    "the way offices write them, for a report on 2020",
    arguments: [
      ("2020年12月", "2020-12"), ("2020.12", "2020-12"), ("2020/12", "2020-12"), ("2020-12", "2020-12"), ("2020.6", "2020-06"),
      ("12月", "2020-12"), ("12月份", "2020-12"), ("2019年3月份", "2019-03"), ("202012", "2020-12"), ("十二月", "2020-12"),
      ("二〇二〇年十二月", "2020-12"), ("二零一九年十月", "2019-10"), ("２０２０年１２月", "2020-12"), (" 2020 年 12 月 ", "2020-12"),
      ("2020年", "2020"), ("2020年度", "2020"), ("全年", "2020"), ("二〇二〇年", "2020"),
      ("上半年", "2020-H1"), ("2019年下半年", "2019-H2"),
      ("第二季度", "2020-Q2"), ("二季度", "2020-Q2"), ("2020年第4季度", "2020-Q4"), ("4季度", "2020-Q4"),
      ("第26周", "2020-W26"), ("2020年第53周", "2020-W53"), ("第二十六周", "2020-W26"), ("2019年26周", "2019-W26"),
      ("12月上旬", "2020-12-X1"), ("2020年2月下旬", "2020-02-X3"), ("六月中旬", "2020-06-X2"),
      ("1-6月", "2020-01/2020-06"), ("1—6月", "2020-01/2020-06"), ("1～6月份", "2020-01/2020-06"), ("2月至6月", "2020-02/2020-06"),
      ("2019年11月至2020年2月", "2019-11/2020-02"), ("一至六月", "2020-01/2020-06"), ("2016-2020年", "2016-2020"),
      ("2016年至2020年", "2016-2020"), ("2020-Q2", "2020-Q2"),
      ("2020年6月30日", "2020-06-30"), ("2020.6.30", "2020-06-30"), ("2020/6/30", "2020-06-30"), ("2020-6-30", "2020-06-30"),
      ("20200630", "2020-06-30"), ("6月30日", "2020-06-30"), ("6月30号", "2020-06-30"), ("二〇二〇年六月三十日", "2020-06-30"),
      ("2020年十二月三十一日", "2020-12-31"), ("2020-06-30T00:00:00.000", "2020-06-30"), ("2020年2月29日", "2020-02-29"),
    ])
  func reading(_ text: String, _ code: String) {
    #expect(Period(reading: text, year: 2020)?.code == code)
  }

  @Test(
    "what is not certain is not read",
    arguments: [
      "", "月", "13月", "0月", "20年12月", "12", "6.30", "一周", "2020年13月", "2020年2月30日", "2021年2月29日", "6-1月", "第五季度", "第54周",
      "第12月", "2020年12月31", "12月上", "202013", "20201301", "20200631", "12345678", "2020 12", "本月", "累计", "2020年12月四旬",
      "2020..12", "2020.12/31", "2020-06-30T08:15:00.000", "1 2月", "3月5", "一十月", "十十月", "44012", "约12月", "万科", "2020—2016年",
    ])
  func unread(_ text: String) {
    #expect(Period(reading: text, year: 2020) == nil)
  }

  @Test("without a year to go by a bare month is nothing", arguments: ["12月", "上半年", "第26周", "1-6月", "6月30日", "全年"])
  func yearless(_ text: String) {
    #expect(Period(reading: text) == nil)
  }

  @Test(
    "belonging",
    arguments: [
      ("2020", "2020-12", true), ("2020", "2020-12-X3", true), ("2020", "2020-12-31", true), ("2020", "2021-01", false),
      ("2020-Q4", "2020-12", true), ("2020-Q3", "2020-12", false), ("2020-H2", "2020-Q3", true), ("2020-12", "2020", false),
      // The week of New Year 2021 ends on Sunday 3 January.
      ("2020", "2020-W53", false), ("2021", "2020-W53", true), ("2021-01", "2020-W53", true), ("2020-12", "2020-W52", true),
      // Its first days are of 2019, its Sunday of 2020.
      ("2020", "2020-W01", true), ("2020-01-X1", "2020-W01", true), ("2020-W53", "2021-01-01", true),
      ("2020-W53", "2020-W53", true), ("2016-2020", "2018-Q1", true), ("2020-02/2020-06", "2020-06-X3", true),
      ("2020-02/2020-06", "2020-07", false), ("2020", "2020-01/2020-12", true), ("2020-01/2020-12", "2020", true),
      ("2020-H1", "2020-W01/2020-W26", true), ("2020", "2020-W01/2020-W53", false),
    ])
  func belonging(_ longer: String, _ shorter: String, _ expected: Bool) throws {
    #expect(try #require(Period(longer)).contains(try #require(Period(shorter))) == expected)
  }

  @Test(
    "before and a year before",
    arguments: [
      ("2020", "2019", "2019"), ("2020-H1", "2019-H2", "2019-H1"), ("2020-Q1", "2019-Q4", "2019-Q1"), ("2020-01", "2019-12", "2019-01"),
      ("2020-03-X1", "2020-02-X3", "2019-03-X1"), ("2021-W01", "2020-W53", "2020-W01"), ("2020-W53", "2020-W52", nil),
      ("2020-03-01", "2020-02-29", "2019-03-01"), ("2020-02-29", "2020-02-28", nil), ("2020-02/2020-06", "2019-09/2020-01", "2019-02/2019-06"),
      ("2016-2020", "2011-2015", "2015-2019"),
    ])
  func before(_ code: String, _ previous: String, _ yearBefore: String?) throws {
    let period = try #require(Period(code))
    #expect(period.previous.code == previous)
    #expect(period.previous.next == period)
    #expect(period.yearBefore?.code == yearBefore)
  }

  @Test("order is by the last day, of two that end together the shorter first")
  func order() {
    let inOrder = [
      "2020-11", "2020-12-X1", "2020-12-30", "2020-12-31", "2020-12-X3", "2020-12", "2020-Q4", "2020-H2", "2020-01/2020-12",
      "2020", "2016-2020", "2020-W53",
    ]
    #expect(inOrder.reversed().compactMap { Period($0) }.sorted().map(\.code) == inOrder)
  }

  @Test("the periods of a year")
  func parts() {
    let year = Period.year(2020)
    #expect(year.periods(.month).map(\.code).first == "2020-01")
    #expect(year.periods(.month).count == 12)
    #expect(year.periods(.xun).count == 36)
    #expect(year.periods(.day).count == 366)
    // The weeks whose Sunday lies in 2020: W01 to W52.
    #expect(year.periods(.week).map(\.code).first == "2020-W01")
    #expect(year.periods(.week).map(\.code).last == "2020-W52")
    #expect(Period.year(2021).periods(.week).first?.code == "2020-W53")
  }

  @Test("the period of a day", arguments: [
    (Period.Kind.year, "2021"), (.half, "2021-H1"), (.quarter, "2021-Q1"), (.month, "2021-01"), (.xun, "2021-01-X1"), (.week, "2020-W53"),
    (.day, "2021-01-01"),
  ])
  func containing(_ kind: Period.Kind, _ code: String) throws {
    #expect(Period(kind, containing: try #require(Day("2021-01-01"))).code == code)
  }

  @Test("every period of eighty years survives its code, and follows the one before", arguments: Period.Kind.allCases)
  func roundTrip(_ kind: Period.Kind) throws {
    var period = Period(kind, containing: try #require(Day("1969-12-29")))
    let end = try #require(Day("2050-01-01"))
    while period.last < end {
      #expect(Period(period.code) == period, "\(period.code)")
      #expect(Period(kind, containing: period.first) == period && Period(kind, containing: period.last) == period, "\(period.code)")
      #expect(period.next.first == period.last.advanced(by: 1), "\(period.code)")
      period = period.next
    }
  }
}

@Suite("Days")
struct DayTests {
  @Test(
    "day numbers and weekdays",
    arguments: [
      ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2), ("2020-12-31", 18_627, 4), ("2021-10-15", 18_915, 5),
      ("1900-03-01", -25_508, 4), ("0001-01-01", -719_162, 1),
    ])
  func number(_ text: String, _ number: Int, _ weekday: Int) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(Day(number: number).text == text)
  }

  @Test("leap days", arguments: [(2000, true), (1900, false), (2020, true), (2021, false), (2100, false), (2400, true)])
  func leap(_ year: Int, _ leap: Bool) {
    #expect((Day(year: year, month: 2, day: 29) != nil) == leap)
  }

  @Test("no such day", arguments: ["2021-02-29", "2020-13-01", "2020-00-10", "2020-04-31", "2020-4-30", "20200430", "2020-04-30 ", "2020－04－30"])
  func refused(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test("every day of four centuries comes back from year, month and day")
  func roundTrip() throws {
    var number = try #require(Day("1800-01-01")).number
    var previous = Day(number: number - 1)
    while previous.year < 2201 {
      let day = Day(number: number)
      guard Day(year: day.year, month: day.month, day: day.day) == day, day.weekday == previous.weekday % 7 + 1 else {
        Issue.record("\(day.text)")
        return
      }
      let isNextInMonth = day.month == previous.month && day.day == previous.day + 1
      guard isNextInMonth || day.day == 1 else {
        Issue.record("\(day.text) after \(previous.text)")
        return
      }
      (previous, number) = (day, number + 1)
    }
  }

  @Test(
    "dates as written",
    arguments: [
      ("2021年10月15日", "2021-10-15"), ("12月31日", "2020-12-31"), ("2020年6月底", "2020-06-30"), ("6月末", "2020-06-30"),
      ("截至6月底", "2020-06-30"), ("截止12月底", "2020-12-31"), ("截至2020年2月29日", "2020-02-29"), ("2月底", "2020-02-29"),
      ("2020/12/31", "2020-12-31"),
    ])
  func reading(_ text: String, _ day: String) {
    #expect(Day(reading: text, year: 2020)?.text == day)
  }

  @Test("no date", arguments: ["2020年12月", "12月", "截至6月", "上半年", "6月上旬底", "1-6月", "底", "2020年底"])
  func unread(_ text: String) {
    #expect(Day(reading: text, year: 2020) == nil)
  }

  @Test("a day as a figure")
  func value() {
    #expect(Day(year: 2020, month: 12, day: 31)?.yyyymmdd == 20_201_231)
    #expect(Day(year: 2020, month: 12, day: 31)?.title == "2020年12月31日")
  }
}
