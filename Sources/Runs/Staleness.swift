import Definition
package import Figures
import Handoff

/// What is out of date in a workspace and why: a look at which batches exist, what the warehouse was made of and what is
/// published. Changes nothing.
package struct Staleness {
  /// Why something has to be done again.
  package enum Reason: String, Sendable {
    case new, withdrawn
    /// It lies elsewhere now, and is another's return there.
    case moved
    /// The definition: of the form, of units, of regions, of a rule, of how forms are told apart, of anything else.
    case form, units, regions, rule, titles, headers, indicator, definition
    /// The report of reference, the baseline of earlier years, explanations on file, the classes of counties, the registries of
    /// places, the settings of the pipeline.
    case reference, baseline, explanations, classes, places, settings
    /// The sealed batch, the warehouse or the outbox is gone.
    case batch, warehouse, outbox
    /// Published pages are gone, altered or foreign; or nobody knows which were published.
    case pages, unnoted
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
    package var pages: [PageFault] = []
  }

  package private(set) var items: [Item] = []
  package private(set) var city: [City] = []
  package private(set) var unchanged = 0
  /// The files of the definition that differ from those of the last full run.
  package private(set) var files: [String] = []

  /// - Parameter arriving: Items that the inbox holds and nobody has received yet.
  /// - Parameter leaving: What is among them under another path, by digest: no return any more where it was.
  /// - Parameter identify: Looks into the files of items of which nothing is known yet.
  init(
    workspace: Workspace, pipeline: Pipeline, bundle: DefinitionBundle, today: String, journal: Journal, arriving: [Item] = [],
    leaving: Set<String> = [],
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
    let stored = try StoredState(workspace, audited: Self.last(.audit, journal))
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
        } else if standings.values.contains(where: { $0.file ?? item.place != item.place }) {
          // Found elsewhere by a run that did not come so far.
          stages.append(.load)
          reason = reason ?? .upstream
        } else if batches.remembers(item) || (isSameDefinition && !batches.hasIndex) {
          // Made again it is what it was, so nothing behind it changes.
          reason = reason ?? .batch
        } else {
          stages.append(.load)
          reason = isSameDefinition ? .code : change.reason(forms: Set(standings.values.map(\.form)), asked: batches.asked(item))
        }
      }
      let stood = standings.min { $0.key < $1.key }?.value
      let known = entries.first.map { StoredState.Standing($0.head) }
      // What was known under no form's definition may be known under tonight's.
      let standing = stood.flatMap { $0.form.isEmpty && known != nil ? nil : $0 } ?? known
      if leaving.contains(item.sha256) {
        items.append(Self.item(item, standing, [.load], .moved))
      } else if let reason {
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
    city = try StaleCity(
      workspace: workspace, pipeline: pipeline, today: today, journal: journal, change: change, stored: stored, last: last, full: full,
      forms: Set(items.filter { $0.stages.contains(.load) }.map(\.form))
    ).parts()
  }

  package var isEmpty: Bool { items.isEmpty && city.isEmpty }

  /// All stages with something to do, in their order.
  package var stages: [StageName] {
    let found = Set(items.flatMap(\.stages) + city.flatMap(\.stages))
    return StageName.allCases.filter(found.contains)
  }

  private static func item(_ received: Received, _ standing: StoredState.Standing?, _ stages: [StageName], _ reason: Reason) -> Item {
    Item(
      region: standing?.region ?? "", form: standing?.form ?? "", period: standing?.period ?? "", file: received.place, stages: stages,
      reason: reason)
  }

  private static func isWithdrawn(
    _ entry: BatchIndex.Entry, _ item: Received, _ withdrawn: Set<String>, _ standings: [String: StoredState.Standing]
  ) -> Bool {
    Withdrawal.covers(withdrawn, item.sha256, entry.head) && standings[entry.head.suffix].map { $0.status != "withdrawn" } ?? false
  }

  /// Whether the warehouse has the reading as it is, or need not have it.
  private static func stands(_ entry: BatchIndex.Entry, _ standings: [String: StoredState.Standing]) -> Bool {
    guard let standing = standings[entry.head.suffix] else { return false }
    return !["accepted", "rejected"].contains(standing.status) || standing.batch == entry.name
  }

  private static func last(_ stage: StageName, _ journal: Journal) -> Int {
    let run = journal.runs.last { Selection(journaled: $0.data).stages.contains(stage) }
    return run?.data["run"].flatMap { Int($0) } ?? 0
  }
}
