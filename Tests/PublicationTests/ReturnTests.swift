import Definition
import Figures
import Testing

@testable import Publication

/// Who owes what, and how far it has come.
@Suite struct ReturnTests {
  private let pipeline: Pipeline

  init() throws { pipeline = try SmallPipeline.read() }

  private func submission(_ status: String, version: Int = 0) -> SubmissionRow {
    var row = SubmissionRow(
      submission: "\(status)\(version)/1", region: "451228", form: "HC-19-1", period: "2020-12", file: "饮水.csv", status: status)
    row.version = version
    return row
  }

  private func state(_ submissions: [SubmissionRow], today: String = "2021-01-06", matters: [Matter] = []) -> Return.State? {
    Return.owed(pipeline: pipeline, today: today, submissions: submissions, matters: matters).first { $0.region == "451228" && $0.form.code == "HC-19-1" }?
      .state
  }

  @Test(arguments: [
    ([], Return.State.awaited), (["accepted"], .received), (["rejected"], .sentBack), (["accepted", "superseded"], .received),
    (["accepted", "rejected"], .toCorrect), (["held", "held"], .toCorrect), (["withdrawn"], .awaited), (["superseded", "withdrawn"], .awaited),
  ])
  func statesFollowFromStatuses(_ statuses: [String], _ expected: Return.State) {
    #expect(state(statuses.enumerated().map { submission($1, version: $0) }) == expected)
  }

  @Test func aFileWithoutPeriodIsSentBackForTheOneDue() {
    var row = submission("rejected")
    row.period = ""
    #expect(state([row]) == .sentBack)
  }

  /// December's returns are due on 8 January; the day itself is still in time.
  @Test(arguments: [("2021-01-08", Return.State.awaited), ("2021-01-09", .overdue)])
  func theBusinessDateDecidesLateness(_ today: String, _ expected: Return.State) {
    #expect(state([], today: today) == expected)
  }

  @Test(arguments: [
    (Severity.fatal, "open", Return.State.toCorrect), (.error, "open", .toCorrect), (.error, "accepted", .received), (.query, "open", .received),
    (.note, "open", .received),
  ])
  func aCellToCorrectMarksTheReturn(_ severity: Severity, _ status: String, _ expected: Return.State) {
    var matter = Matter(severity: severity, code: "letter-in-number", region: "451228", message: "")
    (matter.form, matter.period, matter.file, matter.status) = ("HC-19-1", "2020-12", "饮水.csv", status)
    #expect(state([submission("accepted")], matters: [matter]) == expected)
    matter.file = ""
    #expect(state([submission("accepted")], matters: [matter]) == .received, "a rule over figures blames no return")
  }

  @Test func eachFormOwesItsLastPeriod() {
    let returns = Return.owed(pipeline: pipeline, today: "2021-01-06", submissions: [], matters: [])
    #expect(returns.count == 1 + 11 + 11)
    let week = returns.first { $0.form.code == "HC-22-1" }
    // 2020-W53 ends on 3 January; the last week of December is W52, which ends on the 27th and is due two days later.
    #expect(week?.period.code == "2020-W52" && week?.dueTitle == "12月29日 12:00")
    #expect(returns.first { $0.form.code == "HC-19-1" }?.dueTitle == "1月8日 17:30")
  }

  /// 8 January, 17:30: the hour counts where the night's clock stood on the business date, else the day alone.
  @Test(arguments: [
    ("2021-01-08", "2021-01-08T09:29:00Z", false), ("2021-01-08", "2021-01-08T09:31:00Z", true), ("2021-01-08", "2026-11-25T16:00:00Z", false),
    ("2021-01-09", "2021-01-08T18:00:00Z", true), ("2021-01-07", "2026-11-25T16:00:00Z", false),
  ])
  func whatComesAfterItsDeadlineIsLate(_ businessDate: String, _ moment: String, _ isLate: Bool) {
    var row = submission("accepted")
    row.arrival = Arrival(businessDate: businessDate, moment: moment, zone: "Asia/Shanghai")
    let returns = Return.owed(pipeline: pipeline, today: "2021-01-10", submissions: [row], matters: [])
    #expect(ReturnCount(returns).late == (isLate ? 1 : 0))
    #expect(returns.filter(\.isLate).map(\.region) == (isLate ? ["451228"] : []))
  }

  /// A correction after the deadline of what had come in time is no late return; what was taken back never came.
  @Test func theFirstArrivalCounts() {
    func row(_ day: String, _ status: String) -> SubmissionRow {
      var row = submission(status)
      row.arrival = Arrival(businessDate: day, moment: "", zone: "Asia/Shanghai")
      return row
    }
    func late(_ rows: [SubmissionRow]) -> Int { ReturnCount(Return.owed(pipeline: pipeline, today: "2021-01-10", submissions: rows, matters: [])).late }
    #expect(late([row("2021-01-06", "superseded"), row("2021-01-09", "accepted")]) == 0)
    #expect(late([row("2021-01-06", "withdrawn"), row("2021-01-09", "accepted")]) == 1)
  }

  @Test func theFiveCountsAddToWhatIsOwed() {
    let count = ReturnCount(Return.owed(pipeline: pipeline, today: "2021-01-06", submissions: [submission("rejected")], matters: []))
    #expect(count.title == "应报 23，已收 0，待改 0，整份退回 1，未报 22，迟报 0")
    #expect(count.owed == count.received + count.toCorrect + count.sentBack + count.missing)
  }
}
