import Definition
import Figures
import Runs
import Warehouse

/// What `huizong run` shows: a line a stage, the figures of the first screen, and the next thing to do.
struct RunScreen {
  let session: Session

  private func words(_ zh: String, _ en: String) -> String { session.words(zh, en) }

  func begin() {
    let pipeline = session.pipeline
    let sample = session.isSample ? words("样例：全市合计是报告印出的数，各县（区）的拆分是编的。", "SAMPLE: city totals are printed fact, county splits are made up.") : ""
    Console.note("\(pipeline.title)  \(pipeline.period.title(session.language))  \(sample)")
  }

  func stage(_ receipt: StageReceipt) {
    let f = receipt.facts
    func n(_ key: String) -> String { grouped(f[key] ?? 0) }
    let text: String =
      switch receipt.stage {
      case .receive:
        (f["new"] ?? 0) == 0
          ? words("\(n("files")) 份，没有新的", "\(n("files")) files, none new") : words("\(n("files")) 份，新到 \(n("new")) 份", "\(n("files")) files, \(n("new")) new")
      case .extract: words("\(n("files")) 份，重读 \(n("made")) 份", "\(n("files")) files, \(n("made")) read")
      case .normalize:
        words("换算 \(n("made")) 份；整份退回 \(n("refused")) 份，没读出 \(n("unread")) 处", "\(n("made")) read; \(n("refused")) returned whole, \(n("unread")) cells or rows not read")
      case .load:
        words("现行 \(n("accepted")) 份，新入库 \(n("inserted")) 份 \(n("figures")) 个数", "\(n("accepted")) returns count, \(n("inserted")) loaded with \(n("figures")) figures")
      case .rollup:
        words("\(n("figures")) 项，重算 \(n("computed")) 项，不全 \(n("incomplete")) 项", "\(n("figures")) figures, \(n("computed")) computed, \(n("incomplete")) incomplete")
      case .audit:
        words(
          "\(n("rules")) 条规则 \(n("checks")) 次：通过 \(n("hold"))，查不了 \(n("undecided"))，不通过 \(n("broken"))（已说明 \(n("explained"))）",
          "\(n("checks")) checks of \(n("rules")) rules: \(n("hold")) hold, \(n("undecided")) undecided, \(n("broken")) do not (\(n("explained")) explained)")
      case .publish: (f["pages"] ?? 0) == 0 ? words("没有变化", "unchanged") : words("\(n("pages")) 个文件", "\(n("pages")) files")
      }
    let milliseconds = Int(receipt.seconds * 1000)
    let time = "\(milliseconds / 1000).\(pad(milliseconds % 1000)) s"
    Console.note(Console.left(receipt.stage.title(session.language), 12) + Console.left(text, 76) + time)
  }

  private func pad(_ number: Int) -> String { String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number) }

  private func grouped(_ number: Int) -> String {
    var text = String(number)
    var index = text.count - 3
    while index > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: index))
      index -= 3
    }
    return text
  }

  func end(_ result: RunResult, selection: Selection) {
    let shown = session.pipeline.screen.compactMap { id in result.figures.first { $0.indicator == id } }
    if selection.stages.contains(.rollup) || selection.isEverything {
      if result.newFiles.isEmpty, result.changes.isEmpty, result.number > 1 {
        Console.say(words("没有新的；现行的数：", "Nothing new; the figures:"))
      }
      var rows = [["", words("算出", "computed"), words("2021年报告", "2021 report"), ""]]
      for figure in shown { rows.append([figure.name, text(figure), figure.reference ?? "—", verdict(figure)]) }
      for line in Console.table(rows, rightAligned: [1, 2]) { Console.say(line) }
    }
    for skipped in result.skipped { Console.note(words("跳过 ", "skipped ") + skipped) }
    changes(result)
    let printed = result.figures.filter { $0.reference != nil }
    let matches = printed.filter { $0.verdict == "match" }.count
    let computed = printed.filter { $0.verdict != "not_computable" }.count
    Console.say(
      words(
        "\(computed) 项可与原报告比，\(matches) 项一致：huizong compare    校验码 \(CheckCode.of(result.resultDigest))",
        "\(matches) of \(computed) match; all of them: huizong compare    check code \(CheckCode.of(result.resultDigest))"))
    if !result.status.isClean { complaints(result.status) }
    Console.say(
      words("下一步  huizong trace \(session.pipeline.screen.first ?? "")    从印出的数到格子", "Next    huizong trace \(session.pipeline.screen.first ?? "")    from the printed figure to the cells"))
    Console.say("        \(session.workspace.outbox)/index.html")
  }

  private func text(_ figure: FigureRow) -> String {
    guard let printed = figure.printed else { return words("算不出", "not computable") }
    return figure.verdict == "incomplete" ? printed + words("（不全）", " (incomplete)") : printed
  }

  func verdict(_ figure: FigureRow) -> String {
    var text = Verdicts.title(figure.verdict, session.language)
    if !figure.missing.isEmpty {
      let names = figure.missing.split(separator: " ").map { session.pipeline.regions.short(String($0)) }.joined(separator: "、")
      text += words("，缺\(names)", ", missing \(names)")
    }
    if figure.flags.contains("explained"), !figure.flags.contains("unexplained") { text += words("（审核不通过，已说明）", " (explained)") }
    if figure.flags.contains("unexplained") { text += words("（审核不通过）", " (contradicted)") }
    return text
  }

  private func changes(_ result: RunResult) {
    let changed = result.changes.filter { $0.before?.value != nil && $0.after != nil && $0.before?.region == FigureRow.city && $0.before?.printed != $0.after?.printed }
    for change in changed.prefix(12) {
      guard let before = change.before, let after = change.after else { continue }
      Console.say("\(after.name)  \(text(before))  \(words("变为", "→"))  \(text(after))")
    }
    if changed.count > 12 { Console.say(words("还有 \(changed.count - 12) 项变了", "and \(changed.count - 12) more")) }
  }

  private func complaints(_ status: RunStatus) {
    var parts: [String] = []
    func add(_ count: Int, _ zh: String, _ en: String) { if count > 0 { parts.append(words("\(zh) \(count)", "\(count) \(en)")) } }
    add(status.refusedSubmissions, "整份退回", "returns refused")
    add(status.heldSubmissions, "版本不明", "held")
    add(status.rejectedRecords, "没收的行", "rows not taken")
    add(status.rejectedCells, "没读出的格", "cells not read")
    add(status.openErrors, "必须改", "must fix")
    Console.say(parts.joined(separator: words("，", ", ")) + words("：huizong status", ": huizong status"))
  }

  /// The last line: which run it was, and what is now out of date.
  func summary(_ result: RunResult) -> String {
    let run = words("第\(result.number)次", "run \(result.number)")
    guard !result.stale.isEmpty else { return run }
    let stages = result.stale.map { $0.title(session.language) }.joined(separator: " ")
    return words("\(run)；现在过时的：\(stages)（要更新：huizong run）", "\(run); now stale: \(stages) (huizong run brings them up)")
  }
}

/// Verdicts against the reference, in words.
enum Verdicts {
  static func title(_ verdict: String, _ language: Language) -> String {
    let zh = [
      "match": "一致", "within_rounding": "四舍五入内一致", "differs": "不一致", "incomplete": "不全", "not_printed": "原报告未印",
      "not_computable": "算不出",
    ]
    return language == .zh ? zh[verdict] ?? verdict : verdict
  }
}
