package import BigInt

/// One cell of a balanced table, in whole units of the printed table.
package struct BalancedCell: Hashable, Sendable {
  package let units: BigInt
  /// Whether the cell differs from ordinary rounding and is to be marked.
  package let moved: Bool
}

/// A row of parts that add to their total as printed.
package struct BalancedVector: Hashable, Sendable {
  package let parts: [BalancedCell]
  package let total: BigInt
}

/// A two-way table that adds as printed, along rows, columns and to the grand total.
package struct BalancedTable: Hashable, Sendable {
  package let cells: [[BalancedCell]]
  package let rowTotals: [BalancedCell]
  package let columnTotals: [BalancedCell]
  package let total: BigInt
}

/// 舍位平衡: a table that is exact in 元 still adds when it is printed in 万元.
///
/// Every cell is rounded down or up to a neighbouring unit, never further, so that each move stays under one unit; the
/// grand total is rounded as usual and never moves. Moved cells are marked. Values in the warehouse are untouched: this
/// is a matter of print.
///
///     0.4 + 0.4 + 0.4 = 1.2   prints   1* + 0 + 0 = 1
package enum Balancing {
  /// Largest remainder: of the parts, those with the largest remainders are rounded up until the total is met.
  ///
  /// - Parameters:
  ///   - unit: the printed unit, 10,000 for 万元.
  ///   - total: the printed total in units where it is fixed already (a subtotal of another balanced row); otherwise the
  ///     sum of the parts, rounded half-up.
  /// - Returns: nil where no rounding of the parts to neighbouring units meets `total`.
  package static func vector(_ parts: [Rational], unit: Rational, total: BigInt? = nil) -> BalancedVector? {
    guard unit > .zero else { return nil }
    let scaled = parts.map { RoundingChoice($0 / unit) }
    let total = total ?? (parts.reduce(Rational.zero, +) / unit).rounded(to: 0, .halfUp)
    let missing = total - scaled.reduce(BigInt(0)) { $0 + $1.floor }
    let candidates = scaled.indices.filter { !scaled[$0].isFixed }
    guard missing >= 0, missing <= candidates.count, let count = Int(exactly: missing) else { return nil }
    let inOrder = candidates.sorted { a, b in
      if scaled[a].remainder != scaled[b].remainder { return scaled[a].remainder > scaled[b].remainder }
      if scaled[a].usuallyUp != scaled[b].usuallyUp { return scaled[a].usuallyUp }
      return a < b
    }
    let raised = Set(inOrder.prefix(count))
    return BalancedVector(
      parts: scaled.enumerated().map { $1.cell(up: raised.contains($0)) }, total: total)
  }

  /// Controlled rounding of a two-way table: starts from ordinary rounding and moves single cells along chains until every
  /// row and column adds. Totals of rows and columns move only where no chain of cells alone helps.
  ///
  /// A solution always exists, because the exact table is itself a flow between the neighbours of its cells.
  ///
  /// - Returns: nil for a ragged table.
  package static func table(_ rows: [[Rational]], unit: Rational) -> BalancedTable? {
    let width = rows.first?.count ?? 0
    guard unit > .zero, rows.allSatisfy({ $0.count == width }) else { return nil }
    var flow = ControlledRounding(rows.map { $0.map { $0 / unit } }, width: width)
    guard flow.balance() else { return nil }
    return flow.result
  }
}

/// A number between two neighbouring units.
struct RoundingChoice {
  let floor: BigInt
  /// What is left above `floor`, in [0, 1).
  let remainder: Rational
  /// Whether ordinary rounding (half-up by magnitude) goes up.
  let usuallyUp: Bool

  init(_ value: Rational) {
    let truncated = value.rounded(to: 0, .truncate)
    floor = value.isNegative && Rational(truncated, 1) != value ? truncated - 1 : truncated
    remainder = value - Rational(floor, 1)
    usuallyUp = value.rounded(to: 0, .halfUp) > floor
  }

  /// A whole number has no neighbour to go to.
  var isFixed: Bool { remainder.isZero }

  func cell(up: Bool) -> BalancedCell {
    BalancedCell(units: up ? floor + 1 : floor, moved: up != usuallyUp)
  }
}
