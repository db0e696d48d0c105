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
    \(figures)
    \(waiting)
    """
  }

  private var calls: Markup? {
    guard !morning.calls.isEmpty else { return nil }
    let shown = morning.calls.prefix(Morning.shownCalls)
    let rest = morning.calls.dropFirst(Morning.shownCalls).map { edition.short($0.region) }
    let more: Markup? = rest.isEmpty ? nil : "<p>另有 \(rest.count) 个单位：\(rest.joined(separator: "、"))</p>"
    return """
      <h2>先打这些电话</h2>
      <ol>\(shown.map(call))</ol>\(more)
      """
  }

  private func call(_ call: Morning.Call) -> Markup {
    let shown = call.items.prefix(Morning.shownItems)
    let more: Markup? = call.items.count > shown.count ? "<p>另有 \(call.items.count - shown.count) 件</p>" : nil
    return "<li><a href=\"\(Links.county(call.region))\"><b>\(edition.short(call.region))</b></a>\(shown.map(item))\(more)</li>\n"
  }

  private func item(_ item: Morning.Item) -> Markup {
    let words: Markup? = item.words.map { "<br>可说　“\($0)”" }
    return "<p>\(item.what)\(item.effects.map { "<br><span class=\"gap\">影响　\($0)</span>" as Markup })\(words)</p>"
  }

  private var figures: Markup? {
    let rows = morning.incomplete.prefix(Morning.shownFigures)
    guard !rows.isEmpty else { return nil }
    return """
      <table><thead><tr><th scope="col">不全的指标</th><th scope="col" class="n">本期</th><th scope="col">报齐</th><th scope="col"></th></tr></thead>
      <tbody>\(rows.map(row))</tbody></table>
      """
  }

  private func row(_ row: FigureRow) -> Markup {
    """
    <tr><th scope="row"><a href="\(Links.city)#\(row.indicator)">\(row.name)</a></th><td class="n">\(row.printedWithUnit ?? row.stateTitle)</td>\
    <td>\(edition.coverage(row))</td><td class="gap">\(edition.gap(row) ?? "")</td></tr>

    """
  }

  private var waiting: Markup? {
    guard !morning.waiting.isEmpty else { return nil }
    return "<h2>等回话 \(morning.waiting.count) 件</h2>\n\(MatterTable(edition: edition, matters: morning.waiting.prefix(5).flatMap(\.members)).markup)"
  }
}
