import BigInt
import Figures
import Testing
import TestSupport

@Suite("舍位平衡")
struct BalancingTests {
  private func numbers(_ texts: [String]) throws -> [Rational] {
    try texts.map { Rational(try #require(Exact(plain: $0))) }
  }

  @Test(
    "largest remainder",
    arguments: [
      // Ordinary rounding gives 0 + 0 + 0 against 1.
      (["0.4", "0.4", "0.4"], "1", [1, 0, 0], [true, false, false], 1),
      // 1 + 1 + 1 against 2; of equal remainders the first stay up.
      (["0.5", "0.5", "0.6"], "1", [1, 0, 1], [false, true, false], 2),
      (["1", "2", "3"], "1", [1, 2, 3], [false, false, false], 6),
      (["545", "218", "4116", "15"], "100", [6, 2, 41, 0], [true, false, false, false], 49),
      (["-0.4", "-0.4", "-0.4"], "1", [0, 0, -1], [false, false, true], -1),
      (["12345", "6789", "20866"], "10000", [1, 1, 2], [false, false, false], 4),
      ([], "10000", [], [], 0),
    ] as [([String], String, [Int], [Bool], Int)])
  func vector(_ parts: [String], _ unit: String, _ units: [Int], _ moved: [Bool], _ total: Int) throws {
    let unit = try numbers([unit])[0]
    let balanced = try #require(Balancing.vector(try numbers(parts), unit: unit))
    #expect(balanced.total == BigInt(total))
    #expect(balanced.parts.map(\.moved).filter { $0 }.count == moved.filter { $0 }.count)
    #expect(balanced.parts.reduce(BigInt(0)) { $0 + $1.units } == balanced.total)
    #expect(balanced.parts.map(\.units).sorted() == units.map { BigInt($0) }.sorted())
  }

  @Test("a total that is printed elsewhere already is kept, and refused where no rounding meets it")
  func givenTotal() throws {
    let parts = try numbers(["1.4", "2.4"])
    #expect(Balancing.vector(parts, unit: .one, total: 5)?.parts.map(\.units) == [2, 3])
    #expect(Balancing.vector(parts, unit: .one, total: 3)?.parts.map(\.units) == [1, 2])
    #expect(Balancing.vector(parts, unit: .one, total: 6) == nil)
    #expect(Balancing.vector(parts, unit: .one, total: 2) == nil)
    #expect(Balancing.vector(parts, unit: .zero) == nil)
  }

  @Test("any row of parts adds, each within one unit, moved ones marked, as few as can be", arguments: 0..<40 as Range<UInt64>)
  func vectors(_ seed: UInt64) throws {
    var generator = Seeded(seed)
    let parts = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
      Rational(Exact(Int128(Int.random(in: -99_999...999_999, using: &generator)), decimals: 2))
    }
    let unit = Rational([1, 10, 100, 1000].randomElement(using: &generator) ?? 1)
    let balanced = try #require(Balancing.vector(parts, unit: unit))
    let ordinary = parts.map { ($0 / unit).rounded(to: 0, .halfUp) }
    #expect(balanced.total == (parts.reduce(.zero, +) / unit).rounded(to: 0, .halfUp), "seed \(seed)")
    #expect(balanced.parts.reduce(BigInt(0)) { $0 + $1.units } == balanced.total, "seed \(seed)")
    for (index, part) in balanced.parts.enumerated() {
      #expect((Rational(part.units, 1) - parts[index] / unit).magnitude < .one, "seed \(seed)")
      #expect(part.moved == (part.units != ordinary[index]), "seed \(seed)")
    }
    // Each move repairs one unit, so no balancing can do with fewer than the gap.
    let gap = (ordinary.reduce(0, +) - balanced.total).magnitude
    #expect(balanced.parts.filter(\.moved).count == Int(gap), "seed \(seed)")
  }

  @Test("two-way tables add along rows, columns and in total", arguments: 0..<60 as Range<UInt64>)
  func tables(_ seed: UInt64) throws {
    var generator = Seeded(seed)
    let large = seed == 0
    let height = large ? 50 : Int.random(in: 1...12, using: &generator)
    let width = large ? 50 : Int.random(in: 1...12, using: &generator)
    let sparse = Bool.random(using: &generator)
    let rows = (0..<height).map { _ in
      (0..<width).map { _ in
        sparse && Bool.random(using: &generator)
          ? Rational.zero : Rational(Exact(Int128(Int.random(in: -2000...9000, using: &generator)), decimals: 1))
      }
    }
    try verify(rows, unit: Rational([1, 10, 100].randomElement(using: &generator) ?? 1), "seed \(seed)")
  }

  /// Halves on a diagonal: the rows that go up must be the columns that go up.
  @Test("tables where totals of rows and columns cannot be chosen freely", arguments: [2, 3, 4, 5, 11])
  func diagonal(_ size: Int) throws {
    let rows = (0..<size).map { i in (0..<size).map { j in i == j ? Rational(1) / Rational(2) : .zero } }
    try verify(rows, unit: .one, "size \(size)")
  }

  @Test("a table of thirds and one of whole units")
  func small() throws {
    let third = Rational(1) / Rational(3)
    try verify([[third, third, third], [third, third, third], [third, third, third]], unit: .one, "thirds")
    let whole = try #require(Balancing.table([[Rational(3), Rational(4)], [Rational(0), Rational(-2)]], unit: .one))
    #expect(whole.cells.map { $0.map(\.units) } == [[3, 4], [0, -2]])
    #expect(whole.rowTotals.map(\.units) == [7, -2])
    #expect(whole.columnTotals.map(\.units) == [3, 2])
    #expect(!whole.cells.joined().contains { $0.moved })
    #expect(Balancing.table([[.one], []], unit: .one) == nil)
    #expect(Balancing.table([], unit: .one)?.total == 0)
  }

  @Test("a table that already adds is left as ordinary rounding gives it")
  func unmoved() throws {
    let rows = [[Rational(14), Rational(26)], [Rational(31), Rational(9)]]
    let table = try #require(Balancing.table(rows, unit: Rational(10)))
    #expect(table.cells.map { $0.map(\.units) } == [[1, 3], [3, 1]])
    #expect(table.rowTotals.map(\.units) == [4, 4])
    #expect(table.columnTotals.map(\.units) == [4, 4])
    #expect(table.total == 8)
  }

  @Test("totals of rows and columns stay where moving cells is enough")
  func totalsStay() throws {
    // Rows and columns of 1.2: each total prints 1 as usual, and so does the whole, 3.6, as 4 with one of each raised.
    let rows = (0..<3).map { _ in (0..<3).map { _ in Rational(4) } }
    let table = try #require(Balancing.table(rows, unit: Rational(10)))
    #expect(table.total == 4)
    #expect(table.rowTotals.filter(\.moved).count == 1)
    #expect(table.columnTotals.filter(\.moved).count == 1)
    // 2.5 + 2.5 + 1 in both rows: cells alone can be balanced.
    let cells = [[25, 25, 10], [25, 25, 10]].map { $0.map { Rational($0) } }
    let balanced = try #require(Balancing.table(cells, unit: Rational(10)))
    #expect(!balanced.rowTotals.contains { $0.moved } && !balanced.columnTotals.contains { $0.moved })
    #expect(balanced.cells.joined().filter(\.moved).count == 2)
  }

  private func verify(_ rows: [[Rational]], unit: Rational, _ what: Comment) throws {
    let table = try #require(Balancing.table(rows, unit: unit), what)
    let columns = rows[0].indices.map { j in rows.map { $0[j] } }
    func fits(_ cell: BalancedCell, _ value: Rational) -> Bool {
      (Rational(cell.units, 1) - value / unit).magnitude < .one && cell.moved == (cell.units != (value / unit).rounded(to: 0, .halfUp))
    }
    for (i, row) in rows.enumerated() {
      #expect(table.cells[i].reduce(0) { $0 + $1.units } == table.rowTotals[i].units, what)
      #expect(fits(table.rowTotals[i], row.reduce(.zero, +)), what)
      #expect(zip(table.cells[i], row).allSatisfy(fits), what)
    }
    for (j, column) in columns.enumerated() {
      #expect(table.cells.reduce(0) { $0 + $1[j].units } == table.columnTotals[j].units, what)
      #expect(fits(table.columnTotals[j], column.reduce(.zero, +)), what)
    }
    let total = (rows.joined().reduce(.zero, +) / unit).rounded(to: 0, .halfUp)
    #expect(table.total == total, what)
    #expect(table.rowTotals.reduce(0) { $0 + $1.units } == total, what)
    #expect(table.columnTotals.reduce(0) { $0 + $1.units } == total, what)
  }
}
