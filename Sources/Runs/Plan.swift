package import Definition
package import Figures
import Handoff

/// What a run would do and why: a look at which batches exist, changing nothing.
package struct Plan {
  /// One submission with stages to redo.
  package struct Item: Sendable {
    package let region: String
    package let form: String
    package let file: String
    package let stages: [StageName]
    /// new, definition, batch
    package let reason: String
  }

  package private(set) var items: [Item] = []
  package private(set) var unchanged = 0
  /// Stages that concern the whole city, with their reason.
  package private(set) var city: [(stages: [StageName], reason: String)] = []

  package init(_ request: Runner.Request, pipeline: Pipeline) throws {
    let workspace = request.workspace
    let journal = try Journal(workspace.journal)
    let known = Dictionary(journal.received.map { ($0.sha256, $0) }, uniquingKeysWith: { first, _ in first })
    let seen = SeenFiles(workspace.seen)
    let batches = try Batches(workspace: workspace, pipeline: pipeline)
    for item in try Inbox(root: request.inbox).items().items {
      let digest = try seen[item.file, item.stamp] ?? Digest(of: Disk.read(request.inbox + "/" + item.file)).hex
      guard known[digest] == nil else { continue }
      let parts = item.file.split(separator: "/").map(String.init)
      let region = parts.dropLast().compactMap { pipeline.regions.submitter($0)?.code }.last ?? ""
      items.append(Item(region: region, form: "", file: item.file, stages: [.receive, .extract, .normalize, .load], reason: "new"))
    }
    for item in journal.received {
      let entry = batches.known(item)
      if !batches.hasExtract(item.sha256) {
        items.append(
          Item(region: entry?.head.region ?? "", form: entry?.head.form ?? "", file: item.file, stages: [.extract, .normalize, .load], reason: "batch"))
      } else if entry == nil {
        items.append(Item(region: "", form: "", file: item.file, stages: [.normalize, .load], reason: "definition"))
      } else {
        unchanged += 1
      }
    }
    let last = journal.runs.last
    let definition = last?.data["definition"]
    if last == nil {
      city.append((StageName.allCases, "new"))
    } else if !items.isEmpty {
      city.append(([.rollup, .audit, .publish], "upstream"))
    } else if definition != pipeline.digest.hex {
      city.append(([.rollup, .audit, .publish], "definition"))
    } else if !Disk.exists(workspace.warehouse) {
      city.append(([.load, .rollup, .audit], "warehouse"))
    } else if Outbox(workspace.outbox).stamp() != Outbox.stamp(last?.data["issue"] ?? "", today: request.today, pipeline: pipeline) {
      city.append(([.publish], "outbox"))
    }
  }

  package var isEmpty: Bool { items.isEmpty && city.isEmpty }
}
