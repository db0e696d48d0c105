import Definition
import Figures
import Handoff

/// A total row while its rows come in: what it states, and which records it may be about.
struct TotalGroup {
  /// Which run of 小计 rows it belongs to; nil for a 合计, which is about all records.
  let run: Int?
  /// The records above it on its page: where the header is printed again, a 合计 may be about them only. Nil for a 小计.
  let page: Range<Int>?
  let dimensions: [String: String]
  /// Whether it may be a record by its name: 扶贫资金合计.
  let isDoubtful: Bool
  var totals: [Reading.StatedTotal] = []
}

/// What the records that a total row is about add up to, column by column.
struct TotalAddends {
  struct Sum {
    var values: Int128 = 0
    var steps: Int128 = 0
    /// Cells that were not read.
    var unread = 0

    func agrees(with total: Reading.StatedTotal) -> Bool {
      (Int128(total.value) - values).magnitude * 2 <= Int128(total.step).magnitude + steps.magnitude
    }
  }

  let totals: [Reading.StatedTotal]
  let isDoubtful: Bool
  let named: [String: String]
  /// Whether these are the records of its page only, of the group before it among all addends.
  let isPage: Bool
  private(set) var sums: [Sum]
  let rows: Range<Int>
  private let positions: [Int?]
  private let form: Form

  init(_ group: TotalGroup, rows: Range<Int>, named: [String: String], isPage: Bool, form: Form) {
    self.isPage = isPage
    totals = group.totals
    isDoubtful = group.isDoubtful
    self.named = named
    self.rows = rows
    self.form = form
    sums = totals.map { _ in Sum() }
    positions = totals.map { total in form.measures.firstIndex { $0.id == total.item } }
  }

  mutating func take(_ record: Reading.Record) {
    guard named.allSatisfy({ record.value(of: $0.key, form) == $0.value }) else { return }
    for (at, position) in positions.enumerated() {
      guard let cell = position.flatMap({ record.cells[$0] }) else { continue }
      if let value = cell.value {
        sums[at].values += Int128(value)
        sums[at].steps += Int128(cell.step)
      } else if cell.detail?.state == CellState.rejected.rawValue {
        sums[at].unread += 1
      }
    }
  }
}
