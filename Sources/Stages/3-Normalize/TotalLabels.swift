import Definition
import Figures

/// Which rows of a form are 小计 and 合计 rows, by what stands in their cells, and what they are the totals of.
struct TotalLabels {
  private let form: Form
  private let words: [String]
  private let signs: TotalSigns
  /// The columns that are no figures.
  private let naming: [Column]
  /// What is no record in the column of the places below it; nil where only labels tell.
  private let whole: WholePlace?

  init(_ form: Form, whole: WholePlace? = nil) {
    self.form = form
    self.whole = whole
    // What a form lists comes on top of the usual words: a row of such a name is never a record.
    let own = form.totals?.labels.map(HeaderName.folded) ?? []
    let wholes = own.contains(where: TotalLabel.wholes.contains) ? TotalLabel.wholes : []
    words = own + (TotalLabel.usual + wholes).filter { !own.contains($0) }
    signs = TotalSigns(Set(words.compactMap { $0.hasSuffix("计") ? nil : $0.unicodeScalars.first }).union(TotalLabel.signs))
    naming = form.columns.filter { $0.measure == nil }
  }

  /// The label of a total row, or nil for any other row.
  ///
  /// A row 其中：… right below a total row, without the keys of a record, is a part of that total.
  func label(of row: InputRow, _ binding: HeaderBinding, followsTotal: Bool) -> TotalLabel? {
    guard row.filled.contains(where: { signs.appear(in: $0.text) }) else { return labelOfWhole(row, binding) }
    let cells = row.filled.filter { $0.column != binding.value && $0.column != binding.item }.map { cell in (binding.columns.first { $0.position == cell.column }?.column, cell) }
    let keys = binding.columns.count { form.key.contains($0.column.id) }
    return label(of: cells, keys: keys, isList: binding.isLong, followsTotal: followsTotal) ?? labelOfWhole(row, binding)
  }

  /// 都安县 among its townships is their total, though nothing says so; 都安 may be a township of that name.
  private func labelOfWhole(_ row: InputRow, _ binding: HeaderBinding) -> TotalLabel? {
    guard let whole, let column = whole.column, let position = binding.columns.first(where: { $0.column === column })?.position,
      let cell = row[position], whole.isNamed(by: cell.trimmed)
    else { return nil }
    let cells = binding.columns.compactMap { bound in row[bound.position].map { (column: Optional(bound.column), cell: $0) } }
    guard !OwnKey(form).isCode(in: cells, besides: column) else { return nil }
    return TotalLabel(word: "合计", rest: cell.trimmed)
  }

  /// The same of a row of XML.
  func label(of row: RecordRow, isList: Bool, followsTotal: Bool) -> TotalLabel? {
    guard naming.contains(where: { row[$0].map { signs.appear(in: $0.text) } ?? false }) else { return nil }
    let cells = naming.compactMap { column in row[column].flatMap { $0.isBlank ? nil : (column: Optional(column), cell: $0) } }
    let keys = form.key.count { form[column: $0].map { row[$0] != nil } ?? false }
    return label(of: cells, keys: keys, isList: isList, followsTotal: followsTotal)
  }

  /// The label of a list's row whose item, which is none of the form's, says that it is a total: 合计, or, where nothing else
  /// says of which record the row is, 下达资金合计. 扶贫资金合计 of a record is an item like others.
  func label(ofItem item: InputCell, isOfRecord: Bool) -> TotalLabel? {
    guard signs.appear(in: item.text), let label = TotalLabel(item.text, words: words, isName: true) else { return nil }
    return label.rest.isEmpty || !isOfRecord ? label : nil
  }

  /// - Parameter cells: the filled cells of a row with their columns; nil for a column of no header, such as row numbers.
  /// - Parameter keys: how many columns the table has for the keys of its records.
  private func label(of cells: [(column: Column?, cell: InputCell)], keys: Int, isList: Bool, followsTotal: Bool) -> TotalLabel? {
    var part: TotalLabel?
    var hasKey = false
    var beside: TotalLabel?
    for (column, cell) in cells where column?.measure == nil {
      let isKey = column.map { form.key.contains($0.id) } ?? false
      guard signs.appear(in: cell.text) else {
        hasKey = hasKey || isKey
        continue
      }
      if case .category(let categories)? = column?.role, categories.code(cell.trimmed) != nil { continue }
      if let label = TotalLabel(cell.text, words: words, isName: column?.namesRecords ?? true) {
        // A project of 全县 with a code of its own is no total.
        guard label.isWhole, OwnKey(form).names(cells, besides: column, keys: keys) else { return label }
        hasKey = hasKey || isKey
        continue
      }
      let folded = HeaderName.folded(cell.text)
      if folded.hasPrefix(TotalLabel.part) {
        part = TotalLabel(word: TotalLabel.part, rest: String(folded.dropFirst(TotalLabel.part.count).drop { $0 == ":" }))
        // 其中：甲乡 where nothing but the township names a record may be a record as well.
        if isKey, keys == 1, folded.hasPrefix("其中:") { hasKey = true }
      } else if isKey {
        hasKey = true
      } else if column?.standsBesideKey ?? false, let label = label(beside: cell) {
        beside = beside ?? label
      }
    }
    guard !hasKey, !isList else { return nil }
    return followsTotal ? part ?? beside : beside
  }

  /// 安阳镇小计 and 转下页, but not what a remark says of totals.
  private func label(beside cell: InputCell) -> TotalLabel? {
    guard let label = TotalLabel(cell.text, words: words, isName: true), label.isCarried || (!label.rest.isEmpty && label.isPlain) else { return nil }
    return label
  }

  /// What the row names besides its label: 隆福乡 in the township column of its 小计.
  func dimensions(of row: RecordRow, _ label: TotalLabel, _ builder: RecordBuilder) -> [String: String] {
    guard !label.isPart else { return dimensions(ofPart: label) }
    var dimensions: [String: String] = [:]
    for column in form.columns {
      guard let cell = row[column], !cell.isBlank else { continue }
      if column.standsBesideKey, let label = self.label(beside: cell) {
        if case .text = column.role { dimensions[column.id] = label.rest }
        continue
      }
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

  /// 家庭水柜 in 其中：家庭水柜; nothing where a part is called what no column has.
  private func dimensions(ofPart label: TotalLabel) -> [String: String] {
    for column in form.columns {
      if case .category(let categories) = column.role, let code = categories.code(label.rest) { return [column.id: code] }
    }
    return [:]
  }
}
