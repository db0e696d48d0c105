import Definition
import Figures
import Handoff
import Quantities

/// The rows below a header: records, the sheet's own total rows, blank rows and the notes at the end.
struct GridBody {
  private let layout: GridLayout
  private let form: Form
  private let identity: Identity
  private var builder: RecordBuilder
  private var long: LongRecords
  private var totals: TotalRows
  private let isCSV: Bool
  private let headed: Set<Int>
  private var unheadedColumns: Set<Int> = []
  private var carried: CarriedCells

  init(layout: GridLayout, identity: Identity, part: PartOfSlice, pipeline: Pipeline, reading: Reading) {
    self.layout = layout
    self.identity = identity
    form = layout.binding.form
    builder = RecordBuilder(
      form: form, pipeline: pipeline, region: identity.region.code, period: identity.period, readers: layout.readers, reading: reading)
    builder.constants = part.constants
    carried = CarriedCells(layout.binding)
    long = LongRecords(form: form)
    totals = TotalRows(form: form)
    let others = [layout.binding.item, layout.binding.value, layout.binding.unit, layout.binding.rowTotal?.column].compactMap { $0 }
    headed = Set(layout.binding.columns.map(\.position) + others + layout.binding.crossed.map(\.cell.column))
    isCSV = reading.head.layout.hasPrefix("csv")
  }

  mutating func read(_ rows: SheetRows) throws -> Reading {
    var again = SecondHeader(form: form, pipeline: builder.pipeline)
    var outside = 0
    var inNotes = false
    var followsHeader = false
    for (index, row) in zip(rows.indices, rows) {
      let filled = row.filled
      guard !filled.isEmpty else { continue }
      if repeatsHeader(filled) {
        outside += filled.count
        followsHeader = true
        continue
      }
      defer { followsHeader = false }
      if followsHeader, layout.isUnitRow(row) {
        outside += filled.count
        if layout.repeatsUnits(row) { continue }
        refuseTable(row, filled[0], zh: "这里表头又印了一遍，下面的单位和前面的不同，整份没有收；请分成两份，或把单位写成一样的", en: "the header is printed again with other units below it")
        break
      }
      if let unit = Self.statedUnit(row, builder.pipeline.units), Self.hasRows(rows[rows.index(after: index)...]) {
        outside += filled.count
        refuseTable(row, unit, zh: "这里又写了 \(Words.quoted(unit.trimmed))，不知道从这里起的行按哪个单位，整份没有收；请分成两份，或换算成一个单位", en: "a unit is stated again between the rows")
        break
      }
      if Self.isNote(filled) || (inNotes && filled.count == 1) {
        inNotes = true
        outside += filled.count
        continue
      }
      inNotes = false
      if again.starts(at: index, in: rows) {
        outside += filled.count
        builder.reject(
          Words.rejection(
            .submission, .severalTables, at: Place(line: row.line, column: filled[0].column, sheet: row.sheet, row: row.number), raw: filled[0].text,
            zh: "这里又是一行表头，\(form.code) \(form.title)一份只收一张表，整份没有收", en: "another header starts here; \(form.code) takes one table"))
        break
      }
      var cells: [String: InputCell] = [:]
      for bound in layout.binding.columns {
        cells[bound.column.id] = row[bound.position] ?? InputCell(text: "", line: row.line, column: bound.position)
      }
      var record = RecordBuilder.Row(line: row.line, number: row.number, sheet: row.sheet, path: nil, cells: cells)
      let label = totals.label(of: row, layout.binding)
      carried.fill(&record, row, isRecord: label == nil)
      if !fits(row, record, isTotal: label != nil) {
        outside += filled.count
        continue
      }
      let stray = unheaded(row)
      outside += stray.count
      if let first = stray.first, !binding(numbers: first.column), unheadedColumns.insert(first.column).inserted {
        builder.reject(
          Words.rejection(
            .note, .headerBlank, at: Place(line: first.line, column: first.column, sheet: row.sheet, row: row.number), key: builder.key(record),
            raw: first.text, zh: "第 \(first.column) 栏没有栏名，从这一格起写的 \(Words.quoted(first.trimmed)) 没有读",
            en: "column \(first.column) has no header; \(Words.quoted(first.trimmed)) and what is below it were not read"))
      }
      if let label, !layout.binding.crossed.isEmpty {
        CrossRows(layout: layout, form: form).takeTotals(row, record, label, &totals, &builder)
        continue
      }
      if let label {
        if layout.binding.isLong { takeLongTotal(row, record, label) } else { totals.take(record, label: label, after: builder.taken, &builder) }
        continue
      }
      totals.pass()
      if let part = form.key.lazy.compactMap({ record.cells[$0] }).first(where: { HeaderName.folded($0.text).hasPrefix("其中:") }),
        !layout.binding.isLong
      {
        builder.reject(RowIsPart.rejection(part, record, builder))
        outside += filled.count - stray.count
        continue
      }
      if !layout.binding.crossed.isEmpty {
        CrossRows(layout: layout, form: form).read(row, record, &totals, &builder)
      } else if layout.binding.isLong {
        readLong(row, &record)
      } else if var identity = builder.identity(record) {
        identity.cells = form.measures.map { builder.cell($0, record) }
        let complete = identity
        builder.append(complete, record)
        DerivedCells.check(form, record, complete, &builder)
      } else {
        for column in form.columns where column.measure != nil && record.cells[column.id] != nil {
          builder.count(column.id, record.cells[column.id]?.isBlank ?? true ? \.absent : \.rejected)
        }
      }
    }
    try long.finish(&builder)
    var reading = try Completion.finish(builder, totals: totals, outside: outside)
    reading.consulted = again.consulted
    return reading
  }

  /// A line 单位：元 between rows; a note at the end may speak of a 单位 too, but names no unit.
  private static func statedUnit(_ row: InputRow, _ units: UnitTable) -> InputCell? {
    guard row.filled.count <= 2 else { return nil }
    var line = Preamble(units: units)
    line.read(row)
    guard line.entries.count == 1, let entry = line.entry(.unit), HeaderText.units(in: entry.value, units) != nil else { return nil }
    return entry.cell
  }

  /// Whether anything but notes is to come.
  private static func hasRows(_ rows: SheetRows) -> Bool {
    guard let next = rows.lazy.map(\.filled).first(where: { !$0.isEmpty }) else { return false }
    return !isNote(next)
  }

  private mutating func refuseTable(_ row: InputRow, _ cell: InputCell, zh: String, en: String) {
    builder.reject(
      Words.rejection(
        .submission, .severalTables, at: Place(line: row.line, column: cell.column, sheet: row.sheet, row: row.number), raw: cell.text, zh: zh, en: en))
  }

  /// A header printed again at the top of a page: each filled cell says what the header of its column says.
  private func repeatsHeader(_ filled: [InputCell]) -> Bool {
    filled.count > 1
      && filled.allSatisfy { layout.binding.texts[$0.column]?.contains(HeaderName.folded($0.text)) ?? false }
  }

  /// The filled cells of a row that stand under no header; in a long layout item, value and unit are headers too.
  private func unheaded(_ row: InputRow) -> [InputCell] {
    row.cells.filter { !$0.isBlank && !headed.contains($0.column) }
  }

  /// Whether a column without a header of the form is one of row numbers.
  private func binding(numbers column: Int) -> Bool { layout.binding.numberingColumns.contains(column) }

  private mutating func readLong(_ row: InputRow, _ record: inout RecordBuilder.Row) {
    guard let itemAt = layout.binding.item, let valueAt = layout.binding.value else { return }
    let item = row.value(itemAt) ?? InputCell(text: "", line: row.line, column: itemAt)
    let value = row[valueAt] ?? InputCell(text: "", line: row.line, column: valueAt)
    let unit = layout.binding.unit.flatMap { row.value($0) }
    long.read(item: item, value: value, unit: unit, valueUnit: layout.binding.valueUnit, record, &builder)
  }

  /// A 合计 row of a list, whose item says what it is the total of.
  private mutating func takeLongTotal(_ row: InputRow, _ record: RecordBuilder.Row, _ label: TotalLabel) {
    totals.take(record, label: label, after: builder.taken, &builder)
    let units = builder.pipeline.units
    guard !label.isSubtotal, label.word != TotalLabel.part, let item = layout.binding.item.flatMap({ row.value($0) }),
      let value = layout.binding.value.flatMap({ row[$0] }), let (column, itemUnit) = long.column(item.trimmed, units)
    else { return }
    let stated = layout.binding.unit.flatMap { row.value($0) }
    let unit = long.unit(stated, item: item, itemUnit: itemUnit, valueUnit: layout.binding.valueUnit, of: column, units)
    totals.takeCrossed(value, column, record, label: label.word, ofRow: false, unit: unit, &builder)
  }

  /// Whether the row is as wide as the header; a comma inside a number makes it wider.
  ///
  /// A total row may leave out the empty cells at its end: it loads nothing.
  private mutating func fits(_ row: InputRow, _ record: RecordBuilder.Row, isTotal: Bool) -> Bool {
    if let beyond = row.filled.first(where: { $0.column > layout.binding.width }) {
      builder.reject(
        Words.rejection(
          .record, .rowTooLong, at: Place(line: beyond.line, column: beyond.column, sheet: row.sheet, row: row.number), key: builder.key(record),
          raw: beyond.text, zh: "这一行有 \(row.filled.last?.column ?? 0) 格，表头只有 \(layout.binding.width) 格，这一行没有收",
          en: "the row has \(row.filled.last?.column ?? 0) cells, the header \(layout.binding.width)"))
      return false
    }
    guard isCSV, !isTotal, row.cells.count < layout.binding.width else { return true }
    let needed =
      layout.binding.columns.first { $0.position > row.cells.count && !($0.column.optional || $0.column.isFreeText || $0.column.isIdle) }?.header
      ?? layout.binding.crossed.first { $0.cell.column > row.cells.count }?.cell.text
    guard let needed else { return true }
    builder.reject(
      Words.rejection(
        .record, .rowTooShort, at: Place(line: row.line, column: 0, sheet: row.sheet, row: row.number), key: builder.key(record),
        raw: row.cells.map(\.text).joined(separator: ","),
        zh: "这一行只有 \(row.cells.count) 格，表头有 \(layout.binding.width) 格，缺“\(needed)”起的格子，这一行没有收",
        en: "the row has \(row.cells.count) cells, the header \(layout.binding.width)"))
    return false
  }

  /// 填表人, 审核人, 备注：, 注：1. — what offices write below a table.
  static func isNote(_ filled: [InputCell]) -> Bool {
    guard let first = filled.first else { return false }
    let text = HeaderName.folded(first.text)
    let signatures = ["填表人", "审核人", "制表人", "负责人", "联系人", "联系电话", "单位负责人", "填报人", "复核人", "盖章", "填报日期", "报出日期", "平衡关系"]
    if signatures.contains(where: { text.hasPrefix($0) }) { return true }
    if filled.count == 1, text.contains("以下空白") || (text.hasPrefix("第") && text.contains("页")) { return true }
    let notes = ["注:", "备注:", "说明:", "注1", "注.", "附注"]
    return filled.count <= 2 && notes.contains { text.hasPrefix($0) }
  }
}

extension Column {
  /// Columns that nobody needs.
  var isIdle: Bool {
    switch role {
    case .ignored, .private, .unit: true
    case .region, .key, .period, .category, .measure, .check, .date, .text: false
    }
  }
}
