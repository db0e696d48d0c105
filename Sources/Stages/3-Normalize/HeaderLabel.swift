import Definition
import Quantities

/// A column of the header: its lowest cell, the texts from the top down, and what it may be called, the most specific
/// name first.
struct HeaderLabel {
  let cell: InputCell
  let chain: [String]
  let texts: [String]
  /// What the texts above a lowest cell 小计 or 合计 say: it stands for what they name.
  private let whole: [String]

  /// Those of `chain` that stand in a row of nothing but units: `,,元,元` above 下达 and 支出.
  private let bareUnits: [String]

  private static let wholes: Set<String> = ["小计", "合计", "总计", "共计", "总数", "计"]

  private init(_ cell: InputCell, chain: [String], bareUnits: [String] = []) {
    self.cell = cell
    self.bareUnits = bareUnits
    self.chain = chain
    guard chain.count > 1 else {
      (texts, whole) = (chain, [])
      return
    }
    let last = chain.suffix(2)
    // 投资 above 计划 and 完成 may be 投资计划 or 计划投资.
    texts = [chain.joined(), last.joined(), last.reversed().joined(), chain[chain.count - 1]]
    whole = Self.wholes.contains(HeaderName.folded(chain[chain.count - 1])) ? [chain.dropLast().joined(), chain[chain.count - 2]] : []
  }

  /// A parent cell that a merge spread over several columns stands only in the first of them: it is carried to the right
  /// until the next parent, as long as there are children below.
  static func all(_ rows: [InputRow], _ units: UnitTable) -> [HeaderLabel] {
    guard rows.count > 1 else {
      return (rows.first?.filled ?? []).map { HeaderLabel($0, chain: [$0.trimmed]) }
    }
    let width = rows.map(\.cells.count).max() ?? 0
    var labels: [HeaderLabel] = []
    let ofUnits = rows.indices.map { level in
      let cells = rows[level].filled.map { UnitWords.unbracketed($0.text) }.filter { !UnitWords.statesNothing($0) }
      return level + 1 < rows.count && !cells.isEmpty && cells.allSatisfy { HeaderText.units(in: $0, units) != nil }
    }
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
      guard rows.contains(where: { $0[column].map { !$0.isBlank } ?? false }) else { continue }
      let bare = zip(parents, ofUnits).compactMap { $1 ? $0.map { UnitWords.unbracketed($0.text) } : nil }.filter { !UnitWords.statesNothing($0) }
      labels.append(HeaderLabel(lowest, chain: chain.map(\.trimmed), bareUnits: bare))
    }
    return labels
  }

  /// The column that a header names, and the unit that it states: its own, or else the nearest one above it.
  func column(_ form: Form, _ units: UnitTable) -> (Column, unit: String?, above: Bool)? {
    for text in texts {
      let header = HeaderText(text)
      for (name, unitText) in zip(header.names, header.unitTexts) {
        guard let column = form.column(named: name) else { continue }
        guard let unitText else { return (column, unitAbove(units), true) }
        guard HeaderText.units(in: unitText, units) != nil else { continue }
        return (column, unitText, false)
      }
    }
    // The totals of a cross table have no column of their own.
    guard form.cross == nil else { return nil }
    for text in whole {
      for name in HeaderText(text).names {
        if let column = form.column(named: name) { return (column, unitAbove(units), true) }
      }
    }
    return nil
  }

  /// `资金情况（万元）` above 下达 and 支出 states the unit of both.
  func unitAbove(_ units: UnitTable) -> String? {
    for text in chain.reversed() {
      if let unit = HeaderText(text).unitTexts.lazy.compactMap({ $0 }).first(where: { HeaderText.units(in: $0, units) != nil }) { return unit }
    }
    return bareUnits.last
  }
}
