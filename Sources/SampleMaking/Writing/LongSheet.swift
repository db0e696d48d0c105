import Definition
import Quantities
import Sheets

/// Lays a return out long: one row, one figure, with the names of item, unit and value in columns of their own.
struct LongSheet {
  let submitted: SampleReturn
  let dress: Dress
  let names: Form.LongHeaders

  private var dimensions: [DressedColumn] { dress.columns.filter { $0.column.measure == nil && !isIdle($0.column) } }
  private var items: [DressedColumn] { dress.columns.filter { $0.column.measure != nil } }

  private func isIdle(_ column: Column) -> Bool {
    switch column.role {
    case .unit, .ignored, .private: true
    case .region, .key, .period, .category, .measure, .check, .date, .text: false
    }
  }

  func heads() -> [[String]] {
    let item = Wording.pick(names.item, dress.style.header) ?? ""
    let unit = Wording.pick(names.unit, dress.style.header)
    let value = Wording.pick(names.value, dress.style.header) ?? ""
    return [dimensions.map(\.header) + [item] + (unit.map { [$0] } ?? []) + [value]]
  }

  func rows() throws -> [[SheetCell]] {
    try submitted.records.flatMap { record in
      let own = try dimensions.map { try dress.cell($0, record, number: record.number) }
      return try items.map { item in
        guard let value = record.measures[item.column.id], let unit = item.unit(of: record) else {
          return own + [.text(item.header)] + (names.unit.isEmpty ? [] : [.blank]) + [.text("—")]
        }
        guard let digits = DressedColumn.digits(value, unit.family, unit) else {
          throw SampleMistake(SpecPlace(file: "styles.yaml", line: 1, column: 1), "\(item.column.id) cannot be shown in \(unit.symbol)")
        }
        let written = names.unit.isEmpty
          ? [SheetCell.figure(digits, unit: unit.symbol)] : [.text(unit.symbol), .figure(digits, unit: "")]
        return own + [.text(item.header)] + written
      }
    }
  }
}
