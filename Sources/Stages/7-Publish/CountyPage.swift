import Definition
import Figures
import Warehouse

/// `county/451228.html`: what a county's own desk wants to see: what to do, what has arrived, what became of it.
struct CountyPage {
  let edition: Edition
  let region: Region

  private let root = "../"

  var bytes: [UInt8] {
    PageFrame(edition: edition, title: name, root: root, path: Links.county(region.code)).bytes(content)
  }

  private var isCity: Bool { region.code == edition.pipeline.regions.city.code }
  /// The city's own ledger is one submitter among twelve, not the city.
  private var name: String { isCity ? "市本级" : region.name }
  private var returns: [Return] { edition.returns(of: region.code) }
  private let pending: [MatterGroup]
  private let explained: [MatterGroup]

  init(edition: Edition, region: Region) {
    self.edition = edition
    self.region = region
    pending = edition.pending(of: region.code)
    explained = edition.explained(of: region.code)
  }

  private var content: Markup {
    """
    <h1>\(name)　\(edition.pipeline.period.title())</h1>
    \(answer)
    <p class="soft"><a href="#returns">报表</a>　<a href="#figures">指标</a></p>
    \(todo)
    <h2 id="returns">报表</h2>
    <table class="stack"><thead><tr><th scope="col">报表</th><th scope="col">期别</th><th scope="col">截止</th><th scope="col">情况</th>\
    <th scope="col">收到的文件</th></tr></thead>
    <tbody>\(returns.map(returnRow))</tbody></table>
    \(others)
    <h2 id="figures">指标</h2>
    \(figures)
    """
  }

  // MARK: - What to do

  private var answer: Markup {
    let count = ReturnCount(returns)
    let left = edition.untaken.files(of: region.code, edition.pipeline).count
    let waiting = left == 0 ? "" : "收件箱里还有 \(left) 份没有收。"
    guard count.isComplete, pending.isEmpty else {
      return "<p class=\"lead\">\(count.title)。\(waiting)\(pending.isEmpty ? "没有要改的。" : "要办的事：" + MatterCount(pending, explained: explained).title + "。")</p>"
    }
    return "<p class=\"lead receipt\">收条：应报 \(count.owed) 份全部收到，没有要改的，都已计入汇总。</p>"
  }

  private var todo: Markup {
    let pendingTable: Markup? = pending.isEmpty ? nil : "<h2>要办的事</h2>\(MatterTable(edition: edition, groups: pending, namesRegion: false, root: root).markup)"
    let explainedTable: Markup? =
      explained.isEmpty ? nil : "<h2>已说明，照发</h2>\(MatterTable(edition: edition, groups: explained, namesRegion: false, root: root).markup)"
    let contact = edition.pipeline.contact
    let help: Markup? = pending.isEmpty || contact.isEmpty ? nil : "<p class=\"soft\">有问题请问：\(contact)</p>"
    return "\(pendingTable)\(explainedTable)\(help)"
  }

  // MARK: - Returns

  private func returnRow(_ item: Return) -> Markup {
    let isPlain = item.state == .received
    return """
      <tr id="\(item.form.code)"><th scope="row">\(item.form.code) \(item.form.title)</th><td data-l="期别">\(item.period.title())</td>\
      <td data-l="截止">\(item.dueTitle)</td><td data-l="情况">\(isPlain ? "\(item.state.title)" : "<b class=\"gap\">\(item.state.title)</b>" as Markup)</td>\
      <td data-l="文件">\(item.submissions.map(submission))</td></tr>

      """
  }

  private func submission(_ row: SubmissionRow) -> Markup {
    "<div class=\"files\">\(VisibleText.shortened(row.file)) <span class=\"soft\">\(row.standing)</span></div>"
  }

  /// Returns of other periods, and files of which form or period could not be told.
  private var others: Markup? {
    let shown = Set(returns.flatMap(\.submissions))
    let rest = edition.submissions.filter { $0.region == region.code && !shown.contains($0) }
    guard !rest.isEmpty else { return nil }
    return """
      <h2>别的期别和没认出的文件</h2>
      <table class="stack"><thead><tr><th scope="col">报表</th><th scope="col">期别</th><th scope="col">收到的文件</th></tr></thead>
      <tbody>\(rest.map { "<tr><th scope=\"row\">\($0.form.isEmpty ? "没认出" : $0.form)</th><td data-l=\"期别\">\(title($0.period))</td><td data-l=\"文件\">\(submission($0))</td></tr>" as Markup })</tbody></table>
      """
  }

  private func title(_ period: String) -> String { period.isEmpty ? "—" : Period(period)?.title() ?? period }

  // MARK: - Figures

  private var figures: [Markup] {
    let own = edition.local.filter { $0.region == region.code }
    guard !own.isEmpty else { return ["<p class=\"soft\">还没有算出的数。</p>"] }
    return Stream.grouped(own, pipeline: edition.pipeline).map { stream in
      """
      <table class="stack"><caption>\(stream.title)</caption><thead><tr><th scope="col">指标</th><th scope="col" class="n">核定数</th>\
      <th scope="col" class="n">基本单位</th><th scope="col">附注</th></tr></thead>
      <tbody>\(stream.rows.map(figureRow))</tbody></table>

      """
    }
  }

  private func figureRow(_ row: FigureRow) -> Markup {
    let gap: Markup? = row.isIncomplete ? "<br><span class=\"gap\">不全</span>" : nil
    return """
      <tr id="\(row.indicator)"><th scope="row"><a href="\(root)\(Links.counties)#\(row.indicator)">\(row.name)</a></th>\
      <td class="n" data-l="核定数"><b>\(row.shown ?? row.stateTitle)</b>\(gap)</td><td class="n" data-l="基本单位">\(row.canonical ?? "—")</td>\
      <td data-l="附注">\(notes(row).joined(separator: "，"))</td></tr>

      """
  }

  private func notes(_ row: FigureRow) -> [String] {
    let partial = row.isIncomplete ? ["有格没报或没读出"] : []
    let adjusted = row.adjustment.map { ["上报数 \((row.submitted ?? "—") + row.unit)，调整 \($0 + row.unit)"] } ?? []
    return partial + row.remarks + adjusted
  }
}
