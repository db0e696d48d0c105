import Definition
import Figures
import Warehouse

/// `counties.html`: one row an indicator, one column a county, by work stream.
struct CountiesPage {
  let edition: Edition

  var bytes: [UInt8] { PageFrame(edition: edition, title: "各县（区）对比", isWide: true, path: Links.counties).bytes(content) }

  private var rows: [FigureRow] { edition.city.filter { !edition.counties(of: $0).isEmpty } }

  private var content: Markup {
    """
    <h1>各县（区）对比</h1>
    <p class="lead">\(rows.count) 项指标，\(edition.pipeline.regions.counties.count) 个县（区）。缺报的县（区）写“未报”，从不当作 0。</p>
    <p class="soft">资金按万元写，两位小数，横着相加等于全市（舍位平衡，为此动过末位的格子带 *）；其余按基本单位。准确的数值在 <a href="counties.csv">counties.csv</a>。“不全”是有格没报或没读出。</p>
    \(Stream.grouped(rows, pipeline: edition.pipeline).map(section))
    """
  }

  private func section(_ stream: Stream) -> Markup {
    let columns = columns(stream)
    return """
      <section><h2>\(stream.title)</h2>
      <div class="scroll"><table class="sheet"><thead><tr><th scope="col">指标</th><th scope="col" class="n">全市</th>\
      \(columns.map { "<th scope=\"col\" class=\"n\"><a href=\"\(Links.county($0))\">\(edition.short($0))</a></th>" as Markup })</tr></thead>
      <tbody>\(stream.rows.map { row($0, columns) })</tbody></table></div></section>

      """
  }

  /// The counties, and the city's own ledger where it has a figure of this stream.
  private func columns(_ stream: Stream) -> [String] {
    let city = edition.pipeline.regions.city.code
    let hasLedger = stream.rows.contains { edition.counties(of: $0)[city] != nil }
    return edition.pipeline.regions.counties.map(\.code) + (hasLedger ? [city] : [])
  }

  private func row(_ total: FigureRow, _ columns: [String]) -> Markup {
    let figures = edition.counties(of: total)
    let measuring = Measuring(unit: total.unit, values: ([total] + figures.values).compactMap(\.exact))
    let balanced = total.rule == "sum" ? measuring.balanced(columns.map { figures[$0]?.exact ?? .zero }, total: total.exact) : nil
    return """
      <tr id="\(total.indicator)"><th scope="row"><a href="\(Links.city)#\(total.indicator)">\(total.name)</a>\
      \(total.isDate ? "" : "（\(measuring.unit)）")</th>\(cell(total, measuring, balanced?.total))\
      \(columns.enumerated().map { cell(figures[$1], measuring, balanced?.parts[$0]) })</tr>

      """
  }

  private func cell(_ row: FigureRow?, _ measuring: Measuring, _ balanced: String? = nil) -> Markup {
    guard let row else { return "<td class=\"n\">—</td>" }
    guard let value = row.exact else { return "<td class=\"n\">\(row.stateTitle)</td>" }
    let number = row.isDate ? row.shown ?? "—" : balanced ?? measuring.number(value)
    let gap: Markup? = row.isIncomplete ? "<br><span class=\"gap\">不全</span>" : nil
    return "<td class=\"n\">\(number)\(gap)</td>"
  }
}
