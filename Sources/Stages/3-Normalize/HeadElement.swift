import Submissions

/// `<表头 期别="2020-12" 单位="元"/>`: what a head says in its attributes is what its children say, and what the report itself does.
enum HeadElement {
  private static let names: Set<String> = ["表头", "head", "header", "报表头", "抬头", "meta"]

  static func isOne(_ element: RawElement) -> Bool { names.contains(element.name.lowercased()) }

  /// What an element in a head, or the head, says in place of a text: `<期别 值="2020-12"/>`.
  static func value(of element: RawElement) -> (name: String, value: String)? {
    guard element.isLeaf, (element.text ?? "").isEmpty, Preamble.Label(element: element.name) != nil else { return nil }
    return element.attributes.first { !InputCell.trimmed($0.value).isEmpty }
  }
}
