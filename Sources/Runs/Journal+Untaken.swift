import Figures
package import Publication

extension Journal {
  /// What the last look at the whole inbox left there.
  package var untaken: Untaken { untaken(asOf: Int.max) }

  /// The same as an earlier run knew it.
  package func untaken(asOf run: Int) -> Untaken {
    let look = runs.last { entry in
      guard let number = entry.data["run"].flatMap({ Int($0) }), number <= run else { return false }
      return Selection(journaled: entry.data).looksAtWholeInbox
    }
    func names(_ key: String) -> [String] { (look?.data[key] ?? "").split(separator: "\n").map(String.init) }
    let resent = names("resent").compactMap { line in
      line.firstIndex(of: " ").map { Untaken.Resent(file: String(line[line.index(after: $0)...]), current: line.hasPrefix("- ") ? nil : String(line[..<$0])) }
    }
    let twins = names("twins").compactMap { line in
      line.firstIndex(of: "\t").map { Untaken.Twin(file: String(line[..<$0]), other: String(line[line.index(after: $0)...])) }
    }
    return Untaken(waiting: names("waiting"), unreadable: names("unreadable"), twins: twins, resent: resent)
  }
}

extension Untaken {
  /// As the journal keeps it: names only where there are any.
  var journaled: [String: String] {
    [
      "waiting": waiting, "unreadable": unreadable, "twins": twins.map { $0.file + "\t" + $0.other }, "resent": resent.map { ($0.current ?? "-") + " " + $0.file },
    ].filter { !$0.value.isEmpty }.mapValues { $0.joined(separator: "\n") }
  }
}
