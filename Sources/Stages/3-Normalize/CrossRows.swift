import Definition
import Figures
import Handoff
import Quantities

/// The rows of a cross table: each cell below a category is a record of its own, with its own place.
///
/// The table's totals are checks: the last column adds up its row, the last row its columns, the corner everything.
struct CrossRows {
  private let binding: HeaderBinding
  private let category: String
  private let measure: Column

  init(layout: GridLayout, form: Form) {
    binding = layout.binding
    guard let cross = form.cross, let column = form[column: cross.measure] else { preconditionFailure("a crossed header is of a cross form") }
    category = cross.category
    measure = column
  }

  func read(_ row: InputRow, _ record: RecordBuilder.Row, _ totals: inout TotalRows, _ builder: inout RecordBuilder) {
    guard let identity = builder.identity(record, without: category) else {
      for crossed in binding.crossed { builder.count(measure.id, cell(crossed, row).isBlank ? \.absent : \.rejected) }
      if let total = total(row) { builder.count(measure.id, total.isBlank ? \.absent : \.checked) }
      return
    }
    for crossed in binding.crossed {
      var one = record
      one.cells[category] = crossed.cell
      one.cells[measure.id] = cell(crossed, row)
      guard let complete = builder.crossed(identity, one, category: category) else { continue }
      var filled = complete
      filled.cells = builder.form.measures.map { column in
        column.id == measure.id ? builder.cell(column, one, unitText: unit(crossed)) : nil
      }
      builder.append(filled, one)
    }
    guard let total = total(row) else { return }
    totals.takeCrossed(total, measure, record, label: binding.rowTotal?.trimmed ?? "", ofRow: true, unit: nil, &builder)
  }

  /// A 合计 row: the totals of the columns, and of the whole table.
  func takeTotals(_ row: InputRow, _ record: RecordBuilder.Row, _ label: TotalLabel, _ totals: inout TotalRows, _ builder: inout RecordBuilder) {
    totals.take(record, label: label, after: builder.taken, &builder)
    for crossed in binding.crossed {
      var one = record
      one.cells[category] = crossed.cell
      totals.takeCrossed(cell(crossed, row), measure, one, label: label.word, ofRow: false, unit: unit(crossed), &builder)
    }
    if let total = total(row) { totals.takeCrossed(total, measure, record, label: label.word, ofRow: false, unit: nil, &builder) }
  }

  private func cell(_ crossed: HeaderBinding.Crossed, _ row: InputRow) -> InputCell {
    row[crossed.cell.column] ?? InputCell(text: "", line: row.line, column: crossed.cell.column)
  }

  private func total(_ row: InputRow) -> InputCell? {
    binding.rowTotal.map { row[$0.column] ?? InputCell(text: "", line: row.line, column: $0.column) }
  }

  private func unit(_ crossed: HeaderBinding.Crossed) -> InputCell? {
    crossed.unitText.map { InputCell(text: $0, line: crossed.cell.line, column: crossed.cell.column) }
  }
}
