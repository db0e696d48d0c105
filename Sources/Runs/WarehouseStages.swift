import Definition
import Figures
import Handoff
import Publication
import Warehouse

/// The stages that work on the warehouse, in one transaction, and the issue that is published from it.
extension Runner {
  func applyToWarehouse(
    _ journal: inout Journal, _ number: Int, _ startedAt: String, _ received: [Received], _ batches: inout Batches, _ result: RunResult,
    _ lock: RunLock, _ log: RunLog, _ finish: (StageName, [String: Int], Double) throws -> Void
  ) throws {
    let workspace = request.workspace
    let engine = Engine(pipeline: pipeline, selection: request.selection, run: number, again: request.redo || isNamed)
    let opened = request.redo ? nil : try outset.warehouse(journal)
    let warehouse = try opened?.file ?? Replay(workspace: workspace).openCurrent(journal, doubted: request.redo) { result.altered = $0 }
    // Runs computed again under earlier definitions leave an index of their own.
    if opened == nil { try batches.save(anew: true) }
    for fault in result.altered { try log.note(altered: fault) }
    defer { do { try warehouse.close() } catch {} }
    let before = try opened?.figures ?? warehouse.read { try $0.figures() }
    var after = before
    let moves = received.filter { $0.place != $0.file }.map { $0.sha256 + " " + $0.place }
    let inputDigest = Digest(parts: received.map(\.sha256).sorted() + moves.sorted() + [pipeline.digest.hex]).hex
    let withdrawn = journal.withdrawn(asOf: number)
    // What no batch has been sealed for under this definition is left out, and the journal says so.
    let unsealed = request.selection.stages.contains(.load) ? received.filter { batches.known($0).isEmpty }.map(\.sha256) : []
    var failure: (any Error)?
    let outbox = Outbox(workspace)
    // Pages that are ready and not published yet; nil where there are none to publish.
    var pages: PublishedPages?
    defer { if pages != nil { outbox.drop() } }
    var store = batches
    var entry = journal
    try warehouse.transaction { writer in
      do {
        let receipts = try engine.apply(received, withdrawn: withdrawn, batches: &store, writer: writer, standing: before, counted: counted) { stage, body in
          lock.enter(stage.rawValue)
          let (_, seconds) = try Clock.timed(body)
          result.seconds[stage] = seconds
        }
        for stage in [StageName.load, .rollup, .audit] where request.selection.stages.contains(stage) {
          let audit = request.selection.isNarrow ? try AuditScope(request.selection, pipeline).facts(writer.reader) : receipts.audit.facts
          try finish(stage, RunResult.facts(stage, receipts.load.facts, receipts.rollup.facts, audit), result.seconds[stage] ?? 0)
        }
        after = receipts.figures
        result.untaken.resent = try result.fallenBack.untaken(writer.reader)
        for twin in result.untaken.twins { try log.note("untaken", file: twin.file, reason: "it is byte for byte \(twin.other)") }
        for again in result.untaken.resent {
          try log.note("resent", file: again.file, reason: again.current.map { "\($0) has replaced what it holds" } ?? "what it holds was withdrawn")
        }
        result.status = try RunStatus(writer.reader)
        result.resultDigest = try writer.reader.resultDigest().hex
        result.issueDigest = try writer.reader.issueDigest(result.resultDigest, isSample: request.isSample).hex
        let exit = Int(result.exitCode)
        var data = request.selection.journaled
        data.merge([
          "run": String(number), "pipeline": pipeline.name, "today": request.today, "sample": request.isSample ? "1" : "0", "invocation": request.invocation,
          "definition": pipeline.digest.hex, "inputs": inputDigest, "result": result.resultDigest, "issue": result.issueDigest, "exit": String(exit), "started": startedAt,
        ]) { _, new in new }
        data.merge(result.untaken.journaled) { _, new in new }
        if !unsealed.isEmpty { data["unsealed"] = unsealed.joined(separator: " ") }
        try writer.insert(
          RunRow(
            id: number, today: request.today, startedAt: startedAt, endedAt: Clock.now(), invocation: request.invocation,
            definitionDigest: pipeline.digest.hex, inputDigest: inputDigest, resultDigest: result.resultDigest, exitCode: exit))
        if request.selection.stages.contains(.publish) {
          lock.enter("publish")
          let untaken = request.selection.looksAtWholeInbox ? result.untaken : journal.untaken
          let (prepared, seconds) = try Clock.timed { try prepare(outbox, result, untaken, after, writer.reader) }
          pages = prepared
          result.seconds[.publish] = seconds
        }
        try entry.append([(event: "run", data: data)], at: Clock.now(), by: "huizong")
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw WarehouseTrouble.told(failure, path: workspace.warehouse) }
    journal = entry
    batches = store
    try WarehouseMark(workspace).save()
    result.changes = FigureChange.between(before, after)
    result.figures = after.filter { $0.region == FigureRow.city }
    if request.selection.stages.contains(.publish) {
      let count = pages?.count ?? 0
      let (_, seconds) = try Clock.timed { if let pages { try outbox.exchange(pages) } }
      pages = nil
      try finish(.publish, ["pages": count], seconds + (result.seconds[.publish] ?? 0))
    }
  }

  /// Writes the pages while the run can still be taken back: a run whose pages cannot be written has changed nothing.
  ///
  /// - Returns: Those that are ready; nil where the outbox holds them already.
  private func prepare(_ outbox: Outbox, _ result: RunResult, _ untaken: Untaken, _ figures: [FigureRow], _ reader: WarehouseReader) throws -> PublishedPages? {
    let stamp = Outbox.stamp(result.issueDigest, today: request.today, definition: pipeline.digest.hex, untaken: untaken)
    let publisher = Publisher(
      pipeline: pipeline, today: request.today, isSample: request.isSample, checkCode: CheckCode.of(result.resultDigest), untaken: untaken, reader: reader,
      figures: figures)
    if !isNamed, !request.redo, try outbox.publishedStamp() == stamp {
      result.missing = try publisher.missing()
      return nil
    }
    let (files, missing) = try publisher.issue(jobs: request.jobs)
    result.missing = missing
    return try outbox.prepare(files, stamp: stamp)
  }
}
