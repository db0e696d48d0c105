import Definition
import Figures
import Runs

/// What `huizong plan` shows: a line for each form with the counties it concerns, the stages to do and the reason; then
/// the stages that concern the whole city.
struct PlanScreen {
  let session: Session
  let staleness: Staleness

  static let columns = ["region", "form", "period", "file", "stages", "reason", "count"]

  /// One row for each submission, one for each stage of the whole city.
  var rows: [[String?]] {
    staleness.items.map { item in
      [item.region, item.form, item.period, item.file, stageNames(item.stages), item.reason.rawValue, "1"]
    }
      + staleness.city.map { part in
        ["city", nil, nil, nil, stageNames(part.stages), part.reason.rawValue, String(max(part.indicators.count, part.rules.count))]
      }
  }

  private func stageNames(_ stages: [StageName]) -> String { stages.map(\.rawValue).joined(separator: " ") }

  var lines: [String] {
    guard !staleness.isEmpty else {
      return [session.words("没有要做的，\(staleness.unchanged) 份都是现成的。", "Nothing to do; all \(staleness.unchanged) returns are fresh.")]
    }
    var rows: [[String]] = []
    for group in groups {
      rows.append([who(group), titles(group[0].stages), reason(group)])
    }
    for part in staleness.city {
      rows.append([session.words("全市", "city"), titles(part.stages), reason(part)])
    }
    return Console.table(rows) + [
      session.words(
        "其余 \(staleness.unchanged) 份不动。这里只是预告，什么都没有改。", "The other \(staleness.unchanged) stay. This is only a forecast; nothing was changed.")
    ]
  }

  /// Submissions of one form with the same stages and reason, in order of the first.
  private var groups: [[Staleness.Item]] {
    var order: [String] = []
    var groups: [String: [Staleness.Item]] = [:]
    for item in staleness.items {
      let own = item.replaces == nil ? "" : item.region
      let key = [item.form.isEmpty ? item.file : item.form, item.reason.rawValue, stageNames(item.stages), own].joined(separator: "|")
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(item)
    }
    return order.compactMap { groups[$0] }
  }

  private func who(_ group: [Staleness.Item]) -> String {
    guard !group[0].form.isEmpty else { return group[0].file }
    var regions: [String] = []
    for item in group where !regions.contains(item.region) { regions.append(item.region) }
    let pipeline = session.pipeline
    let names = regions.sorted().map(pipeline.regions.short)
    let isAll = names.count > 3 && Set(regions) == Set(pipeline.forms[group[0].form]?.submitters(pipeline.regions) ?? [])
    let count = group.count > regions.count ? session.words("（\(group.count) 份）", " (\(group.count))") : ""
    let text = isAll ? session.words("\(names.count) 个县（区）", "\(names.count) counties") : names.joined(separator: "、")
    return text + " " + group[0].form + count
  }

  private func titles(_ stages: [StageName]) -> String { stages.map { $0.title(session.language) }.joined(separator: " ") }

  private func reason(_ group: [Staleness.Item]) -> String {
    let item = group[0]
    guard let replaces = item.replaces else { return words(item.reason, form: item.form) }
    let own = item.version > 0 ? session.words("第\(item.version)版", "version \(item.version)") : session.words("一份没写版本的", "one without a version")
    let old = replaces == "0" ? session.words("现行的一份", "the current one") : session.words("第\(replaces)版", "version \(replaces)")
    return session.words("新到\(own)，现行的是\(old)", "new: \(own); current: \(old)")
  }

  private func reason(_ part: Staleness.City) -> String {
    var parts = [words(part.reason, form: "")]
    if !part.indicators.isEmpty {
      parts.append(session.words("重算 \(part.indicators.count) 项指标", "\(part.indicators.count) indicators"))
    }
    if !part.rules.isEmpty { parts.append(session.words("重查 \(part.rules.count) 条规则", "\(part.rules.count) rules")) }
    return parts.joined(separator: session.words("：", ": "))
  }

  private func words(_ reason: Staleness.Reason, form: String) -> String {
    switch reason {
    case .new: session.words("新到", "new")
    case .withdrawn: session.words("已撤回", "withdrawn")
    case .form: session.words("表的定义变了（forms/\(form).yaml）", "definition of the form changed (forms/\(form).yaml)")
    case .units: session.words("计量单位变了（units.csv）", "units changed (units.csv)")
    case .regions: session.words("行政区划变了（regions.csv）", "regions changed (regions.csv)")
    case .rule: session.words("审核规则变了", "rule changed")
    case .headers: session.words("别的表的表头变了，重新认表", "headers of another form changed")
    case .indicator: session.words("指标的定义变了", "definition of indicators changed")
    case .definition: session.words("定义变了", "definition changed")
    case .batch: session.words("批次不在了", "batch is gone")
    case .warehouse: session.words("仓库不在了，从原件和日志重算", "warehouse is gone or behind")
    case .outbox: session.words("发布的页面不在了", "published pages are gone")
    case .code: session.words("程序变了", "program changed")
    case .upstream: session.words("上面的变了", "upstream changed")
    case .today: session.words("业务日期变了", "another business date")
    }
  }
}
