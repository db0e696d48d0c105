import Figures
package import Publication

extension Journal {
  /// What the last look at the whole inbox left there: still being written, or not to be read.
  package var untaken: Untaken { untaken(asOf: Int.max) }

  /// The same as an earlier run knew it.
  package func untaken(asOf run: Int) -> Untaken {
    let look = runs.last { entry in
      guard let number = entry.data["run"].flatMap({ Int($0) }), number <= run else { return false }
      let selection = Selection(journaled: entry.data)
      return selection.stages.contains(.receive) && selection.counties.isEmpty && selection.forms.isEmpty
    }
    func names(_ key: String) -> [String] { (look?.data[key] ?? "").split(separator: "\n").map(String.init) }
    return Untaken(waiting: names("waiting"), unreadable: names("unreadable"))
  }
}

extension Untaken {
  /// As the journal keeps it: names only where there are any.
  var journaled: [String: String] {
    ["waiting": waiting, "unreadable": unreadable].filter { !$0.value.isEmpty }.mapValues { $0.joined(separator: "\n") }
  }
}
