import Definition

/// What lies in the inbox and has not been received: files that were still being written, and files that could not be read.
///
/// A return among them is not one that nobody has sent.
package struct Untaken: Sendable, Equatable {
  /// Paths inside the inbox; the next run takes them.
  package var waiting: [String]
  /// Paths inside the inbox that somebody has to look after.
  package var unreadable: [String]

  package init(waiting: [String] = [], unreadable: [String] = []) {
    self.waiting = waiting.sorted()
    self.unreadable = unreadable.sorted()
  }

  package var isEmpty: Bool { waiting.isEmpty && unreadable.isEmpty }
  package var count: Int { waiting.count + unreadable.count }

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
