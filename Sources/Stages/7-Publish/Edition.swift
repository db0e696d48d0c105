import Definition
import Figures
import Warehouse

/// Everything that the pages of one issue say, read from the warehouse once.
struct Edition {
  let pipeline: Pipeline
  /// The business date; it decides what is late, never a figure.
  let today: String
  let isSample: Bool
  let checkCode: String
  /// The city's figures, in the order of the definition.
  let city: [FigureRow]
  /// Rows of counties and of the city's own ledger.
  let local: [FigureRow]
  /// What somebody still has to do something about, the gravest first.
  let pending: [MatterGroup]
  let explained: [MatterGroup]
  let submissions: [SubmissionRow]
  let returns: [Return]
  let returnCount: ReturnCount
  /// The city's figures one period earlier, by indicator, where they are kept.
  let earlier: [String: FigureRow]
  /// What the last look at the inbox left there.
  var untaken = Untaken()
  private let byFigure: [String: [String: FigureRow]]
  private let returnsByRegion: [String: [Return]]

  init(
    pipeline: Pipeline, today: String, isSample: Bool, checkCode: String, figures: [FigureRow], matters: [Matter], submissions: [SubmissionRow],
    earlier: [String: FigureRow] = [:]
  ) {
    self.earlier = earlier
    self.pipeline = pipeline
    self.today = today
    self.isSample = isSample
    self.checkCode = checkCode
    city = figures.filter { $0.region == FigureRow.city }
    local = figures.filter { $0.region != FigureRow.city }
    let order = matters.indices.sorted { matters[$0] < matters[$1] }
    let groups = MatterGroup.grouped(order.map { matters[$0] })
    pending = groups.filter(\.first.isPending)
    explained = groups.filter(\.first.isExplained)
    self.submissions = submissions.sorted()
    returns = Return.owed(pipeline: pipeline, today: today, submissions: submissions, matters: matters)
    returnsByRegion = Dictionary(grouping: returns, by: \.region)
    returnCount = ReturnCount(returns)
    var byFigure: [String: [String: FigureRow]] = [:]
    for row in local { byFigure[Self.key(row), default: [:]][row.region] = row }
    self.byFigure = byFigure
  }

  init(pipeline: Pipeline, today: String, isSample: Bool, checkCode: String, reader: WarehouseReader, figures known: [FigureRow]? = nil) throws {
    let figures = try known ?? reader.figures()
    let before = figures.filter { row in row.region == FigureRow.city && pipeline.indicator(row.indicator).map { $0.period.previous.code == row.period } ?? false }
    self.init(
      pipeline: pipeline, today: today, isSample: isSample, checkCode: checkCode,
      figures: figures.filter { row in pipeline.indicator(row.indicator).map { $0.period.code == row.period } ?? true },
      matters: try Matter.current(reader, city: pipeline.regions.city.code), submissions: try SubmissionRow.all(reader, zone: pipeline.timeZone),
      earlier: Dictionary(before.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  private static func key(_ row: FigureRow) -> String { row.indicator + "|" + row.period }

  /// The figures of counties that belong to one of the city, by region code.
  func counties(of row: FigureRow) -> [String: FigureRow] { byFigure[Self.key(row)] ?? [:] }

  /// Who has a page: the counties, and the city's own ledger where some form asks for one.
  var submitters: [Region] {
    let city = pipeline.regions.city
    let hasLedger = returns.contains { $0.region == city.code } || local.contains { $0.region == city.code }
    return pipeline.regions.counties + (hasLedger ? [city] : [])
  }

  /// Files sent back whole of which it cannot be told which return they are.
  var unknownRefused: Int {
    let owed = Set(returns.flatMap(\.submissions).map(\.submission))
    return submissions.count { $0.status == "rejected" && !owed.contains($0.submission) }
  }

  func short(_ region: String) -> String { pipeline.regions.short(region) }

  /// What people call an item: a column by its header, an indicator by its name.
  func title(ofItem item: String, form: String) -> String {
    pipeline.forms[form]?[column: item]?.headers.first ?? pipeline.indicator(item)?.name ?? item
  }

  /// What concerns a submitter's own returns and figures, not the whole city's.
  func pending(of region: String) -> [MatterGroup] { pending.filter { $0.first.region == region && !$0.first.isCityWide } }
  func explained(of region: String) -> [MatterGroup] { explained.filter { $0.first.region == region && !$0.first.isCityWide } }
  /// What a submitter owes.
  func returns(of region: String) -> [Return] { returnsByRegion[region] ?? [] }

  /// Why a figure of the city is not whole: `缺大化，都安有格没读出`; nil where it is.
  func gap(_ row: FigureRow) -> String? {
    guard row.isIncomplete else { return nil }
    var parts: [String] = []
    let missing = row.missing.split(separator: " ").map { short(String($0)) }
    if !missing.isEmpty { parts.append("缺" + missing.joined(separator: "、")) }
    let partial = counties(of: row).values.filter { $0.isMarked("partial") }.map(\.region).sorted().map(short)
    if !partial.isEmpty {
      parts.append(partial.joined(separator: "、") + "有格没报或没读出")
    } else if missing.isEmpty {
      parts.append("有格没报或没读出")
    }
    return parts.joined(separator: "，")
  }

  /// `11/11`, `10/11，缺大化`; — where a figure rests on no return.
  func coverage(_ row: FigureRow) -> String {
    guard row.expected > 0 else { return "—" }
    let missing = row.missing.split(separator: " ").map { short(String($0)) }
    return "\(row.reported)/\(row.expected)" + (missing.isEmpty ? "" : "，缺" + missing.joined(separator: "、"))
  }
}
