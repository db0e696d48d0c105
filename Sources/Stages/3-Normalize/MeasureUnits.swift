import Definition
import Figures
import Quantities

/// The unit of a bare number in a bound column, and where that unit was stated.
///
/// A nearer statement of the same family wins silently and is recorded: form < sheet line < header < unit row < unit
/// column < cell.
struct MeasureUnits {
  enum Source: String { case form, sheet, header, unitRow = "unit row", unitColumn = "unit column", attribute, cell }

  let measure: Measure
  private(set) var unit: Unit?
  private(set) var from: Source?

  init(_ measure: Measure) {
    self.measure = measure
    unit = measure.unit
    from = measure.unit == nil ? nil : .form
  }

  /// What a statement of units meant for this column.
  enum Effect {
    case taken
    /// All of it is about other families.
    case elsewhere
    /// Two units of this column's family.
    case ambiguous([Unit])
    /// A header or unit row that states a unit of another family only.
    case otherFamily(Unit)
  }

  /// Applies the units that one text lists. `own` is true for a header or unit row, which speaks of this column only.
  mutating func state(_ units: [[Unit]], from source: Source, own: Bool) -> Effect {
    if let by = measure.byCategory, own, Set(by.units.values.map(\.symbol)).isSubset(of: Set(units.flatMap { $0 }.map(\.symbol))) {
      return .taken
    }
    let fitting = units.compactMap { candidates in candidates.first { belongs($0) } }
    // 户 and 万个 in one line: the second can mean 万户, but it is not how 万户 is listed.
    let listed = units.compactMap { candidates in candidates.first { belongs($0) && $0.symbol == candidates[0].symbol } }
    let distinct = (listed.isEmpty ? fitting : listed).reduce(into: [Unit]()) { list, unit in
      if !list.contains(where: { $0.symbol == unit.symbol }) { list.append(unit) }
    }
    guard let unit = distinct.first else {
      guard own, let first = units.first?.first else { return .elsewhere }
      return .otherFamily(first)
    }
    guard distinct.count == 1 else { return .ambiguous(distinct) }
    self.unit = unit
    from = source
    return .taken
  }

  /// Leaves of a sheet line's units only those families whose own unit it is, where the form has such a column: 万个 speaks
  /// to a column of 个, and to one of 户 only in a form without 个.
  static func addressed(_ units: [[Unit]], in form: Form) -> [[Unit]] {
    let families = Set(
      form.columns.compactMap(\.measure).flatMap { [$0.family.id] + ($0.byCategory.map { $0.families.values.map(\.id) } ?? []) })
    return units.map { candidates in
      let own = candidates.filter { $0.symbol == candidates[0].symbol && families.contains($0.family.id) }
      return own.isEmpty ? candidates : own
    }
  }

  private func belongs(_ unit: Unit) -> Bool {
    unit.family.id == measure.family.id || (measure.byCategory?.families.values.contains { $0.id == unit.family.id } ?? false)
  }
}
