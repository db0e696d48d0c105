import Figures
import Runs
import Warehouse

/// What `huizong run --format json` writes: an object for each stage as it ends, and one for the run.
///
/// A stage's keys are what it counted, a run's the columns of the public view `run` and what its exit code stands for.
struct RunRows {
  let workspace: Workspace

  static func stage(_ receipt: StageReceipt) -> String {
    var object = JSONText()
    object.add("schema", Rows.schema)
    object.add("stage", receipt.stage.rawValue)
    object.add("milliseconds", Int(receipt.seconds * 1000))
    for fact in receipt.facts.keys.sorted() { object.add(fact, receipt.facts[fact]) }
    return object.closed
  }

  func run(_ number: Int, exitCode: Int32, stale: [StageName] = []) throws -> String {
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    let (view, status) = try warehouse.read { reader in
      (try reader.rows("run", where: "run = ?", arguments: [String(number)]), try RunStatus(reader))
    }
    try warehouse.close()
    var object = JSONText()
    object.add("schema", Rows.schema)
    object.add("run", number)
    for (column, value) in zip(view.columns, view.rows.first ?? []) where column != "run" && column != "exit_code" { object.add(column, value) }
    object.add("exit_code", Int(exitCode))
    object.add("refused_submissions", status.refusedSubmissions)
    object.add("held_submissions", status.heldSubmissions)
    object.add("rejected_records", status.rejectedRecords)
    object.add("rejected_cells", status.rejectedCells)
    object.add("open_errors", status.openErrors)
    object.add("open_queries", status.openQueries)
    object.add("stale", stale.map(\.rawValue).joined(separator: " "))
    return object.closed
  }
}
