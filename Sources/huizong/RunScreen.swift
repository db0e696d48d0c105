import Definition
import Figures
import Publication
import Runs
import Warehouse

/// What `huizong run` shows: a line a stage, the figures of the first screen, and the next thing to do.
struct RunScreen {
  let session: Session

  private func words(_ zh: String, _ en: String) -> String { session.words(zh, en) }

  /// The line above the stages.
  var heading: String {
    let pipeline = session.pipeline
    let sample = session.isSample ? words("样例：全市合计是报告印出的数，各县（区）的拆分是编的。", "SAMPLE: city totals are printed fact, county splits are made up.") : ""
    return "\(pipeline.title)  \(pipeline.period.title(session.language))  \(sample)"
  }

  /// Everything below the stages. `isQuiet` is a night that found nothing new.
  func lines(_ result: RunResult, selection: Selection, isQuiet: Bool) -> [String] {
    var lines: [String] = []
    let shown = session.pipeline.screen.compactMap { id in result.figures.first { $0.indicator == id } }
    if selection.stages.contains(.rollup) || selection.isEverything {
      if isQuiet { lines.append(words("没有新的；现行的数：", "Nothing new; the figures:")) }
      var rows = [["", words("算出", "computed"), words("2021年报告", "2021 report"), ""]]
      for figure in shown { rows.append([figure.name, text(figure), figure.reference ?? "—", verdict(figure)]) }
      lines += Console.table(rows, rightAligned: [1, 2])
    }
    if !isQuiet { lines += changes(result) }
    let printed = result.figures.filter { $0.reference != nil }
    let matches = printed.filter { $0.verdict == "match" }.count
    let computed = printed.filter { $0.verdict != "not_computable" }.count
    lines.append(
      words(
        "\(computed) 项可与原报告比，\(matches) 项一致：huizong compare    校验码 \(CheckCode.of(result.resultDigest))",
        "\(matches) of \(computed) match; all of them: huizong compare    check code \(CheckCode.of(result.resultDigest))"))
    lines += untaken(result.untaken) + missing(result.missing)
    if !result.status.isClean { lines.append(complaints(result.status)) }
    if !result.untaken.unreadable.isEmpty, result.status.isClean {
      return lines + [words("下一步  看收件箱里读不了的文件，再 huizong run", "Next    look after the files that cannot be read, then huizong run")]
    }
    guard result.status.isClean, result.missing.isEmpty else {
      return lines + [words("下一步  huizong status --brief    先打哪个电话，说什么", "Next    huizong status --brief    who to phone first, and what to say")]
    }
    lines.append(
      words("下一步  huizong trace \(session.pipeline.screen.first ?? "")    从印出的数到格子", "Next    huizong trace \(session.pipeline.screen.first ?? "")    from the printed figure to the cells"))
    lines.append("        \(session.workspace.outbox)/index.html")
    return lines
  }

  private func text(_ figure: FigureRow) -> String {
    guard let printed = figure.printed else { return words("算不出", "not computable") }
    return figure.isIncomplete ? printed + words("（不全）", " (incomplete)") : printed
  }

  func verdict(_ figure: FigureRow) -> String {
    var text = Verdicts.title(figure.verdict, session.language)
    if !figure.missing.isEmpty {
      let missing = figure.missing.split(separator: " ").map { session.pipeline.regions.short(String($0)) }
      let names = missing.prefix(3).joined(separator: words("、", ", "))
      let more = missing.count > 3 ? words("等 \(missing.count) 个", " and \(missing.count - 3) more") : ""
      text += words("，缺\(names)\(more)", ", missing \(names)\(more)")
    }
    if figure.flags.contains("explained"), !figure.flags.contains("unexplained") { text += words("（审核不通过，已说明）", " (explained)") }
    if figure.flags.contains("unexplained") { text += words("（审核不通过）", " (contradicted)") }
    return text
  }

  private func changes(_ result: RunResult) -> [String] {
    var lines: [String] = []
    let changed = result.changes.filter { $0.before?.value != nil && $0.after != nil && $0.before?.region == FigureRow.city && $0.before?.printed != $0.after?.printed }
    for change in changed.prefix(12) {
      guard let before = change.before, let after = change.after else { continue }
      lines.append("\(after.name)  \(text(before))  \(words("变为", "→"))  \(text(after))")
    }
    if changed.count > 12 { lines.append(words("还有 \(changed.count - 12) 项变了", "and \(changed.count - 12) more")) }
    return lines
  }

  private func complaints(_ status: RunStatus) -> String {
    var parts: [String] = []
    func add(_ count: Int, _ zh: String, _ en: String) { if count > 0 { parts.append(words("\(zh) \(count)", "\(count) \(en)")) } }
    add(status.refusedSubmissions, "整份退回", "returns refused")
    add(status.heldSubmissions, "版本不明", "held")
    add(status.rejectedRecords, "没收的行", "rows not taken")
    add(status.rejectedCells, "没读出的格", "cells not read")
    add(status.openErrors, "必须改", "must fix")
    return parts.joined(separator: words("，", ", ")) + words("：huizong status", ": huizong status")
  }

  /// `还缺 3 份：大化 HC-22-1、都安 HC-19-1 等`
  private func missing(_ returns: [String]) -> [String] {
    guard !returns.isEmpty else { return [] }
    let more = returns.count > 3 ? words(" 等", " and others") : ""
    return [words("还缺 \(returns.count) 份：", "\(returns.count) returns are not in: ") + returns.prefix(3).joined(separator: words("、", ", ")) + more]
  }

  /// What lies in the inbox and is not among the figures.
  private func untaken(_ untaken: Untaken) -> [String] {
    let waiting = untaken.waiting.count
    let unreadable = untaken.unreadable.count
    return (waiting == 0 ? [] : [words("收件箱里 \(waiting) 份还在写，没有算进来，下次再收", "\(waiting) files in the inbox are still being written and not counted yet")])
      + untaken.sentences.prefix(5).map { $0.text(session.language) }
      + (unreadable == 0 ? [] : [words("收件箱里 \(unreadable) 处读不了，没有算进来", "\(unreadable) files or folders in the inbox cannot be read and are not counted")])
  }

  /// The last line: which run it was, and what is now out of date.
  func summary(_ result: RunResult) -> String {
    let run = Self.name(result.number, session.language)
    guard !result.stale.isEmpty else {
      guard let before = result.repeats else { return run }
      return words(
        "\(run)；与\(Self.name(before, .zh))相同，发布不用重做", "\(run); the same as \(Self.name(before, .en)), nothing has to be published again")
    }
    let stages = result.stale.map { $0.title(session.language) }.joined(separator: " ")
    return words("\(run)；现在过时的：\(stages)（要更新：huizong run）", "\(run); now stale: \(stages) (huizong run brings them up)")
  }

  static func name(_ run: Int, _ language: Language) -> String { language == .zh ? "第\(run)次" : "run \(run)" }
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
