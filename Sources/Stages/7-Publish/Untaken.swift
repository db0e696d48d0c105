import Definition
package import Figures

/// What lies in the inbox and is not among the figures: files that were still being written, files that could not be read,
/// and versions that others have taken the place of, sent once more.
///
/// A return among the former two is not one that nobody has sent.
package struct Untaken: Sendable, Equatable {
  /// Paths inside the inbox; the next run takes them.
  package var waiting: [String]
  /// Paths inside the inbox that somebody has to look after.
  package var unreadable: [String]
  /// Why, file by file; journals of earlier versions do not say it.
  package var reasons: [String: UntakenReason]

  /// Files that hold a version again which another has replaced.
  package var resent: [Resent]

  package struct Resent: Sendable, Equatable {
    package let file: String
    /// The file that counts in its place, by the first digits of its digest.
    package let current: String

    package init(file: String, current: String) { (self.file, self.current) = (file, current) }
  }

  package init(waiting: [String] = [], unreadable: [String] = [], reasons: [String: UntakenReason] = [:], resent: [Resent] = []) {
    self.waiting = waiting.sorted()
    self.unreadable = unreadable.sorted()
    self.reasons = reasons
    self.resent = resent.sorted { $0.file < $1.file }
  }

  /// Nothing that was not received.
  package var isEmpty: Bool { waiting.isEmpty && unreadable.isEmpty }
  package var count: Int { waiting.count + unreadable.count }

  /// Why something was not read: `不是普通文件`.
  package func reason(_ file: String) -> Sentence { reasons[file]?.words ?? UntakenReason.unknown }

  /// The files that lie in a county's folder.
  func files(of region: String, _ pipeline: Pipeline) -> [String] {
    (waiting + unreadable).filter { file in
      file.split(separator: "/").dropLast().contains { pipeline.regions.submitter(String($0))?.code == region }
    }
  }

  /// Whether one of them is by its folder and name the return that is owed.
  func holds(_ item: Return, _ pipeline: Pipeline) -> Bool {
    files(of: item.region, pipeline).contains { file in
      let name = file.split(separator: "/").last.map(String.init) ?? file
      return name.contains(item.form.code) || name.contains(item.form.title)
    }
  }
}
