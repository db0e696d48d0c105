import Definition
import Figures
import Publication
import Runs
import Warehouse

/// What `huizong status` shows: who is in, what must be corrected, the last runs, the next thing to do. One screen.
struct StatusScreen {
  let session: Session
  let today: Day
  let roster: Roster
  let untaken: Untaken
  /// Whether the outbox holds what was computed last.
  let issued: Issued
  /// How many withdrawals are not taken into account yet.
  let withdrawals: Int
  /// The last try, where it came to nothing.
  let failed: FailedRun?
  let runs: [RunRow]

  private static let shownMatters = 16

  private func words(_ zh: String, _ en: String) -> String { session.words(zh, en) }

  var isQuiet: Bool {
    roster.lines.allSatisfy(\.open.isEmpty) && roster.matters.isEmpty && untaken.isEmpty && untaken.resent.isEmpty && withdrawals == 0 && issued == .current
      && failed == nil
  }

  var lines: [String] { [heading] + table + lastRuns + unpublished + untakenLines + matters + [next] }

  /// `2020年12月期，1月8日 17:30 截止，还有 2 天（今天 2021年1月6日，样例）`
  private var heading: String {
    let period = session.pipeline.period
    let clock = session.asOf == nil ? words("，现在 \(Clock.local(Clock.now(), session.pipeline.timeZone))", "") : ""
    let sample = session.isSample ? words("，样例", ", sample") : clock
    let day = words("（今天 \(today.title)\(sample)）", " (today \(today.text)\(sample))")
    guard let next = roster.next else { return words("\(period.title())期", "\(period.code)") + day }
    let days = next.day.number - today.number
    return words(
      "\(period.title())期，\(next.title) 截止，\(days == 0 ? "就是今天" : "还有 \(days) 天")", "\(period.code), next due \(next.text), \(days == 0 ? "today" : days == 1 ? "1 day left" : "\(days) days left")") + day
  }

  // MARK: - Who is in

  private var table: [String] {
    let all = roster.lines
    // Columns that say nothing but 0 are left out.
    let (hasSentBack, hasLate) = (all.contains { $0.sentBack > 0 }, all.contains { $0.late > 0 })
    func counts(_ lines: [Roster.Line]) -> [String] {
      let sum = { (part: (Roster.Line) -> Int) in lines.reduce(0) { $0 + part($1) } }
      return ["\(sum(\.received))/\(sum(\.owed))", "\(sum(\.toCorrect))"] + (hasSentBack ? ["\(sum(\.sentBack))"] : []) + ["\(sum(\.missing))"]
        + (hasLate ? ["\(sum(\.late))"] : [])
    }
    var rows = [
      ["", words("已收", "in"), words("待改", "to fix")] + (hasSentBack ? [words("整份退回", "returned")] : []) + [words("未报", "missing")]
        + (hasLate ? [words("迟报", "came late")] : []) + [""]
    ]
    let (whole, open) = (all.filter(\.open.isEmpty), all.filter { !$0.open.isEmpty })
    for line in open { rows.append([session.pipeline.regions.short(line.region)] + counts([line]) + [remarks(line)]) }
    if !whole.isEmpty {
      let name = open.isEmpty ? words("\(whole.count) 个单位", "\(whole.count) submitters") : words("其余 \(whole.count) 个", "other \(whole.count)")
      rows.append([name] + counts(whole) + [""])
    }
    rows.append([words("合计", "total")] + counts(all) + [""])
    return Console.table(rows, rightAligned: Set(1..<(rows[0].count - 1)), gap: 4)
  }

  private func remarks(_ line: Roster.Line) -> String {
    let urgency = ["late": 0, "refused": 1, "fix": 2]
    let open = line.open.enumerated().sorted { a, b in
      (urgency[a.element.state] ?? 3, a.element.due, a.offset) < (urgency[b.element.state] ?? 3, b.element.due, b.offset)
    }
    let shown = open.map(\.element).prefix(3).map { item in
      switch item.state {
      case "late": item.form + words(" 逾期，\(item.dueTitle) 截止", " overdue, was due \(item.dueText)")
      case "refused": item.form + words(" 整份退回", " returned whole")
      case "fix": item.form + words(" 待改", " to fix")
      default: item.form + words(" 未报，\(item.dueTitle) 截止", " missing, due \(item.dueText)")
      }
    }
    let rest = line.open.count > 3 ? words("；另有 \(line.open.count - 3) 份", "; \(line.open.count - 3) more") : ""
    return shown.joined(separator: words("；", "; ")) + rest
  }

  private var lastRuns: [String] {
    failedLines
      + runs.map { run in
        let ended = Clock.local(run.endedAt ?? "", session.pipeline.timeZone)
        return words("第\(run.id)次  \(ended)  （\(run.exitCode)）", "run \(run.id)  \(ended)  (\(run.exitCode))")
      }
  }

  private var failedLines: [String] {
    guard let failed else { return [] }
    let began = Clock.local(failed.at, session.pipeline.timeZone)
    let exit = failed.exit.map { words("  （\($0)）", "  (\($0))") } ?? ""
    return [words("没有算成  \(began)\(exit)  ", "came to nothing  \(began)\(exit)  ") + failed.reason.text(session.language).split(separator: "\n").joined(separator: "；")]
  }

  private var unpublished: [String] {
    let withdrawn = withdrawals == 0 ? [] : [words("撤回了 \(withdrawals) 份，还没有重算", "\(withdrawals) withdrawn, not computed without yet")]
    let outbox = session.workspace.outbox
    switch issued {
    case .current: return withdrawn
    case .earlier: return withdrawn + [words("算好的还没有发布，\(outbox) 里还是上一次的", "what was computed is not published yet, \(outbox) holds an earlier issue")]
    case .none: return withdrawn + [words("算好的还没有发布，\(outbox) 里没有页面", "what was computed is not published yet, there are no pages in \(outbox)")]
    case .altered(let faults):
      let pages = PageList(faults).text(session.language)
      return withdrawn + [words("\(outbox) 里的页面和发布的不一样：\(pages)", "the pages in \(outbox) are not those that were published: \(pages)")]
    }
  }

  private var untakenLines: [String] {
    func line(_ files: [String], _ zh: String, _ en: String) -> [String] {
      guard !files.isEmpty else { return [] }
      let names = files.prefix(3).joined(separator: words("、", ", ")) + (files.count > 3 ? words(" 等", " and others") : "")
      return [words("收件箱  \(files.count) \(zh)：", "inbox  \(files.count) \(en): ") + names]
    }
    return line(untaken.waiting, "份还在写，下次再收", "still being written") + line(untaken.unreadable.map(withReason), "处读不了", "cannot be read")
      + untaken.sentences.prefix(5).map { $0.text(session.language) }
  }

  /// `南丹/a.csv（不是普通文件）`
  private func withReason(_ file: String) -> String {
    let reason = untaken.reason(file)
    return words("\(file)（\(reason.zh)）", "\(file) (\(reason.en))")
  }

  // MARK: - What must be corrected

  private var matters: [String] {
    let shown = roster.matters.prefix(Self.shownMatters)
    let lines = shown.map { matter in
      let place = [matter.isCityWide ? words("全市", "city") : matter.who, matter.sheet, matter.place].filter { !$0.isEmpty && $0 != "—" }.joined(separator: " ")
      return matter.severity.title(session.language) + "  " + place + "  " + words(matter.message, matter.english) + "  (\(matter.code))"
    }
    let rest = roster.matters.count - shown.count
    return lines + (rest > 0 ? [words("另有 \(rest) 条，见 \(session.workspace.outbox)/findings.html", "\(rest) more: \(session.workspace.outbox)/findings.html")] : [])
  }

  // MARK: - The next thing to do

  private var next: String {
    let label = words("下一步  ", "Next  ")
    if failed != nil { return label + words("先把上面的原因去掉，再 huizong run", "remove the cause named above, then huizong run") }
    if withdrawals > 0 { return label + words("huizong run    去掉撤回的再算", "huizong run    computes without what was withdrawn") }
    if case .altered = issued { return label + words("huizong run    重做页面", "huizong run    makes the pages again") }
    if issued != .current { return label + words("huizong run    发布算好的", "huizong run    publishes what was computed") }
    let callers = roster.lines.filter { !$0.open.isEmpty }.map { session.pipeline.regions.short($0.region) }
    if !untaken.unreadable.isEmpty { return label + words("看收件箱里读不了的文件，再 huizong run", "look after the files that cannot be read, then huizong run") }
    if !untaken.twins.isEmpty { return label + words("请报送的人在上面说的文件里写明填报单位和期别", "have the county and the period stated in the files named above") }
    if !callers.isEmpty {
      let who = callers.prefix(3).joined(separator: words("、", ", ")) + (callers.count > 3 ? words(" 等 \(callers.count) 个单位", " and \(callers.count - 3) more") : "")
      return label + words("电话\(who)，说什么见 huizong status --brief；有新表后 huizong run", "phone \(who): huizong status --brief says what; then huizong run")
    }
    if let code = roster.matters.first?.code { return label + words("huizong explain \(code)    怎样算通过", "huizong explain \(code)    how to pass it") }
    if !untaken.resent.isEmpty { return label + words("问一问报送的人：是放错了，还是要用回它", "ask whoever sent it: was it put there by mistake, or is it to count?") }
    if !untaken.waiting.isEmpty { return label + words("等文件写完，再 huizong run", "huizong run once the files are written") }
    return label + words("没有要办的事；全市的数：huizong compare", "nothing to do; the figures: huizong compare")
  }
}
