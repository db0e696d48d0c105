package import Definition
import Figures
package import Handoff
package import Warehouse

/// The stage `load`: readings into the warehouse, inserted once, never updated or deleted.
package struct Loader {
  /// A submission with its reading, as normalize sealed it; a file of several returns is several.
  package struct Entry {
    package let sha256: String
    package let file: String
    /// The path under which it was read.
    package let place: String
    package let receivedAt: String
    package let receivedRun: Int
    package let bytes: Int
    /// The name of the sealed batch: equal names, equal readings.
    package let batch: String
    package let head: Reading.Head
    package let isRefused: Bool
    package let withdrawn: Bool
    /// Reads the batch; called only for readings that are not in the warehouse yet.
    package let reading: () throws -> (Reading, Digest)

    package init(
      sha256: String, file: String, place: String, receivedAt: String, receivedRun: Int, bytes: Int, batch: String, head: Reading.Head, isRefused: Bool,
      withdrawn: Bool, reading: @escaping () throws -> (Reading, Digest)
    ) {
      self.sha256 = sha256
      self.file = file
      self.place = place
      self.receivedAt = receivedAt
      self.receivedRun = receivedRun
      self.bytes = bytes
      self.batch = batch
      self.head = head
      self.isRefused = isRefused
      self.withdrawn = withdrawn
      self.reading = reading
    }
  }

  /// What loading did, by submission.
  package struct Receipt {
    package var inserted = 0
    package var closed = 0
    package var accepted = 0
    package var rejected = 0
    package var held = 0
    package var figures = 0

    package init() {}
  }

  package let pipeline: Pipeline
  package let writer: WarehouseWriter
  package let run: Int

  package init(pipeline: Pipeline, writer: WarehouseWriter, run: Int) {
    self.pipeline = pipeline
    self.writer = writer
    self.run = run
  }

  /// Makes the warehouse hold exactly the readings that count. `selected` says which entries this run may touch.
  package func load(_ entries: [Entry], counted: (_ done: Int, _ of: Int) -> Void = { _, _ in }, selected: (Entry) -> Bool) throws -> Receipt {
    var receipt = Receipt()
    var ids: [Int64: Entry] = [:]
    let submissions = try writer.reader.submissions()
    let known = Dictionary(submissions.map { ($1.sha256 + "/" + $1.part, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in entries {
      let id =
        try known[entry.sha256 + "/" + entry.head.suffix]
        ?? writer.submission(
          sha256: entry.sha256, part: entry.head.suffix, file: entry.file, receivedAt: entry.receivedAt, run: entry.receivedRun, bytes: entry.bytes)
      ids[id] = entry
    }
    let before = try writer.reader.standings()
    try forget(entries, ids, before.keys.compactMap { id in submissions[id].map { (id, $0.sha256) } }, selected, &receipt)
    let wanted = standings(ids)
    let current = try writer.reader.currentReadings()
    var present: [Int64: WarehouseReader.StoredReading] = [:]
    for reading in current {
      let entry = ids[reading.submission]
      let stays = entry.map { wanted[reading.submission]?.counts ?? false && $0.batch == reading.batch } ?? false
      if stays {
        present[reading.submission] = reading
      } else if entry.map(selected) ?? false {
        try writer.close(reading: reading.id, run: run)
        receipt.closed += 1
      }
    }
    let arriving = ids.keys.sorted().filter { id in
      (ids[id].map(selected) ?? false) && (wanted[id]?.counts ?? false) && present[id] == nil
    }
    if !arriving.isEmpty {
      let forms = Set(arriving.compactMap { ids[$0]?.head.form }).sorted().compactMap { pipeline.forms[$0] }
      try writer.loading(forms) { try insert(arriving, ids, current, counted, &receipt) }
    }
    for id in ids.keys.sorted() {
      guard let entry = ids[id], let standing = wanted[id], selected(entry) else { continue }
      switch standing.status {
      case "accepted": receipt.accepted += 1
      case "rejected": receipt.rejected += 1
      case "held": receipt.held += 1
      default: break
      }
      try writer.setStanding(Standing(status: standing.status, reason: standing.reason, head: entry.head), submission: id, known: before[id], run: run)
    }
    return receipt
  }

  /// Closes what a file was read as before, where it is not read as that any more: of three worksheets two are left.
  private func forget(
    _ entries: [Entry], _ ids: [Int64: Entry], _ standing: [(submission: Int64, sha256: String)], _ selected: (Entry) -> Bool, _ receipt: inout Receipt
  ) throws {
    let files = Dictionary(entries.map { ($0.sha256, selected($0)) }, uniquingKeysWith: { $0 || $1 })
    let gone = Set(standing.filter { ids[$0.submission] == nil && files[$0.sha256] ?? false }.map(\.submission))
    guard !gone.isEmpty else { return }
    for reading in try writer.reader.currentReadings() where gone.contains(reading.submission) {
      try writer.close(reading: reading.id, run: run)
      receipt.closed += 1
    }
    for submission in gone.sorted() { try writer.closeStanding(submission: submission, run: run) }
  }

  private func insert(
    _ arriving: [Int64], _ ids: [Int64: Entry], _ current: [WarehouseReader.StoredReading], _ counted: (_ done: Int, _ of: Int) -> Void,
    _ receipt: inout Receipt
  ) throws {
    let standing = Dictionary(grouping: current.filter(\.accepted)) { slice($0) }
    for id in arriving {
      guard let entry = ids[id] else { continue }
      let (reading, digest) = try entry.reading()
      for old in standing[slice(reading.head)] ?? [] where !reading.isRefused && old.submission != id {
        try writer.close(reading: old.id, run: run)
      }
      _ = try writer.insert(reading, submission: id, batch: entry.batch, digest: digest, file: entry.place, form: pipeline.forms[entry.head.form], run: run)
      receipt.inserted += 1
      counted(receipt.inserted, arriving.count)
      receipt.figures += reading.tallies.reduce(0) { $0 + $1.figures }
    }
  }

  private struct Wanted {
    var status: String
    var reason = ""
    /// Its reading is current: the one that counts, or a refusal that nothing has replaced.
    var counts: Bool
  }

  private func standings(_ ids: [Int64: Entry]) -> [Int64: Wanted] {
    var wanted: [Int64: Wanted] = [:]
    var slices: [String: [Int64]] = [:]
    for (id, entry) in ids {
      if entry.withdrawn {
        wanted[id] = Wanted(status: "withdrawn", counts: false)
      } else if !entry.isRefused {
        slices[slice(entry.head), default: []].append(id)
      }
    }
    for members in slices.values {
      let candidates = members.sorted().compactMap { id in
        ids[id].map {
          SliceResolution.Candidate(submission: id, version: $0.head.version, issued: $0.head.issued, receivedRun: $0.receivedRun)
        }
      }
      let outcome = SliceResolution.resolve(candidates)
      if let current = outcome.current { wanted[current] = Wanted(status: "accepted", counts: true) }
      for id in outcome.superseded { wanted[id] = Wanted(status: "superseded", counts: false) }
      for id in outcome.held { wanted[id] = Wanted(status: "held", reason: "version-ambiguous", counts: false) }
    }
    for (id, entry) in ids where entry.isRefused && !entry.withdrawn {
      let replaced = ids.contains { other, later in
        other != id && later.receivedRun > entry.receivedRun
          && (later.place == entry.place || (!entry.head.form.isEmpty && !entry.head.region.isEmpty && slice(later.head) == slice(entry.head)))
      }
      wanted[id] = replaced ? Wanted(status: "superseded", counts: false) : Wanted(status: "rejected", counts: true)
    }
    return wanted
  }

  private func slice(_ reading: WarehouseReader.StoredReading) -> String {
    [reading.form, reading.region, reading.period, reading.part].joined(separator: "|")
  }

  private func slice(_ head: Reading.Head) -> String { [head.form, head.region, head.period, head.part].joined(separator: "|") }
}
