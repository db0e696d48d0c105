/// Where the rows and cells of a worksheet stand, counted as Excel 2003 XML counts them.
///
/// Rows and cells follow each other unless `ss:Index` says where one stands. A merged cell takes more columns, and
/// columns of the rows below it, which the cells there pass over.
struct SheetGrid {
  enum Mistake: Error, Equatable {
    /// An index that is no whole number from 1 on, or does not go forward.
    case index(String)
    /// An empty cell under a merged cell without index, or with one that goes back, and then a cell with data: it is not
    /// clear which column is meant.
    case covered
  }

  private(set) var row = 0
  private var rowsAfter = 0
  private(set) var column = 0
  /// For each column, from 0, the last row that a merged cell above covers.
  private var coveredUntil: [Int]
  private var isUnclear = false

  /// Columns beyond `columns` are not looked after: a cell with data there is refused anyhow.
  init(columns: Int) { coveredUntil = [Int](repeating: 0, count: columns + 1) }

  /// Goes to the next row; `span` more rows after it are empty.
  mutating func startRow(index: String?, span: String?, limit: Int) throws(Mistake) {
    let next = row + rowsAfter + 1
    row = try Self.number(index, atLeast: next, limit: limit) ?? next
    rowsAfter = try Self.number(span, atLeast: 0, limit: limit) ?? 0
    column = 0
    isUnclear = false
  }

  /// Goes to the next cell and returns its column. `isEmpty`: the cell holds no data and merges nothing.
  mutating func place(index: String?, across: Int, down: Int, isEmpty: Bool, limit: Int) throws(Mistake) -> Int {
    if let named = try Self.number(index, atLeast: isEmpty ? 1 : column + 1, limit: limit) {
      guard named > column else {
        // Exports by way of a style sheet count past merged cells wrongly; an empty cell says nothing, but what would follow it?
        isUnclear = true
        return column
      }
      column = named
      isUnclear = false
    } else {
      column += 1
      if isCovered(column) {
        if isEmpty {
          // Either it fills the covered place or it is the next free one: harmless unless data follows.
          isUnclear = true
        } else {
          while isCovered(column) { column += 1 }
        }
      }
      if isUnclear && !isEmpty { throw .covered }
    }
    let placed = column
    column += across
    if down > 0, placed < coveredUntil.count {
      for covered in placed...min(column, coveredUntil.count - 1) {
        coveredUntil[covered] = max(coveredUntil[covered], row + down)
      }
    }
    return placed
  }

  /// Where the next cell stands, as far as that can be told: at its index, else on the next place that no merged cell covers.
  func next(index: String?) -> Int {
    var next = column + 1
    while isCovered(next) { next += 1 }
    do throws(Mistake) {
      return try Self.number(index, atLeast: next, limit: coveredUntil.count) ?? next
    } catch {
      return next
    }
  }

  private func isCovered(_ column: Int) -> Bool { column < coveredUntil.count && coveredUntil[column] >= row }

  /// A number written in an attribute; nil where there is none.
  static func number(_ text: String?, atLeast least: Int, limit: Int) throws(Mistake) -> Int? {
    guard let text else { return nil }
    guard !text.isEmpty, text.utf8.count < 10, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int(text), number >= least, number <= limit
    else { throw .index(text) }
    return number
  }
}
