import Definition
import Figures
import Handoff
import Submissions

/// A row of a business XML while its cells come in, each under the column that its name binds.
struct TreeRow {
  private let form: Form
  var names: TreeNames
  private(set) var cells: RecordRow
  /// Of a list: its item, its value and its unit, each of which it has once, under whatever name.
  private var parts: [InputCell?] = [nil, nil, nil]
  /// Where the cells of each column first stood in a row, and the how-manyth they were.
  private var paths: [String?]
  private var ordinals: [Int]
  private var unknown: Set<String> = []

  init(_ form: Form, _ names: TreeNames) {
    self.form = form
    self.names = names
    cells = RecordRow(form)
    paths = form.columns.map { _ in nil }
    ordinals = form.columns.map { _ in 0 }
  }

  mutating func begin(_ element: RawElement, path: String) {
    cells.begin(line: element.line, path: path, ordinal: element.ordinal, parent: element.parentPath)
    parts = [nil, nil, nil]
  }

  /// Of a list.
  func part(_ part: LongCells) -> InputCell? { parts[part.rawValue] }

  /// Below the row: `投资`, `@投资`.
  func path(_ column: Column) -> String? { paths[column.ordinal] }

  func ordinal(_ column: Column) -> Int { ordinals[column.ordinal] }

  /// Takes the cells that elements around the row say for it, where it does not have them itself.
  mutating func fill(_ around: Surroundings) {
    for (column, cell) in around.cells where cells[column] == nil { cells[column] = cell }
  }

  mutating func state(_ units: inout TreeUnits) { units.state(on: &cells) }

  /// Takes a cell of the row, or says why it cannot be taken.
  ///
  /// - Parameter place: where it stands below the row.
  mutating func put(_ name: TreeNames.Meaning, _ cell: InputCell, at place: @autoclosure () -> String) -> Rejection? {
    if let part = name.part { return put(part, cell, name) }
    guard let column = name.column else { return refuse(name, cell) }
    if let first = cells[column] { return twice(cell, after: first, name, column) }
    if paths[column.ordinal] == nil {
      paths[column.ordinal] = place()
      ordinals[column.ordinal] = cell.column
    }
    var cell = cell
    if column.measure != nil, cell.unit == nil { cell.unit = name.unit }
    cells[column] = cell
    return nil
  }

  /// Item, value or unit of a list's row: a blank one gives way.
  private mutating func put(_ part: LongCells, _ cell: InputCell, _ name: TreeNames.Meaning) -> Rejection? {
    guard let first = parts[part.rawValue] else {
      parts[part.rawValue] = cell
      return nil
    }
    if cell.isBlank { return nil }
    guard first.isBlank else { return twice(cell, after: first, name, nil) }
    parts[part.rawValue] = cell
    return nil
  }

  /// Says once of a name that it is of no column.
  private mutating func refuse(_ name: TreeNames.Meaning, _ cell: InputCell) -> Rejection? {
    guard unknown.insert(name.folded).inserted else { return nil }
    let near = NearestName.of(name.folded, among: form.columns.flatMap(\.headers)).map { "，是不是“\($0)”？" } ?? ""
    return Words.rejection(
      .submission, .headerUnknown, at: Place(line: cell.line, column: cell.column, path: cell.path), raw: name.name,
      zh: "\(Words.quoted(name.name))，\(form.code) \(form.title)里没有这一栏\(near)", en: "\(Words.quoted(name.name)) is no column of \(form.code)")
  }

  private func twice(_ cell: InputCell, after first: InputCell, _ name: TreeNames.Meaning, _ column: Column?) -> Rejection {
    Words.rejection(
      .submission, .headerDuplicate, at: Place(line: cell.line, column: cell.column, path: cell.path), item: column?.id, raw: cell.text,
      zh: "一条记录里\(Words.quoted(name.name))出现两次，先写的在第 \(first.line) 行", en: "\(Words.quoted(name.name)) stands twice in one record")
  }
}
