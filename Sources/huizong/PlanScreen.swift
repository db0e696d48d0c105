import Definition
import Figures
import Runs

/// What `huizong plan` shows: a line for each reason with the returns it concerns and the stages to do; then the stages that
/// concern the whole city. One screen.
struct PlanScreen {
  let session: Session
  let staleness: Staleness

  static let columns = ["region", "form", "period", "file", "stages", "reason", "count"]
  private static let shown = 18

  /// One row for each submission, one for each stage of the whole city.
  var rows: [[String?]] {
    staleness.items.map { item in
      [item.region, item.form, item.period, item.file, stageNames(item.stages), item.reason.rawValue, "1"]
    }
      + staleness.city.map { part in
        ["city", nil, nil, nil, stageNames(part.stages), part.reason.rawValue, String(max(part.indicators.count, part.rules.count, part.pages.count))]
      }
  }

  private func words(_ zh: String, _ en: String) -> String { session.words(zh, en) }
  private func stageNames(_ stages: [StageName]) -> String { stages.map(\.rawValue).joined(separator: " ") }

  var lines: [String] {
    guard !staleness.isEmpty else {
      return [words("没有要做的，\(staleness.unchanged) 份都是现成的。", "Nothing to do; all \(staleness.unchanged) returns are fresh.")]
    }
    let groups = groups
    var rows = groups.prefix(Self.shown).map { [who($0), titles($0[0].stages), reason($0[0])] }
    let rest = groups.dropFirst(Self.shown)
    if !rest.isEmpty {
      let count = rest.reduce(0) { $0 + $1.count }
      rows.append([words("还有 \(count) 份", "\(count) more"), "", words("全部列出：huizong plan --format csv", "all of them: huizong plan --format csv")])
    }
    for part in staleness.city { rows.append([words("全市", "city"), titles(part.stages), reason(part)]) }
    return Console.table(rows) + [
      words("其余 \(staleness.unchanged) 份不动。这里只是预告，什么都没有改。", "The other \(staleness.unchanged) stay. This is only a forecast; nothing was changed.")
    ]
  }

  // MARK: - Returns

  /// Submissions with the same stages and the same reason, in order of the first.
  private var groups: [[Staleness.Item]] {
    var order: [String] = []
    var groups: [String: [Staleness.Item]] = [:]
    for item in staleness.items {
      let key = [item.form.isEmpty ? item.file : "", stageNames(item.stages), reason(item)].joined(separator: "|")
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(item)
    }
    return order.compactMap { groups[$0] }
  }

  /// `都安 HC-19-1`, `11 个县（区）和市本级 HC-19-1（24 份）`, `97 张表 1100 份`
  private func who(_ group: [Staleness.Item]) -> String {
    guard !group[0].form.isEmpty else { return group[0].file }
    let forms = Set(group.map(\.form))
    guard forms.count == 1 else { return words("\(forms.count) 张表 \(group.count) 份", "\(group.count) returns of \(forms.count) forms") }
    let regions = Set(group.map(\.region))
    let count = group.count > regions.count ? words("（\(group.count) 份）", " (\(group.count))") : ""
    return places(regions.sorted()) + " " + group[0].form + count
  }

  private func places(_ regions: [String]) -> String {
    guard regions.count > 3 else { return regions.map(session.pipeline.regions.short).joined(separator: words("、", ", ")) }
    let city = session.pipeline.regions.city.code
    let counties = regions.count { $0 != city }
    let and = regions.contains(city) ? words("和\(session.pipeline.regions.short(city))", " and \(session.pipeline.regions.short(city))") : ""
    return words("\(counties) 个县（区）", "\(counties) counties") + and
  }

  private func titles(_ stages: [StageName]) -> String { stages.map { $0.title(session.language) }.joined(separator: " ") }

  private func reason(_ item: Staleness.Item) -> String {
    guard let old = item.replaces else { return words(item.reason, form: item.form) }
    let new = item.version > 0 ? words("新到第\(item.version)版", "new: version \(item.version)") : words("新到一份，没写版本", "new, no version stated")
    let current = old.version > 0 ? words("第\(old.version)版", "version \(old.version)") : words("现行的一份", "the current one")
    if !old.gives { return new + words("，不代替\(current)", ", does not replace \(current)") }
    return new + words("，代替\(current)", ", replaces \(current)")
  }

  // MARK: - The whole city

  private func reason(_ part: Staleness.City) -> String {
    var parts = [words(part.reason, form: "")]
    if !part.indicators.isEmpty { parts.append(words("重算 \(part.indicators.count) 项指标", "\(part.indicators.count) indicators")) }
    if !part.rules.isEmpty { parts.append(words("重查 \(part.rules.count) 条规则", "\(part.rules.count) rules")) }
    if !part.pages.isEmpty { parts.append(PageList(part.pages.map(\.words)).text(session.language)) }
    return parts.joined(separator: words("：", ": "))
  }

  /// The changed files of the definition that a reason is about: `（indicators/S19.yaml）`.
  private func files(_ isMeant: (String) -> Bool) -> String {
    let found = staleness.files.filter(isMeant)
    guard !found.isEmpty else { return "" }
    let names = found.prefix(3).joined(separator: words("、", ", ")) + (found.count > 3 ? words(" 等 \(found.count) 个文件", " and \(found.count - 3) more") : "")
    return words("（\(names)）", " (\(names))")
  }

  private func words(_ reason: Staleness.Reason, form: String) -> String {
    switch reason {
    case .new: words("新到", "new")
    case .withdrawn: words("已撤回", "withdrawn")
    case .moved: words("移到别处", "moved elsewhere")
    case .form: words("表的定义变了（forms/\(form).yaml）", "definition of the form changed (forms/\(form).yaml)")
    case .units: words("计量单位变了（units.csv）", "units changed (units.csv)")
    case .regions: words("行政区划变了（regions.csv）", "regions changed (regions.csv)")
    case .places: words("名录变了", "registry changed") + files { session.pipeline.places.keys.contains(String($0.dropLast(4))) && $0.hasSuffix(".csv") }
    case .classes: words("县区类别变了（classes.csv）", "classes of counties changed (classes.csv)")
    case .rule: words("审核规则变了", "rule changed") + files { $0.hasPrefix("rules/") }
    case .explanations: words("备案的说明变了（explanations.yaml）", "explanations on file changed (explanations.yaml)")
    case .titles: words("别的表的名称变了，重新认表", "title of another form changed") + files { $0.hasPrefix("forms/") }
    case .headers: words("别的表的表头变了，重新认表", "headers of another form changed") + files { $0.hasPrefix("forms/") }
    case .indicator: words("指标的定义变了", "definition of indicators changed") + files { $0.hasPrefix("indicators/") }
    case .reference: words("原报告的数变了（reference.csv）", "the report's figures changed (reference.csv)")
    case .baseline: words("底数变了（baseline.csv）", "the baseline changed (baseline.csv)")
    case .settings: words("设置变了（pipeline.yaml）", "settings changed (pipeline.yaml)")
    case .definition: words("定义变了", "definition changed") + files { _ in true }
    case .batch: words("批次不在了", "batch is gone")
    case .warehouse: words("仓库不在了，从原件和日志重算", "warehouse is gone or behind")
    case .outbox: words("发布的页面不在了", "published pages are gone")
    case .pages: words("发布的页面和当时的不一样", "published pages are not what they were")
    case .unnoted: words("没有记下发布的是哪些页面", "no note says which pages were published")
    case .code: words("程序变了", "program changed")
    case .upstream: words("上面的变了", "upstream changed")
    case .today: words("业务日期变了", "another business date")
    }
  }
}
