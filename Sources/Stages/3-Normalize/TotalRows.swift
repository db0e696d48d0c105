import Definition
import Figures
import Handoff
import Quantities

/// The 小计 and 合计 rows of a sheet: compared with the rows they add up, never loaded.
struct TotalRows {
  private struct Group {
    let total: Reading.StatedTotal
    let label: String
    /// The records that the row adds up; nil = to the last.
    let start: Int
    let end: Int?
  }

  private let form: Form
  private var groups: [Group] = []
  private var subtotalStart = 0
  private var lastSubtotal = 0

  init(form: Form) { self.form = form }

  /// The label of a total row, or nil for any other row.
  func label(of row: InputRow, _ binding: HeaderBinding) -> String? {
    guard let totals = form.totals else { return nil }
    let labels = totals.labels.map(HeaderName.folded)
    for cell in row.filled {
      let bound = binding.columns.first { $0.position == cell.column }
      if bound?.column.measure != nil || cell.column == binding.value { continue }
      var text = HeaderName.folded(cell.text)
      if text.hasSuffix(":") { text.removeLast() }
      if let label = labels.first(where: { $0 == text }) { return label }
    }
    return nil
  }

  mutating func take(_ row: RecordBuilder.Row, label: String, after records: Int, _ builder: inout RecordBuilder) {
    var dimensions: [String: String] = [:]
    for column in form.columns {
      guard let cell = row.cells[column.id], !cell.isBlank else { continue }
      if case .category(let categories) = column.role, let code = categories.code(cell.trimmed) { dimensions[column.id] = code }
      if case .period = column.role, let period = Period(reading: cell.trimmed, year: nil) { dimensions[column.id] = period.code }
    }
    let isSubtotal = label == "小计"
    if isSubtotal {
      // Several 小计 rows may follow each other, one for each category: they share their records.
      if records > lastSubtotal { subtotalStart = lastSubtotal }
      lastSubtotal = records
    }
    let start = isSubtotal ? subtotalStart : 0
    for column in form.columns {
      guard column.measure != nil, let cell = row.cells[column.id] else { continue }
      let before = builder.reading.rejections.count
      guard let stated = builder.cell(column, row) else { continue }
      builder.recount(column.id, stated)
      builder.soften(from: before, to: .totalUnreadable)
      guard column.isMeasure, form.totals?.columns.contains(column.id) ?? false, let value = stated.value else { continue }
      let total = Reading.StatedTotal(
        item: column.id, label: label, dimensions: dimensions, value: value, step: stated.step, raw: cell.text, place: builder.place(cell, row))
      groups.append(Group(total: total, label: label, start: start, end: isSubtotal ? records : nil))
    }
  }

  /// Compares every stated total with the sum of its rows.
  func check(_ reading: inout Reading) {
    for group in groups {
      guard let index = reading.measures.firstIndex(of: group.total.item), let measure = form.measures[index].measure else { continue }
      reading.totals.append(group.total)
      var sum: Int128 = 0
      var steps: Int128 = 0
      var unread = 0
      let end = group.end ?? reading.records.count
      for record in reading.records[min(group.start, end)..<end] where matches(record, group.total.dimensions, reading) {
        guard let cell = record.cells[index] else { continue }
        if let value = cell.value {
          sum += Int128(value)
          steps += Int128(cell.step)
        } else if cell.detail?.state == CellState.rejected.rawValue {
          unread += 1
        }
      }
      let gap = Int128(group.total.value) - sum
      guard gap.magnitude * 2 > Int128(group.total.step).magnitude + steps.magnitude else { continue }
      let decimals = measure.family.decimals
      let unit = measure.family.canonical
      let title = form.measures[index].headers.first ?? group.total.item
      let lost = unread > 0 || reading.rejections.contains { $0.scope == .record }
      var clue = unread > 0 ? "；有 \(unread) 格没读出" : lost ? "；有几行没有收" : ""
      if sum != 0, Int128(group.total.value) == 2 * sum { clue = "；正好是两倍，可能把小计也加了进去" }
      reading.rejections.append(
        Rejection(
          .note, NormalizationCode.totalDiffers.rawValue, lost ? .note : .error,
          at: Place(line: group.total.line, column: group.total.col), item: group.total.item, key: group.label, raw: group.total.raw,
          message: "\(title)\(group.label)写的 \(Words.quoted(group.total.raw))，各行相加 \(Exact(sum, decimals: decimals).text)\(unit)，差 \(Exact(gap, decimals: decimals).text)\(unit)\(clue)",
          remedy: NormalizationCode.totalDiffers.explanation.remedy[.zh] ?? "",
          english: "\(group.total.item): the total row says \(Words.quoted(group.total.raw)), its rows add to \(Exact(sum, decimals: decimals).text), off by \(Exact(gap, decimals: decimals).text)"))
      reading.rejections[reading.rejections.count - 1].cell = group.total.cell
      reading.rejections[reading.rejections.count - 1].path = group.total.path
    }
  }

  private func matches(_ record: Reading.Record, _ dimensions: [String: String], _ reading: Reading) -> Bool {
    dimensions.allSatisfy { id, code in
      if let index = reading.dimensions.firstIndex(of: id) { return record.dimensions[index] == code }
      return record.period == code
    }
  }
}
