import Definition
import Figures
import Handoff
import Quantities

/// What a row below a header is, before its cells are looked at: one of the table, something beside it, or the start of
/// what must not be read under this header.
struct BodyRows {
  enum Kind {
    case ofTable
    case beside
    /// Beside the table, though it says something of figures.
    case besideWithFigures(Rejection)
    /// The header, printed again at the top of a page.
    case headerAgain
    case foreign(Rejection)
  }

  private let layout: GridLayout
  private let pipeline: Pipeline
  private let head: HeadAgain
  private var again: SecondHeader
  private var isInNotes = false
  /// Where the columns of figures stand.
  private let measures: Set<Int>
  private var followsHeader = false
  /// Whether nothing but units has come since the header was printed again.
  private var mayNumber = false

  init(_ layout: GridLayout, _ identity: Identity, _ preamble: Preamble, _ pipeline: Pipeline) {
    self.layout = layout
    self.pipeline = pipeline
    let binding = layout.binding
    measures = Set(binding.columns.filter { $0.column.measure != nil }.map(\.position) + binding.crossed.map(\.cell.column))
      .union(binding.value.map { [$0] } ?? [])
    head = HeadAgain(identity, preamble, layout.binding, pipeline)
    again = SecondHeader(form: layout.binding.form, pipeline: pipeline)
  }

  /// Whether the headers of other forms had a say.
  var consulted: Consulted { again.consulted }

  mutating func kind(of row: InputRow, at index: Int, in rows: SheetRows) -> Kind {
    let followsHeader = followsHeader
    self.followsHeader = repeatsHeader(row.filled)
    if self.followsHeader {
      mayNumber = true
      return .headerAgain
    }
    if followsHeader, layout.isUnitRow(row) {
      if layout.repeatsUnits(row) { return .beside }
      return foreign(
        row, row.filled[0], zh: "这里表头又印了一遍，下面的单位和前面的不同，整份没有收；请分成两份，或把单位写成一样的",
        en: "the header is printed again with other units below it")
    }
    if mayNumber {
      mayNumber = false
      if layout.numbersColumnsAgain(row) { return .beside }
    }
    if row.filled.count == 1, let rejection = VoidReturn.rejection(row) { return .foreign(rejection) }
    if mayBeUnits(row), layout.isUnitRow(row) {
      return layout.holds(row) ? .beside : anotherUnit(row, layout.firstChange(in: row))
    }
    if let line = head.line(row, at: index, in: rows) { return kind(of: row, line) }
    if let unit = statedUnit(row) {
      let listed = HeaderText.units(in: unit.value, pipeline.units) ?? []
      if head.repeats(unit) || layout.holdsEverywhere(listed) { return .beside }
      if Self.hasRows(rows[rows.index(after: index)...]) { return anotherUnit(row, unit.cell) }
      return .besideWithFigures(unitBelow(row, unit))
    }
    isInNotes = NoteRows.isNote(row.filled) || (isInNotes && row.filled.count == 1)
    if isInNotes {
      guard let figures = figures(of: row), NoteRows.isNote(row.filled) else { return .beside }
      return .besideWithFigures(figures)
    }
    guard again.starts(with: row, at: index, in: rows) else { return .ofTable }
    let form = layout.binding.form
    return foreign(
      row, row.filled[0], zh: "这里又是一行表头，\(form.code) \(form.title)一份只收一张表，整份没有收",
      en: "another header starts here; \(form.code) takes one table")
  }

  /// A line of a head between the rows.
  private func kind(of row: InputRow, _ line: HeadAgain.Line) -> Kind {
    switch line {
    case .same: return .beside
    case .contradicts(let entry, let zh, let en):
      return .foreign(Words.rejection(.submission, .identityDiffers, at: entry.place, raw: entry.written, zh: zh, en: en))
    case .states(let unit): return anotherUnit(row, unit.cell)
    case .holdsFigures(let entry):
      return foreign(
        row, entry.cell, zh: "这里又写了 \(Words.quoted(entry.cell.trimmed))，同一行还有数，看不出是哪张表的，整份没有收",
        en: "a line of a head stands between the rows, with figures in it")
    }
  }

  /// Whether a row may be one of units: no figure at its end, and nothing before its first unit but a label. It settles it for
  /// nearly every row.
  private func mayBeUnits(_ row: InputRow) -> Bool {
    guard let first = row.filled.first, let end = row.filled.last?.text.utf8.first, !(48...57).contains(end) else { return false }
    if measures.contains(first.column) { return true }
    return first.text.unicodeScalars.first.map(UnitWords.mayOpenRow) ?? false && UnitWords.statesNothing(UnitWords.unbracketed(first.trimmed))
  }

  private func anotherUnit(_ row: InputRow, _ cell: InputCell) -> Kind {
    foreign(
      row, cell, zh: "这里又写了 \(Words.quoted(cell.trimmed))，不知道从这里起的行按哪个单位，整份没有收；请分成两份，或换算成一个单位",
      en: "a unit is stated again between the rows")
  }

  /// Figures in a row that begins like one of the foot: 填表人，1，7，30.
  private func figures(of row: InputRow) -> Rejection? {
    guard row.filled.count > 2, let first = row.filled.first else { return nil }
    let cells = row.filled.dropFirst().filter { LooseFigure.isFigure($0.text) && layout.measure(below: $0.column) != nil }
    guard cells.count >= 2 else { return nil }
    let written = cells.map(\.trimmed).joined(separator: "、")
    return Words.rejection(
      .note, .noteHoldsFigures, at: row.place(of: first), raw: row.filled.map(\.trimmed).joined(separator: " "),
      zh: "这一行以 \(Words.quoted(first.trimmed)) 开头，当作表尾，里面的 \(written) 没有读",
      en: "the row begins with \(Words.quoted(first.trimmed)) and is taken as the foot of the table; its \(cells.count) figures were not read")
  }

  private func foreign(_ row: InputRow, _ cell: InputCell, zh: String, en: String) -> Kind {
    let place = Place(line: row.line, column: cell.column, sheet: row.sheet, row: row.number)
    return .foreign(Words.rejection(.submission, .severalTables, at: place, raw: cell.text, zh: zh, en: en))
  }

  private func repeatsHeader(_ filled: [InputCell]) -> Bool { filled.count > 1 && layout.binding.isRepeated(in: filled) }

  /// A line 单位：元 between rows; a note at the end may speak of a 单位 too, but names no unit.
  private func statedUnit(_ row: InputRow) -> Preamble.Entry? {
    guard row.filled.count <= 2 else { return nil }
    var line = Preamble(pipeline: pipeline)
    line.read(row)
    guard line.entries.count == 1, let entry = line.entry(.unit), HeaderText.units(in: entry.value, pipeline.units) != nil else { return nil }
    // 帮扶单位（家），5 is a record.
    return Preamble.opens(row) || !line.titles.contains { LooseFigure.isFigure($0.text) } ? entry : nil
  }

  /// A line 单位：元 below the last row of a table that is read in another unit.
  private func unitBelow(_ row: InputRow, _ unit: Preamble.Entry) -> Rejection {
    var rejection = Words.rejection(
      .note, .unitUnused, at: row.place(of: unit.cell), raw: unit.cell.trimmed, zh: "表下面写的单位是\(unit.value)，和上面的各行读的不一样，没有用",
      en: "the unit \(unit.value) below the table is not the one that its rows are read in, and was not used")
    rejection.severity = Severity.query.rawValue
    return rejection
  }

  /// Whether anything but notes is to come.
  private static func hasRows(_ rows: SheetRows) -> Bool {
    guard let next = rows.lazy.map(\.filled).first(where: { !$0.isEmpty }) else { return false }
    return !NoteRows.isNote(next)
  }
}
