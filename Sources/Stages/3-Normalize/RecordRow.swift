import Definition
import Figures

/// A row as the layouts hand it over: its cells, each under the column of the form that it is of.
///
/// One is filled again and again: a table has many rows and always the same columns.
struct RecordRow {
  private(set) var line = 0
  private(set) var number = 0
  private(set) var sheet = ""
  private(set) var path: String?
  /// In XML: the how-manyth of its name it is in the element of this path.
  private(set) var ordinal = 0
  private(set) var parent = ""
  private var cells: [InputCell?]

  init(_ form: Form) { cells = Array(repeating: nil, count: form.columns.count) }

  /// Goes on to a row of a grid, each of whose columns is filled anew.
  mutating func begin(_ row: InputRow) {
    line = row.line
    number = row.number
    sheet = row.sheet
  }

  /// Goes on to a row of XML, which has no cells yet.
  mutating func begin(line: Int, path: String, ordinal: Int, parent: String) {
    self.line = line
    self.path = path
    self.ordinal = ordinal
    // Neighbours share the text of their path.
    if self.parent != parent { self.parent = parent }
    for index in cells.indices { cells[index] = nil }
  }

  subscript(column: Column) -> InputCell? {
    get { cells[column.ordinal] }
    set { cells[column.ordinal] = newValue }
  }

  /// How many columns have a cell.
  var count: Int { cells.count { $0 != nil } }

  func place(of cell: InputCell) -> Place {
    // In a grid every cell of a row has the row's number; only its line may be lower.
    Place(line: cell.line, column: cell.column, sheet: sheet, row: cell.row ?? number, path: cell.path)
  }

  /// Of the row as a whole.
  var place: Place { Place(line: line, column: 0, sheet: sheet, row: number, path: path) }
}
