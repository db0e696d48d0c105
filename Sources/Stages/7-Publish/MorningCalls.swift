import Definition
import Figures
import Warehouse

/// Who has to be phoned, the one that matters most first: what is overdue or must be corrected before what is still in time,
/// causes before the contradictions that follow from them.
struct MorningCalls {
  let edition: Edition
  let weights: UsualWeight
  let language: Language
  /// By form: the city's figures that are not whole, and for want of whom.
  private let lacking: [String: [(row: FigureRow, regions: Set<String>)]]

  init(edition: Edition, weights: UsualWeight, language: Language) {
    self.edition = edition
    self.weights = weights
    self.language = language
    let rows = edition.city.filter { !$0.missing.isEmpty || $0.isIncomplete }.map { row in
      let partial = row.isIncomplete ? edition.counties(of: row).values.filter(\.isIncomplete).map(\.region) : []
      return (row: row, regions: Set(row.missing.split(separator: " ").map(String.init) + partial))
    }
    lacking = Dictionary(grouping: rows) { edition.pipeline.indicator($0.row.indicator)?.form ?? "" }
  }

  /// One thing to be said: what is wrong, what it does, and the words for it.
  struct Item {
    let what: String
    var effects: [String] = []
    var words: String?
    fileprivate var figures: Set<String> = []
    fileprivate var weight = Rational.zero
    fileprivate let urgency: Urgency

    fileprivate init(_ what: String, _ urgency: Urgency) { (self.what, self.urgency) = (what, urgency) }
  }

  /// A county to be phoned, with everything there is to say to it.
  struct Call {
    let region: String
    let items: [Item]
    /// Forms that are not in.
    let missing: Int
    fileprivate let urgency: Urgency
    fileprivate let figures: Int
    fileprivate let weight: Rational
  }

  fileprivate enum Urgency: Int, Comparable {
    case overdue, toCorrect, awaited, derived

    static func < (a: Urgency, b: Urgency) -> Bool { a.rawValue < b.rawValue }
    /// What is overdue and what must be corrected weigh the same between counties; their figures decide.
    var betweenCounties: Int { self == .overdue ? Urgency.toCorrect.rawValue : rawValue }
  }

  private var untaken: Untaken { edition.untaken }

  private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func calls() throws -> [Call] {
    try edition.submitters.map(\.code).compactMap(call).sorted { a, b in
      if a.urgency.betweenCounties != b.urgency.betweenCounties { return a.urgency.betweenCounties < b.urgency.betweenCounties }
      if a.figures != b.figures { return a.figures > b.figures }
      return a.weight != b.weight ? a.weight > b.weight : a.region < b.region
    }
  }

  private func call(_ region: String) throws -> Call? {
    let owed = edition.returns(of: region)
    let absent = owed.filter { [.awaited, .overdue].contains($0.state) && !untaken.holds($0, edition.pipeline) }
    var items: [Item] = []
    for urgency in [Urgency.overdue, .awaited] {
      let returns = absent.filter { ($0.state == .overdue) == (urgency == .overdue) }
      if !returns.isEmpty { items.append(try missing(returns, region, urgency)) }
    }
    var touched: [[String]: [FigureRow]] = [:]
    items += edition.pending(of: region).filter { $0.first.severity >= .error }.map { group in
      let column = [group.first.form, group.first.item]
      let figures = touched[column] ?? self.touched(by: group.first, region)
      touched[column] = figures
      return correction(group, region, touching: figures)
    }
    for item in owed where item.state == .toCorrect && item.submissions.contains(where: { $0.status == "held" }) {
      var held = Item(
        words("\(item.form.code) \(item.form.title)收到两份，都没有写版本，分不出先后", "\(item.form.code) \(item.form.title): two came, neither states its version"), .toCorrect)
      held.words = words("请在表上写明版本，重发一份。", "please state the version and send it again")
      items.append(held)
    }
    items = items.enumerated().sorted { a, b in
      (a.element.urgency.rawValue, -a.element.figures.count, a.offset) < (b.element.urgency.rawValue, -b.element.figures.count, b.offset)
    }.map(\.element)
    guard let first = items.first else { return nil }
    return Call(
      region: region, items: items, missing: absent.count, urgency: first.urgency, figures: items.reduce(into: Set()) { $0.formUnion($1.figures) }.count,
      weight: items.map(\.weight).max() ?? .zero)
  }

  // MARK: - What has not come

  private func missing(_ returns: [Return], _ region: String, _ urgency: Urgency) throws -> Item {
    let forms = Set(returns.map(\.form.code))
    let figures = byWeight(
      edition.city.filter { row in
        row.missing.split(separator: " ").contains(Substring(region)) && edition.pipeline.indicator(row.indicator)?.form.map(forms.contains) ?? false
      })
    var item = Item(missingTitle(returns, figures, region, urgency), urgency)
    item.words =
      returns.count == 1
      ? words("请把\(returns[0].period.title())的\(returns[0].form.title)报来。", "please send \(returns[0].form.code) of \(returns[0].period.code)")
      : words("请把这 \(returns.count) 份报来。", "please send these \(returns.count) returns")
    for row in figures.prefix(2) {
      let share = try edition.pipeline.indicator(row.indicator).flatMap { try weights.share(of: region, in: $0) }
      item.weight = max(item.weight, share ?? .zero)
      item.effects.append(effect(row, gap: nil, share: share, region))
    }
    item.figures = Set(figures.map(\.indicator))
    return item
  }

  private func missingTitle(_ returns: [Return], _ figures: [FigureRow], _ region: String, _ urgency: Urgency) -> String {
    let next = returns.min { ($0.dueDay, $0.form.due.hour) < ($1.dueDay, $1.form.due.hour) }
    let due = next.map { words($0.dueTitle, "\($0.dueDay.text) \($0.form.due.clock)") } ?? ""
    let files = untaken.files(of: region, edition.pipeline).count
    let unsure = files > 0 ? words("（收件箱里有它的 \(files) 份还没有收，先看是不是）", " (\(files) of its files lie in the inbox, not taken yet: look there first)") : ""
    let until = urgency == .overdue ? words("，已过截止 \(due)", ", was due \(due)") : words("，截止 \(due)", ", due \(due)")
    if returns.count == 1 {
      let item = returns[0]
      return "\(item.form.code) \(item.form.title) " + words("\(item.period.title())没有报来", "of \(item.period.code) is not in") + until + unsure
    }
    let first = figures.compactMap { edition.pipeline.indicator($0.indicator)?.form }
    let order = Dictionary(first.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let named = returns.map(\.form.code).sorted { (order[$0] ?? Int.max, $0) < (order[$1] ?? Int.max, $1) }
    let list = named.prefix(3).joined(separator: words("、", ", ")) + (named.count > 3 ? words(" 等", " and others") : "")
    return words("\(returns.count) 份没有报来（\(list)）", "\(returns.count) returns are not in (\(list))")
      + (urgency == .overdue ? words("，都已过截止", ", all overdue") : words("，最早 \(due) 截止", ", the first due \(due)")) + unsure
  }

  // MARK: - What must be corrected

  /// - Parameter figures: what its column is needed for.
  private func correction(_ group: MatterGroup, _ region: String, touching figures: [FigureRow]) -> Item {
    let matter = group.first
    let message = language == .en && !matter.english.isEmpty ? matter.english : matter.message
    guard !matter.form.isEmpty || !matter.file.isEmpty else {
      // A rule over figures: no return is to blame by itself.
      var item = Item([edition.title(ofItem: matter.item, form: ""), message].filter { !$0.isEmpty }.joined(separator: words("：", ": ")), .derived)
      item.words = language == .zh && !matter.remedy.isEmpty ? matter.remedy : nil
      return item
    }
    let name = matter.form.isEmpty ? VisibleText.shortened(matter.file).description : matter.form
    var item = Item([name, group.place, message].filter { !$0.isEmpty }.joined(separator: " "), .toCorrect)
    item.effects = figures.prefix(2).map { effect($0, gap: lost(group), share: nil, region) }
    item.figures = Set(figures.map(\.indicator))
    if language == .zh, !matter.remedy.isEmpty { item.words = (group.key.isEmpty ? "" : group.key + "：") + matter.remedy }
    if language == .en { item.words = "huizong explain \(matter.code)" }
    return item
  }

  /// City figures that are not whole for what a return lost: those that need the column, where any does.
  private func touched(by matter: Matter, _ region: String) -> [FigureRow] {
    let rows = (lacking[matter.form] ?? []).filter { $0.regions.contains(region) }.map(\.row)
    let needing = rows.filter { row in
      guard let indicator = edition.pipeline.indicator(row.indicator) else { return false }
      return indicator.measures.contains(matter.item) || indicator.source?.conditions.contains { $0.column == matter.item } ?? false
    }
    return byWeight(needing.isEmpty ? rows : needing)
  }

  private func lost(_ group: MatterGroup) -> String {
    let matter = group.first
    if matter.severity == .fatal { return words("缺这一份", "without this return") }
    let count = group.count
    if matter.item.isEmpty { return count == 1 ? words("缺这一行", "without this row") : words("缺这 \(count) 行", "without these \(count) rows") }
    return count == 1 ? words("缺这一格", "without this cell") : words("缺这 \(count) 格", "without these \(count) cells")
  }

  // MARK: - Effects

  /// The figures of the first screen, then those that the report prints, then the rest.
  private func byWeight(_ rows: [FigureRow]) -> [FigureRow] {
    let screen = edition.pipeline.screen
    func rank(_ row: FigureRow) -> Int { screen.firstIndex(of: row.indicator) ?? (row.reference != nil ? screen.count : screen.count + 1) }
    return rows.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  private func effect(_ row: FigureRow, gap: String?, share: Rational?, _ region: String) -> String {
    var text = row.name + " "
    if row.value == nil {
      text += row.reported == 0 ? words("算不出，一份都没有收到", "cannot be computed: nobody is in") : words("算不出，只收到 \(row.reported) 个单位的", "cannot be computed from \(row.reported) of \(row.expected)")
    } else {
      text += (row.printedWithUnit ?? "") + " "
      text += gap ?? words("只含 \(row.reported) 个单位", "of only \(row.reported) of \(row.expected)")
    }
    guard let share else { return text }
    return text + words("；\(edition.short(region))上期占全市的 \(share.fixed(1, .halfUp))%", "; \(edition.short(region)) was \(share.fixed(1, .halfUp))% of the city last period")
  }
}
