import Definition
package import Figures
import Formulas
import Handoff
import Rollup
import Warehouse

/// What is out of date in a workspace and why: a look at which batches exist, what the warehouse was made of and what is
/// published. Changes nothing.
package struct Staleness {
  /// Why something has to be done again.
  package enum Reason: String, Sendable {
    case new, withdrawn
    /// The definition: of the form, of units, of regions, of a rule, of how forms are told apart, of anything else.
    case form, units, regions, rule, titles, headers, indicator, definition
    /// The report of reference, the baseline of earlier years, explanations on file, the classes of counties, the registries of
    /// places, the settings of the pipeline.
    case reference, baseline, explanations, classes, places, settings
    /// The sealed batch, the warehouse or the outbox is gone.
    case batch, warehouse, outbox
    /// The program reads differently.
    case code
    /// The reading, the figures or the findings changed, the stages behind have not been run since.
    case upstream
    /// Another business date.
    case today
  }

  /// A submission with stages to do again.
  package struct Item: Sendable {
    package let region: String
    package let form: String
    package let period: String
    package let file: String
    package let stages: [StageName]
    package let reason: Reason
    /// Of a new file: what it replaces, `第1版` or "".
    package var version = 0
    package var replaces: Replaced?
    /// Of a file that is received but not read yet: its bytes.
    package var sha256 = ""
  }

  /// The submission that counts now, where a new one comes for the same slice.
  package struct Replaced: Sendable, Equatable {
    package let version: Int
    /// Whether the new one will count in its place.
    package let gives: Bool
  }

  /// A stage that concerns the whole city.
  package struct City: Sendable {
    package let stages: [StageName]
    package let reason: Reason
    package var indicators: [String] = []
    package var rules: [String] = []
  }

  package private(set) var items: [Item] = []
  package private(set) var city: [City] = []
  package private(set) var unchanged = 0
  /// The files of the definition that differ from those of the last full run.
  package private(set) var files: [String] = []

  /// - Parameter arriving: Items that the inbox holds and nobody has received yet.
  /// - Parameter identify: Looks into the files of items of which nothing is known yet.
  init(
    workspace: Workspace, pipeline: Pipeline, bundle: DefinitionBundle, today: String, journal: Journal, arriving: [Item] = [],
    identify: ([Item]) throws -> [Item] = { $0 }
  ) throws {
    items = arriving
    guard let last = journal.runs.last else {
      items += journal.received.map { received in
        var item = Self.item(received, nil, [.extract, .normalize, .load], .new)
        item.sha256 = received.sha256
        return item
      }
      items = try identify(items)
      city = [City(stages: [.rollup, .audit, .publish], reason: .new)]
      return
    }
    let full = journal.runs.last { Selection(journaled: $0.data).isEverything } ?? last
    let change = DefinitionChange(since: full.data["definition"] ?? "", to: pipeline, bundle, workspace: workspace)
    files = change.files
    let isSameDefinition = full.data["definition"] == pipeline.digest.hex
    let stored = try Stored(workspace, audited: Self.last(.audit, journal))
    let batches = try Batches(workspace: workspace, pipeline: pipeline)
    let withdrawn = journal.withdrawn(asOf: journal.nextRun)
    for item in journal.received {
      let entries = batches.known(item)
      let standings = stored.standings[item.sha256] ?? [:]
      var stages: [StageName] = []
      var reason: Reason?
      if !batches.hasExtract(item.sha256) {
        stages.append(.extract)
        reason = standings.isEmpty ? .new : .batch
      }
      if !entries.isEmpty {
        if entries.contains(where: { Self.isWithdrawn($0, item, withdrawn, standings) }) {
          stages.append(.load)
          reason = reason ?? .withdrawn
        } else if let entry = entries.first(where: { !Self.stands($0, standings) }) ?? (standings.count > entries.count ? entries[0] : nil) {
          if stored.isCurrent(journal) {
            stages.append(.load)
            reason = reason ?? (standings.isEmpty ? .new : isSameDefinition ? .upstream : change.reason(form: entry.head.form, asked: entry.asked))
          }
        }
      } else {
        stages.append(.normalize)
        if standings.isEmpty, stored.isCurrent(journal) {
          stages.append(.load)
          reason = reason ?? .new
        } else if batches.remembers(item) || (isSameDefinition && !batches.hasIndex) {
          // Made again it is what it was, so nothing behind it changes.
          reason = reason ?? .batch
        } else {
          stages.append(.load)
          reason = isSameDefinition ? .code : change.reason(forms: Set(standings.values.map(\.form)), asked: batches.asked(item))
        }
      }
      let stood = standings.min { $0.key < $1.key }?.value
      let known = entries.first.map { Stored.Standing($0.head) }
      // What was known under no form's definition may be known under tonight's.
      let standing = stood.flatMap { $0.form.isEmpty && known != nil ? nil : $0 } ?? known
      if let reason {
        var found = Self.item(item, standing, stages, reason)
        if standing == nil { found.sha256 = item.sha256 }
        items.append(found)
      } else {
        unchanged += 1
      }
    }
    items = try identify(items)
    // What a new version replaces is among the unchanged no more.
    unchanged = max(0, unchanged - items.count { $0.replaces?.gives ?? false })
    try findCity(workspace, pipeline, today, journal, change, stored, last: last, full: full)
  }

  package var isEmpty: Bool { items.isEmpty && city.isEmpty }

  /// All stages with something to do, in their order.
  package var stages: [StageName] {
    let found = Set(items.flatMap(\.stages) + city.flatMap(\.stages))
    return StageName.allCases.filter(found.contains)
  }

  private static func item(_ received: Received, _ standing: Stored.Standing?, _ stages: [StageName], _ reason: Reason) -> Item {
    Item(
      region: standing?.region ?? "", form: standing?.form ?? "", period: standing?.period ?? "", file: received.file, stages: stages,
      reason: reason)
  }

  private static func isWithdrawn(
    _ entry: BatchIndex.Entry, _ item: Received, _ withdrawn: Set<String>, _ standings: [String: Stored.Standing]
  ) -> Bool {
    Withdrawal.covers(withdrawn, item.sha256, entry.head) && standings[entry.head.suffix].map { $0.status != "withdrawn" } ?? false
  }

  /// Whether the warehouse has the reading as it is, or need not have it.
  private static func stands(_ entry: BatchIndex.Entry, _ standings: [String: Stored.Standing]) -> Bool {
    guard let standing = standings[entry.head.suffix] else { return false }
    return !["accepted", "rejected"].contains(standing.status) || standing.batch == entry.name
  }

  private static func last(_ stage: StageName, _ journal: Journal) -> Int {
    let run = journal.runs.last { Selection(journaled: $0.data).stages.contains(stage) }
    return run?.data["run"].flatMap { Int($0) } ?? 0
  }

  // MARK: - The whole city

  private mutating func findCity(
    _ workspace: Workspace, _ pipeline: Pipeline, _ today: String, _ journal: Journal, _ change: DefinitionChange, _ stored: Stored,
    last: Journal.Entry, full: Journal.Entry
  ) throws {
    if !stored.isCurrent(journal) { city.append(City(stages: [.load, .rollup, .audit], reason: .warehouse)) }
    let forms = Set(items.filter { $0.stages.contains(.load) }.map(\.form))
    var changed = Set(pipeline.indicators.filter { $0.form.map(forms.contains) ?? false }.map(\.id))
    var own: [(reason: Reason, indicators: Set<String>)] = []
    if stored.isCurrent(journal), stored.definition == pipeline.digest.hex {
      changed.formUnion(try stored.staleIndicators(workspace, pipeline))
    } else {
      own = change.indicatorsByReason
    }
    // Each under the first reason that it has, what is made of it included; a form that changed changes its indicators.
    own.insert((.upstream, changed), at: 0)
    var told: Set<String> = []
    for (reason, indicators) in own {
      let found = pipeline.withDependants(indicators).subtracting(told)
      told.formUnion(found)
      // Of a return not read yet, nobody knows which figures it changes.
      if !found.isEmpty || (reason == .upstream && forms.contains("")) {
        city.append(City(stages: [.rollup], reason: reason, indicators: pipeline.indicators.map(\.id).filter(found.contains)))
      }
    }
    changed = told
    let touched = changed.union(stored.changedSinceAudit)
    let rules = pipeline.rules.filter { $0.form == nil && $0.formula.names.contains(where: touched.contains) }.map(\.code)
    var judged: Set<String> = []
    for (reason, codes) in change.rulesByReason {
      judged.formUnion(codes)
      city.append(City(stages: [.audit], reason: reason, rules: pipeline.rules.map(\.code).filter(codes.contains)))
    }
    let rest = rules.filter { !judged.contains($0) }
    if !rest.isEmpty || (judged.isEmpty && (!touched.isEmpty || stored.readingsChangedSinceAudit || !forms.isEmpty)) {
      city.append(City(stages: [.audit], reason: .upstream, rules: rest))
    }
    let outbox = try Outbox(workspace.outbox).stamp()
    let result = last.data["issue"] ?? ""
    if !city.isEmpty {
      city.append(City(stages: [.publish], reason: .upstream))
    } else if outbox == nil {
      city.append(City(stages: [.publish], reason: .outbox))
    } else if outbox != Outbox.stamp(result, today: today, definition: pipeline.digest.hex, untaken: journal.untaken) {
      let isDate = outbox == Outbox.stamp(result, today: last.data["today"] ?? "", definition: pipeline.digest.hex, untaken: journal.untaken)
      let isDefinition = full.data["definition"] != pipeline.digest.hex
      city.append(City(stages: [.publish], reason: isDate ? .today : isDefinition ? change.publishReason : .upstream))
    }
  }
}

/// What the warehouse says it was made of.
private struct Stored {
  struct Standing {
    var region: String
    var form: String
    var period: String
    var status = ""
    var batch: String?

    init(_ head: Reading.Head) { (region, form, period) = (head.region, head.form, head.period) }
  }

  /// By the digest of the file and what its submission has behind the slash.
  private(set) var standings: [String: [String: Standing]] = [:]
  private(set) var lastRun = 0
  private(set) var definition = ""
  private(set) var changedSinceAudit: Set<String> = []
  private(set) var readingsChangedSinceAudit = false

  init(_ workspace: Workspace, audited: Int) throws {
    guard try Disk.exists(workspace.warehouse) else { return }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    try warehouse.read { reader in
      lastRun = try reader.lastRun()?.id ?? 0
      definition = try reader.meta("definition") ?? ""
      let sql = """
        SELECT s.sha256, t.region, t.form, t.period, t.status, r.batch, s.part FROM received s
        JOIN standing t ON t.submission = s.id AND t.to_run IS NULL
        LEFT JOIN reading r ON r.submission = s.id AND r.to_run IS NULL
        """
      for row in try reader.query(sql) {
        var standing = Standing(Reading.Head())
        (standing.region, standing.form, standing.period) = (row[1] ?? "", row[2] ?? "", row[3] ?? "")
        (standing.status, standing.batch) = (row[4] ?? "", row[5])
        if let sha256 = row[0], let part = row[6] { standings[sha256, default: [:]][part] = standing }
      }
      let run = String(audited)
      let figures = try reader.query("SELECT DISTINCT indicator FROM figure WHERE from_run > CAST(? AS INTEGER) OR to_run > CAST(? AS INTEGER)", [run, run])
      changedSinceAudit = Set(figures.compactMap { $0[0] })
      readingsChangedSinceAudit =
        try !reader.query("SELECT 1 FROM reading WHERE from_run > CAST(? AS INTEGER) OR to_run > CAST(? AS INTEGER) LIMIT 1", [run, run]).isEmpty
    }
  }

  func isCurrent(_ journal: Journal) -> Bool { lastRun == journal.lastRun }

  /// Which figures a rollup over the warehouse as it is would compute again.
  func staleIndicators(_ workspace: Workspace, _ pipeline: Pipeline) throws -> [String] {
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { try StaleIndicators.find(pipeline: pipeline, reader: $0) }
  }
}
