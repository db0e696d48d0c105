import Definition
import Figures
import Quantities
import Submissions

/// Decides which columns are figures, and in which family and unit.
struct DraftMeasures {
  let units: UnitTable
  let figures: DraftFigures
  /// The units of the line 单位：… above the table.
  let sheet: [Unit]
  let known: DraftNames

  init(units: UnitTable, sheetLine: String?, known: DraftNames) {
    self.units = units
    self.known = known
    figures = DraftFigures(units)
    sheet = sheetLine.flatMap { DraftHeader.units(in: $0, units) }?.compactMap(\.first) ?? []
  }

  /// Nil where the column holds no figures.
  func guess(_ column: DraftColumn) -> (measure: DraftMeasure, evidence: [String], isDoubtful: Bool)? {
    let kinds = column.filled.map(figures.kind)
    let present = kinds.filter { $0 != .absent && $0 != .text }.count
    let texts = kinds.filter { $0 == .text }.count
    let headed = column.unitText.flatMap { DraftHeader.units(in: $0, units)?.first?.first }
    let areStated = !column.filled.isEmpty && column.filled.allSatisfy { $0.unit != nil }
    // A unit in the header or beside each value says that figures were meant, however they are written.
    guard headed != nil || areStated || (present > 0 && texts * 10 <= present) else { return nil }
    var evidence = present > 0 ? ["\(present) 个值\(texts == 0 ? "都是" : "是")数"] : ["没有一个数"]
    if texts > 0 { evidence.append("有 \(texts) 个读不出") }
    let written = column.filled.compactMap { cell -> Unit? in
      if let text = cell.unit { return units.candidates(HeaderName.folded(text)).first }
      if case .unit(let unit) = figures.kind(cell) { return unit }
      return nil
    }
    if let text = column.unitText, let unit = headed {
      evidence.append("表头写着（\(text)）")
      return (DraftMeasure(family: unit.family, unit: unit, isStated: true), evidence, texts > 0 || present == 0)
    }
    if let unit = written.first, written.count * 10 >= (present + texts) * 9 {
      let symbols = written.map(\.symbol).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      evidence.append("数后面写着\(symbols.prefix(3).joined(separator: "、"))")
      return (DraftMeasure(family: unit.family, unit: unit, isStated: true), evidence, texts > 0)
    }
    if column.filled.contains(where: { $0.kind == .percent }), let rate = units.candidates("%").first {
      evidence.append("格子是百分数")
      return (DraftMeasure(family: rate.family, unit: rate, isStated: true), evidence, texts > 0)
    }
    return unstated(column, evidence)
  }

  /// The file states no unit for the column: a column of the same name elsewhere, or the wording of the header.
  private func unstated(_ column: DraftColumn, _ evidence: [String]) -> (measure: DraftMeasure, evidence: [String], isDoubtful: Bool)? {
    if let (form, measure) = known.measure(column.header) {
      let own = sheet.first { $0.family == measure.family }
      let unit = own ?? measure.unit ?? units.canonical(measure.family)
      let source = own.map { "表头上方写着单位：\($0.symbol)" } ?? "\(form) 的同名栏是\(unit.symbol)"
      return (DraftMeasure(family: measure.family, unit: unit, isStated: own != nil), evidence + [source], own == nil)
    }
    guard let symbol = Self.wording.first(where: { words, _ in words.contains { column.header.contains($0) } })?.unit,
      let unit = units.candidates(symbol).first
    else {
      guard let unit = sheet.first ?? units.candidates("个").first else { return nil }
      let source = sheet.isEmpty ? "文件里没有写单位" : "表头上方写着单位：\(unit.symbol)"
      return (DraftMeasure(family: unit.family, unit: unit, isStated: !sheet.isEmpty), evidence + [source], true)
    }
    if let own = sheet.first(where: { $0.family == unit.family }) {
      return (DraftMeasure(family: own.family, unit: own, isStated: true), evidence + ["表头上方写着单位：\(own.symbol)"], false)
    }
    return (DraftMeasure(family: unit.family, unit: unit, isStated: false), evidence + ["文件里没有写单位，看栏名猜是\(unit.symbol)"], true)
  }

  private static let wording: [(words: [String], unit: String)] = [
    (["率", "比例", "占比", "进度", "百分"], "%"), (["资金", "金额", "投资", "收入", "支出", "余额", "产值", "补助", "补贴", "销售额", "元"], "万元"),
    (["人口", "人数", "人员"], "人"), (["户"], "户"), (["面积"], "亩"), (["里程"], "公里"),
  ]

  /// A measure whose rows state units of several families: the category that decides between them, if one does.
  func byCategory(
    _ column: DraftColumn, statedBy unitColumn: DraftColumn?, among categories: [(guess: DraftGuess, column: DraftColumn)]
  ) -> (column: String, units: [(code: String, unit: Unit)])? {
    let stated = column.cells.indices.map { row -> Unit? in
      let text = column.cells[row]?.unit ?? unitColumn?.cells[row]?.text
      if let text { return units.candidates(HeaderName.folded(text)).first }
      if let cell = column.cells[row], case .unit(let unit) = figures.kind(cell) { return unit }
      return nil
    }
    guard Set(stated.compactMap { $0?.family.id }).count > 1 else { return nil }
    for (guess, category) in categories {
      guard case .category(let values) = guess.role else { continue }
      var chosen: [(code: String, unit: Unit)] = []
      var isClear = true
      for value in values {
        let own = category.cells.indices.compactMap { row in
          category.cells[row].map { HeaderName.folded($0.text) == HeaderName.folded(value.written) } ?? false ? stated[row] : nil
        }
        isClear = isClear && Set(own.map(\.family.id)).count == 1
        if let unit = own.first { chosen.append((value.code, units.canonical(unit.family))) }
      }
      if isClear { return (guess.id, chosen) }
    }
    return nil
  }
}
