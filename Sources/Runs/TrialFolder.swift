/// A 试报 folder: a clerk who has only a file share drops a file and finds the answer beside it. Never the inbox.
package struct TrialFolder {
  private let root: String

  package init(_ root: String) { self.root = root }

  /// The name of the page that answers a file.
  package static func answer(to file: String) -> String { file + ".答复.html" }

  /// The submissions in it that have no answer yet, or changed since they were answered.
  package func unanswered() throws -> [String] {
    try Inbox(root: root).items().items.filter { item in
      let answered = Disk.changed(root + "/" + Self.answer(to: item.file))
      return answered.map { $0 < item.changed } ?? true
    }.map(\.file)
  }

  package func path(_ file: String) -> String { root + "/" + file }

  /// Puts the answer beside a file.
  package func put(_ page: [UInt8], for file: String) throws {
    try Disk.write(page, to: path(Self.answer(to: file)), mode: 0o644, durable: false)
  }
}
