import Definition
import Quantities

/// A list of one figure a row, turned into one column a figure, so that it is looked at like any other table.
enum DraftList {
  private static let items: Set<String> = ["指标", "指标名称", "统计指标"]
  private static let values: Set<String> = ["数值", "指标值", "数量", "金额", "本期数"]
  private static let unitHeaders: Set<String> = ["单位", "计量单位", "计算单位"]

  /// The table itself where it is no list.
  static func spread(_ table: DraftTable, units: UnitTable) -> DraftTable {
    var table = table
    if table.long == nil {
      let headers = table.columns.map(\.header)
      guard let item = headers.first(where: items.contains), let value = headers.first(where: values.contains) else { return table }
      table.long = (item, value, headers.first(where: unitHeaders.contains))
    }
    guard let long = table.long else { return table }
    func column(_ header: String?) -> DraftColumn? { table.columns.first { $0.header == header } }
    guard let itemColumn = column(long.item), let valueColumn = column(long.value) else { return table }
    let unitColumn = column(long.unit)
    let others = table.columns.filter { ![long.item, long.value, long.unit].contains($0.header) }
    // Texts that differ from figure to figure, such as remarks, do not tell records apart.
    let dimensions = others.filter { column in !["备注", "说明"].contains { column.header.contains($0) } }
    var order: [String: Int] = [:]
    var records: [[DraftCell?]] = []
    var names: [String] = []
    var figures: [String: [Int: DraftCell]] = [:]
    for row in itemColumn.cells.indices {
      guard let name = itemColumn.cells[row] else { continue }
      let key = dimensions.map { $0.cells[row]?.text ?? "" }.joined(separator: "\u{1}")
      let record = order[key] ?? records.count
      if order[key] == nil {
        order[key] = record
        records.append(dimensions.map { $0.cells[row] })
      }
      let header = DraftHeader(name.text, units: units).name
      if figures[header] == nil { names.append(header) }
      var cell = valueColumn.cells[row]
      if let unit = unitColumn?.cells[row]?.text { cell?.unit = unit }
      figures[header, default: [:]][record] = cell
    }
    table.columns = dimensions.enumerated().map { position, column in
      DraftColumn(header: column.header, unitText: column.unitText, cells: records.map { $0[position] })
    }
    table.columns += others.filter { other in !dimensions.contains { $0.header == other.header } }.map {
      DraftColumn(header: $0.header, unitText: nil, cells: records.map { _ in nil })
    }
    table.columns += names.map { name in
      DraftColumn(header: name, unitText: nil, cells: records.indices.map { figures[name]?[$0] })
    }
    table.totals = []
    return table
  }
}
