import Definition
import Figures
import Quantities
import Submissions

/// What has to be known of a whole report before its first row is read: where rows stand, and which units are declared
/// outside of them.
struct Survey {
  let first: RawElement?
  /// Where rows stand: what else stands there is looked at.
  private(set) var rowParents: Set<String> = []
  private var declared: [(names: [String], declaration: Declaration)] = []

  /// What one element states of the unit of a column.
  struct Declaration {
    let units: [[Unit]]
    let written: String
    let place: Place
  }

  init(_ elements: Elements, rowName: String, _ units: UnitTable) {
    let name = Array(rowName.utf8)
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
      guard !isRow, let stated = UnitAttribute.stated(by: element, units), let listed = HeaderText.units(in: stated, units) else { continue }
      declared.append(
        (
          ([element.name] + element.attributes.map(\.value)).map(HeaderName.folded),
          Declaration(units: listed, written: stated, place: Place(line: element.line, column: 0, path: element.path))
        ))
    }
    first = root
  }

  /// `<栏目 名称="下达资金" 单位="元"/>` outside the rows states the unit of a column.
  func declarations(of column: Column) -> [Declaration] {
    declared.filter { $0.names.contains { column.foldedHeaders.contains($0) } }.map(\.declaration)
  }
}
