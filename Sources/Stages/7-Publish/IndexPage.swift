import Definition
import Figures
import Warehouse

/// `index.html`: the figures first, then who is in and what is to be done.
struct IndexPage {
  let edition: Edition

  private let key: [FigureRow]

  init(edition: Edition) {
    self.edition = edition
    key = KeyFigures(edition.city, pipeline: edition.pipeline).rows
  }

  var bytes: [UInt8] { PageFrame(edition: edition, title: edition.pipeline.title, path: Links.index).bytes(content) }

  private var content: Markup {
    """
    <p class="lead">\(lead)</p>
    <ul class="cards">\(key.map(card))</ul>
    <div class="two"><section>\(CountyBars(edition: edition, among: key)?.markup)</section>
    <section>\(ReturnSummary(edition: edition).markup)</section></div>
    <h2>要办的事</h2>
    \(todo)
    <h2>表格</h2>
    <p><a href="\(Links.city)">全市指标</a>　<a href="\(Links.counties)">各县（区）对比</a>　<a href="\(Links.findings)">要办的事</a>　\
    下载 CSV：<a href="city.csv">全市指标</a>　<a href="counties.csv">各县（区）</a>　<a href="findings.csv">审核问题</a>　\
    <a href="rejections.csv">没读出的格</a></p>
    <section class="wide"><h2>收表</h2>
    <p class="soft">\(edition.returnCount.title)。点一格看那一份表和它的问题。</p>
    \(ReturnGrid(edition: edition).markup)</section>
    """
  }

  /// The answer in one line: complete or not, and what waits.
  private var lead: String {
    let returns = edition.returnCount
    let incomplete = edition.city.count { $0.isIncomplete }
    let matters = MatterCount(edition.pending, explained: edition.explained)
    let first = returns.isComplete ? "报齐：\(returns.owed) 份报表全部收到" : returns.title
    let none = edition.city.count { $0.isUncomputable }
    let lacking = [incomplete == 0 ? nil : "\(incomplete) 项标“不全”", none == 0 ? nil : "\(none) 项算不出"].compactMap { $0 }
    let second = lacking.isEmpty ? "全市数没有缺的" : "全市 " + lacking.joined(separator: "，")
    let third = matters.total > 0 ? "要办的事 \(matters.total) 件" : returns.isComplete ? "没有要办的事" : "没有要改的"
    let fourth = edition.untaken.isEmpty ? [] : ["收件箱里还有 \(edition.untaken.count) 份没有收"]
    return ([first, second, third] + fourth).joined(separator: "；") + "。"
  }

  private func card(_ row: FigureRow) -> Markup {
    let isWhole = edition.gap(row) == nil && row.value != nil
    return """
      <li class="\(isWhole ? "" : "short")"><a href="\(Links.city)#\(row.indicator)">\(row.name)</a><b>\(row.printedWithUnit ?? row.stateTitle)</b>\(below(row))</li>

      """
  }

  /// Who is missing, else how the figure compares with the report of reference.
  private func below(_ row: FigureRow) -> Markup {
    if let gap = edition.gap(row) { return "<span class=\"gap\">不全：\(gap)</span>" }
    guard row.value != nil else { return "<span class=\"gap\">\(edition.coverage(row))</span>" }
    guard let reference = row.reference, let verdict = ComparisonVerdict(rawValue: row.verdict) else { return "<span>报齐 \(edition.coverage(row))</span>" }
    return "<span>原报告 \(reference)，\(verdict.title)</span>"
  }

  private var todo: Markup {
    let count = MatterCount(edition.pending, explained: edition.explained)
    let counts: [Markup] = Severity.allCases.reversed().map { severity in
      "<td class=\"mid\"><a href=\"\(Links.findings)#\(severity.rawValue)\">\(count[severity])</a></td>"
    }
    let urgent = edition.pending.filter { $0.first.severity >= .error }
    let shown = Array(urgent.prefix(8))
    let rest = urgent.count - shown.count
    let more: Markup? = rest > 0 ? "<p><a href=\"\(Links.findings)\">另有 \(rest) 条</a></p>" : nil
    let list: Markup? = shown.isEmpty ? nil : "\(MatterTable(edition: edition, groups: shown).markup)\(more)"
    return """
      <table><thead><tr>\(Severity.allCases.reversed().map { "<th scope=\"col\" class=\"mid\">\($0.title(.zh))</th>" as Markup })\
      <th scope="col" class="mid">已说明</th></tr></thead>
      <tbody><tr>\(counts)<td class="mid"><a href="\(Links.findings)#explained">\(count.explained)</a></td></tr></tbody></table>
      \(list)
      """
  }
}
