import Definition
import Quantities
import Submissions

/// Units above a header that stand there without the word 单位.
///
///     财政扶贫资金支出进度表（元）         in brackets behind a title, or behind a blank
///     财政扶贫资金支出进度表,,,（元）      in a cell of their own, mostly at the right
///     金额：元                            behind another word
///     本表金额以元计
///
/// （2020年12月）, （试行）, （一） and 币种：人民币 state none.
struct UnitsAbove {
  struct Statement {
    let cell: InputCell
    let value: String
    /// It stands alone above one column of several that it could be meant for.
    let isDoubtful: Bool
  }

  /// The scales that somebody wrote for a unit of money.
  private static let scales: Set<String> = ["万", "千", "亿", "百万", "千万", "十万", "百亿"]
  /// They name the currency, not a unit of it.
  private static let currencies: Set<String> = ["人民币", "RMB", "CNY", "¥", "￥"]

  private let units: UnitTable

  init(_ units: UnitTable) { self.units = units }

  /// What those cells of a row say that are no labels.
  func statements(_ cells: some Sequence<InputCell>, of row: InputRow, above header: HeaderBinding) -> [Statement] {
    cells.flatMap { cell in
      if let unit = alone(cell, in: row) {
        return [Statement(cell: cell, value: unit, isDoubtful: isOfOneColumn(cell, unit, in: row, header))]
      }
      return values(in: cell.text).map { Statement(cell: cell, value: $0, isDoubtful: false) }
    }
  }

  /// Whether a row is a title and units: `支出表,,,（元）`, `2020年12月27日,,,元`. It is no row of a header.
  func isTitleAndUnit(_ row: InputRow, _ pipeline: Pipeline) -> Bool {
    let filled = row.filled
    let title = filled.prefix { alone($0, in: row) == nil }
    guard !title.isEmpty, title.count < filled.count, filled[title.count...].allSatisfy({ alone($0, in: row) != nil }) else { return false }
    return !title.contains { HeaderText($0.text).names.contains { pipeline.formsByHeader[$0] != nil } }
  }

  // MARK: - Cells that are a unit

  /// The unit that a cell is, in brackets or not; 年 behind 2020 is none.
  private func alone(_ cell: InputCell, in row: InputRow) -> String? {
    guard cell.kind == .text, cell.text.utf8.count <= 60 else { return nil }
    let text = UnitWords.unbracketed(LabelText.folded(cell.text))
    guard isUnit(text) else { return nil }
    if let left = row[cell.column - 1], !left.isBlank, left.trimmed.utf8.allSatisfy({ (48...57).contains($0) }) { return nil }
    return text
  }

  private func isUnit(_ text: String) -> Bool {
    guard !Self.currencies.contains(text), let listed = HeaderText.units(in: text, units) else { return false }
    return !UnitWords.isOfCalendar(listed)
  }

  /// Whether a unit that stands alone in its row, above a column that it fits and not at the right end, leaves other columns
  /// open that it would fit as well: it may be the unit of one of them or of all.
  private func isOfOneColumn(_ cell: InputCell, _ text: String, in row: InputRow, _ header: HeaderBinding) -> Bool {
    let reach = cell.column...(cell.column + cell.mergeAcross)
    guard row.filled.count == 1, reach.upperBound < header.width, let listed = HeaderText.units(in: text, units) else { return false }
    let fitting = header.columns.filter { $0.column.measure.map { measure in listed.contains { measure.takes($0) } } ?? false }
    return fitting.contains { reach.contains($0.position) } && fitting.contains { !reach.contains($0.position) && $0.unitText == nil }
  }

  // MARK: - Titles

  /// The units that a title states.
  func values(in text: String) -> [String] {
    let folded = LabelText.folded(text)
    let plain = HeaderName.folded(folded)
    return brackets(at: plain) + behindWords(folded) + (counted(in: plain).map { [$0] } ?? [])
  }

  /// Those in the brackets at its end: `支出表（万元）（试行）`.
  private func brackets(at text: String) -> [String] {
    var values: [String] = []
    var rest = text[...]
    while let last = rest.last, ")]】〕".contains(last), let open = rest.lastIndex(where: { "([【〔".contains($0) }) {
      let inner = String(rest[rest.index(after: open)...].dropLast())
      if let value = value(bracketed: inner) { values.append(value) }
      rest = rest[..<open]
    }
    return values
  }

  /// `元`, `2020年12月，元`; `万`, which is for somebody to refuse.
  private func value(bracketed inner: String) -> String? {
    if isUnit(inner) || Self.scales.contains(inner) { return inner }
    let parts = inner.split(whereSeparator: { ",，;；、".contains($0) }).map(String.init)
    let stated = parts.filter(isUnit)
    guard !stated.isEmpty, parts.allSatisfy({ isUnit($0) || $0.utf8.contains { (48...57).contains($0) } }) else { return nil }
    return stated.joined(separator: "、")
  }

  /// `金额：元`, `支出进度表 元`: a word of its own, or what follows one.
  private func behindWords(_ text: String) -> [String] {
    let words = text.split(whereSeparator: { $0.isWhitespace || ",，;；()".contains($0) }).map(String.init)
    var values: [String] = []
    for word in words {
      let parts = word.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2, !parts[0].isEmpty, isUnit(parts[1]) { values.append(parts[1]) }
    }
    let apart = text.split(whereSeparator: \.isWhitespace).map(String.init)
    if apart.count > 1, let last = apart.last, isUnit(last), !apart[apart.count - 2].utf8.allSatisfy({ (48...57).contains($0) }) { values.append(last) }
    return values
  }

  /// 以元计, 按万元填列.
  private func counted(in text: String) -> String? {
    for verb in ["计", "填", "统计", "反映"] {
      var rest = text[...]
      while let end = rest.range(ofLast: verb) {
        rest = rest[..<end]
        if let start = rest.lastIndex(where: { "以按".contains($0) }) {
          let inner = String(rest[rest.index(after: start)...])
          if UnitWords.isOfAmount(inner), isUnit(inner) { return inner }
        }
      }
    }
    return nil
  }
}

extension Substring {
  /// Where the last occurrence of a word begins.
  fileprivate func range(ofLast word: String) -> Index? {
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      if self[index...].hasPrefix(word) { return index }
    }
    return nil
  }
}
