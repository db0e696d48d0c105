package import Figures

/// The days on which something stood: a county under its name, a class of a county, a village before it was merged.
///
/// Both ends are included; an end that is not stated is open. 宜州市 stood until 2016-12-31, 宜州区 stands from 2017-01-01.
package struct Validity: Hashable, Sendable {
  package let from: Day?
  package let to: Day?

  package static let always = Validity(from: nil, to: nil)

  package init(from: Day?, to: Day?) {
    self.from = from
    self.to = to
  }

  package func contains(_ day: Day) -> Bool {
    (from.map { $0.number <= day.number } ?? true) && (to.map { day.number <= $0.number } ?? true)
  }

  /// Whether it stood on any day of a period.
  package func meets(_ period: Period) -> Bool {
    (from.map { $0.number <= period.last.number } ?? true) && (to.map { period.first.number <= $0.number } ?? true)
  }

  /// Whether both stood on one day.
  package func meets(_ other: Validity) -> Bool {
    guard let later = [from, other.from].compactMap({ $0 }).max(by: { $0.number < $1.number }) else { return true }
    return contains(later) && other.contains(later)
  }

  /// Whether it had ended before a period began.
  package func ended(before period: Period) -> Bool { to.map { $0.number < period.first.number } ?? false }
}

extension RegistryFile.Row {
  /// The columns `valid_from` and `valid_to`; days that are none, or the wrong way round, are mistakes.
  func validity() -> Validity {
    func day(_ name: String) -> Day? {
      guard !text(name).isEmpty else { return nil }
      if let day = Day(text(name)) { return day }
      mistake(name, found: Sentence(same: "\(name) \"\(text(name))\""), expected: Sentence(zh: "一天，如 2016-12-31，或空着", en: "a day such as 2016-12-31, or nothing"))
      return nil
    }
    let validity = Validity(from: day("valid_from"), to: day("valid_to"))
    if let from = validity.from, let to = validity.to, to.number < from.number {
      mistake("valid_to", found: Sentence(zh: "valid_to \(to.text) 早于 valid_from \(from.text)", en: "valid_to \(to.text) before valid_from \(from.text)"), expected: Sentence(zh: "先后不颠倒的日期", en: "the days in order"))
    }
    return validity
  }
}
