import Definition
import Figures
import Handoff
import Quantities

/// How the text of a dimension cell is stored, or why it cannot be.
enum DimensionText {
  /// Says what is wrong, once the cell's place, its text and the row's key are known.
  typealias Problem = (Place, String, String) -> Rejection

  static func read(_ text: String, of column: Column, in period: Period) -> (value: String?, problem: Problem?) {
    let title = column.headers.first ?? column.id
    if let (code, zh, en) = TextDoubts.damage(column, text) {
      let scope: Rejection.Scope = if case .date = column.role { .cell } else { .record }
      return (nil, { place, raw, key in
        Rejection(
          scope, code.rawValue, .error, at: place, item: column.id, key: key, raw: raw, message: "\(title)写的 \(Words.quoted(text))，\(zh)",
          remedy: code.remedy(.zh), english: "\(title) \(Words.quoted(text)): \(en)")
      })
    }
    if !column.isFreeText, DamagedText.isDamaged(text) {
      return (nil, { place, raw, key in
        Words.rejection(
          .record, .nameDamaged, at: place, item: column.id, key: key, raw: raw, zh: "\(title)写的 \(Words.quoted(text))，有字丢了",
          en: "\(title): a character of \(Words.quoted(text)) was lost")
      })
    }
    if text.isEmpty {
      guard !column.optional, !column.isFreeText else { return (nil, nil) }
      return (nil, { place, raw, key in
        Words.rejection(
          .record, .keyBlank, at: place, item: column.id, key: key, raw: raw, zh: "\(title)是空的，这一行没有收", en: "\(title) is blank, the row was not taken")
      })
    }
    if case .key = column.role, let mark = AbsentKey(text) {
      guard !column.optional || mark == .ditto else { return (nil, nil) }
      return (nil, { place, raw, key in
        Words.rejection(
          .record, .keyBlank, at: place, item: column.id, key: key, raw: raw, zh: "\(title)写的 \(Words.quoted(text))，\(mark.zh)，这一行没有收",
          en: "\(title) \(Words.quoted(text)) \(mark.en); the row was not taken")
      })
    }
    switch column.role {
    case .category(let categories):
      if let code = categories.code(text) { return (code, nil) }
      return (nil, { place, raw, key in
        let accepted = categories.accepted.joined(separator: "、")
        return Words.rejection(
          .record, .categoryUnknown, at: place, item: column.id, key: key, raw: raw,
          zh: "\(title)写的 \(Words.quoted(text))，可选的是 \(accepted)", en: "\(title) \(Words.quoted(text)) is none of \(accepted)")
      })
    case .date:
      if ["—", "——", "-", "/", "无"].contains(text) { return (nil, nil) }
      if let day = Day(text) ?? Day(reading: text, year: period.first.year) { return (day.text, nil) }
      if let month = Period(reading: text, year: period.first.year), month.kind == .month { return (month.code, nil) }
      return (nil, { place, raw, key in
        Words.rejection(
          .cell, .dateUnreadable, at: place, item: column.id, key: key, raw: raw, zh: "\(title)写的 \(Words.quoted(text))，读不出日期",
          en: "\(title) \(Words.quoted(text)) is no date")
      })
    case .key: return (KeyText.folded(text), nil)
    case .region, .period, .measure, .check, .unit, .text, .ignored, .private: return (text, nil)
    }
  }
}

extension Column {
  /// Columns whose blank cells are nothing to complain about.
  var isFreeText: Bool {
    switch role {
    case .text, .date: true
    case .key, .category, .region, .period, .measure, .check, .unit, .ignored, .private: false
    }
  }
}
