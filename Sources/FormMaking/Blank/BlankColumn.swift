package import Definition
package import Quantities
import Sheets

/// A column of a blank form: the header that is printed, and the unit that it asks for.
///
///     投资 of a form that leaves the unit open  →  投资（万元）
///     数量, 处 or 座 by kind                     →  数量（处/座）
package struct BlankColumn: Sendable {
  package let column: Column
  package let header: String
  /// The unit in which a bare number is read; nil for what is no figure and where a category of the row decides.
  package let unit: Unit?

  init(_ column: Column, units: UnitTable) {
    self.column = column
    let name = column.headers.first ?? column.id
    guard let measure = column.measure else {
      (header, unit) = (name, nil)
      return
    }
    if let by = measure.byCategory {
      let symbols = by.units.keys.sorted().compactMap { by.units[$0]?.symbol }
      let distinct = symbols.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      (header, unit) = ("\(name)（\(distinct.joined(separator: "/"))）", nil)
    } else {
      let asked = measure.unit ?? Self.usual(measure.family, units)
      (header, unit) = ("\(name)（\(asked.symbol)）", asked)
    }
  }

  /// Counties keep their money in 万元, everything else in the unit that is kept here.
  private static func usual(_ family: UnitFamily, _ units: UnitTable) -> Unit {
    (family.canonical == "元" ? units.unit("万元", in: family) : nil) ?? units.canonical(family)
  }

  /// How a spreadsheet shows the column's cells.
  var look: ColumnLook {
    switch column.role {
    case .measure(let measure), .check(let measure, _): measure.family.isCounted && unit?.isCanonical ?? true ? .whole : .decimal
    case .date: .day
    case .key, .period, .category, .region, .unit, .text, .private: .text
    case .ignored: .general
    }
  }

  /// Whether a blank form asks for the column at all: what nobody needs is left out, details of persons above all.
  static func isAsked(_ column: Column) -> Bool {
    switch column.role {
    case .private, .ignored, .unit: !column.optional
    case .region, .key, .period, .category, .measure, .check, .date, .text: true
    }
  }
}
