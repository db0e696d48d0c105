package import Definition
import Figures
import Handoff
import Warehouse

/// What a run would do and why, tonight's inbox included; changes nothing.
package struct Plan {
  package let staleness: Staleness
  /// What the inbox holds that a run would not take.
  package let skipped: [SkippedFile]

  package init(_ request: Runner.Request, pipeline: Pipeline, bundle: DefinitionBundle) throws {
    let journal = try Journal(request.workspace.journal)
    let known = Set(journal.received.map(\.sha256))
    let seen = SeenFiles(request.workspace.seen)
    var arriving: [(file: String, digest: String)] = []
    var digests = known
    let (present, skipped) = try Inbox(root: request.inbox).items()
    self.skipped = skipped
    for item in present {
      if let digest = seen[item.file, item.stamp], known.contains(digest) { continue }
      let digest = try Digest(of: Disk.read(request.inbox + "/" + item.file)).hex
      if digests.insert(digest).inserted { arriving.append((item.file, digest)) }
    }
    let current = try Self.currentVersions(request.workspace)
    let inbox = request.inbox
    let heads = try Parallel.map(arriving.map(\.file), jobs: request.jobs) { file in
      try FileCheck.read(inbox + "/" + file, claimed: file, pipeline: pipeline).map { (file: file, head: $0.head) }
    }
    let items = heads.joined().map { file, head in
      var item = Staleness.Item(
        region: head.region, form: head.form, period: head.period, file: file, stages: [.receive, .extract, .normalize, .load], reason: .new)
      item.version = head.version
      item.replaces = current["\(head.form)|\(head.region)|\(head.period)|\(head.part)"]
      return item
    }
    staleness = try Staleness(
      workspace: request.workspace, pipeline: pipeline, bundle: bundle, today: request.today, journal: journal, arriving: items)
  }

  /// The version that counts now, by slice.
  private static func currentVersions(_ workspace: Workspace) throws -> [String: String] {
    guard try Disk.exists(workspace.warehouse) else { return [:] }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    let rows = try warehouse.read {
      try $0.query("SELECT form || '|' || region || '|' || period || '|' || part, version FROM submission WHERE status = 'accepted'")
    }
    return Dictionary(rows.map { ($0[0] ?? "", $0[1] ?? "0") }, uniquingKeysWith: { first, _ in first })
  }
}
