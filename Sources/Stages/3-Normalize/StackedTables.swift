import Definition
import Figures
import Submissions

/// Finds the next of several tables below each other, where the form of the one above says that there may be more.
///
/// A table starts with its header, or with the title and the lines 期别：… right above it. A header printed again at the
/// top of a page is no table of its own.
struct StackedTables {
  let pipeline: Pipeline
  let above: HeaderBinding

  /// The index at which the next table starts, its title included.
  func next(in rows: SheetRows, from start: Int) -> Int? {
    let recognition = Recognition(stated: nil, pipeline: pipeline)
    var index = start
    while index < rows.count {
      defer { index += 1 }
      guard isText(rows[index]) else { continue }
      let known = known(rows[index])
      guard known > 0 else { continue }
      let top = top(of: index, in: rows, from: start)
      if top == index, let end = endOfRepetition(at: index, in: rows, from: start) {
        index = end - 1
        continue
      }
      let header = recognition.header(in: Array(rows[index..<min(index + 3, rows.count)]))
      // A header that nearly fits is one too: its rows are not to be read under the header above.
      if header.map({ $0.row == 0 && $0.binding.isComplete }) ?? false || (known >= 2 && known * 2 >= rows[index].filled.count) { return top }
    }
    return nil
  }

  /// Where a header ends that is that of the table above, printed again at the top of a page; nil where a table of its own
  /// starts: under other words in any of its rows, with units of its own below, or right behind the total of the one above.
  private func endOfRepetition(at index: Int, in rows: SheetRows, from start: Int) -> Int? {
    let end = index + above.height
    guard end <= rows.count, (index..<end).allSatisfy({ repeats(rows[$0]) }), !followsTotal(index, in: rows, from: start) else { return nil }
    guard end < rows.count, isUnits(rows[end]) else { return end }
    return isUnits(rows[start]) && rows[start].filled.map(\.trimmed) == rows[end].filled.map(\.trimmed) ? end + 1 : nil
  }

  private func followsTotal(_ index: Int, in rows: SheetRows, from start: Int) -> Bool {
    guard let last = (start..<index).reversed().first(where: { !rows[$0].filled.isEmpty }) else { return false }
    return TotalLabels(form).label(of: rows[last], above, followsTotal: false).map { !$0.isSubtotal } ?? false
  }

  /// Nothing but units, as below a header.
  private func isUnits(_ row: InputRow) -> Bool {
    let texts = row.filled.map(\.trimmed).filter { !UnitWords.statesNothing(UnitWords.unbracketed($0)) }
    return !texts.isEmpty && texts.allSatisfy { GridLayout.unbracketed($0, pipeline.units) != nil }
  }

  /// No figures, as in a header.
  private func isText(_ row: InputRow) -> Bool {
    let filled = row.filled
    return filled.count >= 2 && !Preamble.isAboveHeader(row, pipeline) && filled.allSatisfy { $0.kind == .text && !$0.text.utf8.allSatisfy { $0 < 0x40 } }
  }

  /// How many cells name a column of some form.
  private func known(_ row: InputRow) -> Int {
    row.filled.count { HeaderText($0.text).names.contains { pipeline.formsByHeader[$0] != nil } }
  }

  private func repeats(_ row: InputRow) -> Bool {
    row.filled.allSatisfy { above.texts[$0.column]?.contains(HeaderName.folded($0.text)) ?? false }
  }

  /// A row of one cell that cannot be a record of the table above without its figures: 二、县级资金支出表, 2020年12月, or text in a merged
  /// cell, after a blank row, or where a record needs more than one name.
  private func isTitle(_ index: Int, in rows: SheetRows, from start: Int) -> Bool {
    let filled = rows[index].filled
    guard filled.count == 1, let cell = filled.first else { return false }
    if cell.mergeAcross > 0 || index == start || rows[index].number > rows[index - 1].number + 1 { return true }
    let names = above.columns.filter { !$0.column.optional && !$0.column.fillsDown && form.key.contains($0.column.id) }
    if names.count > 1 { return true }
    let text = HeaderName.folded(cell.text)
    if pipeline.titles.form(in: text) != nil || text.hasSuffix("表") || text.hasPrefix("附") { return true }
    if text.hasPrefix("表"), text.dropFirst().allSatisfy({ "一二三四五六七八九十0123456789.:".contains($0) }) { return true }
    if Period(reading: text, year: pipeline.period.first.year) != nil { return true }
    let stem = text.drop { "(".contains($0) }.prefix { "一二三四五六七八九十".contains($0) }
    return !stem.isEmpty && text.drop { "(".contains($0) }.dropFirst(stem.count).first.map { "、.)".contains($0) } ?? false
  }

  private var form: Form { above.form }

  /// Goes up over titles, lines such as 期别：… and blank rows.
  private func top(of header: Int, in rows: SheetRows, from start: Int) -> Int {
    var top = header
    var index = header - 1
    while index >= start {
      let filled = rows[index].filled
      if !filled.isEmpty {
        // 填报日期 may be the end of the table above as well as the head of this one: it stays above.
        guard !NoteRows.isNote(filled), Preamble.heads(rows[index], pipeline) || isTitle(index, in: rows, from: start) else { break }
        top = index
      }
      index -= 1
    }
    return top
  }
}
