import Definition
import Figures
import Handoff

/// Puts the rows of a long layout together: one row is one figure, one key is one record.
struct LongRecords {
  private struct Open {
    var record: Reading.Record
    var row: RecordBuilder.Row
    /// Its rows after the first.
    var more = 0
  }

  /// Where an item's figure stands in XML: so many siblings below the first row of its record, and there.
  private struct Offset {
    let rows: Int
    /// Below the row's own path: ``, `/数值`, `/@值`.
    let suffix: String
  }

  /// Cells that are no figures, counted row by row.
  private struct Count {
    var texts = 0
    var absent = 0
    var rejected = 0
  }

  private let form: Form
  private let byName: [String: Column]
  /// Where each measure stands in a record's cells.
  private let positions: [String: Int]
  private var open: [String: Int] = [:]
  private var records: [Open] = []
  private var offsets: [Offset?]
  /// The columns that a row has besides its figure: those that tell records apart are alike in all rows of a record.
  private let keys: [String]
  private let others: [String]
  private var counts: [Count]
  /// Under these names the cells of a list are counted that belong to no column of the form.
  static let tallied = ["long.item", "long.value", "long.unit"]

  init(form: Form) {
    self.form = form
    var names: [String: Column] = [:]
    for column in form.columns where column.measure != nil {
      for header in column.headers { names[HeaderName.folded(header)] = column }
    }
    byName = names
    positions = Dictionary(form.measures.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    offsets = Array(repeating: nil, count: positions.count)
    keys = form.columns.filter(\.isKeyPart).map(\.id)
    others = Self.tallied + form.columns.filter { $0.measure == nil && !$0.isKeyPart }.map(\.id)
    counts = Array(repeating: Count(), count: others.count)
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
    if let unit { note(2, unit) }
    guard let column = column(item.trimmed) else {
      let near = NearestName.of(HeaderName.folded(item.text), among: byName.keys.sorted()).map { "，是不是“\($0)”？" } ?? ""
      builder.reject(
        Words.rejection(
          .record, .itemUnknown, at: builder.place(item, row), key: builder.key(row), raw: item.text,
          zh: "指标写的 \(Words.quoted(item.trimmed))，本表没有这一项\(near)", en: "the item \(Words.quoted(item.trimmed)) is not in the form"))
      if item.isBlank { counts[0].absent += 1 } else { counts[0].rejected += 1 }
      if value.isBlank { counts[1].absent += 1 } else { counts[1].rejected += 1 }
      noteOthers(row)
      for id in keys { if let cell = row.cells[id] { builder.count(id, cell.isBlank ? \.absent : \.texts) } }
      return
    }
    counts[0].texts += 1
    let key = key(of: row, builder)
    var full = row
    full.cells[column.id] = value
    let index: Int
    if let known = open[key] {
      index = known
      records[index].more += 1
      noteOthers(row)
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
    // Only what follows from other columns is looked at again when the record is complete.
    guard let at = positions[column.id] else {
      records[index].row.cells[column.id] = value
      return
    }
    guard records[index].record.cells[at] == nil else {
      builder.count(column.id, \.rejected)
      let firstLine = records[index].record.cells[at].flatMap { $0.line > 0 ? $0.line : nil } ?? records[index].record.line
      builder.reject(
        Words.rejection(
          .cell, .recordDuplicate, at: builder.place(value, row), item: column.id, key: builder.key(row), raw: value.text,
          zh: "\(Words.quoted(item.trimmed))在同一条记录里出现两次，先写的在第 \(firstLine) 行",
          en: "\(column.id) stands twice in one record"))
      if records[index].record.cells[at]?.value != nil { builder.refuseFigure(column.id) }
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
    if var located = cell {
      locate(&located, value, row, in: index, at: at)
      cell = located
    }
    records[index].record.cells[at] = cell
  }

  /// The first row of a record is counted with the record, the others here.
  private mutating func noteOthers(_ row: RecordBuilder.Row) {
    for index in Self.tallied.count..<others.count {
      if let cell = row.cells[others[index]] { note(index, cell) }
    }
  }

  private mutating func note(_ index: Int, _ cell: InputCell) {
    if cell.isBlank { counts[index].absent += 1 } else { counts[index].texts += 1 }
  }

  /// Notes the path of an XML cell where that of its record and the item's usual distance from it do not give it.
  private mutating func locate(_ cell: inout Reading.Cell, _ value: InputCell, _ row: RecordBuilder.Row, in index: Int, at position: Int) {
    guard let path = value.path, let own = row.path else { return }
    let first = records[index].row
    let rows = row.ordinal - first.ordinal
    if offsets[position] == nil, rows >= 0, first.parent == row.parent, path.hasPrefix(own) {
      offsets[position] = Offset(rows: rows, suffix: String(path.dropFirst(own.count)))
    }
    guard offsets[position]?.rows != rows || first.parent != row.parent else { return }
    var detail = cell.detail ?? Reading.Detail(state: cell.value == 0 ? .zero : .value)
    detail.path = path
    cell.detail = detail
  }

  /// The places of the items, as a bound column has them: `+3/数值`, three siblings below the record's first row.
  var paths: [String: String] {
    var paths: [String: String] = [:]
    for column in form.measures {
      if let position = positions[column.id], let offset = offsets[position] { paths[column.id] = "+\(offset.rows)\(offset.suffix)" }
    }
    return paths
  }

  mutating func finish(_ builder: inout RecordBuilder) {
    for (column, count) in zip(others, counts) {
      builder.count(column, texts: count.texts, absent: count.absent, rejected: count.rejected)
    }
    for open in records {
      for id in keys where open.more > 0 {
        guard let cell = open.row.cells[id] else { continue }
        builder.count(id, texts: cell.isBlank ? 0 : open.more, absent: cell.isBlank ? open.more : 0, rejected: 0)
      }
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
