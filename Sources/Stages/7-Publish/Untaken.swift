import Definition
package import Figures

/// What lies in the inbox and is not among the figures: files that were still being written, files that could not be read,
/// files that cannot be told from another, and what counts for nothing any more, sent once more.
///
/// A return among the former three is not one that nobody has sent.
package struct Untaken: Sendable, Equatable {
  /// Paths inside the inbox; the next run takes them.
  package var waiting: [String]
  /// Paths inside the inbox that somebody has to look after.
  package var unreadable: [String]
  /// Why, file by file; journals of earlier versions do not say it.
  package var reasons: [String: UntakenReason]

  /// Files that are another return only by their folder or name, and byte for byte one that was taken.
  package var twins: [Twin]
  /// Files that hold again what another has replaced, or somebody withdrawn.
  package var resent: [Resent]

  package struct Twin: Sendable, Equatable {
    package let file: String
    /// The path whose return these bytes were taken for.
    package let other: String

    package init(file: String, other: String) { (self.file, self.other) = (file, other) }

    package var sentence: Sentence {
      Sentence(
        zh: "\(file) 和 \(other) 一字不差，只收了后者；请在表头上方写上填报单位和期别，再放进来",
        en: "\(file) is byte for byte \(other), which alone was taken: state 填报单位 and 期别 above the header and put it in again")
    }
  }

  package struct Resent: Sendable, Equatable {
    package let file: String
    /// The file that counts in its place, by the first digits of its digest; nil where it was withdrawn.
    package let current: String?

    package init(file: String, current: String?) { (self.file, self.current) = (file, current) }

    package var sentence: Sentence {
      guard let current else {
        return Sentence(
          zh: "\(file) 和撤回了的那一份一字不差，不算；要重新报，写上版本（如 版本：2）再放进来",
          en: "\(file) is byte for byte what was withdrawn, and does not count; to send it again, state a version in it, such as 版本：2")
      }
      return Sentence(
        zh: "\(file) 又是被代替过的旧版，不算；要用它，先撤回后来的：huizong withdraw \(current)",
        en: "\(file) holds an earlier version again, which does not count; to make it count, take the later one back: huizong withdraw \(current)")
    }
  }

  package init(
    waiting: [String] = [], unreadable: [String] = [], reasons: [String: UntakenReason] = [:], twins: [Twin] = [], resent: [Resent] = []
  ) {
    self.waiting = waiting.sorted()
    self.unreadable = unreadable.sorted()
    self.reasons = reasons
    self.twins = twins.sorted { $0.file < $1.file }
    self.resent = resent.sorted { $0.file < $1.file }
  }

  /// Nothing that was not received.
  package var isEmpty: Bool { count == 0 }
  package var count: Int { waiting.count + unreadable.count + twins.count }
  /// Files of which there is more to say than that they were not taken.
  package var sentences: [Sentence] { twins.map(\.sentence) + resent.map(\.sentence) }

  /// Why something was not read: `不是普通文件`.
  package func reason(_ file: String) -> Sentence { reasons[file]?.words ?? UntakenReason.unknown }

  /// The files that lie in a county's folder.
  func files(of region: String, _ pipeline: Pipeline) -> [String] {
    (waiting + unreadable + twins.map(\.file)).filter { file in
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
