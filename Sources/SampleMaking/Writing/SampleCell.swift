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

/// A sheet: what stands above the table, the table, what stands below.
struct SampleSheet: Sendable {
  var above: [String] = []
  /// The header, and a row of units where there is one.
  var heads: [[String]] = []
  var rows: [[SampleCell]] = []
  var below: [String] = []

  var width: Int { heads.first?.count ?? 1 }
}
