import Definition
import Figures

/// What stands below a blank form: how blanks are read, what categories may say, until when and with whom.
struct FillingNotes {
  let form: Form
  let pipeline: Pipeline
  let period: Period?

  var lines: [String] {
    var lines = ["注：没有填 0，不适用填 —，空着算没报。"]
    for column in form.columns {
      guard BlankColumn.isAsked(column), let name = column.headers.first, let rule = words(column) else { continue }
      lines.append("注：\(name)\(rule)。")
    }
    let contact = pipeline.contact.isEmpty ? "" : "联系：\(pipeline.contact)。"
    if deadline != nil || !contact.isEmpty { lines.append("注：" + (deadline ?? "") + contact) }
    return lines
  }

  private func words(_ column: Column) -> String? {
    switch column.role {
    case .category(.named(let values)): "填\(values.compactMap { $0.written.first }.joined(separator: "、"))之一"
    case .category(.flag): "填是或否"
    case .category(.year): "填年份，如 2020"
    case .period: form.records.map { "填\(Self.title($0))，如 \(Period($0, containing: pipeline.period.last).code)" }
    case .date: "填日期，如 \(pipeline.period.last.text)"
    case .check: "由别的栏算出，只用来核对"
    case .region: "填县（区）全称、简称或六位代码"
    case .key, .measure, .unit, .text, .ignored, .private: nil
    }
  }

  private static func title(_ kind: Period.Kind) -> String {
    switch kind {
    case .year: "年份"
    case .half: "半年"
    case .quarter: "季度"
    case .month: "月份"
    case .xun: "旬"
    case .week: "周"
    case .day: "日期"
    }
  }

  /// 2021-01-08 17:30 前报送, or without a period 期后 8 天.
  private var deadline: String? {
    guard form.due.days > 0 else { return nil }
    let clock = form.due.hour == 24 ? "" : " \(form.due.clock)"
    if let period { return "\(period.last.advanced(by: form.due.days).text)\(clock) 前报送。" }
    return "每期结束后第 \(form.due.days) 天\(clock) 前报送。"
  }
}
