import Figures
package import Formulas
package import Quantities

/// One column of a form: what it is called in files, and what its cells are.
///
/// A class since it is handed around for every cell: a reference is copied, not a dozen fields.
package final class Column: Sendable {
  /// `investment`
  package let id: String
  /// Its place among the form's columns, from 0: what is kept for every column lies in arrays.
  package let ordinal: Int
  /// The header texts by which the column is found, without their unit: `投资`, `总投资`.
  package let headers: [String]
  /// A header without this column is accepted.
  package let optional: Bool
  /// A blank below a value means the same value again: 隆福乡 once, its projects below. Only where the form says so.
  package let fillsDown: Bool
  /// The registry of places that its values are of; nil where any text will do.
  package let registry: String?
  package let role: Role

  /// The header texts as they are compared.
  package let foldedHeaders: [String]

  /// What its figures are; nil for a column of texts.
  package let measure: Measure?

  init(id: String, ordinal: Int, headers: [String], optional: Bool, fill: Bool = false, registry: String? = nil, role: Role) {
    self.id = id
    self.ordinal = ordinal
    self.headers = headers
    self.optional = optional
    fillsDown = fill
    self.registry = registry
    self.role = role
    foldedHeaders = headers.map(HeaderName.folded)
    measure =
      switch role {
      case .measure(let measure), .check(let measure, _): measure
      case .region, .key, .period, .category, .unit, .date, .text, .ignored, .private: nil
      }
  }

  package enum Role: Sendable {
    /// A county named in the row (a city ledger that lists counties).
    case region
    /// Text that identifies the record; codes stay text.
    case key
    /// The record's own period.
    case period
    case category(Categories)
    case measure(Measure)
    /// A derived figure: recomputed and compared, never summed.
    case check(Measure, equals: Formula)
    /// 计量单位, of one measure or of every measure of the row.
    case unit(of: String?)
    case date
    case text
    case ignored
    /// A personal detail: stays in the archive and in extract batches.
    case `private`

    /// Whether one cell may speak for the rows below it: what names or describes a record, never a figure.
    package var carriesDown: Bool {
      switch self {
      case .region, .key, .period, .category, .unit, .date, .text: true
      case .measure, .check, .ignored, .private: false
      }
    }
  }

  /// Whether the column is kept as text of the record.
  package var isDimension: Bool {
    switch role {
    case .key, .category, .date, .text: true
    case .region, .period, .measure, .check, .unit, .ignored, .private: false
    }
  }

  package var isMeasure: Bool {
    if case .measure = role { true } else { false }
  }
}

/// What the figures of a measure column are; a class like its column.
package final class Measure: Sendable {
  package let family: UnitFamily
  /// The unit assumed when neither sheet, header, unit row, unit column nor cell states one.
  package let unit: Unit?
  /// A canonical unit that depends on a category of the row: central → 处, cistern → 座.
  package let byCategory: ByCategory?
  /// Counts below zero are meant: 净增户数.
  package let isSigned: Bool

  init(family: UnitFamily, unit: Unit?, byCategory: ByCategory?, isSigned: Bool = false) {
    self.family = family
    self.unit = unit
    self.byCategory = byCategory
    self.isSigned = isSigned
  }

  package struct ByCategory: Sendable {
    package let column: String
    package let units: [String: Unit]
    package let families: [String: UnitFamily]
  }
}

/// The values a category column may hold.
package enum Categories: Sendable {
  /// Written forms → code: 集中供水 → central.
  case named([(code: String, written: [String])])
  /// 是, 否 → yes, no.
  case flag
  /// 2020, 2020年 → 2020.
  case year

  /// The code of a written value, or nil.
  package func code(_ written: String) -> String? {
    let text = Self.folded(written)
    switch self {
    case .named(let values):
      return values.first { $0.code == text || $0.written.contains { Self.folded($0) == text } }?.code
    case .flag:
      if ["是", "有", "√", "Y", "y", "yes", "TRUE"].contains(text) { return "yes" }
      if ["否", "无", "×", "N", "n", "no", "FALSE"].contains(text) { return "no" }
      return nil
    case .year:
      let year = text.hasSuffix("年度") ? String(text.dropLast(2)) : text.hasSuffix("年") ? String(text.dropLast()) : text
      return year.utf8.count == 4 && year.utf8.allSatisfy { (48...57).contains($0) } ? year : nil
    }
  }

  /// The words that would pass, for messages.
  package var accepted: [String] {
    switch self {
    case .named(let values): values.map { $0.written.first ?? $0.code }
    case .flag: ["是", "否"]
    case .year: ["四位数的年份，如 2019、2020"]
    }
  }

  /// The codes that a definition may name, for messages.
  var expected: Sentence {
    switch self {
    case .named(let values): Sentence(zh: "其中之一：" + values.map(\.code).joined(separator: "、"), en: "one of " + values.map(\.code).joined(separator: ", "))
    case .flag: Sentence(zh: "yes 或 no", en: "yes or no")
    case .year: Sentence(zh: "四位数的年份，如 2020", en: "a year of four digits such as 2020")
    }
  }

  private static func folded(_ text: String) -> String { HeaderName.folded(text) }
}
