import Definition
import Figures
import Warehouse

extension Morning {
  /// The whole as text, one screen however much there is to say.
  package var lines: [String] {
    let sample = edition.isSample ? words("  样例", "  SAMPLE") : ""
    var lines = [
      words("晨报", "Morning") + "  \(dayTitle)  \(edition.pipeline.regions.city.name)  "
        + words("\(edition.pipeline.period.title())期  校验码 ", "\(edition.pipeline.period.code)  check code ") + edition.checkCode + sample,
      lead,
    ]
    guard !isQuiet else { return lines }
    lines += callLines
    lines.append("")
    lines.append(words("收表  ", "Returns  ") + count)
    lines += untakenLines + figureLines
    for group in cityWide.prefix(2) {
      lines.append(words("全市  ", "City  ") + "\(group.first.code) \(message(group.first))")
    }
    if cityWide.count > 2 { lines.append(words("全市没通过的另有 \(cityWide.count - 2) 条", "\(cityWide.count - 2) more contradictions of the city")) }
    if !waiting.isEmpty {
      lines.append(words("等回话  \(waiting.count) 件", "Waiting for an answer: \(waiting.count)"))
      for group in waiting.prefix(2) {
        lines.append("   " + [edition.short(group.first.region), group.first.form, group.place, message(group.first)].filter { !$0.isEmpty && $0 != "—" }.joined(separator: " "))
      }
    }
    return lines
  }

  // MARK: - Who to phone

  /// Calls that fit into the screen; the rest are names and counts.
  var shownCalls: [MorningCalls.Call] {
    var lines = 0
    return calls.enumerated().prefix { index, call in
      lines += height(call)
      return index == 0 || (index < 5 && lines <= 20)
    }.map(\.element)
  }

  private func height(_ call: MorningCalls.Call) -> Int {
    call.items.prefix(shownItems).reduce(0) { $0 + 1 + $1.effects.count + ($1.words == nil ? 0 : 1) } + (call.items.count > shownItems ? 1 : 0)
  }

  /// `另有 9 个单位：宜州 缺 12 份、南丹 缺 3 份…`
  var restOfCalls: String? {
    let rest = calls.dropFirst(shownCalls.count)
    guard !rest.isEmpty else { return nil }
    let names = rest.prefix(11).map { call in
      edition.short(call.region) + (call.missing > 0 ? words(" 缺 \(call.missing) 份", " lacks \(call.missing)") : words(" \(call.items.count) 件", " \(call.items.count)"))
    }
    let more = rest.count > names.count ? words(" 等", " and others") : ""
    return words("其余 \(rest.count) 个单位：", "\(rest.count) more: ") + names.joined(separator: words("、", ", ")) + more
  }

  private var callLines: [String] {
    let shown = shownCalls
    guard !shown.isEmpty else { return [] }
    var lines = [shown.count == 1 ? words("先打这个电话", "Phone first") : words("先打这 \(shown.count) 个电话", "Phone these \(shown.count) first")]
    for (number, call) in shown.enumerated() {
      for (index, item) in call.items.prefix(shownItems).enumerated() {
        lines.append((index == 0 ? " \(number + 1) \(edition.short(call.region))  " : "   ") + item.what)
        for effect in item.effects { lines.append("     " + words("影响  ", "effect  ") + effect) }
        if let said = item.words { lines.append("     " + words("可说  “\(said)”", "say     \(said)")) }
      }
      if call.items.count > shownItems { lines.append("   " + words("另有 \(call.items.count - shownItems) 件", "\(call.items.count - shownItems) more")) }
    }
    if let restOfCalls { lines.append(" " + restOfCalls) }
    return lines
  }

  // MARK: - The inbox and the figures

  private var untakenLines: [String] {
    func line(_ files: [String], _ zh: String, _ en: String) -> [String] {
      guard !files.isEmpty else { return [] }
      let names = files.prefix(3).joined(separator: words("、", ", ")) + (files.count > 3 ? words(" 等 \(files.count) 份", " and \(files.count - 3) more") : "")
      return [words(zh, en) + names]
    }
    let unreadable = Dictionary(grouping: untaken.unreadable, by: untaken.reason).sorted { $0.value[0] < $1.value[0] }
    return line(untaken.waiting, "还在写，下次再收  ", "Still being written  ")
      + unreadable.flatMap { reason, files in line(files, reason.zh + "  ", reason.en.prefix(1).uppercased() + reason.en.dropFirst() + "  ") }
      + untaken.sentences.prefix(5).map { words($0.zh, $0.en) }
  }

  private var figureLines: [String] {
    let shown = incomplete.prefix(Self.shownFigures)
    guard !shown.isEmpty else { return [] }
    let hasEarlier = hasEarlier
    func row(_ cells: [String]) -> [String] { hasEarlier ? cells : [cells[0], cells[1], cells[3], cells[4]] }
    var rows = [row(["", words("本期", "now"), words("上期", "before"), words("报齐", "in"), ""])]
    for figure in shown {
      rows.append(row([figure.name, figure.printedWithUnit ?? "—", earlier(figure) ?? "—", coverage(figure), gap(figure)]))
    }
    let rest = incomplete.count - shown.count
    let whole = whole.count
    let others = [
      rest > 0 ? words("不全或算不出的还有 \(rest) 项", "\(rest) more are not whole") : nil, whole > 0 ? words("其余 \(whole) 项报齐", "\(whole) are whole") + (mostChanged.map { words("，", ", ") + $0 } ?? "") : nil,
    ].compactMap { $0 }
    return [""] + AlignedTable.lines(rows, rightAligned: hasEarlier ? [1, 2, 3] : [1, 2])
      + (others.isEmpty ? [] : [others.joined(separator: words("；", "; "))])
  }
}
