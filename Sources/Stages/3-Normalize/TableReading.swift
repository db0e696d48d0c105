import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// Reads a table under its header: whose it is, which units it states, and the rows.
struct TableReading {
  let pipeline: Pipeline
  let claim: Claim
  let reading: Reading

  func read(_ table: Table) throws -> Reading {
    guard let header = table.header else { preconditionFailure("a complete table has a header") }
    let (rows, preamble, binding) = (table.rows, table.preamble, header.binding)
    let form = binding.form
    var reading = reading
    guard header.rivals.isEmpty else { return undecided(header, rows) }
    reading.head.form = form.code
    guard let identity = Identity.establish(form: form, preamble: preamble, claim: claim, pipeline: pipeline, rejections: &reading.rejections)
    else { return reading }
    identity.note(in: &reading.head)
    let above = rows.prefix(header.row)
    if let rejection = above.lazy.compactMap(VoidReturn.rejection).first {
      reading.rejections.append(rejection)
      return reading
    }
    reading.rejections.append(contentsOf: TitleStatement(identity, pipeline).doubts(above))
    var layout = GridLayout(binding: binding, pipeline: pipeline)
    let body = layout.skipUnitAndNumberRows(rows, from: header.row + binding.height)
    layout.stateUnits(preamble: preamble, headerRow: rows[header.row + binding.height - 1], rejections: &reading.rejections)
    reading.rejections.append(contentsOf: TextDoubts.notes(above: rows[..<body]))
    if table.isBelow, let stray = rows.prefix(header.row).first(where: Self.holdsFigures), let cell = stray.filled.first {
      reading.rejections.append(
        Words.rejection(
          .submission, .severalTables, at: stray.place(of: cell), raw: cell.text, zh: "这一行有数，可是在下一张表的表头上方，看不出是哪张表的，整份没有收",
          en: "the row has figures, but stands above the header of the next table"))
    }
    guard !reading.isRefused else { return reading }
    reading.columns = layout.boundColumns
    reading.head.layout += " " + binding.layout
    reading.head.outside = rows.prefix(body).reduce(0) { $0 + $1.filled.count }
    let part = PartOfSlice(form: form, preamble: preamble, sheet: rows[header.row])
    var table = GridBody(layout: layout, identity: identity, preamble: preamble, part: part, pipeline: pipeline, reading: reading)
    var read = try table.read(rows[body...])
    try part.settle(&read)
    if let query = UnitMention(read, form, pipeline.units).query(among: Self.texts(above, rows[header.row])) { read.rejections.append(query) }
    if let row = layout.doubtfulNumbers, rows[body...].allSatisfy({ $0.filled.count < 2 }) { refuse(&read, row) }
    return read
  }

  /// Everything that is written above a header, and the name of the worksheet.
  private static func texts(_ above: some Sequence<InputRow>, _ header: InputRow) -> [UnitMention.Text] {
    let sheet = UnitMention.Text(text: header.sheet, place: Place(line: header.line, column: 0, sheet: header.sheet))
    return [sheet] + above.flatMap { row in row.filled.map { UnitMention.Text(text: $0.text, place: row.place(of: $0)) } }
  }

  /// 1，2 as the only row below its header: column numbers of a return without a figure, or its figures.
  private func refuse(_ reading: inout Reading, _ row: InputRow) {
    reading.rejections.append(
      Words.rejection(
        .submission, .rowLooksNumbered, at: row.filled.first.map { row.place(of: $0) } ?? Place(line: row.line, column: 0),
        raw: row.filled.map(\.trimmed).joined(separator: " "), zh: "全表只有这一行，和栏号一样，看不出是栏号还是数，整份没有收",
        en: "the only row reads like column numbers; whether they are figures cannot be told"))
  }

  /// Columns that several forms have alike, and nothing that says which of them it is.
  private func undecided(_ header: Recognition.Found, _ rows: SheetRows) -> Reading {
    var reading = reading
    reading.head.form = ""
    let row = rows[header.row]
    let forms = ([header.binding.form] + header.rivals).sorted { $0.code < $1.code }
    reading.rejections.append(
      Words.rejection(
        .submission, .formUnknown, at: row.filled.first.map { row.place(of: $0) } ?? Place(line: row.line, column: 0), raw: row.filled.first?.text ?? "",
        zh: "这些栏目和\(forms.map { "\($0.code) \($0.title)" }.joined(separator: "、"))都对得上，看不出是哪一张",
        en: "the header is that of \(forms.map(\.code).joined(separator: " and of ")), and nothing says which of them it is"))
    return reading
  }

  /// Two numbers are no line above a header.
  private static func holdsFigures(_ row: InputRow) -> Bool {
    row.filled.count { $0.kind == .number || $0.kind == .percent || ($0.text.utf8.allSatisfy { $0 < 0x40 } && $0.text.utf8.contains { (48...57).contains($0) }) } >= 2
  }
}
