/// Whether an inbox holds samples: then its `sample.yaml` pins the business date.
package enum SampleMark {
  /// The business date of a workspace that was filled from samples; nil for one of real returns, or none. Its figures are made
  /// up wherever its inbox is now.
  package static func date(workspace: Workspace) throws -> String? {
    guard try Disk.exists(workspace.journal) else { return nil }
    let runs = try Journal(workspace.journal).runs
    return runs.first?.data["sample"] == "1" ? runs.last?.data["today"] : nil
  }

  /// The pinned date; nil for an inbox of real returns, or none.
  package static func date(inbox: String) throws -> String? { try Inbox(root: inbox).sampleDate() }
}
