package import Definition
package import Figures
import Glibc
import Handoff
import Warehouse

/// Computes earlier runs again from archive and journal: when the warehouse is behind or gone, and for
/// `verify --rebuild`.
package struct Replay {
  package let workspace: Workspace

  package init(workspace: Workspace) { self.workspace = workspace }

  /// The warehouse as it was after the last journaled run.
  ///
  /// One that somebody else has written to, or any when `doubted`, is compared with what the journaled runs gave; where it
  /// differs it is derived anew, and `altered` is told what was wrong.
  func openCurrent(_ journal: Journal, doubted: Bool = false, altered: ([Sentence]) -> Void = { _ in }) throws -> WarehouseFile {
    var exists = try Disk.exists(workspace.warehouse)
    if exists {
      let isMarked = try WarehouseMark(workspace).holds()
      if doubted || !isMarked {
        let faults = try check(journal)
        if !faults.isEmpty {
          altered(faults)
          try Disk.remove(workspace.warehouse)
          exists = false
        }
      }
    }
    let warehouse = try WarehouseFile.forRun(workspace.warehouse, exists: exists)
    chmod(workspace.warehouse, 0o640)
    let visible = try warehouse.read { try $0.lastRun()?.id ?? 0 }
    let last = journal.lastRun
    guard visible <= last else {
      throw Trouble.inputOutput("\(workspace.warehouse) is ahead of the journal: huizong verify", zh: "\(workspace.warehouse) 比日志还新：huizong verify 看看缺了什么")
    }
    if visible < last { _ = try replay(journal, into: warehouse, workspace: workspace, after: visible) }
    return warehouse
  }

  /// What is wrong with a warehouse that somebody may have written to. One of an earlier schema, or an empty one, is made
  /// anew in any case.
  private func check(_ journal: Journal) throws -> [Sentence] {
    let warehouse = try WarehouseFile.forRun(workspace.warehouse, exists: true)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read {
      guard try $0.lastRun()?.id ?? 0 <= journal.lastRun else { return [] }
      return try WarehouseCheck(workspace: workspace, journal: journal, believesBatches: true).faults($0)
    }
  }

  /// One run as the journal has it and as it came out again.
  package struct Outcome: Sendable {
    package let run: Int
    package let recorded: String
    package let computed: String
    package var isEqual: Bool { recorded == computed }
  }

  /// Applies the journaled runs after `visible`, in order.
  func replay(_ journal: Journal, into warehouse: WarehouseFile, workspace: Workspace, after visible: Int) throws -> [Outcome] {
    var outcomes: [Outcome] = []
    var pipelines: [String: Pipeline] = [:]
    var before: Journal.Entry?
    for entry in journal.runs {
      guard let run = entry.data["run"].flatMap({ Int($0) }), run > visible else { continue }
      let digest = entry.data["definition"] ?? ""
      let pipeline = try pipelines[digest] ?? definition(digest)
      pipelines[digest] = pipeline
      var batches = try Batches(workspace: workspace, pipeline: pipeline)
      let unsealed = Set((entry.data["unsealed"] ?? "").split(separator: " ").map(String.init))
      let known = journal.received(asOf: run).filter { $0.run <= run && !unsealed.contains($0.sha256) }
      let withdrawn = journal.withdrawn(asOf: run)
      func row(_ computed: String) -> RunRow {
        RunRow(
          id: run, today: entry.data["today"] ?? "", startedAt: entry.data["started"], endedAt: entry.at, invocation: entry.data["invocation"] ?? "",
          definitionDigest: digest, inputDigest: entry.data["inputs"] ?? "", resultDigest: computed, exitCode: Int(entry.data["exit"] ?? "") ?? 0)
      }
      if let before, let last = outcomes.last, Self.repeats(before, entry), withdrawn == journal.withdrawn(asOf: last.run) {
        try warehouse.transaction { writer in
          try writer.insert(row(last.computed))
          return true
        }
        outcomes.append(Outcome(run: run, recorded: entry.data["result"] ?? "", computed: last.computed))
        continue
      }
      before = entry
      let store = batches
      let sealed = try Parallel.map(known.filter { batches.known($0).isEmpty }, jobs: Parallel.cores) { item in
        if !store.hasExtract(item.sha256) { try store.extract(item) }
        guard let made = try store.made(item) else { throw Trouble.inputOutput("the archived bytes of \(item.file) cannot be read again: huizong verify", zh: "\(item.file) 的原件读不出来：huizong verify") }
        return made
      }
      for made in sealed { batches.note(made) }
      try batches.save()
      let engine = Engine(pipeline: pipeline, selection: Selection(journaled: entry.data), run: run)
      var computed = ""
      var failure: (any Error)?
      try warehouse.transaction { writer in
        do {
          _ = try engine.apply(known, withdrawn: withdrawn, batches: &batches, writer: writer) { _, body in try body() }
          computed = try writer.reader.resultDigest().hex
          try writer.insert(row(computed))
          return true
        } catch {
          failure = error
          return false
        }
      }
      if let failure { throw WarehouseTrouble.told(failure, path: workspace.warehouse) }
      outcomes.append(Outcome(run: run, recorded: entry.data["result"] ?? "", computed: computed))
    }
    return outcomes
  }

  /// Whether a run had nothing to do that the run before had not done: the same originals under the same definition.
  private static func repeats(_ before: Journal.Entry, _ entry: Journal.Entry) -> Bool {
    let same = ["definition", "inputs", "unsealed", "stages", "counties", "forms", "periods"].allSatisfy { before.data[$0] == entry.data[$0] }
    return same && Selection(journaled: entry.data).isEverything
  }

  /// An archived definition.
  package func definition(_ digest: String) throws -> Pipeline {
    try PipelineFolder(workspace.archive + "/" + digest).pipeline(try bundle(digest))
  }

  /// The language that the definition of the last run names.
  package func lastLanguage() throws -> Language? {
    try Journal(workspace.journal).runs.last?.data["definition"].map { try definition($0).language }
  }

  /// The files of an archived definition.
  func bundle(_ digest: String) throws -> DefinitionBundle {
    let path = workspace.archive + "/" + digest
    guard let bundle = DefinitionBundle(archived: try Original.definition(digest, in: workspace)), bundle.isNamed(digest) else {
      throw Trouble.inputOutput("\(path) is not the definition it was: huizong verify", zh: "\(path) 不是当时的定义了：huizong verify")
    }
    return bundle
  }

  /// Whether the files of a definition are archived as they were.
  func hasBundle(_ digest: String) throws -> Bool {
    let path = workspace.archive + "/" + digest
    return try Disk.exists(path) && DefinitionBundle(archived: Disk.read(path))?.isNamed(digest) ?? false
  }

  /// Makes everything derived again in a folder beside, from archive and journal alone.
  package func rebuild() throws -> [Outcome] { try rebuild(try Journal(workspace.journal), after: 0) }

  /// The last run's result, computed from archive and journal alone. What a run of everything finds depends on no run
  /// before it, so the last such run is where this begins.
  func rebuildLast() throws -> Outcome? {
    let journal = try Journal(workspace.journal)
    let whole = journal.runs.last { Selection(journaled: $0.data).isEverything }
    return try rebuild(journal, after: (whole?.data["run"].flatMap { Int($0) } ?? 1) - 1).last
  }

  private func rebuild(_ journal: Journal, after visible: Int) throws -> [Outcome] {
    let beside = workspace.root + "/rebuild.\(getpid())"
    try Disk.remove(beside)
    let again = Workspace(beside)
    try again.create()
    try Disk.remove(again.archive)
    guard symlink(workspace.archive.hasPrefix("/") ? workspace.archive : "../archive", again.archive) == 0 else {
      throw Trouble.system(errno, .link, again.archive)
    }
    defer { do { try Disk.remove(beside) } catch {} }
    let warehouse = try WarehouseFile.forRun(again.warehouse, exists: false)
    let outcomes = try replay(journal, into: warehouse, workspace: again, after: visible)
    try warehouse.close()
    return outcomes
  }
}
