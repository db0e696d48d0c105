package import Figures

/// A sheet that the program writes: what stands above the table, the table, what stands below.
///
/// The same sheet becomes CSV or an Excel 2003 XML workbook, so that a blank form, or a sample return, is one thing in two
/// dresses: a title, 表号：HC-19-1, a header of 9 columns, 28 rows, 填表人：….
package struct Sheet: Sendable {
  package var above: [String] = []
  /// The header, and rows of units and column numbers where there are.
  package var heads: [[String]] = []
  /// Cells of the header that cover others.
  package var merges: [HeadMerge] = []
  package var rows: [[SheetCell]] = []
  package var below: [String] = []

  package init() {}

  package var width: Int { heads.first?.count ?? 1 }
}

/// One cell of a sheet, before it is put into a file format.
package enum SheetCell: Sendable, Equatable {
  case blank
  case text(String)
  case day(Day)
  /// Plain digits, and the unit where it is written into the cell.
  case figure(String, unit: String)
  /// A rate as plain digits of percent.
  case percent(String)
}

/// A cell of the header that covers `across` more columns and `down` more rows.
package struct HeadMerge: Sendable {
  package let row: Int
  package let column: Int
  package let across: Int
  package let down: Int

  package init(row: Int, column: Int, across: Int, down: Int) {
    self.row = row
    self.column = column
    self.across = across
    self.down = down
  }
}
