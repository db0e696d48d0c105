import Figures

/// One cell of a sample sheet, before it is put into a file format.
enum SampleCell: Sendable {
  case blank
  case text(String)
  case day(Day)
  /// Plain digits, and the unit where it is written into the cell.
  case figure(String, unit: String)
  /// A rate as plain digits of percent.
  case percent(String)
}

/// A cell of the header that covers `across` more columns and `down` more rows.
struct HeadMerge: Sendable {
  let row: Int
  let column: Int
  let across: Int
  let down: Int
}

/// A sheet: what stands above the table, the table, what stands below.
struct SampleSheet: Sendable {
  var above: [String] = []
  /// The header, and rows of units and column numbers where there are.
  var heads: [[String]] = []
  /// Cells of the header that cover others.
  var merges: [HeadMerge] = []
  var rows: [[SampleCell]] = []
  var below: [String] = []

  var width: Int { heads.first?.count ?? 1 }
}
