import Definition
import Figures
import Quantities

/// Finds the header row of a grid, and the form that it is the header of.
///
/// A header may take up to three rows (merged cells). The form is the one that 表号 or the file's name states; where
/// neither does, the form whose columns the header names. Nothing is guessed: without a header that binds, the file is
/// refused with the nearest miss.
struct Recognition {
  static let searchedRows = 60

  struct Found {
    let binding: HeaderBinding
    /// The index of the first header row.
    let row: Int
    /// Other forms of which it is the header just as well.
    var rivals: [Form] = []
  }

  /// The only form to look for, where 表号 or the file's name states one.
  let stated: Form?
  let pipeline: Pipeline

  private var units: UnitTable { pipeline.units }

  /// The forms that at least two cells of a row may be headers of.
  private func candidates(_ rows: ArraySlice<InputRow>) -> [Form] {
    if let stated { return [stated] }
    var counts: [String: Int] = [:]
    for cell in rows.flatMap(\.filled).prefix(100) {
      var seen: Set<String> = []
      for name in HeaderText(cell.text).names {
        for code in pipeline.formsByHeader[name] ?? [] where seen.insert(code).inserted { counts[code, default: 0] += 1 }
      }
    }
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value >= 2 && $0.value * 2 >= most }.keys.sorted().compactMap { pipeline.forms[$0] }
  }

  /// `支出表,,,（元）` right above a header is no part of it.
  private func isTitleAndUnit(_ row: InputRow) -> Bool { UnitsAbove(units).isTitleAndUnit(row, pipeline) }

  /// So many rows are looked at, blank ones included; a spreadsheet may save hundreds of empty ones on top.
  private static let seenRows = 2000

  /// Nearly every header is among so many rows: of the tables of a stack only these are looked at.
  private static let first = 8

  func header(in rows: SheetRows) -> Found? {
    var top: [InputRow] = []
    var filled = 0
    for row in rows.prefix(Self.seenRows) where filled < Self.searchedRows + 3 {
      top.append(row)
      filled += row.filled.isEmpty ? 0 : 1
      // What is complete with the three rows that it may take at hand is so whatever follows.
      if top.count == Self.first, let found = header(in: top), found.binding.isComplete, found.row + 3 <= top.count { return found }
    }
    return header(in: top)
  }

  /// The first complete header; else the most nearly complete one, with its faults.
  func header(in rows: [InputRow]) -> Found? {
    var best: (found: Found, score: Int)?
    let filled = rows.indices.filter { !rows[$0].filled.isEmpty }.prefix(Self.searchedRows)
    for row in filled where rows[row].filled.count >= 2 && !Preamble.isAboveHeader(rows[row], pipeline) {
      var complete: [Found] = []
      for form in candidates(rows[row..<min(row + 3, rows.count)]) {
        for height in 1...3 where row + height <= rows.count && !rows[(row + 1)..<(row + height)].contains(where: Preamble.opens) {
          let binding = HeaderBinding(Array(rows[row..<(row + height)]), form: form, units: units)
          if binding.isComplete {
            if height > 1, isTitleAndUnit(rows[row]), HeaderBinding(Array(rows[(row + 1)..<(row + height)]), form: form, units: units).isComplete { break }
            complete.append(Found(binding: binding, row: row))
            break
          }
          let unknown = binding.faults.count { if case .unknown = $0 { true } else { false } }
          let score = binding.matches * 4 - unknown * 2 - (height - 1)
          if binding.matches >= 2, best.map({ score > $0.score }) ?? true {
            best = (Found(binding: binding, row: row), score)
          }
        }
      }
      if var most = complete.max(by: { $0.binding.matches < $1.binding.matches }) {
        most.rivals = complete.map(\.binding).filter { $0.matches == most.binding.matches && $0.form.code != most.binding.form.code }.map(\.form)
        return most
      }
    }
    return best?.found
  }
}
