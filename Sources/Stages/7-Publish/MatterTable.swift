import Definition
import Figures

/// Matters as a table: where, what was written, why, what would pass.
struct MatterTable {
  let edition: Edition
  let groups: [MatterGroup]
  /// Whether the table says whose each matter is: on the page of all, not on a county's own.
  var namesRegion = true
  var root = ""

  /// A page stays one that opens; the tables for download list everything.
  private static let longest = 500

  var markup: Markup {
    let rest = groups.count - Self.longest
    let more: Markup? =
      rest > 0 ? "<p>另有 \(rest) 条，见 <a href=\"\(root)findings.csv\">findings.csv</a> 和 <a href=\"\(root)rejections.csv\">rejections.csv</a></p>" : nil
    let who: Markup? = namesRegion ? "<th scope=\"col\">谁</th>" : nil
    return """
      <table class="stack matters"><thead><tr>\(who)<th scope="col">报表</th><th scope="col">位置</th><th scope="col">写的</th>\
      <th scope="col">原因</th><th scope="col">怎么办</th><th scope="col">依据</th></tr></thead>
      <tbody>\(groups.prefix(Self.longest).map(row))</tbody></table>\(more)
      """
  }

  private func row(_ group: MatterGroup) -> Markup {
    let matter = group.first
    let who: Markup? = namesRegion ? "<th scope=\"row\">\(submitter(matter))</th>" : nil
    return """
      <tr>\(who)<td data-l="报表">\(sheet(matter))</td><td data-l="位置">\(place(group))</td>\
      <td data-l="写的">\(written(matter))</td><td class="why" data-l="原因">\(VisibleText.shortened(matter.message))\(explanation(matter))</td>\
      <td data-l="怎么办">\(matter.remedy)\(status(matter))</td><td data-l="依据" class="soft code">\(matter.code)</td></tr>

      """
  }

  private func submitter(_ matter: Matter) -> Markup {
    if matter.isCityWide { return "全市" }
    guard !matter.region.isEmpty else { return "看不出是谁的" }
    guard edition.submitters.contains(where: { $0.code == matter.region }) else { return "\(edition.short(matter.region))" }
    return "<a href=\"\(root)\(Links.county(matter.region))\">\(edition.short(matter.region))</a>"
  }

  private func sheet(_ matter: Matter) -> Markup {
    guard !matter.form.isEmpty || !matter.file.isEmpty else { return "指标" }
    let title = edition.pipeline.forms[matter.form]?.title ?? ""
    let file: Markup? = matter.file.isEmpty ? nil : "<br><span class=\"soft\">\(VisibleText.shortened(matter.file))</span>"
    return "\(matter.form.isEmpty ? "没认出的文件" : matter.form + " " + title)\(file)"
  }

  /// The cell, then the record and the column; of a rule over figures the figure alone.
  private func place(_ group: MatterGroup) -> Markup {
    let item = group.first.item.isEmpty ? "" : edition.title(ofItem: group.first.item, form: group.first.form)
    let words = VisibleText.shortened([group.key, item].filter { !$0.isEmpty }.joined(separator: "，"))
    if words.isEmpty { return "<b>\(group.place)</b>" }
    return group.first.file.isEmpty ? "\(words)" : "<b>\(group.place)</b><br><span class=\"soft\">\(words)</span>"
  }

  private func written(_ matter: Matter) -> Markup? {
    guard let written = matter.written else { return nil }
    return written.isEmpty ? "（空）" : "\(VisibleText.quoted(written))"
  }

  private func explanation(_ matter: Matter) -> Markup? {
    guard let explanation = matter.explanation, !explanation.isEmpty else { return nil }
    let source = [matter.explainedBy, matter.explainedAt, matter.document].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "，")
    return "<br>说明：\(explanation)\(source.isEmpty ? "" : "（\(source)）")"
  }

  private func status(_ matter: Matter) -> Markup? {
    matter.status == "open" ? nil : "<br><span class=\"soft\">\(matter.statusTitle)</span>"
  }
}
