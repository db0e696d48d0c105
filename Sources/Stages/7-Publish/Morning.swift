package import Definition
import Figures
package import Warehouse

/// The 晨报: one screen for eight o'clock — who to phone first and what to say, what it does to the city's figures, who is
/// in. Sorted by effect; a night on which all is well is one line.
///
///     try Morning(pipeline: hechi, today: "2021-01-06", isSample: false, checkCode: "5d20-c41b", reader: reader).lines
package struct Morning {
  /// A county to be phoned, with everything there is to say to it.
  struct Call {
    let region: String
    let items: [Item]
    /// City figures that are not whole because of it.
    let figures: Int
    let weight: Rational
  }

  /// One thing to be said: what is wrong, what it does, and the words for it.
  struct Item {
    let what: String
    var effects: [String] = []
    var words: String?
  }

  let edition: Edition
  let calls: [Call]

  package init(pipeline: Pipeline, today: String, isSample: Bool, checkCode: String, reader: WarehouseReader) throws {
    try self.init(edition: Edition(pipeline: pipeline, today: today, isSample: isSample, checkCode: checkCode, reader: reader), reader: reader)
  }

  init(edition: Edition, reader: WarehouseReader) throws {
    self.edition = edition
    calls = try Self.calls(edition, try UsualWeight(pipeline: edition.pipeline, reader: reader))
  }

  /// Nothing is missing, nothing is to be corrected, nobody waits for an answer.
  package var isQuiet: Bool { calls.isEmpty && waiting.isEmpty }

  // MARK: - Who to phone

  private static func calls(_ edition: Edition, _ weights: UsualWeight) throws -> [Call] {
    var calls: [Call] = []
    for region in edition.submitters.map(\.code) {
      let owed = edition.returns.filter { $0.region == region && $0.state != .received }
      let matters = MatterGroup.grouped(edition.pending.filter { $0.region == region && !$0.isCityWide && $0.severity >= .error })
      guard !owed.isEmpty || !matters.isEmpty else { continue }
      var items: [Item] = []
      var touched: Set<String> = []
      var heaviest = Rational.zero
      for item in owed where [.awaited, .overdue].contains(item.state) {
        let figures = edition.city.filter { row in
          row.missing.split(separator: " ").contains(Substring(region)) && edition.pipeline.indicator(row.indicator)?.form == item.form.code
        }
        var said = Item(what: "\(item.form.code) \(item.form.title) \(item.period.title())没有报来，\(item.state == .overdue ? "已过" : "")截止 \(item.dueTitle)")
        said.words = "请把\(item.period.title())的\(item.form.title)报来。"
        for row in figures.prefix(2) {
          guard let indicator = edition.pipeline.indicator(row.indicator) else { continue }
          let share = try weights.share(of: region, in: indicator)
          heaviest = max(heaviest, share ?? .zero)
          said.effects.append(effect(row, edition, share: share, region: region))
        }
        touched.formUnion(figures.map(\.indicator))
        items.append(said)
      }
      for group in matters {
        let matter = group.first
        let figures = edition.city.filter { row in
          row.isIncomplete && edition.pipeline.indicator(row.indicator)?.form == matter.form && edition.counties(of: row)[region]?.isIncomplete ?? false
        }
        var said = Item(what: [matter.form, group.place, matter.message].filter { !$0.isEmpty }.joined(separator: " "))
        said.effects = figures.prefix(2).map { effect($0, edition, share: nil, region: region) }
        if !matter.remedy.isEmpty { said.words = (group.key.isEmpty ? "" : group.key + "：") + matter.remedy }
        touched.formUnion(figures.map(\.indicator))
        items.append(said)
      }
      for item in owed where item.state == .toCorrect && item.submissions.contains(where: { $0.status == "held" }) {
        items.append(Item(what: "\(item.form.code) \(item.form.title)收到两份，都没有写版本，分不出先后", words: "请在表上写明版本，重发一份。"))
      }
      if !items.isEmpty { calls.append(Call(region: region, items: items, figures: touched.count, weight: heaviest)) }
    }
    return calls.sorted { a, b in
      if a.figures != b.figures { return a.figures > b.figures }
      return a.weight != b.weight ? a.weight > b.weight : a.region < b.region
    }
  }

  private static func effect(_ row: FigureRow, _ edition: Edition, share: Rational?, region: String) -> String {
    let value = row.printedWithUnit ?? row.stateTitle
    let gap = row.expected > row.reported ? "只含 \(row.reported) 个单位" : "缺这一格"
    guard let share else { return "\(row.name) \(value) \(gap)" }
    return "\(row.name) \(value) \(gap)；\(edition.short(region))上期占全市的 \(share.fixed(1, .halfUp))%"
  }

  // MARK: - Parts

  /// `2021年1月6日 星期三`
  var dayTitle: String {
    guard let day = Day(edition.today) else { return edition.today }
    return day.title + " 星期" + ["一", "二", "三", "四", "五", "六", "日"][day.weekday - 1]
  }

  /// The state of the issue in one line, with the next deadline.
  var lead: String {
    let incomplete = edition.city.count { $0.isIncomplete }
    let first = incomplete == 0 ? "算完并已发布，全市数没有缺的。" : "算完并已发布，\(incomplete) 项标“不全”。"
    return first + (deadline.map { $0 + "。" } ?? "") + (isQuiet ? "没有要办的事。" : "")
  }

  /// `1月8日 17:30 截止，还有 2 天`, of what is still awaited.
  var deadline: String? {
    guard let today = Day(edition.today) else { return nil }
    let awaited = edition.returns.filter { $0.state == .awaited }
    guard let next = awaited.min(by: { ($0.dueDay.number, $0.form.due.hour) < ($1.dueDay.number, $1.form.due.hour) }) else { return nil }
    let days = next.dueDay.number - today.number
    return "\(next.dueTitle) 截止，" + (days == 0 ? "就是今天" : "还有 \(days) 天")
  }

  var count: String {
    let overdue = edition.returns.count { $0.state == .overdue }
    return ReturnCount(edition.returns).title + (overdue > 0 ? "（其中逾期 \(overdue)）" : "")
  }

  /// City figures that are not whole, those of the screen first.
  var incomplete: [FigureRow] {
    let screen = Set(edition.pipeline.screen)
    let rows = edition.city.filter(\.isIncomplete)
    return rows.filter { screen.contains($0.indicator) } + rows.filter { !screen.contains($0.indicator) }
  }

  /// Questions that counties have not answered.
  var waiting: [MatterGroup] { MatterGroup.grouped(edition.pending.filter { $0.severity == .query }) }

  static let shownCalls = 5
  static let shownItems = 3
  static let shownFigures = 6

  // MARK: - As text

  package var lines: [String] {
    var lines = [
      "晨报  \(dayTitle)  \(edition.pipeline.regions.city.name)  \(edition.pipeline.period.title())期  校验码 \(edition.checkCode)\(edition.isSample ? "  样例" : "")",
      lead,
    ]
    guard !isQuiet else { return lines }
    if !calls.isEmpty { lines.append(calls.count == 1 ? "先打这个电话" : "先打这 \(min(calls.count, Self.shownCalls)) 个电话") }
    for (number, call) in calls.prefix(Self.shownCalls).enumerated() {
      for (index, item) in call.items.prefix(Self.shownItems).enumerated() {
        lines.append((index == 0 ? " \(number + 1) \(edition.short(call.region))  " : "   ") + item.what)
        for effect in item.effects { lines.append("     影响  " + effect) }
        if let words = item.words { lines.append("     可说  “" + words + "”") }
      }
      if call.items.count > Self.shownItems { lines.append("   另有 \(call.items.count - Self.shownItems) 件") }
    }
    if calls.count > Self.shownCalls { lines.append(" 另有 \(calls.count - Self.shownCalls) 个单位：" + calls.dropFirst(Self.shownCalls).map { edition.short($0.region) }.joined(separator: "、")) }
    lines.append("")
    lines.append("收表  " + count)
    for row in incomplete.prefix(Self.shownFigures) {
      lines.append("不全  \(row.name)  \(row.printedWithUnit ?? row.stateTitle)  \(edition.gap(row) ?? "")")
    }
    if incomplete.count > Self.shownFigures { lines.append("不全的还有 \(incomplete.count - Self.shownFigures) 项") }
    if !waiting.isEmpty {
      lines.append("等回话  \(waiting.count) 件")
      for group in waiting.prefix(3) {
        lines.append("   \(edition.short(group.first.region)) \(group.first.form) \(group.place) \(group.first.message)")
      }
    }
    return lines
  }
}
