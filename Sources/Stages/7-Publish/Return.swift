import Definition
import Figures

/// A return (报表) that somebody owes for the period, and how far it has come.
struct Return {
  /// What people read in the grid; the sum of all five columns is what is owed.
  enum State: CaseIterable {
    /// 已收
    case received
    /// 待改: taken, but a cell has to be corrected, or two versions cannot be told apart
    case toCorrect
    /// 整份退回
    case sentBack
    /// 未报, still in time
    case awaited
    /// 未报, past its deadline
    case overdue

    /// One word for a cell of the grid; 逾期 is 未报 past its deadline.
    var title: String {
      switch self {
      case .received: "已收"
      case .toCorrect: "待改"
      case .sentBack: "退回"
      case .awaited: "未报"
      case .overdue: "逾期"
      }
    }
  }

  let region: String
  let form: Form
  let period: Period
  let dueDay: Day
  let state: State
  /// Of this slice, whatever their status.
  let submissions: [SubmissionRow]

  /// 迟报: the first that came in, and was not taken back, came after the deadline.
  var isLate: Bool {
    let arrivals = submissions.filter { $0.status != "withdrawn" }.compactMap(\.arrival)
    guard let first = arrivals.min(by: { ($0.day, $0.minute ?? 0) < ($1.day, $1.minute ?? 0) }) else { return false }
    return first.isAfter(form.due, on: dueDay)
  }

  /// `1月8日 17:30`
  var dueTitle: String { "\(dueDay.month)月\(dueDay.day)日 \(form.due.clock)" }

  /// `2021-01-08 17:30`
  var dueText: String { "\(dueDay.text) \(form.due.clock)" }

  /// The last filing period of a form that ends with the pipeline's: week 52 and 旬 X3 of December, Q4, the year.
  static func period(of form: Form, in pipeline: Pipeline) -> Period {
    pipeline.period.periods(form.filed).last ?? Period(form.filed, containing: pipeline.period.last)
  }

  /// All that is owed, by form and submitter in order of code.
  static func owed(pipeline: Pipeline, today: String, submissions: [SubmissionRow], matters: [Matter]) -> [Return] {
    let slices = Dictionary(grouping: submissions) { [$0.region, $0.form, $0.period] }
    let faulty = Set(
      matters.filter { $0.isPending && $0.severity >= .error && !$0.file.isEmpty }.map { [$0.region, $0.form, $0.period] })
    return pipeline.formsInOrder.flatMap { form in
      let period = period(of: form, in: pipeline)
      let due = period.last.advanced(by: form.due.days)
      return form.submitters(pipeline.regions, for: period).map { region in
        // A file whose period could not be read is sent back for the one that is due.
        let own = ((slices[[region, form.code, period.code]] ?? []) + (slices[[region, form.code, ""]] ?? [])).sorted()
        let state = state(own, isFaulty: faulty.contains([region, form.code, period.code]), isLate: Day(today).map { $0 > due } ?? false)
        return Return(region: region, form: form, period: period, dueDay: due, state: state, submissions: own)
      }
    }
  }

  private static func state(_ submissions: [SubmissionRow], isFaulty: Bool, isLate: Bool) -> State {
    let statuses = Set(submissions.map(\.status))
    if statuses.contains("rejected") { return statuses.contains("accepted") ? .toCorrect : .sentBack }
    if statuses.contains("held") { return .toCorrect }
    if statuses.contains("accepted") { return isFaulty ? .toCorrect : .received }
    return isLate ? .overdue : .awaited
  }
}

/// How many returns are owed, in, to be corrected, sent back and not in.
struct ReturnCount: Equatable {
  var owed = 0
  var received = 0
  var toCorrect = 0
  var sentBack = 0
  var missing = 0
  /// Of those that are in, how many came after their deadline.
  var late = 0

  init(_ returns: [Return]) {
    for item in returns {
      owed += 1
      if item.isLate { late += 1 }
      switch item.state {
      case .received: received += 1
      case .toCorrect: toCorrect += 1
      case .sentBack: sentBack += 1
      case .awaited, .overdue: missing += 1
      }
    }
  }

  var isComplete: Bool { received == owed }
  /// 169/171: what counts in the figures, be it to be corrected.
  var coverage: String { "\(received + toCorrect)/\(owed)" }

  /// `应报 171，已收 169，待改 1，整份退回 0，未报 1，迟报 0`
  var title: String { "应报 \(owed)，已收 \(received)，待改 \(toCorrect)，整份退回 \(sentBack)，未报 \(missing)，迟报 \(late)" }
  var english: String { "\(owed) due, \(received) in, \(toCorrect) to correct, \(sentBack) returned whole, \(missing) missing, \(late) came late" }
}
