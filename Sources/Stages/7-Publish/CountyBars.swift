import Definition
import Figures
import Warehouse

/// One indicator by county as bars from 0, with the value written at each; a table, so that it reads aloud and prints.
///
/// A county that has not reported has words instead of a bar.
struct CountyBars {
  let edition: Edition
  let total: FigureRow

  /// The first of the screen's figures that counties have values for.
  init?(edition: Edition, among rows: [FigureRow]) {
    let found = rows.first { row in
      !row.isDate && edition.pipeline.regions.counties.count { edition.counties(of: row)[$0.code]?.value != nil } > 1
    }
    guard let found else { return nil }
    self.edition = edition
    total = found
  }

  var markup: Markup {
    let figures = edition.counties(of: total)
    let counties = edition.pipeline.regions.counties.map(\.code)
    let values = counties.compactMap { figures[$0]?.exact }
    let measuring = Measuring(unit: total.unit, values: values)
    let largest = values.max() ?? .zero
    return """
      <table class="bars"><caption>各县（区）：<a href="\(Links.counties)#\(total.indicator)">\(total.name)</a>（\(measuring.unit)）</caption>
      <thead hidden><tr><th scope="col">县（区）</th><th scope="col">数值</th><th scope="col">图</th></tr></thead>
      <tbody>\(counties.map { row($0, figures[$0], measuring, largest) })</tbody></table>
      """
  }

  private func row(_ region: String, _ figure: FigureRow?, _ measuring: Measuring, _ largest: Rational) -> Markup {
    let name: Markup = "<th scope=\"row\"><a href=\"\(Links.county(region))\">\(edition.short(region))</a></th>"
    guard let figure, let value = figure.exact else {
      return "<tr>\(name)<td class=\"n gap\">\(figure?.stateTitle ?? "—")</td><td></td></tr>\n"
    }
    let gap: Markup? = figure.isIncomplete ? "<span class=\"gap\">（不全）</span>" : nil
    return """
      <tr>\(name)<td class="n">\(measuring.number(value))\(gap)</td><td><span class="bar" style="width:\(Self.width(value, of: largest))%"></span></td></tr>

      """
  }

  /// The share of the largest, in percent; nothing is drawn below 0.
  static func width(_ value: Rational, of largest: Rational) -> String {
    guard largest > .zero, value > .zero else { return "0" }
    return (value / largest * Rational(100)).fixed(2, .halfUp)
  }
}
