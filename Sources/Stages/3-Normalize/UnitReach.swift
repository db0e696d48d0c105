import Definition
import Figures
import Handoff
import Quantities

/// What units that are stated for all columns at once mean for a form: which of them no column has.
///
///     单位：万美元              on a form of 元: refused, the form's own 万元 is not what was meant
///     单位：元/人·月、户        on a form of 元/人·年 and 户: refused, the two quotients are near enough to be mistaken
///     单位：万元、户、人        on a form of 元 and 户: taken; 人 is noted
///
/// Where every column states its own unit, one above them costs nothing.
struct UnitReach {
  enum Fault {
    /// None of the units is of any column.
    case ofNoColumn([Unit])
    /// One of them is of no column, but looks like that of a column whose unit nothing else says.
    case mistaken(Unit, Column)
    /// One of them is of no column. `open`: there are columns of which the statement says nothing.
    case beside(Unit, open: Bool)
  }

  private let columns: [Column]
  /// Columns of figures that state no unit themselves; a check column is computed.
  private let dependent: [Column]
  private let units: [[Unit]]
  /// Those that no column can take.
  private let strange: [[Unit]]

  /// - Parameter dependent: the columns of figures of the return that state no unit nearer to them; where that is not known, those that
  ///   it must have.
  init(_ units: [[Unit]], in form: Form, dependent: [Column]? = nil) {
    self.dependent = dependent ?? form.measures.filter { !$0.optional }
    let columns = form.columns.filter { $0.measure != nil }
    self.columns = columns
    self.units = units
    strange = columns.isEmpty ? [] : units.filter { unit in !columns.contains { $0.measure?.takes(unit) ?? false } }
  }

  /// Columns that none of the units is of.
  private var open: [Column] {
    dependent.filter { column in !units.contains { column.measure?.takes($0) ?? false } }
  }

  /// The units that a text lists for a form: `人/元` are two where each is of a column and the quotient is of none, else the quotient.
  static func listed(_ text: String, _ table: UnitTable, in form: Form) -> [[Unit]]? {
    func isTaken(_ unit: [Unit]) -> Bool { form.columns.contains { $0.measure?.takes(unit) ?? false } }
    var listed: [[Unit]] = []
    for part in HeaderName.folded(text).split(whereSeparator: { "、,，;；和".contains($0) }).map(String.init) {
      guard let units = HeaderText.units(in: part, table) else { return HeaderText.units(in: text, table) }
      let apart = HeaderText.units(in: part, table, apart: true) ?? []
      listed += units.count == 1 && !isTaken(units[0]) && apart.count > 1 && apart.allSatisfy(isTaken) ? apart : units
    }
    return listed.isEmpty ? nil : listed
  }

  var isOfNoColumn: Bool { !strange.isEmpty && strange.count == units.count }

  var faults: [Fault] {
    if isOfNoColumn, !dependent.isEmpty { return [.ofNoColumn(strange.compactMap(\.first))] }
    return strange.compactMap { candidates in
      guard let unit = candidates.first else { return nil }
      return open.first { isNear($0, candidates) }.map { .mistaken(unit, $0) } ?? .beside(unit, open: !open.isEmpty)
    }
  }

  /// Whether a unit that no column has may have been meant for this one.
  func isMistaken(for column: Column) -> Bool {
    isOfNoColumn || (open.contains { $0 === column } && strange.contains { isNear(column, $0) })
  }

  /// 元/人·月 and 元/人·年, 美元 and 元, 人次 and 人.
  private func isNear(_ column: Column, _ candidates: [Unit]) -> Bool {
    guard let measure = column.measure else { return false }
    return candidates.contains { unit in
      measure.families.contains { family in
        let (one, other) = (Self.counted(unit.family), Self.counted(family))
        return one.hasPrefix(other) || other.hasPrefix(one) || one.hasSuffix(other) || other.hasSuffix(one)
      }
    }
  }

  /// What stands above the stroke of a quotient.
  private static func counted(_ family: UnitFamily) -> String { String(family.canonical.prefix { $0 != "/" }) }
}

extension Measure {
  /// Whether a stated unit can be that of the measure.
  func takes(_ candidates: [Unit]) -> Bool {
    candidates.contains { unit in families.contains { $0.id == unit.family.id } }
  }
}

extension UnitReach.Fault {
  /// What is said of it where the statement stands.
  func rejection(at place: Place, raw: String, _ form: Form) -> Rejection {
    switch self {
    case .ofNoColumn(let units):
      let families = Set(form.measures.flatMap { $0.measure?.families.map(\.canonical) ?? [] }).sorted().joined(separator: "、")
      return Words.rejection(
        .submission, .unitHeaderOtherFamily, at: place, raw: raw,
        zh: "单位写的是\(units.map(\.symbol).joined(separator: "、"))，\(form.code) \(form.title)里没有一栏用它，应当像\(families)这样",
        en: "the unit \(units.map(\.symbol).joined(separator: ", ")) is of no column of \(form.code)")
    case .mistaken(let unit, let column):
      let own = column.measure?.family.canonical ?? ""
      return Words.rejection(
        .submission, .unitHeaderOtherFamily, at: place, item: column.id, raw: raw,
        zh: "单位里写了\(unit.symbol)，没有一栏用它；\(column.headers.first ?? column.id)的单位应当像\(own)，没有写，不知道是不是它",
        en: "the unit \(unit.symbol) is of no column; \(column.id), whose units are like \(own), states none")
    case .beside(let unit, let open):
      var rejection = Words.rejection(
        .note, .unitUnused, at: place, raw: raw, zh: "单位里写了\(unit.symbol)，\(form.code) \(form.title)里没有一栏用它，没有用",
        en: "the unit \(unit.symbol) is of no column of \(form.code) and was not used")
      if open { rejection.severity = Severity.query.rawValue }
      return rejection
    }
  }
}
