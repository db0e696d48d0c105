import Definition
import Figures
import Handoff

/// A total row while its rows come in: what it states, and which records it may be about.
struct TotalGroup {
  /// Where a total row stands, and with it which records it may add up.
  struct Reach {
    let label: TotalLabel
    /// Which run of 小计 rows it belongs to; nil for a 合计, which is about all records, and for what is carried over.
    let run: Int?
    /// How many records stand above it.
    let above: Int
    /// How many times the header has been printed again above it.
    let page: Int
    /// Whether it is of a list, whose rows do not tell how many records there are.
    let isList: Bool
    /// Whether it adds up the row of its own record.
    var isOfRow = false
  }

  let label: TotalLabel
  let reach: Reach
  let dimensions: [String: String]
  /// Whether it may be a record by its name: 扶贫资金合计.
  let isDoubtful: Bool
  var totals: [Reading.StatedTotal] = []

  init(label: TotalLabel, reach: Reach, dimensions: [String: String], isDoubtful: Bool) {
    self.label = label
    self.reach = reach
    self.dimensions = dimensions
    self.isDoubtful = isDoubtful
  }

  /// What a record's own row of a cross table adds up to.
  init(ofRow dimensions: [String: String], _ above: Int) {
    let label = TotalLabel(word: "合计", rest: "")
    self.init(
      label: label, reach: Reach(label: label, run: nil, above: above, page: 0, isList: false, isOfRow: true), dimensions: dimensions, isDoubtful: false)
  }
}

/// What the records that a total row may be about add up to, column by column.
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

  private(set) var sums: [Sum]
  let rows: Range<Int>
  private let named: [String: String]
  private let positions: [Int?]
  private let form: Form

  init(_ group: TotalGroup, rows: Range<Int>, named: [String: String], form: Form) {
    self.named = named
    self.rows = rows
    self.form = form
    sums = group.totals.map { _ in Sum() }
    positions = group.totals.map { total in form.measures.firstIndex { $0.id == total.item } }
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

  /// How many of the totals agree.
  func agreements(with totals: [Reading.StatedTotal]) -> Int { zip(sums, totals).count { $0.agrees(with: $1) } }
}
