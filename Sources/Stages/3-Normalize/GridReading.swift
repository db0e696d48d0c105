import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// Reads a submission that is rows of cells: CSV in any dress, or a worksheet.
///
/// Preamble, header (one to three rows), an optional unit row and column-number row, records, total rows, notes.
struct GridReading {
  let pipeline: Pipeline
  let claim: Claim
  var reading: Reading

  init(pipeline: Pipeline, claim: Claim, reading: Reading) {
    self.pipeline = pipeline
    self.claim = claim
    self.reading = reading
  }

  /// Reads the first sheet that has a header of a form; a second such sheet is refused.
  func read(_ extracted: [ExtractRow]) -> Reading {
    let sheets = Self.sheets(extracted)
    let tables = sheets.filter { !$0.isEmpty }
    guard !tables.isEmpty else {
      return refused(.headerMissing, line: 1, zh: "文件里没有一行数", en: "the file has no rows")
    }
    var found: [(rows: [InputRow], header: Recognition.Found, preamble: Preamble)] = []
    var nearest: (rows: [InputRow], header: Recognition.Found?, preamble: Preamble)?
    for rows in tables {
      let (header, preamble) = recognise(rows)
      if let header, header.binding.isComplete {
        found.append((rows, header, preamble))
      } else if nearest?.header == nil {
        nearest = (rows, header, preamble)
      }
    }
    guard let table = found.first else {
      guard let nearest else { return refused(.headerMissing, line: 1, zh: "没有找到表头", en: "no header was found") }
      return explained(nearest.rows, nearest.header)
    }
    guard found.count == 1 else {
      return refused(
        .severalTables, line: found[1].rows[0].line, zh: "有 \(found.count) 张工作表都是表，本表只收一张", en: "\(found.count) worksheets hold tables")
    }
    return read(table.rows, table.header, table.preamble)
  }

  private static func sheets(_ extracted: [ExtractRow]) -> [[InputRow]] {
    var sheets: [[InputRow]] = []
    var name = ""
    for row in extracted {
      switch row {
      case .sheet(let title):
        name = title
        sheets.append([])
      case .row(let raw):
        if sheets.isEmpty { sheets.append([]) }
        sheets[sheets.count - 1].append(InputRow(raw, sheet: name))
      case .element: break
      }
    }
    return sheets
  }

  // MARK: - Recognition

  private func recognise(_ rows: [InputRow]) -> (Recognition.Found?, Preamble) {
    let stated = Self.statedForm(rows).map { HeaderName.folded($0.value).uppercased() }
    var only: Form?
    if let code = stated ?? claim.form {
      guard let form = pipeline.forms[code] else { return (nil, Preamble()) }
      only = form
    } else {
      for cell in rows.prefix(5).flatMap(\.filled) where only == nil {
        only = Self.titled(cell, pipeline)
      }
    }
    var header = Recognition(stated: only, pipeline: pipeline).header(in: rows)
    if stated ?? claim.form == nil, only != nil, !(header?.binding.isComplete ?? false) {
      header = Recognition(stated: nil, pipeline: pipeline).header(in: rows)
    }
    var preamble = Preamble()
    for row in rows.prefix(header?.row ?? 0) { preamble.read(row) }
    return (header, preamble)
  }

  /// What 表号 says, in its own cell or the next.
  private static func statedForm(_ rows: [InputRow]) -> Preamble.Entry? {
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
  private func explained(_ rows: [InputRow], _ header: Recognition.Found?) -> Reading {
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

  private func place(_ cell: InputCell, _ row: InputRow) -> Place {
    Place(line: cell.line, column: cell.column, sheet: row.sheet, row: row.number, path: cell.path)
  }

  // MARK: - The table

  private func read(_ rows: [InputRow], _ header: Recognition.Found, _ preamble: Preamble) -> Reading {
    let binding = header.binding
    let form = binding.form
    var reading = reading
    reading.head.form = form.code
    guard let identity = Identity.establish(form: form, preamble: preamble, claim: claim, pipeline: pipeline, rejections: &reading.rejections)
    else { return reading }
    reading.head.region = identity.region.code
    reading.head.period = identity.period.code
    reading.head.version = identity.version
    reading.head.statedVersion = identity.statedVersion
    reading.head.issued = identity.issued
    var layout = GridLayout(binding: binding, pipeline: pipeline)
    let body = layout.skipUnitAndNumberRows(rows, from: header.row + binding.height)
    layout.stateUnits(preamble: preamble, headerRow: rows[header.row + binding.height - 1], rejections: &reading.rejections)
    guard !reading.isRefused else { return reading }
    reading.columns = layout.boundColumns
    reading.head.layout += binding.isLong ? " long" : " \(form.layouts.first { $0 != .long }?.rawValue ?? "register")"
    reading.head.outside = rows.prefix(body).reduce(0) { $0 + $1.filled.count }
    var table = GridBody(layout: layout, identity: identity, pipeline: pipeline, reading: reading)
    return table.read(rows[body...])
  }
}
