import Definition
import Figures
import Handoff

/// What a row says of which record it is: its county, its period, its dimensions.
extension RecordBuilder {
  /// The record of a row, still without figures: nil after noting why it cannot be taken.
  ///
  /// - Parameter crossed: the category that stands in the header of a cross table.
  mutating func identity(_ row: RecordRow, without crossed: String? = nil) -> Reading.Record? {
    var record = Reading.Record(line: row.line, row: row.number, region: region, period: period.code, dimensions: [], cells: [])
    record.sheet = row.sheet
    record.path = row.path
    record.dimensions.reserveCapacity(form.dimensions.count)
    var isTaken = true
    for column in form.columns where !column.isMeasure {
      let cell = row[column]
      switch column.role {
      case .key, .category, .text, .date:
        if cell == nil, let constant = constants[column.id] {
          record.dimensions.append(constant)
        } else if column.id == crossed {
          record.dimensions.append(nil)
        } else {
          isTaken = takeDimension(column, cell, row, &record) && isTaken
        }
      case .region: if let cell { isTaken = takeRegion(column, cell, row, &record) && isTaken }
      case .period: if let cell { isTaken = takePeriod(column, cell, row, &record) && isTaken }
      case .unit, .ignored, .private: if let cell { tallies.count(column, cell.isBlank ? .absent : .text) }
      case .measure, .check: break
      }
    }
    return isTaken ? record : nil
  }

  /// The record of one cell of a cross table, of the record that its row is.
  func crossed(_ record: Reading.Record, _ row: RecordRow, category: Column) -> Reading.Record? {
    guard let position = form.dimensions.firstIndex(where: { $0 === category }), case .category(let categories) = category.role else { return nil }
    var record = record
    record.dimensions[position] = row[category].flatMap { categories.code($0.trimmed) }
    return record
  }

  /// Takes a text of the record. False where the record cannot be taken without it.
  private mutating func takeDimension(_ column: Column, _ cell: InputCell?, _ row: RecordRow, _ record: inout Reading.Record) -> Bool {
    let text = Self.unmarked(cell?.trimmed ?? "", column)
    var (value, problem) = DimensionText.read(text, of: column, in: period)
    if problem == nil, !text.isEmpty, let register = column.registry.flatMap({ pipeline.places[$0] }) {
      let registered = RegisteredPlace(written: text, finding: register.find(text, in: region, on: period.last), column: column)
      value = registered.code
      problem = registered.problem
      if let note = registered.note, let cell { reject(note(row.place(of: cell), cell.text, key(row))) }
    }
    record.dimensions.append(value)
    if let problem {
      reject(problem(cell.map { row.place(of: $0) } ?? row.place, cell?.text ?? "", key(row)))
      guard cell != nil else { return false }
      tallies.count(column, .rejected)
      if case .date = column.role { return true }
      return false
    }
    guard let cell else { return true }
    tallies.count(column, text.isEmpty ? .absent : .text)
    TextDoubts.notes(column, cell, at: row.place(of: cell), key: key(row)).forEach { reject($0) }
    if case .key = column.role { TextDoubts.lookalikes(column, text, cell, at: row.place(of: cell), key: key(row)).forEach { reject($0) } }
    if case .text = column.role, DamagedText.isDoubtful(text) {
      let title = column.headers.first ?? column.id
      var doubt = Words.rejection(
        .note, .nameDamaged, at: row.place(of: cell), item: column.id, key: key(row), raw: cell.text,
        zh: "\(title)写的 \(Words.quoted(text))，有字丢了", en: "\(title): a character of \(Words.quoted(text)) was lost")
      doubt.severity = Severity.query.rawValue
      reject(doubt)
    }
    return true
  }

  /// Without the apostrophe by which a spreadsheet is told that a code is text; it is no part of the code.
  private static func unmarked(_ text: String, _ column: Column) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), text.utf8.count > 1, !column.isFreeText else { return text }
    return InputCell.trimmed(String(text.dropFirst()))
  }

  private mutating func takeRegion(_ column: Column, _ cell: InputCell, _ row: RecordRow, _ record: inout Reading.Record) -> Bool {
    let text = Self.unmarked(cell.trimmed, column)
    let found = regions.of(text) { [pipeline] in pipeline.regions.submitter($0) }
    guard let found else {
      let near = pipeline.regions.nearest(text).map { "，是不是“\($0)”？" } ?? ""
      reject(
        Words.rejection(
          .record, .recordRegionUnknown, at: row.place(of: cell), item: column.id, key: key(row), raw: cell.text,
          zh: "县（区）写的 \(Words.quoted(text))，名录里没有\(near)", en: "county \(Words.quoted(text)) is not in the registry"))
      tallies.count(column, .rejected)
      return false
    }
    record.region = found.code
    if let former = pipeline.regions.former(text), former.validity.ended(before: period) {
      reject(Words.former(former, now: found, at: row.place(of: cell), item: column.id, key: key(row), raw: cell.text))
    }
    tallies.count(column, .text)
    return true
  }

  private mutating func takePeriod(_ column: Column, _ cell: InputCell, _ row: RecordRow, _ record: inout Reading.Record) -> Bool {
    let text = Self.unmarked(cell.trimmed, column)
    let found = periods.of(text) { [form, period] text in
      guard let found = Period(text) ?? Period(reading: text, year: period.first.year), found.kind == form.records, !found.isRange, period.contains(found) else {
        return nil
      }
      return found.code
    }
    guard let found else {
      reject(
        Words.rejection(
          .record, .recordPeriod, at: row.place(of: cell), item: column.id, key: key(row), raw: cell.text,
          zh: "期别写的 \(Words.quoted(text))，不是 \(period.title()) 里的一期", en: "period \(Words.quoted(text)) is not inside \(period.code)"))
      tallies.count(column, .rejected)
      return false
    }
    record.period = found
    tallies.count(column, .text)
    return true
  }
}
