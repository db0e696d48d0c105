import Definition
import Figures
import Sheets

/// How an office writes what is not a figure: categories, days, periods.
struct Wording {
  let style: HouseStyle
  let regions: RegionTable

  /// A text of a column that is not a measure.
  func cell(_ column: Column, _ text: String) -> SheetCell {
    switch column.role {
    case .category(let categories): .text(category(categories, text))
    case .period: .text(Period(text).map(period) ?? text)
    case .date: Day(text).map { .day($0) } ?? (style.absent.isEmpty ? .blank : .text(style.absent))
    case .region: .text(style.value == 1 ? regions[text]?.name ?? text : regions.short(text))
    case .key, .text, .measure, .check, .unit, .ignored, .private: text.isEmpty ? .blank : .text(text)
    }
  }

  func header(_ column: Column) -> String { Self.pick(column.headers, style.header) ?? column.id }

  private func category(_ categories: Categories, _ code: String) -> String {
    switch categories {
    case .named(let values): values.first { $0.code == code }.flatMap { Self.pick($0.written, style.value) } ?? code
    case .flag: code == "yes" ? "是" : "否"
    case .year: style.value == 1 ? code : code + "年"
    }
  }

  /// The n-th text, or the last where there are fewer.
  static func pick(_ texts: [String], _ number: Int) -> String? { texts.isEmpty ? nil : texts[min(max(number, 1), texts.count) - 1] }

  func day(_ day: Day) -> String {
    switch style.dates {
    case .iso: day.text
    case .dotted: "\(day.year).\(day.month).\(day.day)"
    case .slash: "\(day.year)/\(day.month)/\(day.day)"
    case .chinese: day.title
    }
  }

  func period(_ period: Period) -> String {
    switch style.months {
    case .iso: period.code
    case .chinese: period.title()
    case .short: period.kind == .month ? "\(period.first.month)月" : period.title()
    }
  }

  /// 期别 above a table: in figures or in words.
  func filed(_ period: Period) -> String { style.months == .iso ? period.code : period.title() }
}
