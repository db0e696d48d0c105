import Definition
import Handoff
import Warehouse

/// Whether the warehouse is what the journaled runs left, and what is not.
struct WarehouseCheck {
  let workspace: Workspace
  let journal: Journal
  let believesBatches: Bool
  var jobs = Parallel.cores

  /// What is wrong, in words; the figures, findings and readings must be those of the run that the warehouse stands at.
  func faults(_ reader: WarehouseReader) throws -> [String] {
    var faults: [String] = []
    if let result = try reader.query("PRAGMA integrity_check").first?.first.flatMap({ $0 }), result != "ok" {
      return ["\(workspace.warehouse): \(result)"]
    }
    let visible = try reader.lastRun()?.id ?? 0
    guard visible > 0 else { return [] }
    guard let run = journal.runs.last(where: { $0.data["run"] == String(visible) }) else {
      return ["the warehouse stands at run \(visible), which the journal does not know"]
    }
    let digest = try reader.resultDigest().hex
    if run.data["result"] != digest {
      faults.append("the figures, findings or readings in \(workspace.warehouse) are not those of run \(visible)")
    } else if let issue = run.data["issue"], try reader.issueDigest(digest, isSample: run.data["sample"] == "1").hex != issue {
      faults.append("how the submissions stand in \(workspace.warehouse) is not what run \(visible) left")
    }
    let check = ReadingsCheck(workspace: workspace, journal: journal, believesBatches: believesBatches, jobs: jobs)
    for stored in try check.altered(reader) {
      faults.append("\(stored.form) of \(stored.region), \(stored.period): the warehouse is not what was read")
    }
    return faults
  }
}
