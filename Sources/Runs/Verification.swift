import Definition
import Handoff
import Warehouse

/// Whether archive, journal, warehouse and readings are what they were.
package struct Verification {
  package private(set) var faults: [String] = []
  package private(set) var archived = 0
  package private(set) var events = 0
  package private(set) var readings = 0

  /// Reads every archived byte and every line of the journal, and the digest of every current reading.
  package init(workspace: Workspace) throws {
    guard workspace.exists else { throw Trouble.noInput("nothing has been computed in \(workspace.root) yet: huizong run", zh: "\(workspace.root) 里还没有算过：huizong run") }
    let journal: Journal
    do {
      journal = try Journal(workspace.journal)
    } catch let trouble as Trouble {
      faults.append(trouble.description)
      return
    }
    events = journal.entries.count
    for item in journal.received {
      let path = workspace.archive + "/" + item.sha256
      archived += 1
      guard Disk.exists(path) else {
        faults.append("\(path) is gone (\(item.file))")
        continue
      }
      if Digest(of: try Disk.read(path)).hex != item.sha256 { faults.append("\(path) is not what was received (\(item.file))") }
    }
    guard Disk.exists(workspace.warehouse) else {
      faults.append("\(workspace.warehouse) is gone; huizong run makes it again")
      return
    }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    try warehouse.read { reader in
      if let result = try reader.query("PRAGMA integrity_check").first?.first.flatMap({ $0 }), result != "ok" {
        faults.append("\(workspace.warehouse): \(result)")
      }
      let last = try reader.lastRun()
      if last?.id != journal.lastRun { faults.append("the warehouse stands at run \(last?.id ?? 0), the journal at \(journal.lastRun)") }
      let digest = try reader.resultDigest().hex
      if let last, last.resultDigest != digest { faults.append("the figures are not those of run \(last.id)") }
      readings = try reader.currentReadings().count
      guard let definition = journal.runs.last?.data["definition"] else { return }
      let pipeline = try Replay(workspace: workspace).definition(definition)
      let batches = try Batches(workspace: workspace, pipeline: pipeline)
      for stored in try reader.currentReadings() where stored.accepted {
        guard let form = pipeline.forms[stored.form], let (reading, _) = try batches.reading(stored.batch) else { continue }
        if try !reader.holds(reading, id: stored.id, form: form) {
          faults.append("\(stored.form) of \(stored.region), \(stored.period): the warehouse is not what was read")
        }
      }
    }
  }

  package var isIntact: Bool { faults.isEmpty }
}
