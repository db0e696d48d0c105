import Definition
import Figures
import Handoff
import Quantities

/// The 小计 and 合计 rows of a sheet: compared with the rows they add up, never loaded.
///
/// A 小计 adds up the rows since the 小计 before it, or, on a sheet that opens with one, the rows up to the next. A 合计
/// adds up all rows. Either may name a township or a category besides, and then adds up only its rows.
struct TotalRows {
  private struct Group {
    let label: String
    let isSubtotal: Bool
    /// How many records stand above the row.
    let records: Int
    /// Which run of 小计 rows the row belongs to.
    let run: Int
    let dimensions: [String: String]
    var totals: [Reading.StatedTotal] = []
  }

  private let form: Form
  private let labels: [String]
  private let signs: TotalSigns
  /// The columns that are no figures.
  private let naming: [Column]
  private var groups: [Group] = []
  /// The numbers of records above each run of 小计 rows: several may follow each other, one for each category.
  private var runs: [Int] = []
  private var followsTotal = false

  init(form: Form) {
    self.form = form
    // What a form lists comes on top of the usual words: a row of such a name is never a record.
    let own = form.totals?.labels.map(HeaderName.folded) ?? []
    labels = own + TotalLabel.usual.filter { !own.contains($0) }
    signs = TotalSigns(Set(labels.compactMap(\.unicodeScalars.last)).union(TotalLabel.signs))
    naming = form.columns.filter { $0.measure == nil }
  }

  /// The label of a total row, or nil for any other row.
  ///
  /// A row 其中：… right below a total row, without the keys of a record, is a part of that total.
  func label(of row: InputRow, _ binding: HeaderBinding) -> TotalLabel? {
    guard row.filled.contains(where: { signs.appear(in: $0.text) }) else { return nil }
    let cells = row.filled.filter { $0.column != binding.value }.map { cell in (binding.columns.first { $0.position == cell.column }?.column, cell) }
    return label(of: cells, isList: binding.isLong)
  }

  /// The same of a row of XML.
  func label(of row: RecordRow, isList: Bool) -> TotalLabel? {
    guard naming.contains(where: { row[$0].map { signs.appear(in: $0.text) } ?? false }) else { return nil }
    let cells = naming.compactMap { column in row[column].flatMap { $0.isBlank ? nil : (column: Optional(column), cell: $0) } }
    return label(of: cells, isList: isList)
  }

  /// - Parameter cells: the filled cells of a row with their columns; nil for a column of no header, such as row numbers.
  private func label(of cells: [(column: Column?, cell: InputCell)], isList: Bool) -> TotalLabel? {
    var isPart = false
    var hasKey = false
    for (column, cell) in cells where column?.measure == nil {
      guard signs.appear(in: cell.text) else {
        if let column, form.key.contains(column.id) { hasKey = true }
        continue
      }
      if case .category(let categories)? = column?.role, categories.code(cell.trimmed) != nil { continue }
      if let label = TotalLabel(cell.text, words: labels, isName: column?.namesRecords ?? true) { return label }
      if HeaderName.folded(cell.text).hasPrefix("其中") { isPart = true } else if let column, form.key.contains(column.id) { hasKey = true }
    }
    return isPart && followsTotal && !hasKey && !isList ? TotalLabel(word: TotalLabel.part, rest: "") : nil
  }

  /// Notes that a row was a record.
  mutating func pass() { followsTotal = false }

  mutating func take(_ row: RecordRow, label total: TotalLabel, after records: Int, _ builder: inout RecordBuilder) {
    followsTotal = true
    var row = row
    let label = total.word
    // 小计 in the column 计量单位 is a label, not a unit.
    for column in form.columns where column.isUnit && row[column].map({ HeaderName.folded($0.text).hasPrefix(label) }) ?? false {
      builder.tallies.count(column, .checked)
      row[column] = nil
    }
    let isSubtotal = total.isSubtotal
    if isSubtotal, records != runs.last { runs.append(records) }
    var group = Group(
      label: label, isSubtotal: isSubtotal, records: records, run: runs.count - 1, dimensions: dimensions(of: row, builder))
    for column in form.columns {
      guard let cell = row[column] else { continue }
      guard column.measure != nil, label != TotalLabel.part, form.totals?.columns.contains(column.id) ?? false, !cell.isBlank else {
        builder.tallies.count(column, cell.isBlank ? .absent : .checked)
        continue
      }
      let before = builder.reading.rejections.count
      guard let stated = builder.cell(column, row) else { continue }
      if stated.value != nil { builder.tallies.recount(column, as: .checked) }
      builder.soften(from: before, to: .totalUnreadable)
      guard column.isMeasure, let value = stated.value else { continue }
      group.totals.append(
        Reading.StatedTotal(
          item: column.id, label: label, dimensions: group.dimensions, value: value, step: stated.step, raw: cell.text,
          place: row.place(of: cell)))
    }
    groups.append(group)
  }

  /// Notes a total of a cross table: of a row, of a column, or of both in the corner.
  /// `ofRow`: what a record's own row adds up to, whatever its column is called.
  mutating func takeCrossed(
    _ cell: InputCell, _ column: Column, _ row: RecordRow, label: String, ofRow: Bool, unit: InputCell?, _ builder: inout RecordBuilder
  ) {
    guard form.totals?.columns.contains(column.id) ?? false, !cell.isBlank else {
      builder.tallies.count(column, cell.isBlank ? .absent : .checked)
      return
    }
    let before = builder.reading.rejections.count
    guard let stated = builder.figure(cell, column, row, unitText: unit) else { return }
    if stated.value != nil { builder.tallies.recount(column, as: .checked) }
    builder.soften(from: before, to: .totalUnreadable)
    guard let value = stated.value else { return }
    let records = builder.taken
    var group = Group(
      label: label, isSubtotal: label == "小计" && !ofRow, records: records, run: max(0, runs.count - 1),
      dimensions: dimensions(of: row, builder))
    group.totals = [
      Reading.StatedTotal(
        item: column.id, label: label, dimensions: group.dimensions, value: value, step: stated.step, raw: cell.text, place: row.place(of: cell))
    ]
    groups.append(group)
  }

  /// What the row names besides its label: 隆福乡 in the township column of its 小计.
  private func dimensions(of row: RecordRow, _ builder: RecordBuilder) -> [String: String] {
    var dimensions: [String: String] = [:]
    for column in form.columns {
      guard let cell = row[column], !cell.isBlank else { continue }
      if let label = TotalLabel(cell.text, words: labels, isName: column.namesRecords) {
        if case .key = column.role, !label.rest.isEmpty { dimensions[column.id] = label.rest }
        continue
      }
      switch column.role {
      case .category(let categories): dimensions[column.id] = categories.code(cell.trimmed)
      case .key: dimensions[column.id] = Width.folded(cell.trimmed)
      case .text: dimensions[column.id] = cell.trimmed
      case .period: dimensions[column.id] = (Period(cell.trimmed) ?? Period(reading: cell.trimmed, year: builder.period.first.year))?.code
      case .region: dimensions[column.id] = builder.pipeline.regions.submitter(cell.trimmed)?.code
      case .measure, .check, .unit, .date, .ignored, .private: break
      }
    }
    return dimensions
  }

  /// Compares every stated total with the sum of its rows.
  ///
  /// - Parameter removed: records that were counted when the rows were read and are not there any more.
  func check(_ reading: inout Reading, without removed: [Int], units: UnitTable) throws {
    guard !groups.isEmpty else { return }
    let taken = reading.records.count + removed.count
    func now(_ count: Int) -> Int { count - (removed.firstIndex { $0 >= count } ?? removed.count) }
    let added = groups.map { group in
      let rows = rows(of: group, taken)
      return now(rows.lowerBound)..<now(rows.upperBound)
    }
    var addends = try zip(groups, added).map { Addends($0, rows: $1, named: try named($0, reading), form: form) }
    var records = reading.records.cursor()
    var index = 0
    while let record = try records.next() {
      for group in addends.indices { addends[group].take(record, at: index) }
      index += 1
    }
    for group in addends {
      for (var total, sum) in zip(group.totals, group.sums) {
        // 全县 in 全县合计 names no record: the total is of all.
        total.dimensions = group.named
        compare(total, with: sum, &reading, units)
      }
    }
  }

  /// Which records a total row is about: of all before it, of those since the 小计 before it, or of those up to the next.
  private func rows(of group: Group, _ count: Int) -> Range<Int> {
    var start = 0
    var end = count
    if group.isSubtotal, runs.first == 0 {
      start = runs[group.run]
      end = group.run + 1 < runs.count ? runs[group.run + 1] : end
    } else if group.isSubtotal {
      start = group.run > 0 ? runs[group.run - 1] : 0
      end = runs[group.run]
    }
    end = min(end, count)
    return min(start, end)..<end
  }

  /// 隆福乡, the name of a record's township, is one; 19 个乡镇 in the same cell is not.
  private func named(_ group: Group, _ reading: Reading) throws -> [String: String] {
    var unseen = group.dimensions
    var records = reading.records.cursor()
    while !unseen.isEmpty, let record = try records.next() {
      for (id, code) in unseen where record.value(of: id, form) == code { unseen[id] = nil }
    }
    return group.dimensions.filter { unseen[$0.key] == nil }
  }

  /// What the records that a total row is about add up to, column by column.
  private struct Addends {
    struct Sum {
      var values: Int128 = 0
      var steps: Int128 = 0
      /// Cells that were not read.
      var unread = 0
    }

    let totals: [Reading.StatedTotal]
    let named: [String: String]
    private(set) var sums: [Sum]
    private let rows: Range<Int>
    private let positions: [Int?]
    private let form: Form

    init(_ group: Group, rows: Range<Int>, named: [String: String], form: Form) {
      totals = group.totals
      self.named = named
      self.rows = rows
      self.form = form
      sums = totals.map { _ in Sum() }
      positions = totals.map { total in form.measures.firstIndex { $0.id == total.item } }
    }

    mutating func take(_ record: Reading.Record, at index: Int) {
      guard rows.contains(index), named.allSatisfy({ record.value(of: $0.key, form) == $0.value }) else { return }
      for (at, position) in positions.enumerated() {
        guard let cell = position.flatMap({ record.cells[$0] }) else { continue }
        if let value = cell.value {
          sums[at].values += Int128(value)
          sums[at].steps += Int128(cell.step)
        } else if cell.detail?.state == CellState.rejected.rawValue {
          sums[at].unread += 1
        }
      }
    }
  }

  private func compare(_ total: Reading.StatedTotal, with addends: Addends.Sum, _ reading: inout Reading, _ units: UnitTable) {
    guard let index = reading.measures.firstIndex(of: total.item), let measure = form.measures[index].measure else { return }
    reading.totals.append(total)
    let (sum, steps, unread) = (addends.values, addends.steps, addends.unread)
    let gap = Int128(total.value) - sum
    guard gap.magnitude * 2 > Int128(total.step).magnitude + steps.magnitude else { return }
    let decimals = measure.family.decimals
    let amounts = WrittenAmounts(measure, symbol: reading.columns.first { $0.item == total.item }?.unit, units: units)
    /// In the unit of the column, every digit kept.
    func shown(_ value: Int128) -> String { amounts.shown(Rational(Exact(value, decimals: decimals)), more: FigureText.most) }
    let title = form.measures[index].headers.first ?? total.item
    let lost = unread > 0 || reading.rejections.count(.record) > 0
    var clue = unread > 0 ? "；有 \(unread) 格没读出" : lost ? "；有几行没有收" : ""
    if sum != 0, Int128(total.value) == 2 * sum { clue = "；正好是两倍，可能把小计也加了进去" }
    let explanation = NormalizationCode.totalDiffers.explanation
    var rejection = Rejection(
      .note, NormalizationCode.totalDiffers.rawValue, lost ? .note : .error, at: Place(line: total.line, column: total.col), item: total.item,
      key: total.label, raw: total.raw,
      message:
        "\(title)\(total.label)写的 \(Words.quoted(total.raw))，各行相加 \(shown(sum))，差 \(shown(gap))\(clue)",
      remedy: explanation.remedy[.zh] ?? "",
      english:
        "\(total.item): the total row says \(Words.quoted(total.raw)), its rows add to \(Exact(sum, decimals: decimals).text), off by \(Exact(gap, decimals: decimals).text)")
    rejection.cell = total.cell
    rejection.path = total.path
    reading.rejections.append(rejection)
  }
}

extension Reading.Record {
  /// What the record says of a dimension, its county and its period included.
  fileprivate func value(of id: String, _ form: Form) -> String? {
    if let index = form.dimensions.firstIndex(where: { $0.id == id }) { return dimensions[index] }
    if case .region? = form[column: id]?.role { return region }
    return period
  }
}
