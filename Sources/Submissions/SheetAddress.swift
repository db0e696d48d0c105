import Figures

/// The address of a cell as a spreadsheet shows it.
package enum SheetAddress {
  /// `E63` for column 5 of row 63.
  package static func text(column: Int, row: Int) -> String { letters(column) + String(row) }

  /// `A` … `Z`, `AA` … for columns from 1; "" for 0.
  package static func letters(_ column: Int) -> String { Place.letters(column) }
}
