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
  var isLong: Bool { item != nil }
  var faults: [Fault] = []
  /// How many cells of the row were recognised.
  var matches = 0
  let width: Int
  /// How many rows the header takes.
  let height: Int

  /// Binds the header that `rows` make together, upper rows first.
  init(_ rows: [InputRow], form: Form, units: UnitTable) {
    self.form = form
    height = rows.count
    let labels = Self.columnTexts(rows)
    width = labels.last?.cell.column ?? 0
    if form.long != nil { bindLong(labels) }
    var seen: [String: InputCell] = [:]
    for label in labels {
      if label.cell.column == item || label.cell.column == value || label.cell.column == unit { continue }
      guard let (column, unitText) = Self.column(label.texts, form, units) else {
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
        Bound(column: column, position: label.cell.column, header: label.texts[0], unitText: unitText, line: label.cell.line))
    }
    let missing = form.columns.filter { column in
      !column.optional && seen[column.id] == nil && !(isLong && (column.measure != nil || column.isUnit))
    }
    if !missing.isEmpty { faults.append(.missing(missing)) }
  }

  var isComplete: Bool { faults.isEmpty && matches > 0 }

  private mutating func bindLong(_ labels: [(cell: InputCell, texts: [String])]) {
    guard let long = form.long, form.layouts.contains(.long) else { return }
    func position(_ names: [String]) -> Int? {
      let folded = Set(names.map(HeaderName.folded))
      return labels.first { label in label.texts.contains { folded.contains(HeaderName.folded($0)) } }?.cell.column
    }
    guard let item = position(long.item), let value = position(long.value) else { return }
    (self.item, self.value, unit) = (item, value, position(long.unit))
    matches += 2
  }

  /// The column that a header text names, and the unit that it states.
  private static func column(_ texts: [String], _ form: Form, _ units: UnitTable) -> (Column, String?)? {
    for text in texts {
      let header = HeaderText(text)
      for (name, unitText) in zip(header.names, header.unitTexts) {
        guard let column = form.columns.first(where: { $0.foldedHeaders.contains(name) }) else { continue }
        guard let unitText else { return (column, nil) }
        guard HeaderText.units(in: unitText, units) != nil else { continue }
        return (column, unitText)
      }
    }
    return nil
  }

  /// For each column of the header: its lowest cell, and its texts from the most to the least specific.
  ///
  /// A parent cell that a merge spread over several columns stands only in the first of them: it is carried to the right
  /// until the next parent, as long as there are children below.
  private static func columnTexts(_ rows: [InputRow]) -> [(cell: InputCell, texts: [String])] {
    guard rows.count > 1 else {
      return (rows.first?.filled ?? []).map { ($0, [$0.trimmed]) }
    }
    let width = rows.map(\.cells.count).max() ?? 0
    var labels: [(cell: InputCell, texts: [String])] = []
    var parents = [InputCell?](repeating: nil, count: rows.count)
    for column in 1...max(1, width) {
      for (level, row) in rows.enumerated() {
        if let cell = row[column], !cell.isBlank {
          parents[level] = cell
          if level + 1 < rows.count { for below in (level + 1)..<rows.count { parents[below] = nil } }
        } else if level == rows.count - 1 {
          parents[level] = nil
        } else if let cell = row[column - 1], cell.mergeAcross == 0, rows.dropFirst(level + 1).allSatisfy({ $0[column]?.isBlank ?? true }) {
          parents[level] = nil
        }
      }
      let chain = parents.compactMap { $0 }
      guard let lowest = chain.last else { continue }
      let own = rows.indices.contains { rows[$0][column].map { !$0.isBlank } ?? false }
      guard own else { continue }
      let parts = chain.map(\.trimmed)
      var texts = [parts[parts.count - 1], parts.joined()]
      if parts.count > 1 { texts.insert(parts.suffix(2).joined(), at: 1) }
      if parts.count == 1 { texts = [parts[0]] }
      labels.append((lowest, texts))
    }
    return labels
  }
}

extension Column {
  var isUnit: Bool { if case .unit = role { true } else { false } }
}
