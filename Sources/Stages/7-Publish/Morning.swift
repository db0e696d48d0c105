package import Definition
package import Figures
package import Warehouse

/// The 晨报: one screen for eight o'clock — who to phone first and what to say, what it does to the city's figures, who is
/// in. Sorted by effect; a night on which all is well is one line.
///
///     try Morning(pipeline: hechi, today: "2021-01-06", isSample: false, checkCode: "5d20-c41b", untaken: Untaken(), reader: reader).lines
package struct Morning {
  let edition: Edition
  let language: Language
  let calls: [MorningCalls.Call]
  /// Whether the outbox holds these figures; the page of an issue stands in it.
  private let issued: Issued
  /// Why the last try to run came to nothing, where it did.
  private let failed: Sentence?

  package init(
    pipeline: Pipeline, today: String, isSample: Bool, checkCode: String, untaken: Untaken, language: Language = .zh, issued: Issued = .current, failed: Sentence? = nil, reader: WarehouseReader
  ) throws {
    var edition = try Edition(pipeline: pipeline, today: today, isSample: isSample, checkCode: checkCode, reader: reader)
    edition.untaken = untaken
    try self.init(edition: edition, language: language, issued: issued, failed: failed, reader: reader)
  }

  init(edition: Edition, language: Language = .zh, issued: Issued = .current, failed: Sentence? = nil, reader: WarehouseReader) throws {
    self.edition = edition
    self.issued = issued
    self.failed = failed
    self.language = language
    let weights = try UsualWeight(pipeline: edition.pipeline, city: edition.city, reader: reader)
    calls = try MorningCalls(edition: edition, weights: weights, language: language).calls()
  }

  /// Nothing is missing, nothing is to be corrected, nothing lies in the inbox untaken, nobody waits for an answer, and the outbox says so.
  package var isQuiet: Bool { issued == .current && failed == nil && calls.isEmpty && waiting.isEmpty && cityWide.isEmpty && untaken.isEmpty && untaken.resent.isEmpty }

  var untaken: Untaken { edition.untaken }

  func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  // MARK: - The answer

  /// `2021年1月6日 星期三`
  var dayTitle: String {
    guard language == .zh, let day = Day(edition.today) else { return edition.today }
    return day.title + " 星期" + ["一", "二", "三", "四", "五", "六", "日"][day.weekday - 1]
  }

  /// How far the city's figures can be relied on and why not further, with the next deadline.
  var lead: String {
    let end = words("。", ".")
    let parts = [failedTitle, state + end, untakenTitle.map { $0 + end }, deadline.map { $0 + end }, isQuiet ? words("没有要办的事。", "Nothing to do.") : nil]
    return parts.compactMap { $0 }.joined(separator: words("", " "))
  }

  private var state: String {
    let count = edition.returnCount
    guard !edition.submissions.isEmpty else {
      return words("一份报表都没有收到（应报 \(count.owed)），没有可汇总的数", "Nothing has been received (\(count.owed) returns are due); there is nothing to add up")
    }
    let unread = edition.pending.filter { $0.first.severity == .error && !$0.first.file.isEmpty }.reduce(0) { $0 + $1.count }
    var reasons: [String] = []
    if count.missing > 0 { reasons.append(words("还缺 \(count.missing) 份报表", "\(count.missing) returns are not in")) }
    if count.sentBack > 0 { reasons.append(words("\(count.sentBack) 份整份退回", "\(count.sentBack) returned whole")) }
    if unread > 0 { reasons.append(words("\(unread) 处要改", "\(unread) places to correct")) }
    var figures: [String] = []
    let (partial, none) = (edition.city.count { $0.isIncomplete }, edition.city.count { $0.isUncomputable })
    if partial > 0 { figures.append(words("\(partial) 项标“不全”", "\(partial) incomplete")) }
    if none > 0 { figures.append(words("\(none) 项算不出", "\(none) cannot be computed")) }
    let why = reasons.joined(separator: words("，", ", "))
    if figures.isEmpty { return issuedTitle + words("全市数没有缺的", "no city figure lacks anything") + (why.isEmpty ? "" : words("；", "; ") + why) }
    return issuedTitle + words("全市 ", "city figures: ") + figures.joined(separator: words("，", ", ")) + (why.isEmpty ? "" : words("：", "; ") + why)
  }

  private var issuedTitle: String {
    switch issued {
    case .current: words("算完并已发布，", "Computed and published: ")
    case .earlier: words("算完了，还没有发布（发布的还是上一次的，再 huizong run 一次），", "Computed, not yet published (what lies in the outbox is of an earlier run: huizong run once more): ")
    case .none: words("算完了，还没有发布（huizong run 做出页面），", "Computed, not yet published (huizong run makes the pages): ")
    case .altered: words("算完了，发布的页面和当时的不一样（huizong run 重做），", "Computed, but the published pages are not what they were (huizong run makes them again): ")
    }
  }

  /// `上一次运行没有算成（…），下面是在那以前的数。`
  private var failedTitle: String? {
    failed.map { reason in
      let why = reason.text(language).split(separator: "\n").joined(separator: words("；", "; "))
      return words("上一次运行没有算成（\(why)），下面是在那以前的数。", "The last run came to nothing (\(why)); what follows is of the run before.")
    }
  }

  /// `收件箱里还有 2 份没有收：1 份还在写，下次再收，1 处读不了`
  var untakenTitle: String? {
    guard !untaken.isEmpty else { return nil }
    var parts: [String] = []
    if !untaken.waiting.isEmpty { parts.append(words("\(untaken.waiting.count) 份还在写，下次再收", "\(untaken.waiting.count) still being written, for the next run")) }
    if !untaken.unreadable.isEmpty { parts.append(words("\(untaken.unreadable.count) 处读不了", "\(untaken.unreadable.count) cannot be read")) }
    if !untaken.twins.isEmpty { parts.append(words("\(untaken.twins.count) 份和别的一字不差", "\(untaken.twins.count) byte for byte others")) }
    return words("收件箱里还有 \(untaken.count) 份没有收：", "\(untaken.count) files lie in the inbox, not taken: ") + parts.joined(separator: words("，", ", "))
  }

  /// `1月8日 17:30 截止，还有 2 天`, of what is still awaited.
  var deadline: String? {
    guard let today = Day(edition.today) else { return nil }
    let awaited = edition.returns.filter { $0.state == .awaited }
    guard let next = awaited.min(by: { ($0.dueDay.number, $0.form.due.hour) < ($1.dueDay.number, $1.form.due.hour) }) else { return nil }
    let days = next.dueDay.number - today.number
    return words(
      "\(next.dueTitle) 截止，" + (days == 0 ? "就是今天" : "还有 \(days) 天"), "Next due \(next.dueDay.text) \(next.form.due.clock), " + (days == 0 ? "today" : days == 1 ? "in 1 day" : "in \(days) days"))
  }

  // MARK: - Parts

  /// `应报 171，已收 169，待改 1，整份退回 0，未报 1，迟报 0（今日新到 12）`
  var count: String {
    let count = edition.returnCount
    let overdue = edition.returns.count { $0.state == .overdue }
    let new = edition.returns.count { item in item.submissions.contains { $0.arrival?.day.text == edition.today } }
    var notes: [String] = []
    if overdue > 0 { notes.append(words("未报的里逾期 \(overdue)", "\(overdue) of the missing are overdue")) }
    if new > 0 { notes.append(words("今日新到 \(new)", "\(new) new today")) }
    let unknown = edition.unknownRefused
    if unknown > 0 { notes.append(words("另有对不上哪一份应报的文件整份退回 \(unknown)", "\(unknown) files that are none of these returned whole")) }
    let note = notes.isEmpty ? "" : words("（", " (") + notes.joined(separator: words("，", ", ")) + words("）", ")")
    return (language == .zh ? count.title : count.english) + note
  }

  /// City figures that are not whole or not there at all, those of the screen first.
  var incomplete: [FigureRow] {
    let screen = edition.pipeline.screen
    let rows = edition.city.filter { $0.isIncomplete || $0.isUncomputable }
    return screen.compactMap { id in rows.first { $0.indicator == id } } + rows.filter { !screen.contains($0.indicator) }
  }

  /// Contradictions between figures of the whole city that nobody has explained.
  var cityWide: [MatterGroup] { edition.pending.filter { $0.first.isCityWide && $0.first.severity >= .error } }

  /// Questions that counties have not answered.
  var waiting: [MatterGroup] { edition.pending.filter { $0.first.severity == .query } }

  func message(_ matter: Matter) -> String { language == .en && !matter.english.isEmpty ? matter.english : matter.message }

  /// What stands behind a figure that is not whole: `不全：缺大化`.
  func gap(_ row: FigureRow) -> String {
    guard row.value != nil else { return words("算不出", "not computable") }
    guard language == .zh else { return "incomplete" }
    let missing = row.missing.split(separator: " ").count
    return missing > 4 ? "不全：缺 \(missing) 个单位" : "不全：" + (edition.gap(row) ?? "")
  }

  /// Whether any figure shown has one.
  var hasEarlier: Bool { incomplete.prefix(Self.shownFigures).contains { earlier($0) != nil } }

  /// `本期 上期 报齐`: the value one period earlier, where it is kept.
  func earlier(_ row: FigureRow) -> String? { edition.earlier[row.indicator].flatMap { $0.value == nil ? nil : $0.printedWithUnit } }

  /// City figures that nothing is missing from.
  var whole: [FigureRow] { edition.city.filter { $0.value != nil && !$0.isIncomplete && $0.expected > 0 } }

  /// Of the whole figures the one that changed most against the period before, by its own size: `…：15.98亿元（上期 15.21亿元）`.
  var mostChanged: String? {
    var most: (row: FigureRow, change: Rational)?
    for row in whole {
      guard let now = row.value.flatMap({ Exact(plain: $0) }), let before = edition.earlier[row.indicator]?.value.flatMap({ Exact(plain: $0) }), !before.isZero
      else { continue }
      let change = ((Rational(now) - Rational(before)) / Rational(before)).magnitude
      if change > (most?.change ?? .zero) { most = (row, change) }
    }
    guard let most, let now = most.row.printedWithUnit, let before = earlier(most.row) else { return nil }
    return words("变动最大的是\(most.row.name)：\(now)（上期 \(before)）", "most changed: \(most.row.name), \(now) (before: \(before))")
  }

  func coverage(_ row: FigureRow) -> String { row.expected > 0 ? "\(row.reported)/\(row.expected)" : "—" }

  static let shownFigures = 6
  /// Where many have to be phoned, the worst of each is enough.
  var shownItems: Int { calls.count > 3 ? 1 : 2 }
}
