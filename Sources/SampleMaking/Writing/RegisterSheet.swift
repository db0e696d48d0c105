import Definition
import Figures
import Quantities
import Sheets

/// Lays a return out as a register: one row, one record, with the office's total rows.
struct RegisterSheet {
  let submitted: SampleReturn
  let dress: Dress

  /// The column that a total row's label stands in.
  private var labelColumn: Int? {
    dress.columns.firstIndex { dressed in
      switch dressed.column.role {
      case .measure, .check, .unit: false
      case .region, .key, .period, .category, .date, .text, .ignored, .private: !submitted.totalBy.contains(dressed.column.id)
      }
    }
  }

  func rows() throws -> [[SheetCell]] {
    let style = dress.style
    let records = submitted.records
    guard style.totals != .none, !records.isEmpty, let totals = submitted.form.totals, let at = labelColumn else {
      return try records.enumerated().map { try row($1, number: $0 + 1) }
    }
    let label = totals.labels.contains(style.totalLabel) ? style.totalLabel : totals.labels.first { $0 != "小计" } ?? style.totalLabel
    let grand = try combinations.map { try total(of: $0.records, named: $0.named, label: label, at: at, totals.columns) }
    var rows = style.totals == .first ? grand : []
    for group in style.totals == .townships ? townships : [records] {
      rows += try group.map { try row($0, number: $0.number) }
      if style.totals == .townships, group.count > 1, hasTownships {
        rows.append(try total(of: group, named: [:], label: "小计", at: at, totals.columns))
      }
    }
    if style.totals != .first { rows += grand }
    return rows
  }

  private func row(_ record: SampleRecord, number: Int) throws -> [SheetCell] {
    try dress.columns.map { try dress.cell($0, record, number: number) }
  }

  // MARK: - Totals

  private var hasTownships: Bool {
    submitted.columns.contains { $0.id == "township" } && Set(submitted.records.map { $0.texts["township"] }).count == townships.count
  }

  /// Records that follow each other and have the same township.
  private var townships: [[SampleRecord]] {
    var groups: [[SampleRecord]] = []
    for record in submitted.records {
      if let last = groups.last?.last, last.texts["township"] == record.texts["township"] {
        groups[groups.count - 1].append(record)
      } else {
        groups.append([record])
      }
    }
    return groups
  }

  /// The records of each combination of the categories that total rows name, in order of appearance.
  private var combinations: [(named: [String: String], records: [SampleRecord])] {
    var groups: [(named: [String: String], records: [SampleRecord])] = []
    var known: [[String: String]: Int] = [:]
    for record in submitted.records {
      let named = record.texts.filter { submitted.totalBy.contains($0.key) }
      if let index = known[named] {
        groups[index].records.append(record)
      } else {
        known[named] = groups.count
        groups.append((named, [record]))
      }
    }
    return groups
  }

  private func total(
    of records: [SampleRecord], named: [String: String], label: String, at: Int, _ summed: [String]
  ) throws -> [SheetCell] {
    try dress.columns.enumerated().map { position, dressed in
      if position == at { return .text(label) }
      let id = dressed.column.id
      if let code = named[id] { return dress.wording.cell(dressed.column, code) }
      switch dressed.column.role {
      case .measure:
        guard summed.contains(id) else { return .text("—") }
        let sum = records.reduce(Int128(0)) { $0 + ($1.measures[id] ?? 0) }
        let units = Set(records.compactMap { dressed.unit(of: $0)?.symbol })
        return try dress.figure(dressed, sum, unit: units.count == 1 ? records.first.flatMap(dressed.unit(of:)) : nil)
      case .check: return try check(dressed, records, summed)
      case .unit:
        let measured = dress.columns.first { if case .column(id) = $0.statement { true } else { false } }
        let units = Set(records.compactMap { measured?.unit(of: $0)?.symbol })
        return units.count == 1 ? .text(units.first ?? "") : .blank
      case .region, .key, .period, .category, .date, .text, .ignored, .private: return .blank
      }
    }
  }

  /// A derived column in a total row follows from the sums, where all it needs is summed.
  private func check(_ dressed: DressedColumn, _ records: [SampleRecord], _ summed: [String]) throws -> SheetCell {
    guard case .check(let measure, let formula) = dressed.column.role else { return .blank }
    let place = SpecPlace(file: "forms/\(submitted.form.code).yaml", line: 1, column: 1)
    let filling = DerivedFilling(form: submitted.form, column: dressed.column, measure: measure, formula: formula, place: place)
    guard filling.names.allSatisfy(summed.contains) else { return .text("—") }
    var sums: [String: Int128] = [:]
    for name in filling.names { sums[name] = records.reduce(0) { $0 + ($1.measures[name] ?? 0) } }
    guard let value = try filling.value(sums) else { return .text("—") }
    return try dress.figure(dressed, value, unit: dressed.unit)
  }
}
