import Definition
import Figures
import Handoff
import Quantities

/// The 小计 and 合计 rows of a sheet: compared with the rows they add up, never loaded.
///
/// A 小计 adds up the rows since the 小计 before it, or, on a sheet that opens with one, the rows up to the next. A 合计
/// adds up all rows. Either may name a township or a category besides, and then adds up only its rows.
struct TotalRows {
  private let form: Form
  private let labels: [String]
  private let signs: TotalSigns
  /// The columns that are no figures.
  private let naming: [Column]
  private var groups: [TotalGroup] = []
  private var spans = SubtotalSpans()
  /// How many records stand above the header that was printed last.
  private var page = 0
  private var followsTotal = false
  /// The key of the row before, where it is of a list and has been named as a total that is not compared.
  private var named: String?

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
    let cells = row.filled.filter { $0.column != binding.value && $0.column != binding.item }.map { cell in (binding.columns.first { $0.position == cell.column }?.column, cell) }
    return label(of: cells, isList: binding.isLong)
  }

  /// The same of a row of XML.
  func label(of row: RecordRow, isList: Bool) -> TotalLabel? {
    guard naming.contains(where: { row[$0].map { signs.appear(in: $0.text) } ?? false }) else { return nil }
    let cells = naming.compactMap { column in row[column].flatMap { $0.isBlank ? nil : (column: Optional(column), cell: $0) } }
    return label(of: cells, isList: isList)
  }

  /// The label of a list's row whose item, which is none of the form's, says that it is a total: 合计, or, where nothing else
  /// says of which record the row is, 下达资金合计. 扶贫资金合计 of a record is an item like others.
  func label(ofItem item: InputCell, isOfRecord: Bool) -> TotalLabel? {
    guard signs.appear(in: item.text), let label = TotalLabel(item.text, words: labels, isName: true) else { return nil }
    return label.rest.isEmpty || !isOfRecord ? label : nil
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
  mutating func pass() {
    followsTotal = false
    named = nil
  }

  /// Notes that the header is printed again.
  mutating func turnPage(_ builder: RecordBuilder) { page = builder.taken }

  /// Notes which record the row of a list was of.
  mutating func pass(of record: Int) { spans.touch(record) }

  /// Takes a total row with a column for each figure; of a list the cells beside its figure.
  mutating func take(_ row: RecordRow, label total: TotalLabel, _ builder: inout RecordBuilder) {
    followsTotal = true
    var row = row
    let label = total.word
    // 小计 in the column 计量单位 is a label, not a unit.
    for column in form.columns where column.isUnit && row[column].map({ HeaderName.folded($0.text).hasPrefix(label) }) ?? false {
      builder.tallies.count(column, .checked)
      row[column] = nil
    }
    var group = TotalGroup(
      run: run(of: total, builder), page: records(onPageOf: total, builder), dimensions: dimensions(of: row, builder), isDoubtful: !total.isPlain)
    var isAnyCompared = false
    for column in form.columns {
      guard let cell = row[column] else { continue }
      guard column.measure != nil, label != TotalLabel.part, isCompared(column), !cell.isBlank else {
        builder.tallies.count(column, cell.isBlank ? .absent : .checked)
        continue
      }
      isAnyCompared = true
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
    if !group.totals.isEmpty { groups.append(group) }
    guard !isAnyCompared, label != TotalLabel.part else { return }
    let cells = form.columns.lazy.filter { [form] in $0.measure != nil || (form.measures.isEmpty && !total.isPlain) }.compactMap { row[$0] }
    if let first = cells.first(where: { !$0.isBlank }) { leave(first, row, total, &builder) }
  }

  /// Takes the figure of a list's total row, whose item says what it is the total of.
  ///
  /// - Parameter meaning: nil where it is the total of nothing that the form has.
  mutating func takeItem(
    _ item: InputCell, _ value: InputCell, _ meaning: ListItems.Meaning?, unit: InputCell?, _ row: RecordRow, label: TotalLabel, _ builder: inout RecordBuilder
  ) {
    guard let meaning, label.word != TotalLabel.part, isCompared(meaning.column) else {
      builder.tallies.count(.item, item.isBlank ? .absent : .checked)
      builder.tallies.count(.value, value.isBlank ? .absent : .checked)
      if !value.isBlank { leave(value, row, label, &builder) }
      return
    }
    builder.tallies.count(.item, .checked)
    takeCrossed(value, meaning.column, row, label: label, ofRow: false, unit: unit, &builder)
  }

  private func isCompared(_ column: Column) -> Bool { form.totals?.columns.contains(column.id) ?? false }

  private mutating func run(of label: TotalLabel, _ builder: RecordBuilder) -> Int? {
    guard label.isSubtotal else { return nil }
    spans.reach(builder.taken)
    return spans.close()
  }

  private func records(onPageOf label: TotalLabel, _ builder: RecordBuilder) -> Range<Int>? {
    label.isSubtotal || page == builder.taken ? nil : page..<builder.taken
  }

  /// Names a total row of which nothing is compared; one that may be a record by its name is asked about. Of a list it is said once
  /// of the rows of one total.
  private mutating func leave(_ cell: InputCell, _ row: RecordRow, _ label: TotalLabel, _ builder: inout RecordBuilder) {
    let key = builder.key(row)
    guard key.isEmpty || named != key else { return }
    named = form.long == nil ? nil : key
    builder.reject(unchecked(at: row.place(of: cell), key: key.isEmpty ? label.word : key, raw: cell.text, isDoubtful: !label.isPlain))
  }

  private func unchecked(at place: Place, key: String, raw: String, isDoubtful: Bool) -> Rejection {
    var rejection = Words.rejection(
      .note, .totalUnchecked, at: place, key: key, raw: raw,
      zh: "\(key)这一行当作合计行，写的 \(Words.quoted(raw)) 没有收，也没有和各行核对\(isDoubtful ? "；如果是一条记录，请换一个名称" : "")",
      en: "the row \(Words.quoted(key)) is taken as a total; its \(Words.quoted(raw)) was neither taken nor compared")
    if isDoubtful { rejection.severity = Severity.query.rawValue }
    return rejection
  }

  /// Notes a total of a cross table: of a row, of a column, or of both in the corner.
  /// `ofRow`: what a record's own row adds up to, whatever its column is called.
  mutating func takeCrossed(
    _ cell: InputCell, _ column: Column, _ row: RecordRow, label: TotalLabel, ofRow: Bool, unit: InputCell?, _ builder: inout RecordBuilder
  ) {
    guard isCompared(column), !cell.isBlank else {
      builder.tallies.count(column, cell.isBlank ? .absent : .checked)
      return
    }
    let before = builder.reading.rejections.count
    guard let stated = builder.figure(cell, column, row, unitText: unit) else { return }
    if stated.value != nil { builder.tallies.recount(column, as: .checked) }
    builder.soften(from: before, to: .totalUnreadable)
    guard let value = stated.value else { return }
    var group = TotalGroup(
      run: ofRow ? nil : run(of: label, builder), page: ofRow ? nil : records(onPageOf: label, builder), dimensions: dimensions(of: row, builder),
      isDoubtful: !ofRow && !label.isPlain)
    group.totals = [
      Reading.StatedTotal(
        item: column.id, label: label.word, dimensions: group.dimensions, value: value, step: stated.step, raw: cell.text, place: row.place(of: cell))
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
      case .key: dimensions[column.id] = KeyText.folded(cell.trimmed)
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
    var spans = spans
    spans.reach(taken)
    func now(_ count: Int) -> Int { count - (removed.firstIndex { $0 >= count } ?? removed.count) }
    let named = try SeenNames(of: groups, in: reading, form)
    var addends: [TotalAddends] = []
    for group in groups {
      guard let rows = group.run.map({ spans.records(of: $0) }) ?? 0..<taken else {
        for total in group.totals { tellScattered(total, &reading) }
        continue
      }
      let page = page > 0 && group.page != rows ? group.page : nil
      for (rows, isPage) in [(rows, false)] + (page.map { [($0, true)] } ?? []) {
        let end = min(rows.upperBound, taken)
        addends.append(
          TotalAddends(group, rows: now(min(rows.lowerBound, end))..<now(end), named: group.dimensions.filter(named.contains), isPage: isPage, form: form))
      }
    }
    // There may be a 小计 for every few records: only those that a record may be of look at it.
    var coming = addends.indices.sorted { addends[$0].rows.lowerBound > addends[$1].rows.lowerBound }
    var present: [Int] = []
    var records = reading.records.cursor()
    var index = 0
    while let record = try records.next() {
      while let next = coming.last, addends[next].rows.lowerBound <= index { present.append(coming.removeLast()) }
      if present.contains(where: { addends[$0].rows.upperBound <= index }) { present.removeAll { addends[$0].rows.upperBound <= index } }
      for group in present { addends[group].take(record) }
      index += 1
    }
    for (index, group) in addends.enumerated() where !group.isPage {
      let page = addends.indices.contains(index + 1) && addends[index + 1].isPage ? addends[index + 1] : nil
      for (at, var total) in group.totals.enumerated() {
        // 全县 in 全县合计 names no record: the total is of all.
        total.dimensions = group.named
        if let page, !group.sums[at].agrees(with: total), page.sums[at].agrees(with: total) {
          total.label = "小计"
          compare(total, with: page.sums[at], isDoubtful: false, &reading, units)
        } else {
          compare(total, with: group.sums[at], isDoubtful: group.isDoubtful, &reading, units)
        }
      }
    }
  }

  /// A 小计 of a list whose rows go from record to record and back.
  private func tellScattered(_ total: Reading.StatedTotal, _ reading: inout Reading) {
    var place = Place(line: total.line, column: total.col)
    place.path = total.path
    var rejection = unchecked(at: place, key: total.label, raw: total.raw, isDoubtful: false)
    rejection.cell = total.cell
    rejection.item = total.item
    reading.rejections.append(rejection)
  }

  private func compare(
    _ total: Reading.StatedTotal, with addends: TotalAddends.Sum, isDoubtful: Bool, _ reading: inout Reading, _ units: UnitTable
  ) {
    guard let index = reading.measures.firstIndex(of: total.item), let measure = form.measures[index].measure else { return }
    reading.totals.append(total)
    let (sum, unread) = (addends.values, addends.unread)
    let gap = Int128(total.value) - sum
    guard !addends.agrees(with: total) else { return }
    let decimals = measure.family.decimals
    let amounts = WrittenAmounts(measure, symbol: reading.columns.first { $0.item == total.item }?.unit, units: units)
    /// In the unit of the column, every digit kept.
    func shown(_ value: Int128) -> String { amounts.shown(Rational(Exact(value, decimals: decimals)), more: FigureText.most) }
    let title = form.measures[index].headers.first ?? total.item
    let lost = unread > 0 || reading.rejections.count(.record) > 0
    var clue = unread > 0 ? "；有 \(unread) 格没读出" : lost ? "；有几行没有收" : ""
    if sum != 0, Int128(total.value) == 2 * sum { clue = "；正好是两倍，可能把小计也加了进去" }
    if isDoubtful { clue += "；这一行如果是一条记录，请换一个名称" }
    let explanation = NormalizationCode.totalDiffers.explanation
    var rejection = Rejection(
      .note, NormalizationCode.totalDiffers.rawValue, lost ? isDoubtful ? .query : .note : .error, at: Place(line: total.line, column: total.col), item: total.item,
      key: total.label, raw: total.raw,
      message:
        "\(title)\(total.label)写的 \(Words.quoted(total.raw))，各行相加 \(shown(sum))，差 \(shown(gap))\(clue)",
      remedy: explanation.remedy[.zh] ?? "",
      english:
        "\(total.item): the total row says \(Words.quoted(total.raw)), its rows add to \(Exact(sum, decimals: decimals).text), off by \(Exact(gap, decimals: decimals).text)\(isDoubtful ? "; give it another name if it is a record" : "")")
    rejection.cell = total.cell
    rejection.path = total.path
    reading.rejections.append(rejection)
  }
}
