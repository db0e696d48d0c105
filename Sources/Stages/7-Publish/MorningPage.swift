import Figures
import Warehouse

/// `晨报.html`: the morning's screen as a page, for whoever opens the outbox first.
struct MorningPage {
  let morning: Morning

  private var edition: Edition { morning.edition }

  var bytes: [UInt8] { PageFrame(edition: edition, title: "晨报", path: Links.morning).bytes(content) }

  private var content: Markup {
    """
    <h1>晨报 \(morning.dayTitle)</h1>
    <p class="lead">\(morning.lead)</p>
    \(calls)
    <h2>收表</h2>
    <p>\(morning.count)。</p>
    \(untaken)
    \(figures)
    \(cityWide)
    \(waiting)
    """
  }

  private var calls: Markup? {
    guard !morning.calls.isEmpty else { return nil }
    let more: Markup? = morning.restOfCalls.map { "<p>\($0)</p>" }
    return """
      <h2>先打这些电话</h2>
      <ol>\(morning.shownCalls.map(call))</ol>\(more)
      """
  }

  private func call(_ call: MorningCalls.Call) -> Markup {
    let shown = call.items.prefix(morning.shownItems)
    let more: Markup? = call.items.count > shown.count ? "<p>另有 \(call.items.count - shown.count) 件</p>" : nil
    return "<li><a href=\"\(Links.county(call.region))\"><b>\(edition.short(call.region))</b></a>\(shown.map(item))\(more)</li>\n"
  }

  private func item(_ item: MorningCalls.Item) -> Markup {
    let words: Markup? = item.words.map { "<br>可说　“\($0)”" }
    return "<p>\(item.what)\(item.effects.map { "<br><span class=\"gap\">影响　\($0)</span>" as Markup })\(words)</p>"
  }

  private var untaken: Markup? {
    let files = morning.untaken.waiting.map { ($0, "还在写，下次再收") } + morning.untaken.unreadable.map { ($0, morning.untaken.reason($0).zh) }
    let lines = files.map { VisibleText.shortened($0.0) + "　" + $0.1 } + morning.untaken.sentences.map(\.zh)
    guard !lines.isEmpty else { return nil }
    let more: Markup? = lines.count > 10 ? "<li>另有 \(lines.count - 10) 份</li>" : nil
    return "<ul>\(lines.prefix(10).map { "<li class=\"gap\">\($0)</li>" as Markup })\(more)</ul>"
  }

  private var figures: Markup? {
    let rows = morning.incomplete.prefix(Morning.shownFigures)
    guard !rows.isEmpty else { return nil }
    let before: Markup? = morning.hasEarlier ? "<th scope=\"col\" class=\"n\">上期</th>" : nil
    let rest = morning.incomplete.count - rows.count
    let more: Markup? = rest > 0 ? "<p>不全或算不出的还有 \(rest) 项，见<a href=\"\(Links.city)\">全市指标</a></p>" : nil
    let whole = morning.whole.count
    let others: Markup? = whole > 0 ? "<p>其余 \(whole) 项报齐\(morning.mostChanged.map { "，" + $0 } ?? "")</p>" : nil
    return """
      <table><thead><tr><th scope="col">不全的指标</th><th scope="col" class="n">本期</th>\(before)<th scope="col">报齐</th><th scope="col"></th></tr></thead>
      <tbody>\(rows.map(row))</tbody></table>\(more)\(others)
      """
  }

  private func row(_ row: FigureRow) -> Markup {
    let before: Markup? = morning.hasEarlier ? "<td class=\"n\">\(morning.earlier(row) ?? "—")</td>" : nil
    return """
      <tr><th scope="row"><a href="\(Links.city)#\(row.indicator)">\(row.name)</a></th><td class="n">\(row.printedWithUnit ?? row.stateTitle)</td>\
      \(before)<td>\(morning.coverage(row))</td><td class="gap">\(morning.gap(row))</td></tr>

      """
  }

  private var cityWide: Markup? {
    guard !morning.cityWide.isEmpty else { return nil }
    return "<h2>全市没通过的审核 \(morning.cityWide.count) 条</h2>\n\(MatterTable(edition: edition, groups: Array(morning.cityWide.prefix(5))).markup)"
  }

  private var waiting: Markup? {
    guard !morning.waiting.isEmpty else { return nil }
    return "<h2>等回话 \(morning.waiting.count) 件</h2>\n\(MatterTable(edition: edition, groups: Array(morning.waiting.prefix(5))).markup)"
  }
}
