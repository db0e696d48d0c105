import Definition
import Quantities
import Submissions

/// Finds the rows in business XML: the element that occurs most often and carries children, attributes or both.
struct TreeDraft {
  private let elements: [RawElement]
  private static let unitNames: Set<String> = ["单位", "计量单位", "unit"]
  /// What the rows of a list call the name of their figure.
  private static let itemNames = ["指标", "指标名称", "名称", "项目"]

  init(_ elements: [RawElement]) { self.elements = elements }

  func table() -> DraftTable? {
    guard let root = elements.first, let row = rowName() else { return nil }
    var table = DraftTable()
    for (name, value) in root.attributes {
      if let label = DraftLabel.allCases.first(where: { $0.words.contains(name) }) { table.labels[label] = value }
    }
    var places: [(header: String, place: String)] = []
    var order: [String] = []
    var records: [[String: DraftCell]] = []
    var ancestors: [RawElement] = []
    var depth = 0
    func put(_ name: String, _ place: String?, _ cell: DraftCell?) {
      if !order.contains(name) {
        order.append(name)
        if let place { places.append((name, place)) }
      }
      records[records.count - 1][name] = cell
    }
    for element in elements {
      while let last = ancestors.last, last.depth >= element.depth { ancestors.removeLast() }
      if element.name == row, element.depth <= depth || records.isEmpty {
        depth = element.depth
        records.append([:])
        // <村 名称=…> around a row gives the header 村名称.
        let parent = ancestors.last
        if let parent, parent.depth > 1 {
          for (name, value) in parent.attributes { put(parent.name + name, "../@" + name, DraftCell(value)) }
        }
        for (name, value) in element.attributes { put(name, "@" + name, DraftCell(value)) }
        if element.isLeaf, let text = DraftCell(element.text ?? "") { put("数值", ".", text) }
      } else if element.depth == depth + 1, element.isLeaf, !records.isEmpty {
        put(element.name, nil, DraftCell(element.text ?? "", unit: element.attributes.first { Self.unitNames.contains($0.name) }?.value))
      }
      if element.role == .branch { ancestors.append(element) }
    }
    let names = order
    let isPlain = row == "记录" && !places.contains { $0.place == "." || $0.place.hasPrefix("..") }
    if !isPlain { table.xml = (row, places) }
    if names.contains("数值"), let item = Self.itemNames.first(where: { names.contains($0) }) {
      table.long = (item, "数值", names.first { Self.unitNames.contains($0) })
    }
    table.columns = names.map { name in DraftColumn(header: HeaderName.folded(name), unitText: nil, cells: records.map { $0[name] }) }
    return table
  }

  private func rowName() -> String? {
    if elements.contains(where: { $0.name == "记录" }) { return "记录" }
    var counts: [String: (count: Int, depth: Int)] = [:]
    for element in elements.dropFirst() {
      let says = element.attributes.contains { !Self.unitNames.contains($0.name) }
      guard element.role == .branch || (element.isLeaf && says) else { continue }
      counts[element.name, default: (0, element.depth)].count += 1
    }
    return counts.max { ($0.value.count, -$0.value.depth, $1.key) < ($1.value.count, -$1.value.depth, $0.key) }?.key
  }
}
