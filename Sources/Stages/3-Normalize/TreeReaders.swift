import Definition
import Figures
import Handoff
import Quantities

/// What reads the measures of a report: each with the unit that the report states for it, outside of its rows.
struct TreeReaders {
  private(set) var byColumn: [String: ColumnReader] = [:]
  /// Units that cannot be read, or not in one way.
  private(set) var rejections: [Rejection] = []

  init(_ form: Form, _ pipeline: Pipeline, stated: [Preamble.Entry], _ survey: Survey) {
    let quantities = QuantityReader(units: pipeline.units, policy: pipeline.policy)
    for column in form.columns {
      guard let measure = column.measure else { continue }
      var units = MeasureUnits(measure)
      for entry in stated {
        guard let listed = HeaderText.units(in: entry.value, pipeline.units) else {
          rejections.append(
            Words.rejection(
              .submission, .unitLineUnreadable, at: entry.place, raw: entry.value, zh: "单位写的 \(Words.quoted(entry.value))，读不出",
              en: "the unit \(Words.quoted(entry.value)) was not read"))
          break
        }
        if case .ambiguous(let several) = units.state(MeasureUnits.addressed(listed, in: form), from: .sheet, own: false) {
          rejections.append(
            Words.rejection(
              .submission, .unitAmbiguous, at: entry.place, item: column.id, raw: entry.value,
              zh: "\(column.headers.first ?? column.id)可以是\(several.map(\.symbol).joined(separator: "，也可以是"))",
              en: "\(column.id) may be in \(several.map(\.symbol).joined(separator: " or "))"))
        }
      }
      for declared in survey.declarations(of: column) { _ = units.state(declared, from: .header, own: true) }
      byColumn[column.id] = ColumnReader(column, measure, of: form, position: 0, units: units, quantities: quantities)
    }
  }
}
