import Definition
import Figures
import Warehouse

/// `city.html`: every figure of the city by work stream, with its exact value, who reported, and what the report of
/// reference printed.
struct CityPage {
  let edition: Edition

  var bytes: [UInt8] { PageFrame(edition: edition, title: "全市指标", path: Links.city).bytes(content) }

  private var content: Markup {
    """
    <h1>全市指标</h1>
    <p class="lead">\(lead)</p>
    <p class="soft">准确的数值在 <a href="city.csv">city.csv</a>；各县（区）的数见<a href="\(Links.counties)">各县（区）对比</a>。</p>
    \(Stream.grouped(edition.city, pipeline: edition.pipeline).map(section))
    """
  }

  /// `289 项，都是全的；216 项原报告也印了：一致 214，四舍五入内一致 2`
  private var lead: String {
    let incomplete = edition.city.count { $0.isIncomplete }
    let compared = edition.city.filter { $0.reference != nil }
    let counts = ComparisonVerdict.allCases.compactMap { verdict -> String? in
      let count = compared.count { $0.verdict == verdict.rawValue }
      return count > 0 ? "\(verdict.title) \(count)" : nil
    }
    let first = "\(edition.city.count) 项，" + (incomplete == 0 ? "都是全的" : "其中 \(incomplete) 项不全")
    return first + (counts.isEmpty ? "" : "；\(compared.count) 项原报告也印了：" + counts.joined(separator: "，"))
  }

  private func section(_ stream: Stream) -> Markup {
    """
    <h2>\(stream.title)</h2>
    <table class="stack figures"><thead><tr><th scope="col">指标</th><th scope="col" class="n">我们印作</th><th scope="col" class="n">数值（基本单位）</th>\
    <th scope="col">报齐</th><th scope="col" class="n">原报告印作</th><th scope="col">对照</th></tr></thead>
    <tbody>\(stream.rows.map(row))</tbody></table>

    """
  }

  private func row(_ row: FigureRow) -> Markup {
    """
    <tr id="\(row.indicator)"><th scope="row">\(name(row))<br><span class="soft">\(basis(row))</span></th>\
    <td class="n" data-l="我们印作"><b>\(row.printedWithUnit ?? row.stateTitle)</b>\(gap(row))</td>\
    <td class="n" data-l="数值">\(row.canonical ?? "—")</td><td data-l="报齐">\(edition.coverage(row))</td>\
    <td class="n" data-l="原报告印作">\(row.reference ?? "—")</td><td data-l="对照">\(verdict(row))\(remarks(row))</td></tr>

    """
  }

  private func name(_ row: FigureRow) -> Markup {
    guard !edition.counties(of: row).isEmpty else { return "\(row.name)" }
    return "<a href=\"\(Links.counties)#\(row.indicator)\">\(row.name)</a>"
  }

  /// `2020年，各县（区）相加，截至 2020-12-31`
  private func basis(_ row: FigureRow) -> String {
    let asOf = row.asOf.isEmpty ? [] : ["截至 \(row.asOf)"]
    return ([Period(row.period)?.title() ?? row.period, row.ruleTitle] + asOf).joined(separator: "，")
  }

  private func gap(_ row: FigureRow) -> Markup? { edition.gap(row).map { "<br><span class=\"gap\">不全：\($0)</span>" } }

  private func verdict(_ row: FigureRow) -> Markup {
    guard let verdict = ComparisonVerdict(rawValue: row.verdict) else { return "\(row.verdict)" }
    let missing = row.missing.split(separator: " ").map { edition.short(String($0)) }
    switch verdict {
    case .notComputable: return missing.isEmpty ? "\(verdict.title)" : "\(verdict.title)（缺\(missing.joined(separator: "、"))）"
    case .differs, .incomplete: return "<span class=\"gap\">\(verdict.title)</span>"
    case .match, .withinRounding, .notPrinted: return "\(verdict.title)"
    }
  }

  private func remarks(_ row: FigureRow) -> Markup? {
    row.remarks.isEmpty ? nil : "<br><span class=\"soft\">\(row.remarks.joined(separator: "，"))</span>"
  }
}
