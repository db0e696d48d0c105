package import Definition
import Extraction
package import Figures
import Foundation
import Handoff
import Publication
import Warehouse

/// One run: the stages in their order, over what is new, with the lock held and one transaction at the end.
package struct Runner {
  /// What the command line asked for, resolved.
  package struct Request: Sendable {
    package var folder: PipelineFolder
    package var workspace: Workspace
    package var inbox: String
    package var today: String
    package var isSample: Bool
    package var selection: Selection
    package var redo = false
    package var settle = 0
    package var jobs = 1
    package var wait = 0
    package var invocation = ""
    /// The stamp of the definition's folder, taken before it was read.
    package var definitionStamp = ""

    package init(folder: PipelineFolder, workspace: Workspace, inbox: String, today: String, isSample: Bool, selection: Selection) {
      self.folder = folder
      self.workspace = workspace
      self.inbox = inbox
      self.today = today
      self.isSample = isSample
      self.selection = selection
    }
  }

  let request: Request
  let pipeline: Pipeline
  let bundle: DefinitionBundle
  let outset: Outset
  /// Told of each stage as it ends.
  let progress: (StageReceipt) -> Void
  /// Told, from any core, how many of its files a stage has done; nil where nobody looks.
  package var counted: (@Sendable (StageName, _ done: Int, _ of: Int) -> Void)?
  /// How the run would be shown if it had found nothing new; nil keeps no note for the next night.
  package var face: ((RunResult) -> QuietNight.Face)?

  /// - Parameter outset: what has been read of the workspace already, with the lock held.
  package init(
    _ request: Request, pipeline: Pipeline, bundle: DefinitionBundle, outset: Outset? = nil, progress: @escaping (StageReceipt) -> Void
  ) {
    self.request = request
    self.pipeline = pipeline
    self.bundle = bundle
    self.outset = outset ?? Outset(request.workspace)
    self.progress = progress
  }

  /// Runs, with a lock that the command holds already, or one of its own.
  package func run(holding held: RunLock? = nil) throws -> RunResult {
    let workspace = request.workspace
    let startedAt = Clock.now()
    let lock = try held ?? RunLock(workspace, wait: request.wait, stage: "starting", command: request.invocation)
    defer { if held == nil { lock.end() } }
    let journal = try outset.journal()
    do {
      try journal.refuseLoss(in: workspace)
      try checkKind(journal)
      try checkReady(journal)
    } catch {
      RunLog.tell(error, of: request.invocation, in: workspace)
      throw error
    }
    try workspace.create()
    if lock.wasLeftBehind { try Leftovers.remove(workspace) }
    try Leftovers.removeOfTheDead(in: workspace.root)
    let result = RunResult(number: journal.nextRun)
    let log = try RunLog(workspace.logs + "/\(result.number).jsonl")
    try log.begin(run: result.number, command: request.invocation)
    do {
      try work(journal, startedAt, result, lock, log)
    } catch {
      log.end(error)
      throw error
    }
    try log.end(result.exitCode)
    return result
  }

  private func work(_ journal: Journal, _ startedAt: String, _ result: RunResult, _ lock: RunLock, _ log: RunLog) throws {
    let workspace = request.workspace
    let number = result.number
    let last = journal.runs.last
    let stages = request.selection.stages
    var journal = journal
    func finish(_ stage: StageName, _ facts: [String: Int], _ seconds: Double) throws {
      let receipt = StageReceipt(stage: stage, facts: facts, seconds: seconds)
      result.receipts.append(receipt)
      try log.note(receipt)
      progress(receipt)
    }

    if stages.contains(.receive) {
      lock.enter("receive")
      let (facts, seconds) = try Clock.timed { try receive(&journal, number, startedAt, result, log) }
      try finish(.receive, facts, seconds)
    }
    try archiveDefinition()
    var batches = try Batches(workspace: workspace, pipeline: pipeline, index: outset.index())
    let received = journal.received
    let scope = try SelectedSubmissions(request.selection, pipeline: pipeline, workspace: workspace)
    if stages.contains(.extract) {
      lock.enter("extract")
      let (facts, seconds) = try Clock.timed { try extract(received, batches, scope) }
      try finish(.extract, facts, seconds)
    }
    if stages.contains(.normalize) {
      lock.enter("normalize")
      let (facts, seconds) = try Clock.timed { try normalize(received, &batches, scope, log) }
      try finish(.normalize, facts, seconds)
    }
    try batches.save()
    try applyToWarehouse(&journal, number, startedAt, received, &batches, result, lock, log, finish)
    if !request.selection.isEverything {
      if let last, last.data["result"] == result.resultDigest { result.repeats = last.data["run"].flatMap { Int($0) } }
      result.stale = try Staleness(
        workspace: workspace, pipeline: pipeline, bundle: bundle, today: request.today, journal: journal
      ).stages
    }
    if request.selection.isEverything {
      if let face = face?(result), let files = result.inboxStamp, !request.definitionStamp.isEmpty {
        let ended = QuietNight.Ended(
          request: request, zone: pipeline.timeZone, fallback: pipeline.language, defaultInbox: request.folder.inbox(pipeline), files: files,
          journal: journal, result: result)
        try QuietNight(ended, face: face).save(workspace)
      }
      try Heartbeat.write(
        workspace.heartbeat, run: number, result: result.resultDigest, isClean: result.exitCode == 0, startedAt: startedAt, endedAt: Clock.now())
    }
  }

  /// A stage reads what the one before it left; where that never ran, there is nothing to read.
  private func checkReady(_ journal: Journal) throws {
    guard let first = request.selection.stages.first else { throw Trouble.usage("no stage is both after --from and before --through", zh: "没有一步既在 --from 之后又在 --through 之前") }
    guard let before = StageName.allCases.last(where: { $0 < first }) else {
      guard try Disk.exists(request.inbox) else { throw Trouble.noInput("no inbox folder \(request.inbox)", zh: "没有收件箱文件夹 \(request.inbox)") }
      return
    }
    let hasRun = journal.runs.contains { Selection(journaled: $0.data).stages.contains(before) }
    // What a run had received before it died counts as received.
    guard hasRun || (before == .receive && !journal.received.isEmpty) else {
      throw Trouble.noInput(
        "\(before.rawValue) has never run in \(request.workspace.root): huizong run --through \(first.rawValue)",
        zh: "\(request.workspace.root) 里“\(before.title(.zh))”还没有做过：huizong run --through \(first.rawValue)")
    }
  }

  /// Sample and real returns never share a workspace, nor do two pipelines.
  private func checkKind(_ journal: Journal) throws {
    if let owner = journal.runs.last?.data["pipeline"], owner != pipeline.name {
      throw Trouble.usage(
        "\(request.workspace.root) is the workspace of \(owner), not of \(pipeline.name): look at --pipeline, or give another --workspace",
        zh: "\(request.workspace.root) 是 \(owner) 的工作区，不是 \(pipeline.name) 的：看看 --pipeline 写对没有，或换一个 --workspace")
    }
    guard let first = journal.runs.first?.data["sample"] else { return }
    guard first == (request.isSample ? "1" : "0") else {
      throw Trouble.usage(
        "\(request.workspace.root) holds \(first == "1" ? "sample" : "real") returns, \(request.inbox) \(request.isSample ? "samples" : "real ones"): give another --workspace",
        zh: "\(request.workspace.root) 里是\(first == "1" ? "样例" : "真实上报数")，\(request.inbox) 里是\(request.isSample ? "样例" : "真实上报数")，不能混：换一个 --workspace")
    }
  }

  private func archiveDefinition() throws {
    let path = request.workspace.archive + "/" + pipeline.digest.hex
    guard try !Disk.exists(path) else { return }
    try Disk.write(bundle.archived, to: path, mode: 0o440, durable: true)
  }

  func counting(_ stage: StageName, _ total: Int) -> (@Sendable (Int) -> Void)? {
    guard let counted else { return nil }
    return { done in counted(stage, done, total) }
  }

  // MARK: - extract, normalize

  var isNamed: Bool { request.selection.stages.count == 1 }

  private func extract(_ received: [Received], _ batches: Batches, _ scope: SelectedSubmissions) throws -> [String: Int] {
    let stale = received.filter { item in
      scope.covers(item, batches) && (request.redo || isNamed || !batches.hasExtract(item.sha256))
    }
    _ = try Parallel.map(stale, jobs: request.jobs, counted: counting(.extract, stale.count)) { try batches.extract($0) }
    return ["files": received.count, "made": stale.count]
  }

  private func normalize(_ received: [Received], _ batches: inout Batches, _ scope: SelectedSubmissions, _ log: RunLog) throws -> [String: Int] {
    var refused = 0
    var unread = 0
    let stale = received.filter { item in
      scope.covers(item, batches) && (request.redo || isNamed || batches.known(item).isEmpty)
    }
    let store = batches
    let isFirst = request.selection.stages.first == .normalize
    let sealed = try Parallel.map(stale, jobs: request.jobs, counted: counting(.normalize, stale.count)) { item in
      if let made = try store.made(item) { return made }
      guard !isFirst else { throw Trouble.noInput("\(item.file) has no extract batch: huizong run --stage extract", zh: "\(item.file) 还没有读取：huizong run --stage extract") }
      try store.extract(item)
      guard let made = try store.made(item) else { throw Trouble.inputOutput(
        "\(store.extractPath(item.sha256)), the extract batch of \(item.file), cannot be read back: have the disk checked",
        zh: "\(item.file) 的读取批次 \(store.extractPath(item.sha256)) 读不回来：请检查磁盘") }
      return made
    }
    for made in sealed { batches.note(made) }
    let made = Set(stale.map(\.sha256))
    for item in received {
      for known in batches.known(item) {
        if known.isRefused {
          refused += 1
          if made.contains(item.sha256) { try log.note("refused", file: item.file, reason: known.head.form) }
        }
        unread += known.unread
      }
    }
    return ["files": received.count, "made": stale.count, "refused": refused, "unread": unread]
  }
}
