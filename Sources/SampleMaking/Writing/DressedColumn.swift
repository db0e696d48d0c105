import Definition
import Figures
import Quantities

/// A column as an office writes it: its header, its unit and where the unit stands.
struct DressedColumn {
  enum Statement {
    case header, unitRow, cell
    /// The form's column of role unit.
    case column(String)
    /// The attribute 单位 of the element.
    case attribute
    /// The sheet line or the form says it.
    case elsewhere
  }

  let column: Column
  let header: String
  /// Nil for columns that are no measures and where the unit depends on a category.
  let unit: Unit?
  let statement: Statement

  /// The unit of a record's cell.
  func unit(of record: SampleRecord) -> Unit? {
    guard let by = column.measure?.byCategory else { return unit }
    return record.texts[by.column].flatMap { by.units[$0] }
  }

  /// Plain digits in the unit, with no more decimals than needed; nil where no decimals are enough. Multiples of a
  /// counted unit keep all of theirs, since 5万人 would stand for anything near it.
  static func digits(_ value: Int128, _ family: UnitFamily, _ unit: Unit?) -> String? {
    guard let unit else { return Exact(value, decimals: family.decimals).text }
    var amount = value * unit.denominator
    var decimals = family.decimals
    while amount % unit.numerator != 0 {
      guard decimals < family.decimals + 12 else { return nil }
      amount *= 10
      decimals += 1
    }
    let exact = Exact(amount / unit.numerator, decimals: decimals)
    guard family.isCounted, !unit.isCanonical else { return exact.text }
    var kept = 0
    while Exact.powerOfTen(kept) < unit.numerator { kept += 1 }
    return exact.scaled(to: kept).map { padded($0, decimals: kept) }
  }

  /// 68363 with 4 decimals is 6.8363, 50000 is 5.0000.
  private static func padded(_ mantissa: Int128, decimals: Int) -> String {
    let digits = String(mantissa.magnitude)
    let long = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    return (mantissa < 0 ? "-" : "") + long.dropLast(decimals) + "." + long.suffix(decimals)
  }
}
