import Definition
import Figures

/// Which rows of a form are 小计 and 合计 rows, by what stands in their cells, and what they are the totals of.
struct TotalLabels {
  private let form: Form
  private let words: [String]
  private let signs: TotalSigns
  /// The columns that are no figures.
  private let naming: [Column]

  init(_ form: Form) {
    self.form = form
    // What a form lists comes on top of the usual words: a row of such a name is never a record.
    let own = form.totals?.labels.map(HeaderName.folded) ?? []
    words = own + TotalLabel.usual.filter { !own.contains($0) }
    signs = TotalSigns(Set(words.compactMap(\.unicodeScalars.last)).union(TotalLabel.signs))
    naming = form.columns.filter { $0.measure == nil }
  }

  /// The label of a total row, or nil for any other row.
  ///
  /// A row 其中：… right below a total row, without the keys of a record, is a part of that total.
  func label(of row: InputRow, _ binding: HeaderBinding, followsTotal: Bool) -> TotalLabel? {
    guard row.filled.contains(where: { signs.appear(in: $0.text) }) else { return nil }
    let cells = row.filled.filter { $0.column != binding.value && $0.column != binding.item }.map { cell in (binding.columns.first { $0.position == cell.column }?.column, cell) }
    return label(of: cells, isList: binding.isLong, followsTotal: followsTotal)
  }

  /// The same of a row of XML.
  func label(of row: RecordRow, isList: Bool, followsTotal: Bool) -> TotalLabel? {
    guard naming.contains(where: { row[$0].map { signs.appear(in: $0.text) } ?? false }) else { return nil }
    let cells = naming.compactMap { column in row[column].flatMap { $0.isBlank ? nil : (column: Optional(column), cell: $0) } }
    return label(of: cells, isList: isList, followsTotal: followsTotal)
  }

  /// The label of a list's row whose item, which is none of the form's, says that it is a total: 合计, or, where nothing else
  /// says of which record the row is, 下达资金合计. 扶贫资金合计 of a record is an item like others.
  func label(ofItem item: InputCell, isOfRecord: Bool) -> TotalLabel? {
    guard signs.appear(in: item.text), let label = TotalLabel(item.text, words: words, isName: true) else { return nil }
    return label.rest.isEmpty || !isOfRecord ? label : nil
  }

  /// - Parameter cells: the filled cells of a row with their columns; nil for a column of no header, such as row numbers.
  private func label(of cells: [(column: Column?, cell: InputCell)], isList: Bool, followsTotal: Bool) -> TotalLabel? {
    var isPart = false
    var hasKey = false
    for (column, cell) in cells where column?.measure == nil {
      guard signs.appear(in: cell.text) else {
        if let column, form.key.contains(column.id) { hasKey = true }
        continue
      }
      if case .category(let categories)? = column?.role, categories.code(cell.trimmed) != nil { continue }
      if let label = TotalLabel(cell.text, words: words, isName: column?.namesRecords ?? true) { return label }
      if HeaderName.folded(cell.text).hasPrefix("其中") { isPart = true } else if let column, form.key.contains(column.id) { hasKey = true }
    }
    return isPart && followsTotal && !hasKey && !isList ? TotalLabel(word: TotalLabel.part, rest: "") : nil
  }

  /// What the row names besides its label: 隆福乡 in the township column of its 小计.
  func dimensions(of row: RecordRow, _ builder: RecordBuilder) -> [String: String] {
    var dimensions: [String: String] = [:]
    for column in form.columns {
      guard let cell = row[column], !cell.isBlank else { continue }
      if let label = TotalLabel(cell.text, words: words, isName: column.namesRecords) {
        if case .key = column.role, !label.rest.isEmpty { dimensions[column.id] = label.rest }
        continue
      }
      switch column.role {
      case .category(let categories): dimensions[column.id] = categories.code(cell.trimmed)
      case .key: dimensions[column.id] = KeyText.folded(cell.trimmed)
      case .text: dimensions[column.id] = cell.trimmed
      case .period: dimensions[column.id] = (Period(cell.trimmed) ?? Period(reading: cell.trimmed, year: builder.period.first.year))?.code
      case .region: dimensions[column.id] = builder.pipeline.regions.submitter(cell.trimmed)?.code
      case .measure, .check, .unit, .date, .ignored, .private: break
      }
    }
    return dimensions
  }
}
