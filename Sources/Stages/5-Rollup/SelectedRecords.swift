import Definition
import Figures
import Quantities
import Warehouse

/// What the records of one selection come to, asked of the warehouse once for all indicators that are made of them.
///
/// Forty indicators of a form may sum forty columns of the same records: one query reads each record once, not forty times.
final class SelectedRecords {
  private let selection: WarehouseReader.Selection
  /// The measures that some indicator takes from these records.
  private let columns: [String]
  private let reader: WarehouseReader

  private lazy var sums = Result { try reader.sums(selection, of: columns) }
  private lazy var gaps = Result { try reader.gaps(selection, of: columns) }
  private lazy var bounds = Result { try added() }

  init(_ selection: WarehouseReader.Selection, columns: [String], reader: WarehouseReader) {
    self.selection = selection
    self.columns = columns
    self.reader = reader
  }

  /// How many records there are, by region.
  func counts() throws -> [(region: String, count: Int)] { try sums.get().map { ($0.region, $0.rows) } }

  /// What a measure adds up to, by region, where some record has it; the sum and the sum of all steps as stored.
  func sums(of column: String) throws -> [(region: String, value: Int64, step: Int64)] {
    guard let place = columns.firstIndex(of: column) else { preconditionFailure("\(column) is among the measures that were named") }
    return try sums.get().compactMap { row in row.values[place].map { (row.region, $0, row.steps[place]) } }
  }

  /// Cells of these measures, and of those that the selection's conditions ask for, that were blank or not read, by region.
  func gaps(of measures: [String]) throws -> [String: Int] {
    let gaps = try gaps.get()
    return Set(measures + selection.measuredColumns).reduce(into: [:]) { all, item in all.merge(gaps[item] ?? [:], uniquingKeysWith: +) }
  }

  /// The cells of a measure that were written with a qualifier, by region.
  func bounds(of column: String) throws -> [String: QualifiedSum] { try bounds.get()[column] ?? [:] }

  private func added() throws -> [String: [String: QualifiedSum]] {
    var sums: [String: [String: QualifiedSum]] = [:]
    try reader.qualified(selection, of: columns) { [form = selection.form] column, cell in
      sums[column, default: [:]][cell.region, default: QualifiedSum()].add(cell, decimals: form[column: column]?.measure?.family.decimals ?? 0)
    }
    return sums
  }
}

/// Qualified cells added up twice: as if they had none, and with the bounds that they state.
struct QualifiedSum {
  private var plain = Interval(exactly: .zero)
  private var bounds = Interval(exactly: .zero)

  mutating func add(_ cell: WarehouseReader.QualifiedCell, decimals: Int) {
    func number(_ stored: Int64) -> Rational { Rational(Exact(Int128(stored), decimals: decimals)) }
    func bound(_ text: String?, _ included: Bool) -> Bound? { text.flatMap { Exact(plain: $0) }.map { Bound(Rational($0), included: included) } }
    plain = plain + Interval(number(cell.value), step: number(cell.step))
    bounds = bounds + Interval(lower: bound(cell.lower, cell.lowerIncluded), upper: bound(cell.upper, cell.upperIncluded))
  }

  /// The interval of a sum, in which the cells went in plainly, with their bounds instead.
  func put(into sum: Interval) -> Interval {
    func end(_ sum: Bound?, _ plain: Bound?, _ stated: Bound?) -> Bound? {
      guard let sum, let stated else { return nil }
      return Bound(sum.value - (plain?.value ?? .zero) + stated.value, included: sum.included && stated.included)
    }
    return Interval(lower: end(sum.lower, plain.lower, bounds.lower), upper: end(sum.upper, plain.upper, bounds.upper))
  }
}
