import Definition
import Figures
import Handoff
import Warehouse

/// Whether the warehouse is what the journaled runs left, and what is not.
struct WarehouseCheck {
  let workspace: Workspace
  let journal: Journal
  let believesBatches: Bool
  var jobs = Parallel.cores

  /// What is wrong, in words; the figures, findings and readings must be those of the run that the warehouse stands at.
  func faults(_ reader: WarehouseReader) throws -> [Sentence] {
    var faults: [Sentence] = []
    if let result = try reader.query("PRAGMA integrity_check").first?.first.flatMap({ $0 }), result != "ok" {
      return [Sentence(zh: "\(workspace.warehouse) 坏了，不是完好的 SQLite 文件", en: "\(workspace.warehouse): \(result)")]
    }
    let visible = try reader.lastRun()?.id ?? 0
    guard visible > 0 else { return [] }
    guard let run = journal.runs.last(where: { $0.data["run"] == String(visible) }) else {
      return [Sentence(zh: "\(workspace.warehouse) 停在第\(visible)次，日志里没有这一次", en: "\(workspace.warehouse) stands at run \(visible), which the journal does not know")]
    }
    let digest = try reader.resultDigest().hex
    if run.data["result"] != digest {
      faults.append(
        Sentence(
          zh: "\(workspace.warehouse) 里的数、审核结果或读到的表不是第\(visible)次算出的",
          en: "the figures, findings or readings in \(workspace.warehouse) are not those of run \(visible)"))
    } else if let issue = run.data["issue"], try reader.issueDigest(digest, isSample: run.data["sample"] == "1").hex != issue {
      faults.append(
        Sentence(
          zh: "\(workspace.warehouse) 里各份报表的状态不是第\(visible)次留下的",
          en: "how the submissions stand in \(workspace.warehouse) is not what run \(visible) left"))
    }
    let check = ReadingsCheck(workspace: workspace, journal: journal, believesBatches: believesBatches, jobs: jobs)
    for stored in try check.altered(reader) {
      faults.append(
        Sentence(
          zh: "\(stored.region) \(stored.form) \(stored.period)：\(workspace.warehouse) 里的和原件读出的不一样",
          en: "\(stored.form) of \(stored.region), \(stored.period): \(workspace.warehouse) does not hold what was read"))
    }
    return faults
  }
}
