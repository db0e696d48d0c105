package import Definition
import Figures
import Handoff
import Warehouse

/// What a run would do and why, tonight's inbox included; changes nothing.
package struct Plan {
  package let staleness: Staleness
  /// What the inbox holds that a run would not take.
  package let skipped: [SkippedFile]
  /// Whether some of that may not be read by whoever asks: a run would end with 77.
  package var isDenied: Bool { skipped.contains(where: \.isDenied) }

  package init(_ request: Runner.Request, pipeline: Pipeline, bundle: DefinitionBundle) throws {
    let journal = try Journal.whole(request.workspace)
    let places = journal.places
    var seen = SeenFiles(request.workspace.seen)
    var arriving: [Staleness.Item] = []
    var known = places
    let inbox = Inbox(root: request.inbox)
    let (present, passed) = try inbox.items()
    var skipped = passed
    let named = Dictionary(present.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    for item in present {
      if let digest = seen[item.file, item.stamp], places[digest] != nil { continue }
      let digest: String
      do {
        digest = try inbox.copy(item).digest.hex
      } catch let trouble as Trouble {
        // As in a run, one file that cannot be read costs no other.
        skipped.append(SkippedFile(file: item.file, trouble))
        continue
      }
      seen[item.file, item.stamp] = digest
      guard known[digest] == nil else { continue }
      known[digest] = item.file
      arriving.append(
        Staleness.Item(region: "", form: "", period: "", file: item.file, stages: [.receive, .extract, .normalize, .load], reason: .new))
    }
    let moved = try Whereabouts(present, in: inbox, places: known, withdrawn: journal.withdrawnFiles, seen: &seen, pipeline: pipeline).moved
    arriving += moved.map { Staleness.Item(region: "", form: "", period: "", file: $0.file, stages: [.receive, .normalize, .load], reason: .new) }
    self.skipped = skipped
    let standing = try StandingVersions(request.workspace)
    staleness = try Staleness(
      workspace: request.workspace, pipeline: pipeline, bundle: bundle, today: request.today, journal: journal, arriving: arriving,
      leaving: Set(moved.map(\.digest))
    ) { items in
      // Of the others the warehouse knows whose they are.
      let looked = try Parallel.map(items, jobs: request.jobs) { item in
        guard item.form.isEmpty, item.stages.contains(.receive) || !item.sha256.isEmpty else { return [item] }
        let bytes = try item.sha256.isEmpty ? named[item.file].map(inbox.copy) ?? ByteStore([]) : Original.store(item.sha256, item.file, in: request.workspace)
        return try FileCheck.read(bytes, claimed: item.file, pipeline: pipeline).map { reading in
          var found = Staleness.Item(
            region: reading.head.region, form: reading.head.form, period: reading.head.period, file: item.file, stages: item.stages, reason: item.reason)
          found.version = reading.head.version
          if item.reason == .new { found.replaces = standing.replaced(by: reading.head, isRefused: reading.isRefused) }
          return found
        }
      }
      return Array(looked.joined())
    }
  }
}

/// Which submission counts now, slice by slice.
private struct StandingVersions {
  private var current: [String: Int] = [:]

  init(_ workspace: Workspace) throws {
    guard try Disk.exists(workspace.warehouse) else { return }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    for row in try warehouse.read({ try $0.query("SELECT form, region, period, part, version FROM submission WHERE status = 'accepted'") }) {
      current[row.prefix(4).map { $0 ?? "" }.joined(separator: "|")] = row[4].flatMap { Int($0) } ?? 0
    }
  }

  /// The higher stated version counts, else what is received later.
  func replaced(by head: Reading.Head, isRefused: Bool) -> Staleness.Replaced? {
    guard let known = current["\(head.form)|\(head.region)|\(head.period)|\(head.part)"] else { return nil }
    return Staleness.Replaced(version: known, gives: !isRefused && head.version >= known)
  }
}
