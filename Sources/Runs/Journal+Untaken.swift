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
    func names(_ key: String) -> [String] { Untaken.names(journaled: look?.data[key] ?? "") }
    let resent = names("resent").compactMap { line in
      line.firstIndex(of: " ").map { Untaken.Resent(file: String(line[line.index(after: $0)...]), current: line.hasPrefix("- ") ? nil : String(line[..<$0])) }
    }
    let twins = names("twins").compactMap { line in
      line.firstIndex(of: "\t").map { Untaken.Twin(file: String(line[..<$0]), other: String(line[line.index(after: $0)...])) }
    }
    let unreadable = names("unreadable")
    let reasons = zip(unreadable, (look?.data["reasons"] ?? "").split(separator: " ")).compactMap { file, code in
      UntakenReason(rawValue: String(code)).map { (file, $0) }
    }
    return Untaken(
      waiting: names("waiting"), unreadable: unreadable, reasons: Dictionary(reasons, uniquingKeysWith: { first, _ in first }), twins: twins,
      resent: resent)
  }
}

extension Untaken {
  /// As the journal keeps it: names only where there are any.
  var journaled: [String: String] {
    let lists = [
      "waiting": waiting, "unreadable": unreadable, "twins": twins.map { $0.file + "\t" + $0.other }, "resent": resent.map { ($0.current ?? "-") + " " + $0.file },
    ]
    var data = lists.filter { !$0.value.isEmpty }.mapValues(Self.journaled)
    if !reasons.isEmpty { data["reasons"] = unreadable.map { reasons[$0]?.rawValue ?? "unknown" }.joined(separator: " ") }
    return data
  }

  /// Names a line each; where one of them has a line break of its own, each with a NUL behind it, which no name has.
  private static func journaled(_ names: [String]) -> String {
    let hasBreaks = names.contains { $0.unicodeScalars.contains { "\r\n".unicodeScalars.contains($0) } }
    return hasBreaks ? names.map { $0 + "\0" }.joined() : names.joined(separator: "\n")
  }

  fileprivate static func names(journaled text: String) -> [String] {
    text.split(separator: text.contains("\0") ? "\0" : "\n").map(String.init)
  }
}
