import Audit
import Definition
import Figures
import Handoff
import Loading
import Rollup
import Warehouse

/// The stages that work on the warehouse — load, rollup, audit — for one run: the same for tonight's run and for an
/// earlier one that is computed again.
struct Engine {
  let pipeline: Pipeline
  let selection: Selection
  let run: Int
  /// Whether the figures are computed again although their inputs stand. Over a warehouse that nobody has touched this
  /// changes nothing, so the journal does not say it.
  var again = false

  struct Receipts {
    var load = Loader.Receipt()
    var rollup = Roller.Receipt()
    var audit = Auditor.Receipt()
    /// All figures that stand afterwards, in the order in which the warehouse gives them.
    var figures: [FigureRow] = []
  }

  /// Brings the warehouse to what the submissions received so far give. `timed` is told each stage's name.
  ///
  /// - Parameter standing: the figures that stand, where they have been read already.
  func apply(
    _ received: [Received], withdrawn: Set<String>, batches: inout Batches, writer: WarehouseWriter, standing: [FigureRow]? = nil,
    counted: (@Sendable (StageName, Int, Int) -> Void)? = nil,
    timed: (StageName, () throws -> Void) throws -> Void
  ) throws -> Receipts {
    var receipts = Receipts()
    try writer.adopt(pipeline)
    receipts.figures = try standing ?? writer.reader.figures()
    if selection.stages.contains(.load) {
      try timed(.load) { receipts.load = try load(received, withdrawn, &batches, writer, counted) }
    }
    if selection.stages.contains(.rollup) {
      try timed(.rollup) {
        receipts.rollup = try Roller(pipeline: pipeline, writer: writer, run: run).roll(again: again, standing: receipts.figures) { selection.covers($0, pipeline) }
        receipts.figures = receipts.rollup.standing
      }
    }
    if selection.stages.contains(.audit) {
      try timed(.audit) {
        receipts.audit = try Auditor(pipeline: pipeline, writer: writer, run: run).audit(receipts.figures)
        receipts.figures = receipts.audit.standing
      }
    }
    return receipts
  }

  private func load(
    _ received: [Received], _ withdrawn: Set<String>, _ batches: inout Batches, _ writer: WarehouseWriter,
    _ counted: (@Sendable (StageName, Int, Int) -> Void)?
  ) throws -> Loader.Receipt {
    var entries: [Loader.Entry] = []
    for item in received {
      // What is not sealed yet is left to the stage before.
      let store = batches
      for known in batches.known(item) {
        entries.append(
          Loader.Entry(
            sha256: item.sha256, file: item.file, place: item.place, receivedAt: item.at, receivedRun: item.run, bytes: item.bytes, batch: known.name, head: known.head,
            isRefused: known.isRefused, withdrawn: Withdrawal.covers(withdrawn, item.sha256, known.head)
          ) { try store.readingOrAgain(known.name, of: item) })
      }
    }
    guard try !entries.isEmpty || received.isEmpty || !writer.reader.submissions().isEmpty else {
      throw Trouble.noInput("nothing has been normalized yet: huizong run --through load", zh: "还没有换算过：huizong run --through load")
    }
    return try Loader(pipeline: pipeline, writer: writer, run: run).load(entries, counted: { counted?(.load, $0, $1) }) { selection.covers($0.head) }
  }
}
