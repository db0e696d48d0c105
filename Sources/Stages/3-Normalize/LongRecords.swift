import Definition
import Figures
import Handoff

/// Puts the rows of a long layout together: one row is one figure, one key is one record.
struct LongRecords {
  private struct Open {
    var record: Reading.Record
    var row: RecordBuilder.Row
  }

  private let form: Form
  private let byName: [String: Column]
  /// The columns that tell records apart, in the form's order.
  /// Where each measure stands in a record's cells.
  private let positions: [String: Int]
  private var open: [String: Int] = [:]
  private var records: [Open] = []

  init(form: Form) {
    self.form = form
    var names: [String: Column] = [:]
    for column in form.columns where column.measure != nil {
      for header in column.headers { names[HeaderName.folded(header)] = column }
    }
    byName = names
    positions = Dictionary(form.measures.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// `  其中：支出（万元）` → the column named 支出.
  private func column(_ text: String) -> Column? {
    let header = HeaderText(text)
    for name in header.names {
      var name = name
      if name.hasPrefix("其中:") { name.removeFirst(3) }
      if let column = byName[name] { return column }
    }
    return nil
  }

  /// What tells the record from others, however its rows write it: 2020年 in one, 2020年度 in the next.
  private func key(of row: RecordBuilder.Row, _ builder: RecordBuilder) -> String {
    form.columns.compactMap { column -> String? in
      guard column.isKeyPart, let text = row.cells[column.id]?.trimmed else { return nil }
      switch column.role {
      case .category(let categories): return categories.code(text) ?? text
      case .period: return (Period(text) ?? Period(reading: text, year: builder.period.first.year))?.code ?? text
      case .region: return builder.pipeline.regions.submitter(text)?.code ?? text
      case .key: return Width.folded(text)
      case .measure, .check, .unit, .date, .text, .ignored, .private: return nil
      }
    }.joined(separator: "\u{1}")
  }

  mutating func read(
    item: InputCell, value: InputCell, unit: InputCell?, _ row: RecordBuilder.Row, _ builder: inout RecordBuilder
  ) {
    guard let column = column(item.trimmed) else {
      let near = NearestName.of(HeaderName.folded(item.text), among: byName.keys.sorted()).map { "，是不是“\($0)”？" } ?? ""
      builder.reject(
        Words.rejection(
          .record, .itemUnknown, at: builder.place(item, row), key: builder.key(row), raw: item.text,
          zh: "指标写的 \(Words.quoted(item.trimmed))，本表没有这一项\(near)", en: "the item \(Words.quoted(item.trimmed)) is not in the form"))
      return
    }
    let key = key(of: row, builder)
    var full = row
    full.cells[column.id] = value
    let index: Int
    if let known = open[key] {
      index = known
    } else {
      guard var record = builder.identity(row) else {
        builder.count(column.id, value.isBlank ? \.absent : \.rejected)
        return
      }
      record.cells = Array(repeating: nil, count: positions.count)
      index = records.count
      records.append(Open(record: record, row: row))
      open[key] = index
    }
    records[index].row.cells[column.id] = value
    guard let at = positions[column.id] else {
      records[index].row.cells[column.id] = value
      return
    }
    guard records[index].record.cells[at] == nil else {
      builder.count(column.id, \.rejected)
      builder.reject(
        Words.rejection(
          .cell, .recordDuplicate, at: builder.place(value, row), item: column.id, key: builder.key(row), raw: value.text,
          zh: "\(Words.quoted(item.trimmed))在同一条记录里出现两次，先写的在第 \(records[index].record.cells[at]?.line ?? 0) 行",
          en: "\(column.id) stands twice in one record"))
      records[index].record.cells[at]?.value = nil
      var detail = Reading.Detail(state: .rejected)
      detail.code = NormalizationCode.recordDuplicate.rawValue
      records[index].record.cells[at]?.detail = detail
      return
    }
    var cell = builder.cell(column, full, unitText: unit)
    cell?.line = row.line == records[index].record.line ? 0 : row.line
    // XML has no row numbers, and what every cell of it would say need not be said.
    if row.number > 0, row.number - row.line != records[index].record.row - records[index].record.line {
      var detail = cell?.detail ?? Reading.Detail(state: cell?.value == 0 ? .zero : .value)
      detail.row = row.number
      cell?.detail = detail
    }
    records[index].record.cells[at] = cell
  }

  mutating func finish(_ builder: inout RecordBuilder) {
    for open in records {
      builder.append(open.record, open.row)
      DerivedCells.check(form, open.row, open.record, &builder)
    }
  }
}

extension Column {
  /// Whether two rows of a long layout with another value here belong to different records.
  var isKeyPart: Bool {
    switch role {
    case .key, .category, .region, .period: true
    case .measure, .check, .unit, .date, .text, .ignored, .private: false
    }
  }
}
