import Definition
import Handoff
import Warehouse

/// Compares what the warehouse holds of every current reading with the reading itself, made again from the archive.
struct ReadingsCheck {
  let workspace: Workspace
  let journal: Journal
  /// Whether a sealed batch will do where there is one; else every original is read again.
  let believesBatches: Bool
  var jobs = Parallel.cores

  private static let portion = 64

  /// The readings that are not what their originals give.
  func altered(_ reader: WarehouseReader) throws -> [WarehouseReader.StoredReading] {
    let files = try reader.submissions()
    // As it lay when it was read: a run may have found it elsewhere and not loaded it yet.
    let current = try reader.currentReadings()
    let places = Dictionary(current.map { (files[$0.submission]?.sha256 ?? "", $0.file) }, uniquingKeysWith: { first, _ in first })
    let received = Dictionary(
      journal.received.map { ($0.sha256, $0.lying(at: places[$0.sha256] ?? $0.place)) }, uniquingKeysWith: { first, _ in first })
    var open: [String: [WarehouseReader.StoredReading]] = [:]
    var altered: [WarehouseReader.StoredReading] = []
    for stored in current {
      // What nobody ever received cannot have been read.
      guard let sha256 = files[stored.submission]?.sha256, received[sha256] != nil else {
        altered.append(stored)
        continue
      }
      // An original that is gone is a fault of its own; nothing can be said of its reading.
      if try Disk.exists(workspace.archive + "/" + sha256) { open[sha256, default: []].append(stored) }
    }
    // Each was read under the definition of some run; nearly always that is the last one's.
    for digest in definitions where !open.isEmpty {
      let pipeline = try Replay(workspace: workspace).definition(digest)
      let batches = try Batches(workspace: workspace, pipeline: pipeline)
      let items = open.keys.sorted().compactMap { received[$0] }
      for start in stride(from: 0, to: items.count, by: Self.portion) {
        let portion = Array(items[start..<min(start + Self.portion, items.count)])
        let readings = try Parallel.map(portion, jobs: jobs) { item in
          try (believesBatches ? batches.sealed(item) : nil) ?? batches.readAgain(item)
        }
        for (item, named) in zip(portion, readings) {
          var rest: [WarehouseReader.StoredReading] = []
          for stored in open[item.sha256] ?? [] {
            // Another version of the program may name a batch otherwise: an equal digest is an equal reading.
            let byDigest = { (found: Batches.Named) in found.reading.head.suffix == files[stored.submission]?.part && found.digest.hex == stored.digest }
            guard let found = named.first(where: { $0.name == stored.batch }) ?? named.first(where: byDigest) else {
              rest.append(stored)
              continue
            }
            let form = pipeline.forms[found.reading.head.form]
            if try !reader.holds(found.reading, digest: found.digest, as: stored, form: form) { altered.append(stored) }
          }
          open[item.sha256] = rest.isEmpty ? nil : rest
        }
      }
    }
    return (altered + open.values.joined()).sorted { $0.id < $1.id }
  }

  /// The definitions of all runs, the last one's first.
  private var definitions: [String] {
    var known: Set<String> = []
    return journal.runs.reversed().compactMap { $0.data["definition"] }.filter { known.insert($0).inserted }
  }
}
