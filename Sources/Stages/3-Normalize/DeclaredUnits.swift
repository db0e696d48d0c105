import Definition
import Figures
import Quantities
import Submissions

/// What stands around the rows of a business XML and states the unit of a column, rather than of the report.
///
///     <栏目 名称="下达资金" 单位="元"/>
///     <表头><下达资金>元</下达资金></表头>
///     <列><名称>下达资金</名称><单位>元</单位></列>
struct DeclaredUnits {
  /// What one element, or the leaves of one, state of the unit of a column.
  struct Declaration {
    /// What may name the column.
    let names: [String]
    /// Nil where the statement is no unit.
    let units: [[Unit]]?
    let written: String
    let place: Place
    /// It is nothing but such a statement: where it names no column, nobody has read it.
    let isLoose: Bool
  }

  private(set) var all: [Declaration] = []
  private let units: UnitTable
  /// The element that the last leaf stood in, and what the leaves in it said.
  private var group: (parent: String, names: [String], unit: (text: String, place: Place)?)?
  /// Names and values of the elements around it, by their paths.
  private var around: [String: [String]] = [:]
  /// So many elements without rows are remembered: more of them are no head.
  private static let most = 1000
  /// Longer texts are no unit.
  private static let longest = 60

  init(_ units: UnitTable) { self.units = units }

  /// Takes an element that is no row and in none.
  ///
  /// - Parameter isOfReport: Whether the report itself, or its head, says it: that is no column's.
  mutating func take(_ element: RawElement, isOfReport: Bool) {
    if element.parentPath != group?.parent { finish() }
    if element.role == .branch, around.count < Self.most {
      around[element.path] = ([element.name] + element.attributes.map(\.value)).map(HeaderName.folded)
    }
    if let text = element.text, element.isLeaf { takeText(text, of: element, isOfReport: isOfReport) }
    // 30 in 合计 has its own unit.
    guard let stated = UnitAttribute.stated(by: element, units), !(element.text.map(LooseFigure.isFigure) ?? false) else { return }
    let isNamed = element.attributes.contains { UnitAttribute.isName($0.name) }
    let listed = HeaderText.units(in: stated, units)
    guard listed != nil || isNamed else { return }
    // A figure with its unit, of which it is asked whose it is.
    let isEmpty = element.isLeaf && (element.text ?? "").isEmpty && UnreadAround.figures(of: element).isEmpty
    all.append(
      Declaration(
        names: names(of: element), units: listed, written: stated,
        place: Place(line: element.line, column: 0, path: element.path), isLoose: isNamed && isEmpty && !isOfReport && !TreeBeside.isTotal(element.name)))
  }

  /// What may be the name of a column: `<栏目 名称="下达资金" 单位="元"/>`, `<列 单位="元">下达资金</列>`.
  private func names(of element: RawElement) -> [String] {
    let text = element.isLeaf ? element.text.flatMap { $0.utf8.count <= Self.longest ? $0 : nil } : nil
    return ([element.name] + element.attributes.map(\.value) + [text ?? ""]).filter { !$0.isEmpty }.map(HeaderName.folded)
  }

  private mutating func takeText(_ text: String, of element: RawElement, isOfReport: Bool) {
    let text = InputCell.trimmed(text)
    guard !text.isEmpty, text.utf8.count <= Self.longest, !isOfReport else { return }
    let place = Place(line: element.line, column: 0, path: element.path)
    if group == nil { group = (element.parentPath, around[element.parentPath] ?? [], nil) }
    if UnitAttribute.isName(element.name) {
      group?.unit = (text, place)
    } else {
      group?.names.append(HeaderName.folded(text))
      guard let listed = HeaderText.units(in: text, units) else { return }
      all.append(Declaration(names: [HeaderName.folded(element.name)], units: listed, written: text, place: place, isLoose: false))
    }
  }

  /// The leaves of the last element are all there.
  mutating func finish() {
    defer { group = nil }
    guard let group, let (text, place) = group.unit else { return }
    all.append(Declaration(names: group.names, units: HeaderText.units(in: text, units), written: text, place: place, isLoose: true))
  }

  /// Those that speak of a column.
  func of(_ column: Column) -> [Declaration] { all.filter { $0.names.contains { column.foldedHeaders.contains($0) } } }

  /// Those that speak of no column of the form and of nothing else.
  func unread(_ form: Form) -> [Declaration] {
    all.filter { one in one.isLoose && !form.columns.contains { column in one.names.contains { column.foldedHeaders.contains($0) } } }
  }
}
