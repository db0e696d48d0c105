import Definition
import Figures
import Handoff
import Warehouse

/// Which submissions a run is about, also those whose reading has to be made first: these by what the warehouse, or their
/// own folder, says of them.
struct SelectedSubmissions {
  private let selection: Selection
  private let pipeline: Pipeline
  private var standing: [String: [Reading.Head]] = [:]

  init(_ selection: Selection, pipeline: Pipeline, workspace: Workspace) throws {
    self.selection = selection
    self.pipeline = pipeline
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
    guard heads.isEmpty else { return heads.contains { selection.covers($0) } }
    guard !selection.counties.isEmpty else { return true }
    let claimed = item.file.split(separator: "/").dropLast().compactMap { pipeline.regions.submitter(String($0))?.code }
    return claimed.isEmpty || claimed.contains { selection.counties.contains($0) }
  }
}
