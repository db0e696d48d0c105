import Submissions

/// One 报表 of a business XML: its own elements, and the elements around it.
struct Report {
  let root: RawElement
  /// The root, then everything below it that is not a report of its own.
  let elements: [RawElement]
  /// From the document's root inwards.
  let around: [RawElement]

  static let name = "报表"

  /// The reports of a document: its root, or the 报表 below it. A root that only holds reports is none itself; its own
  /// leaves are counted as outside.
  static func all(in elements: [RawElement]) -> (reports: [Report], outside: Int) {
    guard let root = elements.first else { return ([], 0) }
    guard elements.dropFirst().contains(where: { $0.name == name }) else { return ([Report(root: root, elements: elements, around: [])], 0) }
    var open: [(depth: Int, index: Int)] = [(root.depth, 0)]
    var found: [(root: RawElement, elements: [RawElement], around: [RawElement])] = [(root, [root], [])]
    var branches: [RawElement] = [root]
    for element in elements.dropFirst() {
      while let last = branches.last, last.depth >= element.depth { branches.removeLast() }
      while let last = open.last, last.depth >= element.depth, open.count > 1 { open.removeLast() }
      if element.name == name {
        open.append((element.depth, found.count))
        found.append((element, [element], branches))
      } else {
        found[open[open.count - 1].index].elements.append(element)
      }
      if element.role == .branch { branches.append(element) }
    }
    let reports = found.map { Report(root: $0.root, elements: $0.elements, around: $0.around) }
    let rest = reports[0].elements.dropFirst()
    // A root with rows of its own beside the reports is one more.
    if rest.contains(where: { $0.role == .branch }) || rest.contains(where: { $0.name == "记录" }) { return (reports, 0) }
    return (Array(reports.dropFirst()), rest.count { $0.isLeaf })
  }
}
