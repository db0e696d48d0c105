import Figures
import Quantities

/// Reads `reference.csv` and `baseline.csv`: figures of the definition's own, each of an indicator and in its unit.
struct FigureRowReader {
  /// By id; nil where the indicators could not be read themselves.
  let indicators: [String: Indicator]?
  let units: UnitTable
  let regions: RegionTable
  let mistakes: MistakeList

  func reference(_ text: String) -> [ReferenceRow] {
    let columns = ["indicator", "section", "name", "token", "qualifier", "value", "unit", "step", "period", "kind", "note"]
    var lines: [String: Int] = [:]
    return RegistryFile(text, file: "reference.csv", columns: columns, mistakes: mistakes).rows.compactMap { row in
      let id = row.text("indicator")
      if let line = lines[id] {
        row.mistake("indicator", found: Sentence(zh: "\(id) 又出现一次，先在第 \(line) 行", en: "\(id) again, first in line \(line)"), expected: Sentence(zh: "一个指标一行", en: "one row for an indicator"))
      }
      lines[id] = lines[id] ?? row.line
      check(row, isMade: false)
      let qualifier = Qualifier(rawValue: row.text("qualifier"))
      if qualifier == nil {
        row.mistake("qualifier", found: Sentence(same: "\"\(row.text("qualifier"))\""), expected: Sentence(zh: "exact、more_than 这样的限定", en: "a qualifier such as exact or more_than"))
      }
      let step = number("step", row)
      if let step, step.isNegative { row.mistake("step", found: Sentence(same: "\"\(step.text)\""), expected: Sentence(zh: "不小于 0 的步长", en: "a step of 0 or more")) }
      guard let value = number("value", row), let step, let qualifier else { return nil }
      return ReferenceRow(
        indicator: id, section: row.text("section"), name: row.text("name"), token: row.text("token"), qualifier: qualifier, value: value,
        unit: row.text("unit"), step: step, period: row.text("period"), kind: row.text("kind"))
    }
  }

  func baseline(_ text: String) -> [BaselineRow] {
    let columns = ["indicator", "region", "period", "value", "unit", "source"]
    var seen: Set<[String]> = []
    return RegistryFile(text, file: "baseline.csv", columns: columns, mistakes: mistakes).rows.compactMap { row in
      let key = [row.text("indicator"), row.text("region"), row.text("period")]
      if !seen.insert(key).inserted {
        row.mistake("indicator", found: Sentence(zh: "\(key.joined(separator: ",")) 写了两次", en: "\(key.joined(separator: ",")) twice"), expected: Sentence(zh: "一个数只有一个值", en: "one value for each figure"))
      }
      if regions[row.text("region")] == nil {
        row.mistake(
          "region", found: Sentence(zh: "区划 \"\(row.text("region"))\"", en: "the region \"\(row.text("region"))\""),
          expected: Sentence(zh: "regions.csv 里的代码", en: "a code of regions.csv").near(NearestName.of(row.text("region"), among: regions.all.map(\.code))))
      }
      check(row, isMade: true)
      return number("value", row).map {
        BaselineRow(indicator: key[0], region: key[1], period: key[2], value: $0, unit: row.text("unit"), source: row.text("source"))
      }
    }
  }

  private func number(_ column: String, _ row: RegistryFile.Row) -> Exact? {
    guard let number = Exact(plain: row.text(column)) else {
      row.mistake(column, found: Sentence(same: "\"\(row.text(column))\""), expected: Sentence(zh: "普通小数，如 69.1", en: "a plain decimal such as 69.1"))
      return nil
    }
    return number
  }

  /// The period, the indicator, its unit, and a value that the unit can have.
  ///
  /// - Parameter isMade: Whether an indicator must be made of it; what a report printed may be computed by none.
  private func check(_ row: RegistryFile.Row, isMade: Bool) {
    if Period(row.text("period")) == nil {
      row.mistake("period", found: Sentence(same: "\"\(row.text("period"))\""), expected: Sentence(zh: "一期，如 2020、2020-12、2016-2020", en: "a period such as 2020, 2020-12 or 2016-2020"))
    }
    guard let indicators else { return }
    let id = row.text("indicator")
    guard let indicator = indicators[id] else {
      guard isMade else { return }
      row.mistake("indicator", found: Sentence(zh: "指标 \"\(id)\"", en: "the indicator \"\(id)\""), expected: Sentence(zh: "indicators 里的一个指标", en: "an indicator").near(NearestName.of(id, among: indicators.keys.sorted())))
      return
    }
    let unit = row.text("unit")
    guard indicator.unit == unit || indicator.unit.isEmpty else {
      row.mistake("unit", found: found(unit, in: indicator), expected: Sentence(zh: "这个指标的单位 \(indicator.unit)，数也按它写", en: "\(indicator.unit), the indicator's unit, and the number in it"))
      return
    }
    guard let value = Exact(plain: row.text("value")) else { return }
    if let family = indicator.family, family.isCounted, indicator.countsWholes, value.reduced.decimals > 0 {
      row.mistake("value", found: Sentence(same: "\"\(row.text("value"))\" \(unit)"), expected: Sentence(zh: "整数：\(unit) 是数出来的", en: "a whole number: \(unit) is counted"))
    }
    if indicator.family == nil, unit == "日期", !isDate(row.text("value")) {
      row.mistake("value", found: Sentence(same: "\"\(row.text("value"))\""), expected: Sentence(zh: "日历上有的一天或一月，如 20211015、202110", en: "a day or month of the calendar such as 20211015 or 202110"))
    }
  }

  private func found(_ unit: String, in indicator: Indicator) -> Sentence {
    guard let family = units.candidates(unit).first?.family else { return Sentence(zh: "不认识的单位 \"\(unit)\"", en: "the unknown unit \"\(unit)\"") }
    guard family == indicator.family else { return Sentence(zh: "另一类单位 \"\(unit)\"", en: "\"\(unit)\", a unit of another kind") }
    return Sentence(zh: "单位 \"\(unit)\"", en: "the unit \"\(unit)\"")
  }

  /// A date's value is yyyymmdd, or yyyymm where the report names a month.
  private func isDate(_ text: String) -> Bool {
    guard let number = Int(text) else { return false }
    return text.utf8.count == 6
      ? Day(year: number / 100, month: number % 100, day: 1) != nil
      : Day(year: number / 10000, month: number / 100 % 100, day: number % 100) != nil
  }
}

extension Indicator {
  /// Whether its figures are counts themselves: a mean or quotient of counts may have decimals.
  fileprivate var countsWholes: Bool {
    switch rule {
    case .sum, .count, .distinct, .classed, .given, .baseline: true
    case .ratio, .weightedMean, .mean, .extreme, .formula, .score, .same: false
    }
  }
}
