import Definition
import Figures
import Quantities
import Submissions

/// Finds the table in rows of cells: labels and title above, a header of up to three rows, records, total rows, notes.
struct GridDraft {
  private let rows: [[Int: DraftCell]]
  private let merges: [Set<Int>]
  private let units: UnitTable
  private let figures: DraftFigures

  init(_ rows: [RawRow], units: UnitTable) {
    self.rows = rows.map { row in
      var cells: [Int: DraftCell] = [:]
      for cell in row.cells { cells[cell.column] = DraftCell(row.text(of: cell), kind: cell.kind) }
      return cells
    }
    merges = rows.map { row in
      Set(row.cells.flatMap { $0.mergeAcross > 0 ? Array($0.column...($0.column + $0.mergeAcross)) : [] })
    }
    self.units = units
    figures = DraftFigures(units)
  }

  private static let searched = 60
  private static let totalLabels = ["小计", "合计", "总计", "共计", "全县", "全市", "全区"]

  /// Nil where no row looks like a header.
  func table() -> DraftTable? {
    guard let start = headerRow() else { return nil }
    var table = DraftTable()
    for row in rows[..<start] { readAbove(row, &table) }
    let height = headerHeight(start)
    var columns = headers(Array(rows[start..<(start + height)]))
    var body = start + height
    while body < rows.count {
      if rows[body].isEmpty || isNumberRow(rows[body]) {
        body += 1
      } else if isUnitRow(rows[body]) {
        for (position, cell) in rows[body] where columns[position]?.unitText == nil { columns[position]?.unitText = Self.bare(cell.text) }
        body += 1
      } else {
        break
      }
    }
    let positions = columns.keys.sorted()
    let texts = rows[start..<(start + height)].map { Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.value.text) }) }
    for row in rows[body...] where !row.isEmpty {
      if Self.isNote(row) || texts.contains(where: { head in row.allSatisfy { head[$0.key] == $0.value.text } }) { continue }
      if let label = totalLabel(row) {
        table.totals.append((label, positions.map { row[$0] }))
        continue
      }
      for position in positions { columns[position]?.cells.append(row[position]) }
    }
    table.columns = positions.compactMap { columns[$0] }
    return table
  }

  // MARK: - Above the table

  private func readAbove(_ row: [Int: DraftCell], _ table: inout DraftTable) {
    let cells = row.keys.sorted().compactMap { row[$0] }
    for (index, cell) in cells.enumerated() {
      let found = DraftLabel.found(in: cell.text)
      for (label, value) in found {
        let next = value.isEmpty && index + 1 < cells.count ? cells[index + 1].text : ""
        if table.labels[label] == nil { table.labels[label] = value.isEmpty && DraftLabel.found(in: next).isEmpty ? next : value }
      }
      if found.isEmpty, index == 0, cell.text.count > table.title.count { table.title = cell.text }
    }
  }

  // MARK: - The header

  private func isLabelRow(_ row: [Int: DraftCell]) -> Bool {
    row.values.contains { cell in
      guard !DraftLabel.found(in: cell.text).isEmpty else { return false }
      // 投资（单位：万元） heads a column; 单位：万元 and （单位：万元） speak of the table.
      let header = DraftHeader(cell.text, units: units)
      return header.unit == nil || DraftLabel.unit.words.contains(header.name)
    }
  }

  private func isText(_ row: [Int: DraftCell]) -> Bool { !row.values.contains { figures.isFigure($0) } }

  private func headerRow() -> Int? {
    let width = rows.prefix(Self.searched * 2).map(\.count).max() ?? 0
    guard width >= 2 else { return nil }
    return rows.indices.prefix(Self.searched).first { index in
      rows[index].count >= 2 && rows[index].count * 5 >= width * 2 && !isLabelRow(rows[index]) && isText(rows[index])
    }
  }

  /// A row belongs to the header too if it has its texts where the rows above are blank or merged.
  private func headerHeight(_ start: Int) -> Int {
    var height = 1
    while height < 3, start + height < rows.count {
      let next = rows[start + height]
      guard !next.isEmpty, isText(next), !isUnitRow(next), !isNumberRow(next), ["其中", nil].contains(totalLabel(next)) else { break }
      let above = rows[start + height - 1]
      let opened = next.keys.filter { above[$0] == nil || merges[start + height - 1].contains($0) }
      let under = next.keys.filter { above[$0] != nil && !merges[start + height - 1].contains($0) }
      guard !opened.isEmpty, under.allSatisfy({ above[$0 + 1] == nil && next[$0 + 1] != nil }) else { break }
      height += 1
    }
    return height
  }

  /// The columns of a header by position; a parent is carried to the right over the columns that it spans.
  private func headers(_ heads: [[Int: DraftCell]]) -> [Int: DraftColumn] {
    let width = heads.flatMap(\.keys).max() ?? 0
    var chains: [Int: [String]] = [:]
    var parents = [String?](repeating: nil, count: heads.count)
    for position in 1...max(1, width) {
      for (level, head) in heads.enumerated() {
        if let cell = head[position] {
          parents[level] = cell.text
          for below in (level + 1)..<max(level + 1, heads.count) { parents[below] = nil }
        } else if level == heads.count - 1 || heads[(level + 1)...].allSatisfy({ $0[position] == nil }) {
          parents[level] = nil
        }
      }
      guard heads.contains(where: { $0[position] != nil }) else { continue }
      chains[position] = parents.compactMap { $0 }
    }
    var columns: [Int: DraftColumn] = [:]
    let names = chains.compactMapValues { $0.last.map { DraftHeader($0, units: units).name } }
    for (position, chain) in chains {
      let parts = chain.map { DraftHeader($0, units: units) }
      guard let last = parts.last else { continue }
      let isAlone = names.values.count { $0 == last.name } == 1
      let unit = parts.reversed().lazy.compactMap(\.unit).first
      columns[position] = DraftColumn(header: isAlone ? last.name : HeaderName.folded(chain.joined()), unitText: unit, cells: [])
    }
    return columns
  }

  // MARK: - Rows between header and records

  private static func bare(_ text: String) -> String {
    let folded = HeaderName.folded(text)
    return folded.hasPrefix("(") && folded.hasSuffix(")") ? String(folded.dropFirst().dropLast()) : folded
  }

  private func isUnitRow(_ row: [Int: DraftCell]) -> Bool {
    let texts = row.values.map { Self.bare($0.text) }.filter { !["单位", "计量单位", "—", "-", "/"].contains($0) }
    return !texts.isEmpty && texts.allSatisfy { DraftHeader.units(in: $0, units) != nil }
  }

  private func isNumberRow(_ row: [Int: DraftCell]) -> Bool {
    guard row.count >= 2 else { return false }
    var stems = Array("甲乙丙丁戊己庚辛壬癸")[...]
    var number = 1
    for position in row.keys.sorted() {
      let text = Self.bare(row[position]?.text ?? "")
      if text.count == 1, let stem = text.first, stem == stems.first {
        stems.removeFirst()
      } else if text.split(separator: "=").first.map(String.init) == String(number) {
        number += 1
      } else {
        return false
      }
    }
    return true
  }

  private func totalLabel(_ row: [Int: DraftCell]) -> String? {
    for position in row.keys.sorted() {
      guard let cell = row[position], !figures.isFigure(cell) else { continue }
      let text = HeaderName.folded(cell.text).split(separator: ":").first.map(String.init) ?? ""
      if Self.totalLabels.contains(text) { return text }
      if text.hasPrefix("其中") { return "其中" }
    }
    return nil
  }

  private static func isNote(_ row: [Int: DraftCell]) -> Bool {
    guard let first = row.keys.min().flatMap({ row[$0] }) else { return false }
    let text = HeaderName.folded(first.text)
    let signed = ["填表人", "审核人", "制表人", "负责人", "联系人", "联系电话", "单位负责人", "填报人", "复核人", "盖章", "填报日期", "报出日期", "平衡关系"]
    if row.count <= 4, signed.contains(where: { text.hasPrefix($0) }) { return true }
    return row.count <= 2 && ["注:", "备注:", "说明:", "注1", "注.", "附注"].contains { text.hasPrefix($0) }
  }
}
