import Definition
import Figures
import Formulas
import Handoff
import Quantities
import Submissions

/// Makes records of the cells of one row, and rejections of what cannot be taken.
///
/// A bad measure costs its cell; a bad key, region, category or width costs the record. Every cell is counted once.
struct RecordBuilder {
  /// A row as the layouts hand it over: the cells of dimension columns and of measure columns, by column id.
  struct Row {
    var line: Int
    var number: Int
    var sheet: String
    var path: String?
    /// In XML: the how-manyth of its name it is in the element of this path.
    var ordinal = 0
    var parent = ""
    var cells: [String: InputCell]
  }

  let form: Form
  let pipeline: Pipeline
  let region: String
  let period: Period
  var readers: [String: ColumnReader]
  /// Dimensions that the records take over from above the table, where they have no column for them.
  var constants: [String: String] = [:]
  private(set) var reading: Reading
  /// The records as they are taken; `seal` puts them into the reading.
  private var log = RecordLog()
  /// A hash of what tells each record from others.
  private(set) var identities: [Int] = []
  private let keyPositions: [Int]
  /// Which of the records that were taken were taken away again.
  private(set) var removed: [Int] = []
  private var formulas: [String: Formula] = [:]
  /// Columns of which it has been noted that a spreadsheet stored more digits than it shows.
  private var roundedColumns: Set<String> = []
  private var tallies: [String: Reading.Tally] = [:]
  private let dimensions: [Column]
  private let measures: [Column]
  /// Columns that say the unit of others.
  private let unitColumns: [Column]

  init(form: Form, pipeline: Pipeline, region: String, period: Period, readers: [String: ColumnReader], reading: Reading) {
    self.form = form
    self.pipeline = pipeline
    self.region = region
    self.period = period
    self.readers = readers
    self.reading = reading
    dimensions = form.dimensions
    measures = form.measures
    unitColumns = form.columns.filter(\.isUnit)
    let positions = form.key.compactMap { id in form.dimensions.firstIndex { $0.id == id } }
    keyPositions = positions
    self.reading.dimensions = dimensions.map(\.id)
    self.reading.measures = measures.map(\.id)
  }

  func place(_ cell: InputCell, _ row: Row) -> Place {
    // In a grid every cell of a row has the row's number; only its line may be lower.
    Place(line: cell.line, column: cell.column, sheet: row.sheet, row: cell.row ?? row.number, path: cell.path)
  }

  mutating func count(_ column: String, _ kind: WritableKeyPath<Reading.Tally, Int>) {
    // One look-up in the dictionary: this is done for every cell.
    func add(_ tally: inout Reading.Tally) {
      tally[keyPath: kind] += 1
      tally.read += 1
    }
    add(&tallies[column, default: Reading.Tally(item: column)])
  }

  /// Counts cells that a list has beside its figures.
  mutating func count(_ column: String, texts: Int, absent: Int, rejected: Int) {
    guard texts + absent + rejected > 0 else { return }
    var tally = tallies[column] ?? Reading.Tally(item: column)
    tally.texts += texts
    tally.absent += absent
    tally.rejected += rejected
    tally.read += texts + absent + rejected
    tallies[column] = tally
  }

  /// Notes where this submission has its columns, before the rules that name their cells.
  mutating func bind(_ columns: [Reading.BoundColumn]) { reading.columns = columns }

  mutating func reject(_ rejection: Rejection) { reading.rejections.append(rejection) }

  // MARK: - A record

  /// The dimensions of a row: nil after noting why the record cannot be taken. `crossed`: the category that stands in the
  /// header of a cross table.
  mutating func identity(_ row: Row, without crossed: String? = nil) -> Reading.Record? {
    var record = Reading.Record(line: row.line, row: row.number, region: region, period: period.code, dimensions: [], cells: [])
    record.sheet = row.sheet
    record.path = row.path
    var refused = false
    for column in form.columns {
      guard !column.isMeasure, case let cell = row.cells[column.id], cell != nil || column.isDimension else { continue }
      let text = Self.unmarked(cell?.trimmed ?? "", column)
      switch column.role {
      case .key, .category, .text, .date:
        if cell == nil, let constant = constants[column.id] {
          record.dimensions.append(constant)
          break
        }
        if column.id == crossed {
          record.dimensions.append(nil)
          break
        }
        var (value, problem) = dimension(column, text)
        if problem == nil, !text.isEmpty, let register = column.registry.flatMap({ pipeline.places[$0] }) {
          let registered = RegisteredPlace(written: text, finding: register.find(text, in: region, on: period.last), column: column)
          value = registered.code
          problem = registered.problem
          if let note = registered.note, let cell { reject(note(place(cell, row), cell.text, key(row))) }
        }
        if let problem, let cell {
          reject(problem(place(cell, row), cell.text, key(row)))
          count(column.id, \.rejected)
          if case .date = column.role {} else { refused = true }
        } else if let problem {
          reject(problem(Place(line: row.line, column: 0, sheet: row.sheet, row: row.number, path: row.path), "", key(row)))
          refused = true
        } else if cell != nil {
          count(column.id, text.isEmpty ? \.absent : \.texts)
          if let cell { TextDoubts.notes(column, cell, at: place(cell, row), key: key(row)).forEach { reject($0) } }
          if let cell, case .text = column.role, text.unicodeScalars.contains("\u{FFFD}") || (Self.isDamaged(text) && text.count <= 20) {
            let title = column.headers.first ?? column.id
            var doubt = Words.rejection(
              .note, .nameDamaged, at: place(cell, row), item: column.id, key: key(row), raw: cell.text,
              zh: "\(title)写的 \(Words.quoted(text))，有字丢了", en: "\(title): a character of \(Words.quoted(text)) was lost")
            doubt.severity = Severity.query.rawValue
            reject(doubt)
          }
        }
        record.dimensions.append(value)
      case .region:
        guard let cell else { break }
        if let found = pipeline.regions.submitter(text) {
          record.region = found.code
          if let former = pipeline.regions.former(text), former.validity.ended(before: period) {
            reject(Words.former(former, now: found, at: place(cell, row), item: column.id, key: key(row), raw: cell.text))
          }
          count(column.id, \.texts)
        } else {
          let near = pipeline.regions.nearest(text).map { "，是不是“\($0)”？" } ?? ""
          reject(
            Words.rejection(
              .record, .recordRegionUnknown, at: place(cell, row), item: column.id, key: key(row), raw: cell.text,
              zh: "县（区）写的 \(Words.quoted(text))，名录里没有\(near)", en: "county \(Words.quoted(text)) is not in the registry"))
          count(column.id, \.rejected)
          refused = true
        }
      case .period:
        guard let cell else { break }
        if let found = Period(text) ?? Period(reading: text, year: period.first.year), found.kind == form.records, period.contains(found) {
          record.period = found.code
          count(column.id, \.texts)
        } else {
          reject(
            Words.rejection(
              .record, .recordPeriod, at: place(cell, row), item: column.id, key: key(row), raw: cell.text,
              zh: "期别写的 \(Words.quoted(text))，不是 \(period.title()) 里的一期", en: "period \(Words.quoted(text)) is not inside \(period.code)"))
          count(column.id, \.rejected)
          refused = true
        }
      case .unit, .ignored, .private:
        guard let cell else { break }
        count(column.id, cell.isBlank ? \.absent : \.texts)
      case .measure, .check: break
      }
    }
    return refused ? nil : record
  }

  /// Without the apostrophe by which a spreadsheet is told that a code is text; it is no part of the code.
  private static func unmarked(_ text: String, _ column: Column) -> String {
    guard text.hasPrefix("'"), text.utf8.count > 1, !column.isFreeText else { return text }
    return InputCell.trimmed(String(text.dropFirst()))
  }

  /// The record of one cell of a cross table, of the record that its row is.
  mutating func crossed(_ record: Reading.Record, _ row: Row, category: String) -> Reading.Record? {
    guard let position = dimensions.firstIndex(where: { $0.id == category }), case .category(let categories) = dimensions[position].role else { return nil }
    var record = record
    record.dimensions[position] = row.cells[category].flatMap { categories.code($0.trimmed) }
    return record
  }

  typealias Problem = (Place, String, String) -> Rejection

  /// The stored text of a dimension cell, or why the record cannot be taken.
  private func dimension(_ column: Column, _ text: String) -> (String?, Problem?) {
    let title = column.headers.first ?? column.id
    if let (code, zh, en) = TextDoubts.damage(column, text) {
      let scope: Rejection.Scope = if case .date = column.role { .cell } else { .record }
      return (nil, { place, raw, key in
        Rejection(
          scope, code.rawValue, .error, at: place, item: column.id, key: key, raw: raw, message: "\(title)写的 \(Words.quoted(text))，\(zh)",
          remedy: code.remedy(.zh), english: "\(title) \(Words.quoted(text)): \(en)")
      })
    }
    if Self.isDamaged(text) && !column.isFreeText {
      return (nil, { place, raw, key in
        Words.rejection(
          .record, .nameDamaged, at: place, item: column.id, key: key, raw: raw, zh: "\(title)写的 \(Words.quoted(text))，有字丢了",
          en: "\(title): a character of \(Words.quoted(text)) was lost")
      })
    }
    if text.isEmpty {
      guard !column.optional, !column.isFreeText else { return (nil, nil) }
      return (nil, { place, raw, key in
        Words.rejection(
          .record, .keyBlank, at: place, item: column.id, key: key, raw: raw, zh: "\(title)是空的，这一行没有收", en: "\(title) is blank, the row was not taken")
      })
    }
    switch column.role {
    case .category(let categories):
      if let code = categories.code(text) { return (code, nil) }
      return (nil, { place, raw, key in
        let accepted = categories.accepted.joined(separator: "、")
        return Words.rejection(
          .record, .categoryUnknown, at: place, item: column.id, key: key, raw: raw,
          zh: "\(title)写的 \(Words.quoted(text))，可选的是 \(accepted)", en: "\(title) \(Words.quoted(text)) is none of \(accepted)")
      })
    case .date:
      if ["—", "——", "-", "/", "无"].contains(text) { return (nil, nil) }
      if let day = Day(text) ?? Day(reading: text, year: period.first.year) { return (day.text, nil) }
      if let month = Period(reading: text, year: period.first.year), month.kind == .month { return (month.code, nil) }
      return (nil, { place, raw, key in
        Words.rejection(
          .cell, .dateUnreadable, at: place, item: column.id, key: key, raw: raw, zh: "\(title)写的 \(Words.quoted(text))，读不出日期",
          en: "\(title) \(Words.quoted(text)) is no date")
      })
    case .key: return (Width.folded(text), nil)
    case .region, .period, .measure, .check, .unit, .text, .ignored, .private: return (text, nil)
    }
  }

  /// A character that saving replaced: U+FFFD, or a question mark inside a name of Chinese characters.
  static func isDamaged(_ text: String) -> Bool {
    if text.unicodeScalars.contains("\u{FFFD}") { return true }
    guard text.unicodeScalars.contains(where: { $0 == "?" }) else { return false }
    return text.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) || $0.value >= 0x20000 }
  }

  /// The key as people write it: 三只羊乡，家庭水柜，新建.
  func key(_ row: Row) -> String {
    form.key.compactMap { row.cells[$0]?.trimmed ?? constants[$0] }.filter { !$0.isEmpty }.joined(separator: "，")
  }

  // MARK: - Cells

  /// The unit that the row's unit column states for a measure; false if it is there but is no unit.
  mutating func statedUnit(_ column: Column, _ row: Row, unitText: InputCell?) -> (Unit?, Bool) {
    if let cell = row.cells[column.id], let attribute = cell.unit, !attribute.isEmpty, cell.kind != .number {
      return resolve(attribute, column)
    }
    guard let cell = unitText ?? unitCell(column, row), !cell.isBlank else { return (nil, true) }
    return resolve(cell.trimmed, column)
  }

  private func unitCell(_ column: Column, _ row: Row) -> InputCell? {
    var general: InputCell?
    for candidate in unitColumns {
      guard case .unit(let of) = candidate.role, let cell = row.cells[candidate.id] else { continue }
      if of == column.id { return cell }
      if of == nil { general = cell }
    }
    return general
  }

  private func resolve(_ text: String, _ column: Column) -> (Unit?, Bool) {
    guard let measure = column.measure else { return (nil, false) }
    let candidates = pipeline.units.candidates(HeaderName.folded(text))
    let families = Set([measure.family.id] + (measure.byCategory.map { $0.families.values.map(\.id) } ?? []))
    if let unit = candidates.first(where: { families.contains($0.family.id) }) { return (unit, true) }
    return (nil, false)
  }

  /// Reads one measure cell of a record.
  mutating func cell(_ column: Column, _ row: Row, unitText: InputCell? = nil) -> Reading.Cell? {
    guard let cell = row.cells[column.id], let reader = readers[column.id] else { return nil }
    let category = reader.measure.byCategory.flatMap { by in
      row.cells[by.column].flatMap { cell -> String? in
        if case .category(let categories)? = form[column: by.column]?.role { categories.code(cell.trimmed) } else { nil }
      }
    }
    let (unit, known) = statedUnit(column, row, unitText: unitText)
    let at = place(cell, row)
    if !known, !cell.isBlank {
      count(column.id, \.rejected)
      let shown = unitText?.trimmed ?? cell.unit ?? unitCell(column, row)?.trimmed ?? ""
      reject(
        Words.rejection(
          .cell, .unitUnknown, at: at, item: column.id, key: key(row), raw: cell.text,
          zh: "\(title(column, reader.context(category: category, unit: nil).1))计量单位写的 \(Words.quoted(shown))，不是本栏的单位，这一格没有读",
          en: "\(column.id): the unit \(Words.quoted(shown)) is not of this column's family"))
      return rejected(cell, NormalizationCode.unitUnknown.rawValue, row, column)
    }
    if cell.kind == .number || cell.kind == .percent, SpreadsheetNumber.plain(cell.text)?.isRounded ?? false, roundedColumns.insert(column.id).inserted {
      let shown = SpreadsheetNumber.plain(cell.text)?.text ?? ""
      reject(
        Words.rejection(
          .note, .spreadsheetDigits, at: at, item: column.id, key: key(row), raw: cell.text,
          zh: "表格里存的是 \(Words.quoted(cell.text))，按软件显示的 15 位有效数字读作 \(shown)；本栏别的格子也照此读",
          en: "the sheet stores \(Words.quoted(cell.text)), read as the fifteen digits it shows, \(shown); so are the others of the column"))
    }
    if let shown = reader.shownOtherwise(cell, category: category, unit: unit) {
      count(column.id, \.rejected)
      reject(
        Words.rejection(
          .cell, .unitShown, at: at, item: column.id, key: key(row), raw: cell.text,
          zh: "\(title(column, reader.context(category: category, unit: unit).1))格子里存的是 \(Words.quoted(cell.text))，单元格格式让它显示成 \(Words.quoted(shown))，对不上，这一格没有读",
          en: "\(column.id): the cell holds \(Words.quoted(cell.text)) and its number format shows \(Words.quoted(shown)), another figure"))
      return rejected(cell, NormalizationCode.unitShown.rawValue, row, column)
    }
    let context = reader.context(category: category, unit: unit)
    let unitName = context.1.flatMap { $0.symbol == reader.units.unit?.symbol ? nil : $0.symbol }
    switch reader.read(cell, category: category, unit: unit) {
    case .plain(let value, let step):
      count(column.id, \.figures)
      var result = Reading.Cell(value: value, step: step, raw: cell.text, unit: unitName)
      locate(&result, cell, row, column)
      return result
    case .other(let outcome):
      return take(outcome, column, reader, cell, row, context, unitName)
    }
  }

  private mutating func take(
    _ outcome: QuantityOutcome, _ column: Column, _ reader: ColumnReader, _ cell: InputCell, _ row: Row,
    _ context: (family: UnitFamily, unit: Unit?), _ unitName: String?
  ) -> Reading.Cell? {
    let family = context.family
    let title = title(column, context.unit)
    switch outcome {
    case .quantity(let quantity):
      guard let value = quantity.value.scaled(to: family.decimals), let step = quantity.step.scaled(to: family.decimals),
        let stored = Int64(exactly: value), let width = Int64(exactly: step)
      else { preconditionFailure("the quantity grammar lets no value pass that its family cannot store") }
      count(column.id, \.figures)
      var result = Reading.Cell(value: stored, step: width, raw: cell.text, unit: unitName)
      if let written = quantity.writtenUnit, written.symbol != unitName ?? reader.units.unit?.symbol {
        result.unit = written.symbol
      }
      if quantity.qualifier != .exact {
        var detail = Reading.Detail(state: stored == 0 ? .zero : .value)
        detail.qualifier = quantity.qualifier.rawValue
        detail.lower = quantity.interval.lower?.value.text
        detail.lowerIncluded = quantity.interval.lower?.included
        detail.upper = quantity.interval.upper?.value.text
        detail.upperIncluded = quantity.interval.upper?.included
        result.detail = detail
      }
      if let warning = quantity.warning {
        let words = QuantityWords(warning)
        reject(
          Rejection(
            .note, warning.code.rawValue, .note, at: place(cell, row), offset: warning.offset, item: column.id, key: key(row),
            raw: cell.text, message: words.zh, remedy: words.remedy, english: words.en))
      }
      locate(&result, cell, row, column)
      return result
    case .absent(let absence):
      count(column.id, \.absent)
      let state = absence.state
      var result = Reading.Cell(value: state == .belowUnit ? 0 : nil, step: 0, raw: cell.text, unit: unitName)
      result.detail = Reading.Detail(state: state)
      if state == .blank {
        result.detail?.code = NormalizationCode.cellBlank.rawValue
        reject(
          Words.rejection(
            .note, .cellBlank, at: place(cell, row), item: column.id, key: key(row), raw: cell.text,
            zh: cell.isBlank ? "\(title)是空的，算没有报" : "\(title)写的 \(Words.quoted(cell.text))，算没有报",
            en: "\(column.id) is blank: not reported"))
      }
      locate(&result, cell, row, column)
      return result
    case .range, .compound:
      count(column.id, \.rejected)
      reject(
        Words.rejection(
          .cell, .rangeNotFigure, at: place(cell, row), item: column.id, key: key(row), raw: cell.text,
          zh: "\(title)写的 \(Words.quoted(cell.text))，不是一个数，这一格没有读", en: "\(column.id): \(Words.quoted(cell.text)) is not one figure"))
      return rejected(cell, NormalizationCode.rangeNotFigure.rawValue, row, column)
    case .refusal(let refusal):
      count(column.id, \.rejected)
      let words = QuantityWords(refusal, written: cell.text)
      // A column without a unit is one thing, said alike of each of its cells.
      let isOfColumn = refusal.code == .unitMissing
      reject(
        Rejection(
          .cell, refusal.code.rawValue, .error, at: place(cell, row), offset: refusal.offset, item: column.id, key: key(row),
          raw: cell.text, message: isOfColumn ? "\(title)没有写单位，这一格没有读" : "\(title)\(words.zh)", remedy: words.remedy,
          english: isOfColumn ? "\(column.id): no unit is stated, the cell was not read" : "\(column.id): \(words.en)"))
      return rejected(cell, refusal.code.rawValue, row, column)
    }
  }

  /// The column's name with the unit that a bare number has in this very record: 座 for a 水柜 among 处.
  private func title(_ column: Column, _ unit: Unit?) -> String {
    let name = column.headers.first ?? column.id
    return unit.map { "\(name)（\($0.symbol)）" } ?? name
  }

  private func rejected(_ cell: InputCell, _ code: String, _ row: Row, _ column: Column) -> Reading.Cell {
    var result = Reading.Cell(value: nil, step: 0, raw: cell.text)
    result.detail = Reading.Detail(state: .rejected)
    result.detail?.code = code
    locate(&result, cell, row, column)
    return result
  }

  /// Notes the place of a cell where record and column do not already say it.
  private func locate(_ result: inout Reading.Cell, _ cell: InputCell, _ row: Row, _ column: Column) {
    if cell.line != row.line { result.line = cell.line }
    guard let reader = readers[column.id] else { return }
    if reader.position != cell.column, cell.column > 0, cell.path == nil {
      var detail = result.detail ?? Reading.Detail(state: result.value == 0 ? .zero : .value)
      detail.col = cell.column
      result.detail = detail
    }
  }

  // MARK: - Whole records

  /// The formula of a derived column, parsed once.
  mutating func formula(_ text: String) -> Formula? {
    if let known = formulas[text] { return known }
    do {
      let formula = try Formula(text)
      formulas[text] = formula
      return formula
    } catch {
      preconditionFailure("the definition's reader has parsed \(text)")
    }
  }

  /// Counts a cell that was read as a figure as one that only checks.
  mutating func recount(_ column: String, _ cell: Reading.Cell) {
    guard cell.value != nil else { return }
    tallies[column, default: Reading.Tally(item: column)].figures -= 1
    tallies[column, default: Reading.Tally(item: column)].checked += 1
  }

  /// Counts a cell that was read as a figure as rejected after all.
  mutating func refuseFigure(_ column: String) {
    tallies[column, default: Reading.Tally(item: column)].figures -= 1
    tallies[column, default: Reading.Tally(item: column)].rejected += 1
  }

  /// A cell of a total row that was not read costs a check, not a figure; one that was read with a doubt costs nothing.
  mutating func soften(from start: Int, to code: NormalizationCode) {
    for var rejection in reading.rejections.takeBack(from: start) where rejection.scope == .cell {
      rejection.scope = .note
      rejection.severity = code.explanation.severity.rawValue
      rejection.code = code.rawValue
      reading.rejections.append(rejection)
    }
  }

  /// Takes records away; their figures count as rejected.
  mutating func remove(_ indices: Set<Int>) throws {
    removed = indices.sorted()
    reading.records = try reading.records.filter { index, record in
      guard indices.contains(index) else { return true }
      for (column, cell) in zip(measures, record.cells) where cell?.value != nil { refuseFigure(column.id) }
      return false
    }
  }

  /// How many records have been taken.
  var taken: Int { log.count }

  mutating func append(_ record: Reading.Record, _ row: Row) { append(record, key: key(row)) }

  /// - Parameter key: as `key` gives it of the record's row.
  mutating func append(_ record: Reading.Record, key: String) {
    log.append(record, key: key)
    guard !form.key.isEmpty else { return }
    var hasher = Hasher()
    for part in identity(of: record) { hasher.combine(part) }
    identities.append(hasher.finalize())
  }

  /// What tells a record from others.
  func identity(of record: Reading.Record) -> [String] { [record.region, record.period] + keyPositions.map { record.dimensions[$0] ?? "" } }

  /// Puts the records that were taken into the reading: no more will come.
  mutating func seal() throws { reading.records = try log.finished() }

  mutating func finish() -> Reading {
    reading.tallies = (form.columns.map(\.id) + LongRecords.tallied).compactMap { tallies[$0] }
    for tally in reading.tallies {
      precondition(tally.isConserved, "every cell of \(tally.item) is a figure, a text, absent, rejected or checked")
    }
    reading.head.rows = reading.records.count
    return reading
  }
}

extension Column {
  /// Columns whose blank cells are nothing to complain about.
  var isFreeText: Bool {
    switch role {
    case .text, .date: true
    case .key, .category, .region, .period, .measure, .check, .unit, .ignored, .private: false
    }
  }
}
