import Quantities
import Submissions

/// What has to be known of a whole report before its first row is read: where rows stand, and which units are declared
/// outside of them.
struct Survey {
  let first: RawElement?
  /// Where rows stand: what else stands there is looked at.
  private(set) var rowParents: Set<String> = []
  private(set) var declared: DeclaredUnits

  init(_ elements: Elements, rowName: String, _ units: UnitTable) {
    let name = Array(rowName.utf8)
    var declared = DeclaredUnits(units)
    var head: Int?
    var root: RawElement?
    var inRow: Int?
    var parent: String?
    for element in elements {
      let isRow = element.isNamed(name)
      if isRow, element.parentPath != parent {
        parent = element.parentPath
        rowParents.insert(element.parentPath)
      }
      guard root != nil else {
        root = element
        continue
      }
      if let depth = inRow, element.depth > depth { continue }
      inRow = isRow ? element.depth : nil
      if isRow { continue }
      let depth = element.depth - (root?.depth ?? 1)
      if depth == 1 { head = HeadElement.isOne(element) ? element.depth : nil }
      // What Report and TreeReading take for the report's own.
      let isLabel = depth <= 2 && Preamble.Label(element: element.name) != nil
      declared.take(element, isOfReport: depth == 1 ? isLabel || head != nil : isLabel && head != nil)
    }
    declared.finish()
    self.declared = declared
    first = root
  }
}
