package import Figures
import Glibc
import Handoff
import Warehouse

/// A night with nothing new, answered without reading the definition or asking the warehouse.
///
/// A full run leaves a note of everything its answer came from, by the stamps of files: the program, the definition, the
/// inbox, the batches, the journal, the warehouse, the outbox. Where all of them still are what they were, the next run can
/// only come to the same end. It is journaled as a run like any other. Any doubt, and the stages run as always.
package struct QuietNight {
  /// What the answer came from.
  private struct Origin: Equatable {
    var program: String
    var folder: String
    var definition: String
    var inbox: String
    var files: String
    var today: String
    var sample: String
    var language: String
    var batches: String
    var journal: String
    var warehouse: String
    var outbox: String

    var fields: [String] { [program, folder, definition, inbox, files, today, sample, language, batches, journal, warehouse, outbox] }
  }

  /// What the command line says before the definition is known.
  package struct Question {
    package var folder: PipelineFolder
    package var workspace: Workspace
    /// Nil where the definition's own is meant.
    package var inbox: String?
    /// Nil where the clock, or the samples, say it.
    package var today: String?
    package var language: (Language) throws -> Language
    package var invocation: String

    package init(
      folder: PipelineFolder, workspace: Workspace, inbox: String?, today: String?, language: @escaping (Language) throws -> Language, invocation: String
    ) {
      (self.folder, self.workspace, self.inbox, self.today, self.language) = (folder, workspace, inbox, today, language)
      self.invocation = invocation
    }
  }

  private var origin: Origin
  private var defaultInbox: String
  private var zone: String
  private var fallback: Language
  private var tail: Journal.Tail
  private var run: Int
  private var event: [String: String]
  private var counts: [(StageName, [String: Int])]
  /// The lines for people: first the one above the stages, then those below.
  package private(set) var begin: String
  package private(set) var lines: [String]
  package private(set) var language: Language

  package var isClean: Bool { event["exit"] == "0" }
  package var number: Int { run }
  package var receipts: [StageReceipt] { counts.map { StageReceipt(stage: $0.0, facts: $0.1, seconds: 0) } }

  // MARK: - Leaving the note

  /// What a full run knows when it has ended.
  struct Ended {
    var request: Runner.Request
    var zone: String
    var fallback: Language
    var defaultInbox: String
    var files: String
    var journal: Journal
    var result: RunResult
  }

  /// How the run would be shown if it had found nothing new.
  package struct Face {
    package let language: Language
    package let begin: String
    package let lines: [String]

    package init(language: Language, begin: String, lines: [String]) { (self.language, self.begin, self.lines) = (language, begin, lines) }
  }

  init(_ ended: Ended, face: Face) throws {
    let request = ended.request
    let workspace = request.workspace
    origin = Origin(
      program: Self.program, folder: request.folder.root, definition: request.definitionStamp, inbox: request.inbox, files: ended.files,
      today: request.today, sample: request.isSample ? "1" : "0", language: face.language.rawValue, batches: Self.batches(workspace),
      journal: Disk.stamp(of: workspace.journal), warehouse: Disk.stamp(of: workspace.warehouse), outbox: try Outbox(workspace).publishedStamp() ?? "")
    defaultInbox = ended.defaultInbox
    zone = ended.zone
    fallback = ended.fallback
    tail = ended.journal.tail
    run = ended.result.number
    event = ended.journal.runs.last?.data ?? [:]
    counts = ended.result.receipts.map { receipt in
      var facts = receipt.facts
      for (stage, key) in Self.work where stage == receipt.stage && facts[key] != nil { facts[key] = 0 }
      if receipt.stage == .rollup { facts["unchanged"] = (facts["unchanged"] ?? 0) + (receipt.facts["computed"] ?? 0) }
      return (receipt.stage, facts)
    }
    begin = face.begin
    lines = face.lines
    language = face.language
  }

  /// What stages count when they do something.
  private static let work: [(StageName, String)] = [
    (.receive, "new"), (.receive, "moved"), (.extract, "made"), (.normalize, "made"), (.load, "inserted"), (.load, "closed"), (.load, "figures"),
    (.rollup, "computed"), (.publish, "pages"),
  ]

  private static var program: String {
    var status = stat()
    return stat("/proc/self/exe", &status) == 0 ? Disk.stamp(status) : ""
  }

  private static func batches(_ workspace: Workspace) -> String { Disk.stamp(of: workspace.extracts) + " " + Disk.stamp(of: workspace.readings) }

  /// The stamps of all submissions in an inbox; nil where something in it cannot be taken.
  static func files(_ items: [Inbox.Item], skipped: [SkippedFile]) -> String? {
    skipped.isEmpty ? Digest(parts: items.flatMap { [$0.file, $0.stamp] }).hex : nil
  }

  func save(_ workspace: Workspace) throws {
    var out = LineWriter()
    out.fields("origin", origin.fields)
    out.fields("rest", [defaultInbox, zone, fallback.rawValue, String(tail.count), tail.last, String(run), begin, language.rawValue])
    for key in event.keys.sorted() { out.fields("event", [key, event[key] ?? ""]) }
    for (stage, facts) in counts {
      out.fields("stage", [stage.rawValue] + facts.keys.sorted().flatMap { [$0, String(facts[$0] ?? 0)] })
    }
    for line in lines { out.fields("line", [line]) }
    try Disk.write(Seal.sealed(out.bytes), to: workspace.fresh, durable: false)
  }

  private init?(_ workspace: Workspace) throws {
    guard try Disk.exists(workspace.fresh), let content = Seal.opened(try Disk.read(workspace.fresh)) else { return nil }
    var rows: [String: [[String]]] = [:]
    for line in content.split(separator: UInt8(ascii: "\n")) {
      let fields = LineReader.fields(line).map { $0 ?? "" }
      rows[fields[0], default: []].append(Array(fields.dropFirst()))
    }
    guard let o = rows["origin"]?.first, o.count == 12, let r = rows["rest"]?.first, r.count == 8 else { return nil }
    origin = Origin(
      program: o[0], folder: o[1], definition: o[2], inbox: o[3], files: o[4], today: o[5], sample: o[6], language: o[7], batches: o[8],
      journal: o[9], warehouse: o[10], outbox: o[11])
    guard let fallback = Language(rawValue: r[2]), let count = Int(r[3]), let run = Int(r[5]), let language = Language(rawValue: r[7]) else { return nil }
    (defaultInbox, zone, self.fallback, tail, self.run, begin, self.language) = (r[0], r[1], fallback, Journal.Tail(count: count, last: r[4]), run, r[6], language)
    event = Dictionary((rows["event"] ?? []).filter { $0.count == 2 }.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    counts = (rows["stage"] ?? []).compactMap { fields in
      guard let stage = fields.first.flatMap({ StageName(rawValue: $0) }) else { return nil }
      var facts: [String: Int] = [:]
      for index in stride(from: 1, to: fields.count - 1, by: 2) { facts[fields[index]] = Int(fields[index + 1]) }
      return (stage, facts)
    }
    lines = (rows["line"] ?? []).compactMap(\.first)
  }

  // MARK: - The next night

  /// Does the whole run where nothing can have changed; nil where the stages have to look.
  ///
  /// - Parameter outset: where what has been looked at is left for them.
  package static func pass(_ question: Question, holding lock: RunLock, from outset: Outset) throws -> QuietNight? {
    let workspace = question.workspace
    guard try Disk.exists(workspace.fresh) else { return nil }
    let startedAt = Clock.now()
    if lock.wasLeftBehind { return nil }
    guard var night = try QuietNight(workspace), let present = try night.holds(question, outset) else { return nil }
    (night.origin.inbox, night.origin.files) = (present.inbox, present.files)
    for index in night.counts.indices where night.counts[index].0 == .receive { night.counts[index].1["files"] = present.count }
    try night.repeated(question, startedAt: startedAt)
    return night
  }

  /// The inbox as it is now, where everything the answer came from is what it was; nil where the stages have to look.
  private func holds(_ question: Question, _ outset: Outset) throws -> (inbox: String, files: String, count: Int)? {
    let workspace = question.workspace
    let inbox = question.inbox ?? defaultInbox
    let sample = try Inbox(root: inbox).sampleDate()
    let (items, skipped) = try outset.items(of: inbox)
    if let today = question.today, let sample, today != sample { return nil }
    guard let stamp = Self.files(items, skipped: skipped) else { return nil }
    let now = Origin(
      program: Self.program, folder: question.folder.root, definition: try question.folder.stamp(), inbox: origin.inbox,
      files: origin.files, today: question.today ?? sample ?? Clock.today(zone).text, sample: sample == nil ? "0" : "1",
      language: try question.language(fallback).rawValue, batches: Self.batches(workspace), journal: Disk.stamp(of: workspace.journal),
      warehouse: Disk.stamp(of: workspace.warehouse), outbox: try Outbox(workspace).publishedStamp() ?? "")
    guard now == origin, !now.fields.contains("") else { return nil }
    if inbox != origin.inbox || stamp != origin.files {
      guard try Self.areKnown(items, inbox, outset) else { return nil }
    }
    return (inbox, stamp, items.count)
  }

  /// Whether an inbox that looks different, copied or touched, still holds nothing but what has been received.
  private static func areKnown(_ items: [Inbox.Item], _ inbox: String, _ outset: Outset) throws -> Bool {
    let journal = try outset.journal()
    let last = journal.lastReceived
    let places = journal.places
    var seen = outset.seen()
    defer { outset.keep(seen) }
    for item in items {
      if let digest = seen[item.file, item.stamp], places[digest] == item.file { continue }
      let digest: String
      do {
        digest = try Inbox(root: inbox).copy(item).digest.hex
      } catch is Trouble {
        return false
      }
      // A file that changes while it is read is none of this night's.
      guard Inbox(root: inbox).again(item)?.stamp == item.stamp else { return false }
      // What lies at another path, or lies there again though it counts no more, is nothing new, but not without a word.
      guard last[item.file] == digest, places[digest] == item.file else { return false }
      seen[item.file, item.stamp] = digest
    }
    try seen.save()
    return true
  }

  /// Journals the run and leaves the note for the night after.
  private mutating func repeated(_ question: Question, startedAt: String) throws {
    let workspace = question.workspace
    run += 1
    event["run"] = String(run)
    event["started"] = startedAt
    event["invocation"] = question.invocation
    // What can fail for want of permission fails before the night is one that has been.
    try workspace.create()
    let log = try RunLog(workspace.logs + "/\(run).jsonl")
    var journal = Journal(workspace.journal, tail: tail)
    try journal.append([(event: "run", data: event)], at: Clock.now(), by: "huizong")
    tail = journal.tail
    let endedAt = Clock.now()
    let warehouse = try WarehouseFile.forRun(workspace.warehouse, exists: true)
    let row = RunRow(
      id: run, today: event["today"] ?? "", startedAt: startedAt, endedAt: endedAt, invocation: question.invocation,
      definitionDigest: event["definition"] ?? "", inputDigest: event["inputs"] ?? "", resultDigest: event["result"] ?? "",
      exitCode: Int(event["exit"] ?? "") ?? 0)
    try warehouse.transaction { writer in
      try writer.insert(row)
      return true
    }
    try warehouse.close()
    try WarehouseMark(workspace).save()
    try log.begin(run: run, command: question.invocation)
    for receipt in receipts { try log.note(receipt) }
    try log.end(isClean ? 0 : 65)
    origin.journal = Disk.stamp(of: workspace.journal)
    origin.warehouse = Disk.stamp(of: workspace.warehouse)
    try save(workspace)
    try Heartbeat.write(workspace.heartbeat, run: run, result: row.resultDigest, isClean: isClean, startedAt: startedAt, endedAt: endedAt)
  }
}
