import Definition
import Figures
import Handoff

/// Says what keeps the nearest header of a sheet from binding.
struct HeaderFaults {
  let pipeline: Pipeline

  func refused(_ reading: Reading, _ rows: SheetRows, _ header: Recognition.Found?) -> Reading {
    var reading = reading
    guard let header else {
      reading.rejections.append(withoutHeader(rows))
      return reading
    }
    reading.head.form = header.binding.form.code
    let row = rows[header.row + header.binding.height - 1]
    reading.rejections.append(contentsOf: header.binding.faults.map { rejection($0, header.binding.form, row) })
    return reading
  }

  // MARK: - No header at all

  private func withoutHeader(_ rows: SheetRows) -> Rejection {
    let stated = TableSearch.statedForm(rows)
    let code = stated.map { HeaderName.folded($0.value).uppercased() } ?? ""
    let form = pipeline.forms[code]
    if let stated, form == nil {
      let near = NearestName.of(code, among: pipeline.forms.keys.sorted()).map { "，是不是“\($0)”？" } ?? ""
      return unknown(
        stated, rows, zh: "表号写的 \(Words.quoted(stated.value))，没有这张表\(near)", en: "there is no form \(Words.quoted(stated.value))")
    }
    if let row = rows.first(where: { $0.filled.count == 1 && $0.filled[0].text.unicodeScalars.count { $0 == "，" } > 2 }) {
      return Words.rejection(
        .submission, .formUnknown, at: Place(line: row.line, column: 0), zh: "这一行用全角逗号隔开，没有分成格；请用英文逗号，或另存为 CSV",
        en: "the row is separated by full-width commas; use , instead")
    }
    if let stated, let form {
      let like = Recognition(stated: nil, pipeline: pipeline).header(in: rows).map { "；这些栏目像是 \($0.binding.form.code) \($0.binding.form.title)的" } ?? ""
      return unknown(
        stated, rows, zh: "表号写的是 \(form.code) \(form.title)，可是没有一行的栏目名称和它对得上\(like)", en: "表号 says \(form.code), but no row names its columns")
    }
    return Words.rejection(
      .submission, .formUnknown, at: Place(line: rows.first?.line ?? 1, column: 0), zh: "没有一行的栏目名称和哪张表对得上", en: "no row names the columns of any form")
  }

  /// A 表号 that does not help.
  private func unknown(_ stated: Preamble.Entry, _ rows: SheetRows, zh: String, en: String) -> Rejection {
    Words.rejection(.submission, .formUnknown, at: (stated.row ?? rows[0]).place(of: stated.cell), raw: stated.value, zh: zh, en: en)
  }

  // MARK: - A header with faults

  private func rejection(_ fault: HeaderBinding.Fault, _ form: Form, _ row: InputRow) -> Rejection {
    switch fault {
    case .unknown(let cell):
      let name = HeaderText(cell.text).names.last { !$0.isEmpty } ?? cell.trimmed
      let near = NearestName.of(name, among: form.columns.flatMap(\.headers)).map { "，是不是“\($0)”？" } ?? ""
      return Words.rejection(
        .submission, .headerUnknown, at: row.place(of: cell), raw: cell.text,
        zh: "表头写的 \(Words.quoted(cell.trimmed))，\(form.code) \(form.title)里没有这一栏\(near)",
        en: "the header \(Words.quoted(cell.trimmed)) is no column of \(form.code)")
    case .duplicate(let cell, let first, let column):
      return Words.rejection(
        .submission, .headerDuplicate, at: row.place(of: cell), item: column.id, raw: cell.text,
        zh: "\(Words.quoted(cell.trimmed))和第 \(first.column) 栏 \(Words.quoted(first.trimmed)) 是同一栏",
        en: "\(Words.quoted(cell.trimmed)) is the same column as \(Words.quoted(first.trimmed))")
    case .missing(let columns):
      let names = columns.map { $0.headers.first ?? $0.id }.joined(separator: "、")
      return Words.rejection(
        .submission, .columnMissing, at: Place(line: row.line, column: 0, sheet: row.sheet, row: row.number), item: columns.first?.id,
        zh: "按 \(form.code) \(form.title)看，表头缺少：\(names)", en: "\(form.code) needs the columns \(names)")
    }
  }
}
