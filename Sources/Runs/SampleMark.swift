/// Whether an inbox holds samples: then its `sample.yaml` pins the business date.
package enum SampleMark {
  /// The pinned date; nil for an inbox of real returns, or none.
  package static func date(inbox: String) throws -> String? { try Inbox(root: inbox).sampleDate() }
}
