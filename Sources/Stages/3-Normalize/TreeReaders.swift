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
    let listed = stated.compactMap { UnitReach.listed($0.value, pipeline.units, in: form) }.reduce(into: [[Unit]]()) { list, units in
      for one in units where !list.contains(where: { $0.map(\.symbol) == one.map(\.symbol) }) { list.append(one) }
    }
    let addressed = MeasureUnits.addressed(listed, in: form)
    if let last = stated.last {
      for fault in UnitReach(listed, in: form).faults {
        let entry = stated.first { fault.isOf(UnitReach.listed($0.value, pipeline.units, in: form) ?? []) } ?? last
        rejections.append(fault.rejection(at: entry.place, raw: entry.value, form))
      }
    }
    for entry in stated where UnitReach.listed(entry.value, pipeline.units, in: form) == nil {
      rejections.append(
        Words.rejection(
          .submission, .unitLineUnreadable, at: entry.place, raw: entry.value, zh: "单位写的 \(Words.quoted(entry.value))，读不出",
          en: "the unit \(Words.quoted(entry.value)) was not read"))
    }
    rejections += survey.declared.unread(form).map(Self.unread)
    for column in form.columns {
      guard let measure = column.measure else { continue }
      var units = MeasureUnits(measure)
      if let last = stated.last, case .ambiguous(let several) = units.state(addressed, from: .sheet, own: false) {
        refuse(column, several, at: last.place, raw: last.value)
      }
      state(survey.declared.of(column), of: column, &units)
      byColumn[column.id] = ColumnReader(column, measure, of: form, position: 0, units: units, quantities: quantities)
    }
  }

  /// What is declared outside the rows as the unit of this column.
  private mutating func state(_ declared: [DeclaredUnits.Declaration], of column: Column, _ units: inout MeasureUnits) {
    for one in declared where one.units == nil {
      var rejection = Words.rejection(
        .submission, .unitUnknown, at: one.place, item: column.id, raw: one.written,
        zh: "\(column.headers.first ?? column.id)的单位写的是 \(Words.quoted(one.written))，读不出，整份没有收",
        en: "the unit \(Words.quoted(one.written)) of \(column.id) was not read; nothing was taken")
      rejection.severity = Severity.fatal.rawValue
      rejections.append(rejection)
    }
    let listed = declared.compactMap(\.units).flatMap { $0 }
    guard !listed.isEmpty, let last = declared.last else { return }
    switch units.state(listed, from: .header, own: true) {
    case .taken, .elsewhere: break
    case .ambiguous(let several): refuse(column, several, at: last.place, raw: last.written)
    case .otherFamily(let unit):
      rejections.append(
        Words.rejection(
          .submission, .unitHeaderOtherFamily, at: last.place, item: column.id, raw: last.written,
          zh: "\(column.headers.first ?? column.id)的单位写的是\(unit.symbol)，本栏的单位应当像\(units.measure.family.canonical)",
          en: "the unit of \(column.id) is given as \(unit.symbol), a unit of another family"))
    }
  }

  /// A unit outside the rows of which nobody can tell whose it is.
  private static func unread(_ one: DeclaredUnits.Declaration) -> Rejection {
    var rejection = Words.rejection(
      .note, .xmlOutsideRow, at: one.place, raw: one.written, zh: "记录外面写了单位 \(Words.quoted(one.written))，不知道是哪一栏的，没有用",
      en: "the unit \(Words.quoted(one.written)) stands outside the records, of no column that can be told; it was not used")
    rejection.severity = Severity.query.rawValue
    return rejection
  }

  private mutating func refuse(_ column: Column, _ several: [Unit], at place: Place, raw: String) {
    rejections.append(
      Words.rejection(
        .submission, .unitAmbiguous, at: place, item: column.id, raw: raw,
        zh: "\(column.headers.first ?? column.id)可以是\(several.map(\.symbol).joined(separator: "，也可以是"))",
        en: "\(column.id) may be in \(several.map(\.symbol).joined(separator: " or "))"))
  }
}
