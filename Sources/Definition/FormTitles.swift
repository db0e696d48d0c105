/// The titles of all forms, folded, as they may stand in a longer text: 附件3：2020年饮水安全项目表.
package struct FormTitles: Sendable {
  private struct Entry: Sendable {
    let title: String
    let code: String
  }

  /// By their first characters.
  private let entries: [Unicode.Scalar: [Entry]]
  /// The longest first, of equal length the greatest.
  private let order: [String: Int]

  init(_ codes: [String: String]) {
    let titles = codes.keys.sorted { ($0.count, $0) > ($1.count, $1) }
    order = Dictionary(uniqueKeysWithValues: titles.enumerated().map { ($1, $0) })
    var entries: [Unicode.Scalar: [Entry]] = [:]
    for title in titles {
      if let first = title.unicodeScalars.first, let code = codes[title] { entries[first, default: []].append(Entry(title: title, code: code)) }
    }
    self.entries = entries
  }

  /// The code of the form whose title a folded text holds; of several titles the longest.
  package func form(in text: String) -> String? {
    var found: Entry?
    let scalars = text.unicodeScalars
    for start in scalars.indices {
      for entry in entries[scalars[start]] ?? [] where text.utf8[start...].starts(with: entry.title.utf8) {
        if let known = found, order[known.title, default: 0] <= order[entry.title, default: 0] { continue }
        found = entry
      }
    }
    return found?.code
  }
}
