package import Figures
import Handoff
import Warehouse

/// Whether archive, journal, warehouse, readings and published pages are what they were.
package struct Verification {
  package private(set) var faults: [Sentence] = []
  package private(set) var archived = 0
  package private(set) var events = 0
  package private(set) var readings = 0
  /// What puts the warehouse right, where it is only the warehouse.
  package private(set) var isOnlyWarehouse = false
  /// Nothing is wrong but that a run was cut off between its line in the journal and its commit.
  package private(set) var isOnlyBehind = false
  /// Nothing is wrong but the pages.
  package private(set) var isOnlyPages = false

  /// Reads every archived byte, every line of the journal, every published page, and every current reading again from its
  /// original.
  package init(workspace: Workspace) throws {
    guard try workspace.exists || workspace.hasWarehouse || Heartbeat.lastRun(workspace) != nil else { throw Trouble.noInput("nothing has been computed in \(workspace.root) yet: huizong run", zh: "\(workspace.root) 里还没有算过：huizong run") }
    do {
      try Leftovers.removeOfTheDead(in: workspace.root)
    } catch Trouble.permission {
      // Whoever may only look leaves them.
    }
    let journal: Journal
    do {
      journal = try Journal(workspace.journal)
    } catch let trouble as Trouble {
      faults.append(Sentence(zh: trouble.text(.zh), en: trouble.text(.en)))
      return
    }
    events = journal.entries.count
    if let loss = journal.loss(in: workspace) { faults.append(loss) }
    for item in journal.received {
      let path = workspace.archive + "/" + item.sha256
      archived += 1
      guard try Disk.exists(path) else {
        faults.append(Sentence(zh: "\(path) 不见了（\(item.file)）", en: "\(path) is gone (\(item.file))"))
        continue
      }
      if Digest(of: try Disk.read(path)).hex != item.sha256 {
        faults.append(Sentence(zh: "\(path) 不是当时收到的（\(item.file)）", en: "\(path) is not what was received (\(item.file))"))
      }
    }
    let isTruthWhole = faults.isEmpty
    let pages = try Outbox(workspace).faults()
    guard try Disk.exists(workspace.warehouse) else {
      let remedy = isTruthWhole ? Sentence(zh: "；huizong run 会重做", en: "; huizong run makes it again") : Sentence(same: "")
      faults.append(Sentence(zh: "\(workspace.warehouse) 不见了" + remedy.zh, en: "\(workspace.warehouse) is gone" + remedy.en))
      faults += pages
      return
    }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    var isBehind = false
    try warehouse.read { reader in
      let last = try reader.lastRun()?.id ?? 0
      if last != journal.lastRun {
        isBehind = last < journal.lastRun
        let remedy = isBehind ? Sentence(zh: "；下一次 huizong run 会补上", en: "; the next huizong run makes up for it") : Sentence(same: "")
        faults.append(
          Sentence(
            zh: "\(workspace.warehouse) 停在第\(last)次，日志到第\(journal.lastRun)次" + remedy.zh,
            en: "\(workspace.warehouse) stands at run \(last), the journal at \(journal.lastRun)" + remedy.en))
      }
      readings = try reader.currentReadings().count
      faults += try WarehouseCheck(workspace: workspace, journal: journal, believesBatches: false).faults(reader)
    }
    isOnlyBehind = isTruthWhole && isBehind && faults.count == 1
    isOnlyWarehouse = isTruthWhole && !faults.isEmpty && !isOnlyBehind
    isOnlyPages = faults.isEmpty && !pages.isEmpty
    faults += pages
  }

  package var isIntact: Bool { faults.isEmpty }
}
