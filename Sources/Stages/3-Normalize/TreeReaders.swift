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
    // What several statements say, one with all their units would.
    let listed = stated.compactMap { HeaderText.units(in: $0.value, pipeline.units) }.reduce(into: [[Unit]]()) { list, units in
      for one in units where !list.contains(where: { $0.map(\.symbol) == one.map(\.symbol) }) { list.append(one) }
    }
    let addressed = MeasureUnits.addressed(listed, in: form)
    for entry in stated where HeaderText.units(in: entry.value, pipeline.units) == nil {
      rejections.append(
        Words.rejection(
          .submission, .unitLineUnreadable, at: entry.place, raw: entry.value, zh: "单位写的 \(Words.quoted(entry.value))，读不出",
          en: "the unit \(Words.quoted(entry.value)) was not read"))
    }
    for column in form.columns {
      guard let measure = column.measure else { continue }
      var units = MeasureUnits(measure)
      if let last = stated.last, case .ambiguous(let several) = units.state(addressed, from: .sheet, own: false) {
        refuse(column, several, at: last.place, raw: last.value)
      }
      let declared = survey.declarations(of: column)
      if let last = declared.last, case .ambiguous(let several) = units.state(declared.flatMap(\.units), from: .header, own: true) {
        refuse(column, several, at: last.place, raw: last.written)
      }
      byColumn[column.id] = ColumnReader(column, measure, of: form, position: 0, units: units, quantities: quantities)
    }
  }

  private mutating func refuse(_ column: Column, _ several: [Unit], at place: Place, raw: String) {
    rejections.append(
      Words.rejection(
        .submission, .unitAmbiguous, at: place, item: column.id, raw: raw,
        zh: "\(column.headers.first ?? column.id)可以是\(several.map(\.symbol).joined(separator: "，也可以是"))",
        en: "\(column.id) may be in \(several.map(\.symbol).joined(separator: " or "))"))
  }
}
