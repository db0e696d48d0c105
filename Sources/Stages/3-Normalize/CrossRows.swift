import Definition
import Figures
import Handoff
import Quantities

/// The rows of a cross table: each cell below a category is a record of its own, with its own place.
///
/// The table's totals are checks: the last column adds up its row, the last row its columns, the corner everything.
struct CrossRows {
  private let binding: HeaderBinding
  private let category: Column
  private let measure: Column
  /// Where the measure's figure stands among a record's.
  private let position: Int

  /// Nil where the header is not that of a cross table.
  init?(_ binding: HeaderBinding) {
    guard !binding.crossed.isEmpty else { return nil }
    let form = binding.form
    guard let cross = form.cross, let category = form[column: cross.category], let measure = form[column: cross.measure],
      let position = form.measures.firstIndex(where: { $0 === measure })
    else { preconditionFailure("a crossed header is of a cross form") }
    self.binding = binding
    self.category = category
    self.measure = measure
    self.position = position
  }

  func read(_ row: InputRow, _ record: RecordRow, _ totals: inout TotalRows, _ builder: inout RecordBuilder) {
    guard let identity = builder.identity(record, without: category.id) else {
      for crossed in binding.crossed { builder.tallies.count(measure, cell(crossed, row).isBlank ? .absent : .rejected) }
      if let total = total(row) { builder.tallies.count(measure, total.isBlank ? .absent : .checked) }
      return
    }
    for crossed in binding.crossed {
      var one = record
      one[category] = crossed.cell
      one[measure] = cell(crossed, row)
      guard var complete = builder.crossed(identity, one, category: category) else { continue }
      complete.cells = Array(repeating: nil, count: builder.form.measures.count)
      complete.cells[position] = builder.figure(cell(crossed, row), measure, one, unitText: unit(crossed))
      builder.append(complete, one)
    }
    guard let total = total(row) else { return }
    totals.takeCrossed(total, measure, record, label: TotalLabel(word: binding.rowTotal?.trimmed ?? "", rest: ""), ofRow: true, unit: nil, &builder)
  }

  /// A 合计 row: the totals of the columns, and of the whole table.
  func takeTotals(_ row: InputRow, _ record: RecordRow, _ label: TotalLabel, _ totals: inout TotalRows, _ builder: inout RecordBuilder) {
    totals.take(record, label: label, &builder)
    for crossed in binding.crossed {
      var one = record
      one[category] = crossed.cell
      totals.takeCrossed(cell(crossed, row), measure, one, label: label, ofRow: false, unit: unit(crossed), &builder)
    }
    if let total = total(row) { totals.takeCrossed(total, measure, record, label: label, ofRow: false, unit: nil, &builder) }
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
