import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// Reads a submission that is rows of cells: CSV in any dress, or the worksheets of a workbook.
///
/// A table is preamble, header (one to three rows), an optional unit row and column-number row, records, total rows,
/// notes. Each worksheet with a form of its own is a return; where the form says so, tables may stand below each other.
struct GridReading {
  let pipeline: Pipeline
  private(set) var claim: Claim
  let reading: Reading
  private var consulted = Consulted.form

  init(pipeline: Pipeline, claim: Claim, reading: Reading) {
    self.pipeline = pipeline
    self.claim = claim
    self.reading = reading
  }

  /// A table that has been found, with what stands above it.
  struct Table {
    let rows: SheetRows
    let header: Recognition.Found?
    let preamble: Preamble
    /// Another table stands above it on the sheet.
    var isBelow = false

    var isComplete: Bool { header?.binding.isComplete ?? false }
  }

  mutating func read(_ rows: ExtractedRows) throws -> [Reading] {
    let sheets = try Sheet.all(rows).filter { !$0.isBlank }
    var readings = try returns(sheets)
    for sheet in sheets { if let failure = sheet.failure { throw failure } }
    for index in readings.indices { readings[index].consulted = max(readings[index].consulted, consulted) }
    return readings
  }

  private mutating func returns(_ sheets: [Sheet]) throws -> [Reading] {
    guard !sheets.isEmpty else { return [refused(.headerMissing, line: 1, zh: "文件里没有一行数", en: "the file has no rows")] }
    var found: [(sheet: Sheet, tables: [Table])] = []
    for sheet in sheets { found.append((sheet, tables(of: sheet.rows, among: sheets.count))) }
    let complete = found.flatMap(\.tables).filter(\.isComplete)
    guard !complete.isEmpty else {
      let nearest = found.first { $0.tables[0].header != nil } ?? found[0]
      return [explained(nearest.tables[0].rows, nearest.tables[0].header)]
    }
    // A name that says which form it is speaks of one of them.
    if complete.count > 1, complete.contains(where: { $0.header?.binding.form.code == claim.form }) { claim.form = nil }
    var readings: [Reading] = []
    var notes: [Sheet] = []
    for (sheet, tables) in found {
      if !tables[0].isComplete, tables[0].header == nil, Self.statedForm(sheet.rows) == nil {
        if sheet.hasFigures { readings.append(unclaimed(sheet)) } else { notes.append(sheet) }
      } else {
        for table in tables { readings.append(table.isComplete ? try read(table) : explained(table.rows, table.header)) }
      }
    }
    for sheet in notes { note(sheet, in: &readings[0]) }
    return readings
  }

  /// The tables of a sheet: one, or several below each other where the form of the one above allows it.
  private mutating func tables(of rows: SheetRows, among sheets: Int) -> [Table] {
    var tables: [Table] = []
    var rest = rows
    while true {
      var (header, preamble) = recognise(rest, isOneOfMany: sheets > 1 || !tables.isEmpty)
      if let above = tables.last {
        preamble.inherit(above.preamble)
        // The same header again with nothing above it: what the unit line said goes on.
        if header?.row == 0, above.header?.binding.texts == header?.binding.texts { preamble.inherit(above.preamble, [.unit]) }
      }
      let mayHaveMore = header?.binding.form.tables == .many
      if mayHaveMore { consulted = .headers }
      guard let header, header.binding.isComplete, mayHaveMore,
        let next = StackedTables(pipeline: pipeline, above: header.binding).next(in: rest, from: header.row + header.binding.height)
      else { return tables + [Table(rows: rest, header: header, preamble: preamble, isBelow: !tables.isEmpty)] }
      tables.append(Table(rows: rest.rebased(..<next), header: header, preamble: preamble, isBelow: !tables.isEmpty))
      rest = rest.rebased(next...)
    }
  }

  /// A worksheet of figures that are nobody's.
  private func unclaimed(_ sheet: Sheet) -> Reading {
    var reading = refused(.sheetUnknown, line: 1, zh: "", en: "")
    reading.head.form = ""
    let row = sheet.rows.first { !$0.filled.isEmpty } ?? sheet.rows[0]
    let cell = row.filled.first ?? row.cells[0]
    reading.rejections = [
      Words.rejection(
        .submission, .sheetUnknown, at: place(cell, row), raw: cell.text,
        zh: "工作表\(Words.quoted(sheet.name))里有数，可是没有一行栏目名称和哪张表对得上，这张工作表没有收",
        en: "the worksheet \(Words.quoted(sheet.name)) holds figures under no form's header; it was not taken")
    ]
    return reading
  }

  /// A worksheet without header and figures is text beside the tables.
  private func note(_ sheet: Sheet, in reading: inout Reading) {
    reading.head.outside += sheet.rows.reduce(0) { $0 + $1.filled.count }
    let row = sheet.rows.first { !$0.filled.isEmpty } ?? sheet.rows[0]
    let cell = row.filled.first ?? row.cells[0]
    reading.rejections.append(
      Words.rejection(
        .note, .sheetOutside, at: place(cell, row), raw: cell.text, zh: "工作表\(Words.quoted(sheet.name))没有表头也没有数，当作说明，没有读",
        en: "the worksheet \(Words.quoted(sheet.name)) has neither header nor figures and was passed over"))
  }

  // MARK: - Recognition

  /// `isOneOfMany`: the file's name may speak of another table than this one.
  private mutating func recognise(_ rows: SheetRows, isOneOfMany: Bool) -> (Recognition.Found?, Preamble) {
    let stated = statement(rows).map { HeaderName.folded($0.value).uppercased() }
    var only: Form?
    if let code = stated ?? claim.form {
      guard let form = pipeline.forms[code] else {
        consulted = .headers
        return (nil, Preamble())
      }
      only = form
    } else {
      let top = above(rows)
      consulted = max(consulted, .titles)
      for cell in top.prefix(5).flatMap(\.filled) where only == nil {
        only = Self.titled(cell, pipeline)
      }
    }
    if only == nil { consulted = .headers }
    var header = Recognition(stated: only, pipeline: pipeline).header(in: rows)
    if stated == nil, claim.form == nil || isOneOfMany, only != nil, !(header?.binding.isComplete ?? false) {
      consulted = .headers
      header = Recognition(stated: nil, pipeline: pipeline).header(in: rows) ?? header
    }
    var preamble = Preamble(partNames: header?.binding.form.partColumn?.headers ?? [], units: pipeline.units)
    for row in rows.prefix(header?.row ?? 0) { preamble.read(row) }
    return (header, preamble)
  }

  /// What 表号 says of the first table: what stands below another header speaks of another table.
  private mutating func statement(_ rows: SheetRows) -> Preamble.Entry? {
    guard let entry = Self.statedForm(rows) else { return nil }
    // Where nothing above it can be a header, it is the first table's whatever forms there are.
    let isOnTop = !rows.prefix { $0.number < (entry.row?.number ?? 0) }.contains { $0.filled.count >= 2 && !Preamble.opens($0) }
    return isOnTop ? entry : Self.statedForm(above(rows))
  }

  /// The rows that may say what the first table is: of several below each other only those above its header.
  private mutating func above(_ rows: SheetRows) -> SheetRows {
    consulted = max(consulted, .titles)
    guard pipeline.forms.values.contains(where: { $0.tables == .many }) else { return rows }
    consulted = .headers
    guard let first = Recognition(stated: nil, pipeline: pipeline).header(in: rows), first.binding.isComplete, first.binding.form.tables == .many else {
      return rows
    }
    return rows.prefix(first.row)
  }

  /// What 表号 says, in its own cell or the next.
  private static func statedForm(_ rows: SheetRows) -> Preamble.Entry? {
    for row in rows.prefix(Recognition.searchedRows) {
      var line = Preamble()
      line.read(row)
      if let entry = line.entry(.form), !entry.value.isEmpty { return entry }
    }
    return nil
  }

  /// The form whose title a cell above the table holds: 附件3：2020年饮水安全项目表. Of several titles the longest.
  private static func titled(_ cell: InputCell, _ pipeline: Pipeline) -> Form? {
    let text = HeaderName.folded(cell.text)
    let titles = pipeline.formsByTitle.keys.filter { text.contains($0) }.sorted { ($0.count, $0) > ($1.count, $1) }
    return titles.first.flatMap { pipeline.formsByTitle[$0] }.flatMap { pipeline.forms[$0] }
  }

  private func refused(_ code: NormalizationCode, line: Int, zh: String, en: String) -> Reading {
    var reading = reading
    reading.rejections.append(Words.rejection(.submission, code, at: Place(line: line, column: 0), zh: zh, en: en))
    return reading
  }

  /// Says what keeps the nearest header from binding.
  private mutating func explained(_ rows: SheetRows, _ header: Recognition.Found?) -> Reading {
    consulted = .headers
    guard let header else {
      if let entry = Self.statedForm(rows), pipeline.forms[HeaderName.folded(entry.value).uppercased()] == nil {
        let near = NearestName.of(HeaderName.folded(entry.value).uppercased(), among: pipeline.forms.keys.sorted()).map { "，是不是“\($0)”？" } ?? ""
        var reading = reading
        reading.rejections.append(
          Words.rejection(
            .submission, .formUnknown, at: place(entry.cell, entry.row ?? rows[0]), raw: entry.value,
            zh: "表号写的 \(Words.quoted(entry.value))，没有这张表\(near)", en: "there is no form \(Words.quoted(entry.value))"))
        return reading
      }
      if let row = rows.first(where: { $0.filled.count == 1 && $0.filled[0].text.unicodeScalars.count { $0 == "，" } > 2 }) {
        return refused(
          .formUnknown, line: row.line, zh: "这一行用全角逗号隔开，没有分成格；请用英文逗号，或另存为 CSV", en: "the row is separated by full-width commas; use , instead")
      }
      if let stated = Self.statedForm(rows), let form = pipeline.forms[HeaderName.folded(stated.value).uppercased()] {
        let like = Recognition(stated: nil, pipeline: pipeline).header(in: rows).map { "；这些栏目像是 \($0.binding.form.code) \($0.binding.form.title)的" } ?? ""
        var reading = reading
        reading.rejections.append(
          Words.rejection(
            .submission, .formUnknown, at: place(stated.cell, stated.row ?? rows[0]), raw: stated.value,
            zh: "表号写的是 \(form.code) \(form.title)，可是没有一行的栏目名称和它对得上\(like)", en: "表号 says \(form.code), but no row names its columns"))
        return reading
      }
      return refused(
        .formUnknown, line: rows.first?.line ?? 1, zh: "没有一行的栏目名称和哪张表对得上", en: "no row names the columns of any form")
    }
    var reading = reading
    let form = header.binding.form
    reading.head.form = form.code
    let row = rows[header.row + header.binding.height - 1]
    for fault in header.binding.faults {
      switch fault {
      case .unknown(let cell):
        let name = HeaderText(cell.text).names.last { !$0.isEmpty } ?? cell.trimmed
        let near = NearestName.of(name, among: form.columns.flatMap(\.headers)).map { "，是不是“\($0)”？" } ?? ""
        reading.rejections.append(
          Words.rejection(
            .submission, .headerUnknown, at: place(cell, row), raw: cell.text,
            zh: "表头写的 \(Words.quoted(cell.trimmed))，\(form.code) \(form.title)里没有这一栏\(near)",
            en: "the header \(Words.quoted(cell.trimmed)) is no column of \(form.code)"))
      case .duplicate(let cell, let first, let column):
        reading.rejections.append(
          Words.rejection(
            .submission, .headerDuplicate, at: place(cell, row), item: column.id, raw: cell.text,
            zh: "\(Words.quoted(cell.trimmed))和第 \(first.column) 栏 \(Words.quoted(first.trimmed)) 是同一栏",
            en: "\(Words.quoted(cell.trimmed)) is the same column as \(Words.quoted(first.trimmed))"))
      case .missing(let columns):
        let names = columns.map { $0.headers.first ?? $0.id }.joined(separator: "、")
        reading.rejections.append(
          Words.rejection(
            .submission, .columnMissing, at: Place(line: row.line, column: 0, sheet: row.sheet, row: row.number), item: columns.first?.id,
            zh: "按 \(form.code) \(form.title)看，表头缺少：\(names)", en: "\(form.code) needs the columns \(names)"))
      }
    }
    return reading
  }

  /// Two numbers are no line above a header.
  private static func holdsFigures(_ row: InputRow) -> Bool {
    row.filled.count { $0.kind == .number || $0.kind == .percent || ($0.text.utf8.allSatisfy { $0 < 0x40 } && $0.text.utf8.contains { (48...57).contains($0) }) } >= 2
  }

  private func place(_ cell: InputCell, _ row: InputRow) -> Place {
    Place(line: cell.line, column: cell.column, sheet: row.sheet, row: row.number, path: cell.path)
  }

  /// Columns that several forms have alike, and nothing that says which of them it is.
  private func undecided(_ header: Recognition.Found, _ rows: SheetRows) -> Reading {
    var reading = reading
    reading.head.form = ""
    let row = rows[header.row]
    let forms = ([header.binding.form] + header.rivals).sorted { $0.code < $1.code }
    reading.rejections.append(
      Words.rejection(
        .submission, .formUnknown, at: row.filled.first.map { place($0, row) } ?? Place(line: row.line, column: 0), raw: row.filled.first?.text ?? "",
        zh: "这些栏目和\(forms.map { "\($0.code) \($0.title)" }.joined(separator: "、"))都对得上，看不出是哪一张",
        en: "the header is that of \(forms.map(\.code).joined(separator: " and of ")), and nothing says which of them it is"))
    return reading
  }

  // MARK: - The table

  private func read(_ table: Table) throws -> Reading {
    guard let header = table.header else { preconditionFailure("a complete table has a header") }
    let (rows, preamble, binding) = (table.rows, table.preamble, header.binding)
    let form = binding.form
    var reading = reading
    guard header.rivals.isEmpty else { return undecided(header, rows) }
    reading.head.form = form.code
    guard let identity = Identity.establish(form: form, preamble: preamble, claim: claim, pipeline: pipeline, rejections: &reading.rejections)
    else { return reading }
    identity.note(in: &reading.head)
    var layout = GridLayout(binding: binding, pipeline: pipeline)
    let body = layout.skipUnitAndNumberRows(rows, from: header.row + binding.height)
    layout.stateUnits(preamble: preamble, headerRow: rows[header.row + binding.height - 1], rejections: &reading.rejections)
    reading.rejections.append(contentsOf: TextDoubts.notes(above: rows[..<body]))
    if table.isBelow, let stray = rows.prefix(header.row).first(where: Self.holdsFigures), let cell = stray.filled.first {
      reading.rejections.append(
        Words.rejection(
          .submission, .severalTables, at: place(cell, stray), raw: cell.text, zh: "这一行有数，可是在下一张表的表头上方，看不出是哪张表的，整份没有收",
          en: "the row has figures, but stands above the header of the next table"))
    }
    guard !reading.isRefused else { return reading }
    reading.columns = layout.boundColumns
    reading.head.layout += " " + binding.layout
    reading.head.outside = rows.prefix(body).reduce(0) { $0 + $1.filled.count }
    let part = PartOfSlice(form: form, preamble: preamble, sheet: rows[header.row])
    var table = GridBody(layout: layout, identity: identity, part: part, pipeline: pipeline, reading: reading)
    var read = try table.read(rows[body...])
    try part.settle(&read)
    return read
  }
}
