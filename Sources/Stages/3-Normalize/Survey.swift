import Figures
import Handoff
import Quantities
import Submissions

/// What has to be known of a whole report before its first row is read: where rows stand, and which units are declared
/// outside of them.
struct Survey {
  let first: RawElement?
  /// Where rows stand: what else stands there is looked at.
  private(set) var rowParents: Set<String> = []
  private(set) var declared: DeclaredUnits
  /// What is written outside of rows: attributes and texts.
  private(set) var texts: [UnitMention.Text]
  /// Of more of them none is a head's.
  private static let mostTexts = 200

  init(_ elements: Elements, rowName: String, _ units: UnitTable) {
    let name = Array(rowName.utf8)
    var declared = DeclaredUnits(units)
    var texts: [UnitMention.Text] = []
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
        texts += Self.texts(of: element)
        continue
      }
      if let depth = inRow, element.depth > depth { continue }
      inRow = isRow ? element.depth : nil
      if isRow { continue }
      if texts.count < Self.mostTexts { texts += Self.texts(of: element) }
      let depth = element.depth - (root?.depth ?? 1)
      if depth == 1 { head = HeadElement.isOne(element) ? element.depth : nil }
      // What Report and TreeReading take for the report's own.
      let isLabel = depth <= 2 && Preamble.Label(element: element.name) != nil
      declared.take(element, isOfReport: depth == 1 ? isLabel || head != nil : isLabel && head != nil)
    }
    declared.finish()
    self.declared = declared
    self.texts = texts
    first = root
  }

  private static func texts(of element: RawElement) -> [UnitMention.Text] {
    // What is called a unit is somebody's, or is asked about as such.
    let written = element.attributes.filter { !UnitAttribute.isName($0.name) }.map(\.value) + (UnitAttribute.isName(element.name) ? [] : [element.text ?? ""])
    let place = Place(line: element.line, column: 0, path: element.path)
    return written.filter { !$0.isEmpty && $0.utf8.count <= UnitMention.longest }.map { UnitMention.Text(text: $0, place: place) }
  }
}
