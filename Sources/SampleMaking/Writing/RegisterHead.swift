import Definition
import Quantities
import Sheets

/// The header of a register: one row, or two where neighbouring columns of money share a merged one, then units and numbers.
struct RegisterHead {
  let dress: Dress

  private static let ordinals = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"]

  func rows() -> (heads: [[String]], merges: [HeadMerge]) {
    var heads = [dress.columns.map(dress.headerText)]
    var merges: [HeadMerge] = []
    let groups = dress.style.habits.contains(.parent) ? moneyGroups : []
    if !groups.isEmpty {
      let below = dress.columns.indices.map { column in groups.contains { $0.contains(column) } ? dress.columns[column].header : "" }
      for group in groups {
        merges.append(HeadMerge(row: 0, column: group.lowerBound, across: group.count - 1, down: 0))
        for column in group {
          heads[0][column] = column == group.lowerBound ? dress.withUnit("资金", dress.columns[column].unit) : ""
        }
      }
      for column in dress.columns.indices where below[column].isEmpty {
        merges.append(HeadMerge(row: 0, column: column, across: 0, down: 1))
      }
      heads.append(below)
    }
    let units = dress.columns.map { dressed in
      if case .unitRow = dressed.statement { dressed.unit?.symbol ?? "" } else { "" }
    }
    if units.contains(where: { !$0.isEmpty }) { heads.append(units) }
    if dress.style.habits.contains(.numbers) { heads.append(numbers) }
    return (heads, merges)
  }

  /// 甲 乙 for what is no figure, 1 2 3 for figures.
  private var numbers: [String] {
    var texts = Self.ordinals.makeIterator()
    var figures = 0
    return dress.columns.map { dressed in
      guard dressed.column.measure != nil else { return texts.next() ?? "" }
      figures += 1
      return String(figures)
    }
  }

  /// Runs of at least two columns of money whose headers state the same unit.
  private var moneyGroups: [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    while start < dress.columns.count {
      var end = start
      while end < dress.columns.count, let unit = moneyUnit(end), unit == moneyUnit(start) { end += 1 }
      if end - start > 1 { groups.append(start..<end) }
      start = max(end, start + 1)
    }
    return groups
  }

  private func moneyUnit(_ column: Int) -> String? {
    guard case .header = dress.columns[column].statement, let unit = dress.columns[column].unit, unit.family.id == "money" else { return nil }
    return unit.symbol
  }
}
