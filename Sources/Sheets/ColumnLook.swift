/// How a spreadsheet shows the cells of one column of a workbook.
package enum ColumnLook: String, Sendable, CaseIterable {
  /// As the program likes it.
  case general
  /// Kept as typed, so that the code 0451228 keeps its zero.
  case text
  /// 4,894
  case whole
  /// 12,354.36
  case decimal
  /// 2020-12-31
  case day

  /// The style's name in the file.
  var style: String {
    switch self {
    case .general: "Default"
    case .text: "s4"
    case .whole: "s5"
    case .decimal: "s6"
    case .day: "s3"
    }
  }

  var format: String {
    switch self {
    case .general: "General"
    case .text: "@"
    case .whole: "#,##0"
    case .decimal: "#,##0.00##"
    case .day: "yyyy\\-mm\\-dd"
    }
  }
}
