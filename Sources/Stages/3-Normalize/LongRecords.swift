import Definition
import Figures
import Handoff
import Quantities

/// Puts the rows of a long layout together: one row is one figure, one key is one record.
///
/// The rows of a record mostly stand together, but nothing says that they must: records that were begun long ago are parked,
/// and fetched if another row of theirs comes. A list that goes item by item would fetch them all the time; its records stay.
struct LongRecords {
  /// So many records are held.
  private static let held = 4096
  /// So many may be fetched before it is clear that the list goes another way.
  private static let fetched = 4096

  /// A record of which more rows are expected.
  private struct Open {
    var record: Reading.Record
    let key: String
    /// Its first row, where something is computed from it in the end.
    var row: RecordBuilder.Row?
  }

  /// What is known of every record.
  private struct Entry {
    var parked: RecordPark.Place?
    /// Its rows after the first.
    var more = 0
    /// Of the columns that tell records apart those that its first row has, and those that are blank there, bit by bit.
    let present: UInt64
    let blanks: UInt64
    /// Of its first row, in XML.
    let ordinal: Int
    let parent: String
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
  private var indices: [String: Int] = [:]
  private var entries: [Entry] = []
  private var open: [Int: Open] = [:]
  private var park = RecordPark()
  private var fetches = 0
  private var failure: (any Error)?
  /// Whether columns follow from others: their cells are kept until the record is complete.
  private let isDerived: Bool
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
    isDerived = form.columns.contains { if case .check = $0.role { true } else { false } }
  }

  /// `  其中：支出（万元）` → the column named 支出, and the unit that stands beside its name.
  func column(_ text: String, _ units: UnitTable) -> (column: Column, unit: String?)? {
    let header = HeaderText(text)
    for (name, unit) in zip(header.names, header.unitTexts) {
      var name = name
      if name.hasPrefix("其中:") { name.removeFirst(3) }
      guard let column = byName[name] else { continue }
      return (column, unit.flatMap { HeaderText.units(in: $0, units) == nil ? nil : $0 })
    }
    return nil
  }

  /// The nearest statement of a figure's unit: the unit column's, else that of its item, else that of the column of values, which
  /// speaks only of the figures that it can be the unit of.
  func unit(_ stated: InputCell?, item: InputCell, itemUnit: String?, valueUnit: String?, of column: Column, _ units: UnitTable) -> InputCell? {
    if let stated, !stated.isBlank { return stated }
    var cell = item
    if let itemUnit {
      cell.text = itemUnit
      return cell
    }
    guard let valueUnit, let measure = column.measure else { return stated }
    let families = [measure.family.id] + (measure.byCategory.map { $0.families.values.map(\.id) } ?? [])
    guard units.candidates(HeaderName.folded(valueUnit)).contains(where: { families.contains($0.family.id) }) else { return stated }
    cell.text = valueUnit
    return cell
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
    item: InputCell, value: InputCell, unit stated: InputCell?, valueUnit: String? = nil, _ row: RecordBuilder.Row, _ builder: inout RecordBuilder
  ) {
    if let stated { note(2, stated) }
    guard let (column, itemUnit) = column(item.trimmed, builder.pipeline.units) else {
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
    if let known = indices[key] {
      index = known
      entries[index].more += 1
      noteOthers(row)
    } else {
      guard var record = builder.identity(row) else {
        builder.count(column.id, value.isBlank ? \.absent : \.rejected)
        return
      }
      record.cells = Array(repeating: nil, count: positions.count)
      index = begin(record, row, builder.key(row))
      indices[key] = index
    }
    guard isOpen(index), let (line, number) = open[index].map({ ($0.record.line, $0.record.row) }) else { return }
    // Only what follows from other columns is looked at again when the record is complete.
    guard let at = positions[column.id] else {
      open[index]?.row?.cells[column.id] = value
      return
    }
    if let first = open[index]?.record.cells[at] {
      let firstLine = first.line > 0 ? first.line : line
      builder.count(column.id, \.rejected)
      builder.reject(
        Words.rejection(
          .cell, .recordDuplicate, at: builder.place(value, row), item: column.id, key: builder.key(row), raw: value.text,
          zh: "\(Words.quoted(item.trimmed))在同一条记录里出现两次，先写的在第 \(firstLine) 行",
          en: "\(column.id) stands twice in one record"))
      if first.value != nil { builder.refuseFigure(column.id) }
      open[index]?.record.cells[at]?.value = nil
      var detail = Reading.Detail(state: .rejected)
      detail.code = NormalizationCode.recordDuplicate.rawValue
      open[index]?.record.cells[at]?.detail = detail
      return
    }
    let unit = unit(stated, item: item, itemUnit: itemUnit, valueUnit: valueUnit, of: column, builder.pipeline.units)
    var cell = builder.cell(column, full, unitText: unit)
    cell?.line = row.line == line ? 0 : row.line
    // XML has no row numbers, and what every cell of it would say need not be said.
    if row.number > 0, row.number - row.line != number - line {
      var detail = cell?.detail ?? Reading.Detail(state: cell?.value == 0 ? .zero : .value)
      detail.row = row.number
      cell?.detail = detail
    }
    if var located = cell {
      locate(&located, value, row, in: entries[index], at: at)
      cell = located
    }
    open[index]?.record.cells[at] = cell
  }

  /// Begins a record, and parks the one that was begun longest ago.
  private mutating func begin(_ record: Reading.Record, _ row: RecordBuilder.Row, _ key: String) -> Int {
    let index = entries.count
    var (present, blanks): (UInt64, UInt64) = (0, 0)
    for (bit, id) in keys.enumerated() {
      guard let cell = row.cells[id] else { continue }
      present |= 1 << UInt64(bit)
      if cell.isBlank { blanks |= 1 << UInt64(bit) }
    }
    // Neighbours share the text of their path.
    let parent = entries.last.flatMap { $0.parent == row.parent ? $0.parent : nil } ?? row.parent
    entries.append(Entry(present: present, blanks: blanks, ordinal: row.ordinal, parent: parent))
    open[index] = Open(record: record, key: key, row: isDerived ? row : nil)
    let oldest = index - Self.held
    if oldest >= 0, !isDerived, fetches < Self.fetched, let old = open.removeValue(forKey: oldest) {
      entries[oldest].parked = park.leave(old.record, key: old.key)
    }
    return index
  }

  /// Fetches a record from where it waits, if need be; false where it cannot be read back, which `finish` tells.
  private mutating func isOpen(_ index: Int) -> Bool {
    guard let place = entries[index].parked else { return true }
    do {
      let (record, key) = try park.fetch(place)
      fetches += 1
      entries[index].parked = nil
      open[index] = Open(record: record, key: key, row: nil)
      return true
    } catch {
      failure = failure ?? error
      return false
    }
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
  private mutating func locate(_ cell: inout Reading.Cell, _ value: InputCell, _ row: RecordBuilder.Row, in entry: Entry, at position: Int) {
    guard let path = value.path, let own = row.path else { return }
    let rows = row.ordinal - entry.ordinal
    if offsets[position] == nil, rows >= 0, entry.parent == row.parent, path.hasPrefix(own) {
      offsets[position] = Offset(rows: rows, suffix: String(path.dropFirst(own.count)))
    }
    guard offsets[position]?.rows != rows || entry.parent != row.parent else { return }
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

  /// Hands the records on in the order of their first rows.
  ///
  /// - Throws: `BytesUnreadable` where a parked one does not come back.
  mutating func finish(_ builder: inout RecordBuilder) throws {
    if let failure { throw failure }
    for (column, count) in zip(others, counts) {
      builder.count(column, texts: count.texts, absent: count.absent, rejected: count.rejected)
    }
    for (index, entry) in entries.enumerated() {
      for (bit, id) in keys.enumerated() where entry.more > 0 && entry.present & 1 << UInt64(bit) != 0 {
        let isBlank = entry.blanks & 1 << UInt64(bit) != 0
        builder.count(id, texts: isBlank ? 0 : entry.more, absent: isBlank ? entry.more : 0, rejected: 0)
      }
      if let place = entry.parked {
        let (record, key) = try park.fetch(place)
        builder.append(record, key: key)
      } else if let own = open.removeValue(forKey: index) {
        builder.append(own.record, key: own.key)
        if let row = own.row { DerivedCells.check(form, row, own.record, &builder) }
      }
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
