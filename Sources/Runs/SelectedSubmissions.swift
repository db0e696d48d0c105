import Definition
import Figures
import Handoff
import Warehouse

/// Which submissions a run is about, also those whose reading has to be made first: these by what the warehouse, or their
/// own folder and name, say of them.
struct SelectedSubmissions {
  private let selection: Selection
  private let claimed: ClaimedSelection
  private var standing: [String: [Reading.Head]] = [:]

  init(_ selection: Selection, pipeline: Pipeline, workspace: Workspace) throws {
    self.selection = selection
    claimed = ClaimedSelection(selection, pipeline: pipeline)
    guard selection.isNarrow, try Disk.exists(workspace.warehouse) else { return }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    let rows = try warehouse.read {
      try $0.query("SELECT s.sha256, t.region, t.form, t.period FROM received s JOIN standing t ON t.submission = s.id AND t.to_run IS NULL")
    }
    for row in rows {
      var head = Reading.Head()
      head.region = row[1] ?? ""
      head.form = row[2] ?? ""
      head.period = row[3] ?? ""
      if let sha256 = row[0] { standing[sha256, default: []].append(head) }
    }
  }

  func covers(_ item: Received, _ batches: Batches) -> Bool {
    guard selection.isNarrow else { return true }
    let known = batches.known(item).map(\.head)
    let heads = known.isEmpty ? standing[item.sha256] ?? [] : known
    return heads.isEmpty ? claimed.admits(item.place) : heads.contains { selection.covers($0) }
  }
}
