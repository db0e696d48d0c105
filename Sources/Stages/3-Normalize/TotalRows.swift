import Definition
import Figures
import Handoff
import Quantities

/// The 小计 and 合计 rows of a sheet: compared with the rows they add up, never loaded.
///
/// A 小计 adds up the rows since the 小计 before it, or, on a sheet that opens with one, the rows up to the next. A 合计
/// adds up all rows, or those of its page or its section; `TotalComparison` tells which. Either may name a township or a
/// category besides, and then adds up only its rows; 其中：… below it names the part.
struct TotalRows {
  private let form: Form
  private let labels: TotalLabels
  private var groups: [TotalGroup] = []
  private var spans = SubtotalSpans()
  /// How many records stand above each header, the first and those that are printed again.
  private var pages = [0]
  private var followsTotal = false
  /// What the row before is about, where it is a total: 其中：… below it is a part of that.
  private var above: TotalGroup.Reach?
  /// The key of the row before, where it is of a list and has been named as a total that is not compared.
  private var named: String?
  private var passed = PassedTotals()

  init(form: Form, whole: WholePlace? = nil) {
    self.form = form
    labels = TotalLabels(form, whole: whole)
  }

  /// The label of a total row, or nil for any other row.
  func label(of row: InputRow, _ binding: HeaderBinding) -> TotalLabel? { labels.label(of: row, binding, followsTotal: followsTotal) }

  /// The same of a row of XML.
  func label(of row: RecordRow, isList: Bool) -> TotalLabel? { labels.label(of: row, isList: isList, followsTotal: followsTotal) }

  func label(ofItem item: InputCell, isOfRecord: Bool) -> TotalLabel? { labels.label(ofItem: item, isOfRecord: isOfRecord) }

  /// Notes that a row was a record.
  mutating func pass() {
    followsTotal = false
    named = nil
  }

  /// Notes that the header is printed again.
  mutating func turnPage(_ builder: RecordBuilder) {
    if builder.taken != pages.last { pages.append(builder.taken) }
  }

  /// Notes which record the row of a list was of.
  mutating func pass(of record: Int) { spans.touch(record) }

  /// Takes a total row with a column for each figure; of a list the cells beside its figure.
  mutating func take(_ row: RecordRow, label total: TotalLabel, _ builder: inout RecordBuilder) {
    followsTotal = true
    passed.note(row, of: form)
    var row = row
    let label = total.word
    // 小计 in the column 计量单位 is a label, not a unit.
    for column in form.columns where column.isUnit && row[column].map({ HeaderName.folded($0.text).hasPrefix(label) }) ?? false {
      builder.tallies.count(column, .checked)
      row[column] = nil
    }
    let group = group(of: total, row, builder)
    var totals: [Reading.StatedTotal] = []
    var isAnyCompared = false
    for column in form.columns {
      guard let cell = row[column] else { continue }
      guard group != nil, column.measure != nil, isCompared(column), !cell.isBlank else {
        builder.tallies.count(column, cell.isBlank ? .absent : .checked)
        continue
      }
      isAnyCompared = true
      let before = builder.reading.rejections.count
      guard let stated = builder.cell(column, row) else { continue }
      if stated.value != nil { builder.tallies.recount(column, as: .checked) }
      builder.soften(from: before, to: .totalUnreadable)
      guard column.isMeasure, let value = stated.value else { continue }
      totals.append(
        Reading.StatedTotal(
          item: column.id, label: label, dimensions: group?.dimensions ?? [:], value: value, step: stated.step, raw: cell.text,
          place: row.place(of: cell)))
    }
    if var group, !totals.isEmpty {
      group.totals = totals
      groups.append(group)
    }
    guard !isAnyCompared else { return }
    let cells = form.columns.lazy.filter { [form] in $0.measure != nil || (form.measures.isEmpty && !total.isPlain) }.compactMap { row[$0] }
    if let first = cells.first(where: { !$0.isBlank }) { leave(first, row, total, &builder) }
  }

  /// Takes the figure of a list's total row, whose item says what it is the total of.
  ///
  /// - Parameter meaning: nil where it is the total of nothing that the form has.
  mutating func takeItem(
    _ item: InputCell, _ value: InputCell, _ meaning: ListItems.Meaning?, unit: InputCell?, _ row: RecordRow, label: TotalLabel, _ builder: inout RecordBuilder
  ) {
    passed.note(value, row)
    guard let meaning, !label.isPart, isCompared(meaning.column) else {
      builder.tallies.count(.item, item.isBlank ? .absent : .checked)
      builder.tallies.count(.value, value.isBlank ? .absent : .checked)
      if !value.isBlank { leave(value, row, label, &builder) }
      return
    }
    builder.tallies.count(.item, .checked)
    takeCrossed(value, meaning.column, row, label: label, ofRow: false, unit: unit, &builder)
  }

  private func isCompared(_ column: Column) -> Bool { form.totals?.columns.contains(column.id) ?? false }

  /// What a total row is about; nil for 其中：… that is not of one of the form's categories.
  private mutating func group(of label: TotalLabel, _ row: RecordRow, _ builder: RecordBuilder) -> TotalGroup? {
    let dimensions = labels.dimensions(of: row, label, builder)
    if label.isPart {
      guard let above, !dimensions.isEmpty else { return nil }
      return TotalGroup(label: label, reach: above, dimensions: dimensions, isDoubtful: false)
    }
    let reach = TotalGroup.Reach(
      label: label, run: label.isSubtotal && !label.isCarried ? run(builder) : nil, above: builder.taken, page: pages.count - 1, isList: spans.isOfList)
    above = reach
    return TotalGroup(label: label, reach: reach, dimensions: dimensions, isDoubtful: !label.isPlain)
  }

  private mutating func run(_ builder: RecordBuilder) -> Int {
    spans.reach(builder.taken)
    return spans.close()
  }

  /// Names a total row of which nothing is compared; one that may be a record by its name is asked about. Of a list it is said once
  /// of the rows of one total.
  private mutating func leave(_ cell: InputCell, _ row: RecordRow, _ label: TotalLabel, _ builder: inout RecordBuilder) {
    let key = builder.key(row)
    guard key.isEmpty || named != key else { return }
    named = form.long == nil ? nil : key
    builder.reject(Words.totalUnchecked(at: row.place(of: cell), key: key.isEmpty ? label.word : key, raw: cell.text, isDoubtful: !label.isPlain || label.isPart))
  }

  /// Notes a total of a cross table: of a row, of a column, or of both in the corner.
  /// `ofRow`: what a record's own row adds up to, whatever its column is called.
  mutating func takeCrossed(
    _ cell: InputCell, _ column: Column, _ row: RecordRow, label: TotalLabel, ofRow: Bool, unit: InputCell?, _ builder: inout RecordBuilder
  ) {
    if !ofRow { passed.note(cell, row) }
    guard isCompared(column), !cell.isBlank else {
      builder.tallies.count(column, cell.isBlank ? .absent : .checked)
      return
    }
    guard var group = ofRow ? TotalGroup(ofRow: labels.dimensions(of: row, label, builder), builder.taken) : group(of: label, row, builder) else {
      builder.tallies.count(column, .checked)
      return leave(cell, row, label, &builder)
    }
    let before = builder.reading.rejections.count
    guard let stated = builder.figure(cell, column, row, unitText: unit) else { return }
    if stated.value != nil { builder.tallies.recount(column, as: .checked) }
    builder.soften(from: before, to: .totalUnreadable)
    guard let value = stated.value else { return }
    group.totals = [
      Reading.StatedTotal(
        item: column.id, label: label.word, dimensions: group.dimensions, value: value, step: stated.step, raw: cell.text, place: row.place(of: cell))
    ]
    groups.append(group)
  }

  /// Compares every stated total with the sum of its rows.
  ///
  /// - Parameter removed: records that were counted when the rows were read and are not there any more.
  func check(_ reading: inout Reading, without removed: [Int], units: UnitTable) throws {
    if removed.isEmpty, form.tables != .many, let refusal = passed.refusal(of: reading) {
      reading.rejections.append(refusal)
      return
    }
    guard !groups.isEmpty else { return }
    try TotalComparison(form: form, groups: groups, spans: spans, pages: pages, units: units).tell(in: &reading, without: removed)
  }
}
