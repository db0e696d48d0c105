import Definition
import Figures
import Handoff
import Quantities

/// Puts the rows of a long layout together: one row is one figure, one key is one record.
struct LongRecords {
  /// Where an item's figure stands in XML: so many siblings below the first row of its record, and there.
  private struct Offset {
    let rows: Int
    /// Below the row's own path: ``, `/数值`, `/@值`.
    let suffix: String
  }

  private let form: Form
  /// Where the figures of each column of the form stand in a record.
  private let positions: [Int?]
  /// The columns that a row has besides its figure.
  private let beside: [Column]
  private var items: ListItems
  private var keys: ListKeys
  private var indices: [String: Int] = [:]
  /// The record of the row before, by its number; nil where that row was not taken.
  private(set) var present: Int?
  private var records: OpenRecords
  private var absent: AbsentItems
  private var offsets: [Offset?]

  /// - Parameter valueUnit: what the column of values states for the figures that it can be the unit of.
  init(form: Form, pipeline: Pipeline, period: Period, valueUnit: String?) {
    self.form = form
    var positions: [Int?] = Array(repeating: nil, count: form.columns.count)
    for (position, column) in form.measures.enumerated() { positions[column.ordinal] = position }
    self.positions = positions
    beside = form.columns.filter { $0.measure == nil }
    items = ListItems(form, units: pipeline.units, valueUnit: valueUnit)
    keys = ListKeys(form, pipeline, period)
    // Columns that follow from others are looked at again when the record is complete.
    records = OpenRecords(keepsRows: form.columns.contains { if case .check = $0.role { true } else { false } })
    absent = AbsentItems(form)
    offsets = Array(repeating: nil, count: form.measures.count)
  }

  mutating func read(item: InputCell, value: InputCell, unit stated: InputCell?, _ row: RecordRow, _ builder: inout RecordBuilder) {
    if let stated { builder.tallies.count(.unit, stated.isBlank ? .absent : .text) }
    guard let meaning = items.meaning(item.text) else { return refuse(item, value, row, &builder) }
    builder.tallies.count(.item, .text)
    let column = meaning.column
    guard let index = record(of: row, &builder) else {
      builder.tallies.count(column, value.isBlank ? .absent : .rejected)
      return
    }
    guard records.turn(to: index), let line = records.present?.record.line, let number = records.present?.record.row else { return }
    guard let position = positions[column.ordinal] else {
      records.present?.row?[column] = value
      return
    }
    if let first = records.present?.record.cells[position] { return refuse(item, value, as: column, position, row, after: first, &builder) }
    var cell = builder.figure(value, column, row, unitText: items.unit(stated, item: item, meaning))
    cell?.line = row.line == line ? 0 : row.line
    // XML has no row numbers, and what every cell of it would say need not be said.
    if row.number > 0, row.number - row.line != number - line { cell?.amend { $0.row = row.number } }
    if value.isOfTree, let path = path(of: value, row, records.origins[index], position) { cell?.amend { $0.path = path } }
    records.present?.record.cells[position] = cell
    absent.note(position)
  }

  mutating func meaning(of item: InputCell) -> ListItems.Meaning? { items.meaning(item.text) }

  /// Takes the figure of a total row: of 下达资金 in the row of a 合计, of 下达资金合计 anywhere.
  mutating func take(
    _ item: InputCell, _ value: InputCell, unit: InputCell?, _ row: RecordRow, _ label: TotalLabel, _ totals: inout TotalRows, _ builder: inout RecordBuilder
  ) {
    let meaning = items.meaning(item.text) ?? items.meaning(label.rest)
    totals.takeItem(item, value, meaning, unit: meaning.map { items.unit(unit, item: item, $0) } ?? unit, row, label: label, &builder)
  }

  /// The record that a row is of: a new one for the first of its rows. Nil after noting why it cannot be taken.
  private mutating func record(of row: RecordRow, _ builder: inout RecordBuilder) -> Int? {
    let isAsBefore = keys.isAsBefore(row)
    if isAsBefore, let present {
      count(row, &builder)
      return present
    }
    let key = keys.key(of: row)
    present = indices[key]
    if present != nil {
      count(row, &builder)
    } else if var record = builder.identity(row) {
      record.cells = Array(repeating: nil, count: form.measures.count)
      present = records.begin(record, row, key: builder.key(row))
      indices[key] = present
    }
    return present
  }

  /// Counts what a row has besides its figure; the first row of a record is counted with the record.
  private func count(_ row: RecordRow, _ builder: inout RecordBuilder) {
    for column in beside {
      if let cell = row[column] { builder.tallies.count(column, cell.isBlank ? .absent : .text) }
    }
  }

  private func refuse(_ item: InputCell, _ value: InputCell, _ row: RecordRow, _ builder: inout RecordBuilder) {
    let near = NearestName.of(HeaderName.folded(item.text), among: items.names).map { "，是不是“\($0)”？" } ?? ""
    builder.reject(
      Words.rejection(
        .record, .itemUnknown, at: row.place(of: item), key: builder.key(row), raw: item.text,
        zh: "指标写的 \(Words.quoted(item.trimmed))，本表没有这一项\(near)", en: "the item \(Words.quoted(item.trimmed)) is not in the form"))
    builder.tallies.count(.item, item.isBlank ? .absent : .rejected)
    builder.tallies.count(.value, value.isBlank ? .absent : .rejected)
    count(row, &builder)
  }

  /// The same item twice in one record: neither is taken.
  private mutating func refuse(
    _ item: InputCell, _ value: InputCell, as column: Column, _ position: Int, _ row: RecordRow, after first: Reading.Cell, _ builder: inout RecordBuilder
  ) {
    let firstLine = first.line > 0 ? first.line : records.present?.record.line ?? 0
    builder.tallies.count(column, .rejected)
    builder.reject(
      Words.rejection(
        .cell, .recordDuplicate, at: row.place(of: value), item: column.id, key: builder.key(row), raw: value.text,
        zh: "\(Words.quoted(item.trimmed))在同一条记录里出现两次，先写的在第 \(firstLine) 行", en: "\(column.id) stands twice in one record"))
    if first.value != nil { builder.tallies.recount(column, as: .rejected) }
    records.present?.record.cells[position]?.value = nil
    var detail = Reading.Detail(state: .rejected)
    detail.code = NormalizationCode.recordDuplicate.rawValue
    records.present?.record.cells[position]?.detail = detail
  }

  /// The path of an XML cell, where that of its record and the item's usual distance from it do not give it.
  private mutating func path(of value: InputCell, _ row: RecordRow, _ origin: OpenRecords.Origin, _ position: Int) -> String? {
    guard let own = row.path else { return nil }
    let rows = row.ordinal - origin.ordinal
    if offsets[position] == nil, rows >= 0, origin.parent == row.parent, let path = value.path, path.hasPrefix(own) {
      offsets[position] = Offset(rows: rows, suffix: String(path.dropFirst(own.count)))
    }
    guard offsets[position]?.rows != rows || origin.parent != row.parent else { return nil }
    return value.path
  }

  /// The places of the items, as a bound column has them: `+3/数值`, three siblings below the record's first row.
  var paths: [String: String] {
    var paths: [String: String] = [:]
    for (column, offset) in zip(form.measures, offsets) {
      if let offset { paths[column.id] = "+\(offset.rows)\(offset.suffix)" }
    }
    return paths
  }

  /// Hands the records on in the order of their first rows.
  ///
  /// - Throws: `BytesUnreadable` where one that was laid aside does not come back.
  mutating func finish(_ builder: inout RecordBuilder) throws {
    let form = form
    var absent = absent
    try records.finish { open in
      var record = open.record
      absent.fill(&record, key: open.key, &builder)
      builder.append(record, key: open.key)
      if let row = open.row { DerivedCells.check(form, row, record, &builder) }
    }
    absent.tell(&builder)
  }
}
