package import Definition
package import Handoff

/// A 试报 folder: a clerk who has only a file share drops a file and finds the answer beside it. Never the inbox.
package struct TrialFolder {
  private let inbox: Inbox

  package init(_ root: String) { inbox = Inbox(root: root) }

  /// A submission in it.
  package struct File {
    fileprivate let item: Inbox.Item

    /// Its path inside the folder.
    package var name: String { item.file }
    fileprivate var isText: Bool { item.raw == Array(item.file.utf8) }

    /// The page that answers it, named in the file's own encoding: whoever sees the one sees the other.
    fileprivate var answer: [UInt8] {
      item.raw + (isText ? Array(TrialFolder.ending.utf8) : TrialFolder.endingInGB18030)
    }
  }

  private static let ending = ".答复.html"
  private static let endingInGB18030: [UInt8] = Array(".".utf8) + [0xB4, 0xF0, 0xB8, 0xB4] + Array(".html".utf8)

  /// The path of the page that answers a file, as people read it.
  package func answer(to file: File) -> String { inbox.root + "/" + file.name + Self.ending }

  /// The submissions in it that have no answer yet, or changed since they were answered.
  package func unanswered() throws -> [File] {
    try inbox.items().items.map(File.init).filter { file in
      Disk.changed(inbox.absolute(file.answer)).map { $0 < file.item.changed } ?? true
    }
  }

  /// What a run would read in it.
  package func read(_ file: File, pipeline: Pipeline) throws -> [Reading] {
    try FileCheck.read(try inbox.copy(file.item), claimed: file.name, pipeline: pipeline)
  }

  /// Puts the answer beside a file.
  package func put(_ page: [UInt8], for file: File) throws {
    let path = file.isText ? answer(to: file) : inbox.root + "/.answer"
    try Disk.write(page, to: path, renamed: inbox.absolute(file.answer), mode: 0o644, durable: false)
  }
}
