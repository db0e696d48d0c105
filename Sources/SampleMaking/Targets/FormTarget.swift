import Figures
import Formulas

/// The entry of one form: which returns there are and what they hold.
struct FormTarget: Sendable {
  /// How the return of an earlier period differs from that of the last one.
  struct Earlier: Sendable {
    /// Percent of the records and of the values.
    let rows: Exact
    let values: Exact
    let keep: [String]
  }

  /// A measure made from the parts of another.
  struct Split: Sendable {
    let of: String
    let into: [(column: String, weight: Int)]
    let step: MeasurePlan.Written?
    let place: SpecPlace
  }

  struct Derived: Sendable {
    let column: String
    let formula: Formula
    let place: SpecPlace
  }

  let form: String
  /// Ascending.
  let periods: [Period]
  let earlier: [Period: Earlier]
  let rows: RowPlan
  /// The categories of which each combination gets a total row of its own.
  let totalBy: [String]
  let fills: [FillPlan]
  let measures: [MeasurePlan]
  let splits: [Split]
  let derived: [Derived]
  let place: SpecPlace

  init(_ form: String, _ field: SpecField, lists: [String: ValueSource]) throws {
    self.form = form
    place = field.place
    let fields = try field.record(["periods", "earlier", "rows", "fill", "totals", "splits", "derive", "total_by"])
    periods = try field.required("periods", in: fields).items().map(Self.period)
    guard !periods.isEmpty, zip(periods, periods.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw field.mistake("ascending periods were expected")
    }
    var earlier: [Period: Earlier] = [:]
    for (key, value) in try fields["earlier"]?.entries() ?? [] {
      guard let period = Period(key), periods.dropLast().contains(period) else {
        throw value.mistake("\(key) is no earlier period of \(form)")
      }
      let entry = try value.record(["rows", "values", "keep"])
      earlier[period] = Earlier(
        rows: try entry["rows"]?.decimal() ?? Exact(100), values: try entry["values"]?.decimal() ?? Exact(100),
        keep: try entry["keep"]?.texts() ?? [])
    }
    self.earlier = earlier
    totalBy = try fields["total_by"]?.texts() ?? []
    rows = try RowPlan(field.required("rows", in: fields), lists: lists)
    fills = try fields["fill"]?.entries().map { try FillPlan($0.key, $0.value, lists: lists) } ?? []
    measures = try fields["totals"]?.entries().flatMap { try MeasurePlan.list($0.key, $0.value) } ?? []
    splits = try fields["splits"]?.items().map(Self.split) ?? []
    derived = try fields["derive"]?.entries().map {
      Derived(column: $0.key, formula: try Self.formula($0.value), place: $0.value.place)
    } ?? []
  }

  private static func period(_ field: SpecField) throws -> Period {
    guard let period = Period(try field.text()) else { throw field.mistake("\"\(try field.text())\" is no period") }
    return period
  }

  private static func formula(_ field: SpecField) throws -> Formula {
    let text = try field.text()
    do {
      return try Formula(text)
    } catch {
      throw field.mistake("\"\(text)\": \(error)")
    }
  }

  private static func split(_ field: SpecField) throws -> Split {
    let fields = try field.record(["of", "into", "step"])
    return Split(
      of: try field.required("of", in: fields).text(),
      into: try field.required("into", in: fields).entries().map { ($0.key, try $0.value.integer()) },
      step: try fields["step"].map(MeasurePlan.Written.init), place: field.place)
  }
}
