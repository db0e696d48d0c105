import Definition
import Figures
import Handoff

/// Worksheets on which no form's header stands.
enum OtherSheets {
  /// A worksheet of figures that are nobody's.
  static func unclaimed(_ sheet: Sheet) -> Rejection {
    let (cell, row) = first(sheet)
    return Words.rejection(
      .submission, .sheetUnknown, at: row.place(of: cell), raw: cell.text,
      zh: "工作表\(Words.quoted(sheet.name))里有数，可是没有一行栏目名称和哪张表对得上，这张工作表没有收",
      en: "the worksheet \(Words.quoted(sheet.name)) holds figures under no form's header; it was not taken")
  }

  /// A worksheet without header and figures is text beside the tables.
  static func note(_ sheet: Sheet, in reading: inout Reading) {
    let (cell, row) = first(sheet)
    reading.head.outside += sheet.rows.reduce(0) { $0 + $1.filled.count }
    reading.rejections.append(
      Words.rejection(
        .note, .sheetOutside, at: row.place(of: cell), raw: cell.text, zh: "工作表\(Words.quoted(sheet.name))没有表头也没有数，当作说明，没有读",
        en: "the worksheet \(Words.quoted(sheet.name)) has neither header nor figures and was passed over"))
  }

  private static func first(_ sheet: Sheet) -> (cell: InputCell, row: InputRow) {
    let row = sheet.rows.first { !$0.filled.isEmpty } ?? sheet.rows[0]
    return (row.filled.first ?? row.cells[0], row)
  }
}
