import Definition

/// Whether a row that says 全县 says as well which record it is: 雨露计划 for 全县 with the code A2 is a project, not the total of all.
struct OwnKey {
  private let form: Form

  init(_ form: Form) { self.form = form }

  typealias Cells = [(column: Column?, cell: InputCell)]

  /// Whether the filled cells of a row name a record, apart from the column that says 全县.
  ///
  /// - Parameter keys: how many columns the table has for the keys of its records.
  func names(_ cells: Cells, besides column: Column?, keys: Int) -> Bool {
    guard let column, !form.key.contains(column.id) else { return isCode(in: cells, besides: column) }
    return keys > 0 && cells.count { $0.column.map { form.key.contains($0.id) } ?? false && Self.isName($0.cell.trimmed) } == keys
  }

  /// Whether a key column besides this one holds a code, which no total has: A2, 451228-07.
  func isCode(in cells: Cells, besides column: Column?) -> Bool {
    cells.contains { other, cell in
      guard let other, other !== column, case .key = other.role, form.key.contains(other.id) else { return false }
      let text = cell.trimmed
      let digits = text.utf8.count { (0x30...0x39).contains($0) }
      return text.utf8.allSatisfy { $0 < 0x80 } && (digits >= 4 || (digits > 0 && text.contains(where: \.isLetter)))
    }
  }

  /// Not —, / or ***, as a total has where it has no key.
  private static func isName(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } }
}
