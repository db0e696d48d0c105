import Definition
import Figures
import Quantities

/// A header row bound to a form: which column of the file is which column of the form.
struct HeaderBinding {
  struct Bound {
    let column: Column
    /// The column of the file, from 1.
    let position: Int
    let header: String
    /// The unit text of the header, if it has one.
    let unitText: String?
    /// The unit is a parent's, which may speak of other columns too.
    let isUnitAbove: Bool
    let line: Int
  }

  enum Fault {
    case unknown(InputCell)
    case duplicate(InputCell, first: InputCell, Column)
    case missing([Column])
  }

  let form: Form
  var columns: [Bound] = []
  /// In a long layout: where item, value and unit stand.
  var item: Int?
  var value: Int?
  var unit: Int?
  /// In a long layout: the unit that the column of values states for those figures that it can be the unit of.
  private(set) var valueUnit: String?
  var isLong: Bool { item != nil }
  /// Columns 序号 that the form does not list.
  private(set) var numberingColumns: Set<Int> = []
  /// The texts of each column of the file, whichever row of the header they stand in.
  private(set) var texts: [Int: Set<String>] = [:]

  /// Whether each of these cells says what the header of its column says, as where it is printed again at the top of a page.
  func isRepeated(in filled: [InputCell]) -> Bool {
    filled.allSatisfy { texts[$0.column]?.contains(HeaderName.folded($0.text)) ?? false }
  }

  var faults: [Fault] = []
  /// How many cells of the row were recognised.
  var matches = 0
  let width: Int
  /// How many rows the header takes.
  let height: Int
  /// Of a cross table: the categories in the header and where they stand.
  private(set) var crossed: [Crossed] = []
  /// Of a cross table: where each row's own total stands.
  private(set) var rowTotal: InputCell?

  /// A column of a cross table.
  struct Crossed {
    /// The header cell, whose text is the category as it was written, without its unit.
    let cell: InputCell
    var unitText: String?
  }

  /// Takes the units that a row below the header of a cross table states, column by column.
  mutating func takeUnits(ofCrossed row: InputRow) {
    for index in crossed.indices {
      guard let cell = row[crossed[index].cell.column], !cell.isBlank else { continue }
      let text = HeaderName.folded(cell.text)
      crossed[index].unitText = text.hasPrefix("(") && text.hasSuffix(")") ? String(text.dropFirst().dropLast()) : text
    }
  }

  /// What `layout` says of a reading.
  var layout: String {
    if isLong { return Form.Layout.long.rawValue }
    if !crossed.isEmpty { return Form.Layout.cross.rawValue }
    return (form.layouts.first { $0 != .long && $0 != .cross } ?? .register).rawValue
  }

  /// Binds the header that `rows` make together, upper rows first.
  init(_ rows: [InputRow], form: Form, units: UnitTable) {
    self.form = form
    height = rows.count
    let labels = HeaderLabel.all(rows, units)
    width = labels.last?.cell.column ?? 0
    for label in labels { texts[label.cell.column] = Set(label.chain.map(HeaderName.folded)) }
    if form.long != nil { bindLong(labels, units) }
    var seen: [String: InputCell] = [:]
    for label in labels {
      if label.cell.column == item || label.cell.column == value || label.cell.column == unit { continue }
      guard let (column, unitText, above) = label.column(form, units) ?? corner(label) else {
        if bindCrossed(label, units) { continue }
        if Self.numbering.contains(HeaderName.folded(label.cell.text)) {
          numberingColumns.insert(label.cell.column)
          continue
        }
        faults.append(.unknown(label.cell))
        continue
      }
      if let first = seen[column.id] {
        faults.append(.duplicate(label.cell, first: first, column))
        continue
      }
      seen[column.id] = label.cell
      matches += 1
      columns.append(
        Bound(
          column: column, position: label.cell.column, header: label.cell.trimmed, unitText: unitText, isUnitAbove: above, line: label.cell.line))
    }
    let missing = form.columns.filter { column in
      if seen[column.id] != nil || column.optional || column.id == form.partColumn?.id { return false }
      if isLong, column.measure != nil || column.isUnit { return false }
      return crossed.isEmpty || (column.id != form.cross?.category && column.id != form.cross?.measure)
    }
    if !missing.isEmpty { faults.append(.missing(missing)) }
  }

  /// Columns that number the rows of any table and say nothing.
  private static let numbering: Set<String> = ["序号", "行次"]

  var isComplete: Bool { faults.isEmpty && matches > 0 }

  // MARK: - Cross tables

  /// `乡镇\项目` names what stands below it and what stands beside it: it heads the first.
  private func corner(_ label: HeaderLabel) -> (Column, unit: String?, above: Bool)? {
    guard let cross = form.cross, let category = form[column: cross.category] else { return nil }
    let names = HeaderName.folded(label.cell.text).split(whereSeparator: { "\\/|、".contains($0) }).map(String.init)
    guard names.count == 2, let beside = names.firstIndex(where: category.foldedHeaders.contains) else { return nil }
    return form.column(named: names[1 - beside]).map { ($0, nil, false) }
  }

  /// A value of the category as a header, or the label of the rows' own totals.
  private mutating func bindCrossed(_ label: HeaderLabel, _ units: UnitTable) -> Bool {
    guard let cross = form.cross, form.layouts.contains(.cross), case .category(let categories)? = form[column: cross.category]?.role else {
      return false
    }
    for text in label.texts {
      let header = HeaderText(text)
      for (name, unitText) in zip(header.names, header.unitTexts) {
        if let totals = form.totals, rowTotal == nil, totals.labels.map(HeaderName.folded).contains(name) {
          rowTotal = label.cell
          matches += 1
          return true
        }
        guard let code = categories.code(name), unitText.map({ HeaderText.units(in: $0, units) != nil }) ?? true else { continue }
        if let first = crossed.first(where: { categories.code($0.cell.text) == code }), let column = form[column: cross.category] {
          faults.append(.duplicate(label.cell, first: first.cell, column))
          return true
        }
        var cell = label.cell
        cell.text = name
        crossed.append(Crossed(cell: cell, unitText: unitText ?? label.unitAbove(units)))
        matches += 1
        return true
      }
    }
    return false
  }

  private mutating func bindLong(_ labels: [HeaderLabel], _ units: UnitTable) {
    guard let long = form.long, form.layouts.contains(.long) else { return }
    func position(_ names: [String]) -> Int? {
      let folded = Set(names.map(HeaderName.folded))
      return labels.first { label in label.texts.contains { folded.contains(HeaderName.folded($0)) } }?.cell.column
    }
    guard let item = position(long.item) else { return }
    guard let (value, unitText) = position(long.value).map({ ($0, nil) }) ?? Self.value(long.value, labels, units) else { return }
    (self.item, self.value, unit, valueUnit) = (item, value, position(long.unit), unitText)
    matches += 2
  }

  /// `数值（万元）` heads the figures of a list and says the unit of those that it can be the unit of.
  private static func value(_ names: [String], _ labels: [HeaderLabel], _ units: UnitTable) -> (Int, String?)? {
    let folded = names.map(HeaderName.folded)
    for label in labels {
      for text in label.texts {
        let header = HeaderText(text)
        for (name, unit) in zip(header.names, header.unitTexts) where folded.contains(name) {
          if let unit, HeaderText.units(in: unit, units) != nil { return (label.cell.column, unit) }
        }
      }
    }
    return nil
  }
}

extension Column {
  var isUnit: Bool { if case .unit = role { true } else { false } }
}
