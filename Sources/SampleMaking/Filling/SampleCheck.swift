import Definition
import Figures

/// Checks that a filled record can be written: every measure that others have is there, every category is one of the form's.
struct SampleCheck {
  let form: Form
  let place: SpecPlace

  func check(_ record: SampleRecord) throws {
    for column in form.columns {
      if column.isMeasure, record.measures[column.id] == nil {
        throw SampleMistake(place, "record \(record.overall) of \(form.code) has no \(column.id)")
      }
      guard let text = record.texts[column.id] else { continue }
      switch column.role {
      case .category(let categories):
        guard isKnown(text, categories) else { throw mistake(column, text, "no value of the column", record) }
      case .period:
        guard Period(text)?.kind == form.records else { throw mistake(column, text, "no period of its kind", record) }
      case .date:
        guard text.isEmpty && column.optional || Day(text) != nil else { throw mistake(column, text, "no day", record) }
      case .key:
        guard !text.isEmpty else { throw mistake(column, text, "a blank key", record) }
      case .region, .measure, .check, .unit, .text, .ignored, .private: break
      }
    }
  }

  private func isKnown(_ text: String, _ categories: Categories) -> Bool {
    switch categories {
    case .named(let values): values.contains { $0.code == text }
    case .flag: text == "yes" || text == "no"
    case .year: categories.code(text) == text
    }
  }

  private func mistake(_ column: Column, _ text: String, _ problem: String, _ record: SampleRecord) -> SampleMistake {
    SampleMistake(place, "\(form.code) record \(record.overall), \(column.id) \"\(text)\": \(problem)")
  }
}
