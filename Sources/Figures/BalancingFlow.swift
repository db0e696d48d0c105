internal import BigInt

/// A two-way table as a network: grand total → row totals → cells → column totals → grand total. Each arc is rounded down
/// or up; a node is in balance when what comes in goes out.
struct ControlledRounding {
  private struct Arc {
    let from: Int
    let to: Int
    let choice: RoundingChoice
    var up: Bool
    let isTotal: Bool

    var units: BigInt { up ? choice.floor + 1 : choice.floor }
    /// How little a flip hurts: distance of the remainder from one half.
    var reluctance: Rational { (choice.remainder - Rational(1, 2)).magnitude }
  }

  private let height: Int
  private let width: Int
  private let total: BigInt
  private var arcs: [Arc] = []
  /// Arcs that touch a node, least reluctant first.
  private var touching: [[Int]] = []

  // Nodes: 0 = where the grand total comes from, 1 = where it goes, then rows, then columns.
  private func row(_ index: Int) -> Int { 2 + index }
  private func column(_ index: Int) -> Int { 2 + height + index }

  init(_ rows: [[Rational]], width: Int) {
    height = rows.count
    self.width = width
    total = rows.joined().reduce(Rational.zero, +).rounded(to: 0, .halfUp)
    for (i, cells) in rows.enumerated() {
      for (j, value) in cells.enumerated() { add(row(i), column(j), value, isTotal: false) }
    }
    for (i, cells) in rows.enumerated() { add(0, row(i), cells.reduce(Rational.zero, +), isTotal: true) }
    for j in 0..<width { add(column(j), 1, rows.reduce(Rational.zero) { $0 + $1[j] }, isTotal: true) }
    touching = Array(repeating: [], count: 2 + height + width)
    for (index, arc) in arcs.enumerated() where !arc.choice.isFixed {
      touching[arc.from].append(index)
      touching[arc.to].append(index)
    }
    let reluctance = arcs.map(\.reluctance)
    for node in touching.indices {
      touching[node].sort { (reluctance[$0], $0) < (reluctance[$1], $1) }
    }
  }

  private mutating func add(_ from: Int, _ to: Int, _ value: Rational, isTotal: Bool) {
    let choice = RoundingChoice(value)
    arcs.append(Arc(from: from, to: to, choice: choice, up: choice.usuallyUp, isTotal: isTotal))
  }

  /// Flips arcs until every node is in balance.
  mutating func balance() -> Bool {
    var surplus = surpluses()
    while let start = surplus.firstIndex(where: { $0 > 0 }) {
      guard let path = path(from: start, surplus, throughTotals: false) ?? path(from: start, surplus, throughTotals: true) else {
        return false
      }
      for (arc, node) in path {
        arcs[arc].up.toggle()
        surplus[node] += 1
        surplus[arcs[arc].from == node ? arcs[arc].to : arcs[arc].from] -= 1
      }
    }
    return surplus.allSatisfy { $0 == 0 }
  }

  /// What comes into each node less what goes out.
  private func surpluses() -> [BigInt] {
    var surplus = Array(repeating: BigInt(0), count: touching.count)
    surplus[0] += total
    surplus[1] -= total
    for arc in arcs {
      surplus[arc.to] += arc.units
      surplus[arc.from] -= arc.units
    }
    return surplus
  }

  /// The shortest chain of flips that carries one unit from a node with surplus to one that lacks; each step with the node
  /// it arrives at. Raising an arc sends a unit along it, lowering one sends a unit back.
  private func path(from start: Int, _ surplus: [BigInt], throughTotals: Bool) -> [(arc: Int, node: Int)]? {
    var arrivedBy: [Int?] = Array(repeating: nil, count: touching.count)
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for index in touching[node] where throughTotals || !arcs[index].isTotal {
        let arc = arcs[index]
        guard arc.up == (arc.to == node) else { continue }
        let next = arc.to == node ? arc.from : arc.to
        guard next != start, arrivedBy[next] == nil else { continue }
        arrivedBy[next] = index
        if surplus[next] < 0 { return steps(to: next, from: start, arrivedBy) }
        queue.append(next)
      }
    }
    return nil
  }

  private func steps(to end: Int, from start: Int, _ arrivedBy: [Int?]) -> [(arc: Int, node: Int)] {
    var steps: [(arc: Int, node: Int)] = []
    var node = end
    while node != start, let index = arrivedBy[node] {
      steps.append((index, node))
      node = arcs[index].from == node ? arcs[index].to : arcs[index].from
    }
    return steps.reversed()
  }

  var result: BalancedTable {
    let cells = arcs.map { $0.choice.cell(up: $0.up) }
    let inside = height * width
    return BalancedTable(
      cells: (0..<height).map { Array(cells[($0 * width)..<(($0 + 1) * width)]) },
      rowTotals: Array(cells[inside..<(inside + height)]),
      columnTotals: Array(cells[(inside + height)...]), total: total)
  }
}
