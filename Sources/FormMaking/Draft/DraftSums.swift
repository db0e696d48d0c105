import Figures
import Quantities

/// Finds columns that follow from others: 合计 = 中央 + 自治区, 结余 = 下达 − 支出, 进度 = 支出 ÷ 下达.
///
/// A column is said to follow only where all rows agree and enough of them could have disagreed.
struct DraftSums {
  private let guesses: [DraftGuess]
  private let values: [[Rational?]]
  private let steps: [[Rational?]]
  private static let fewest = 3
  private static let totals = ["合计", "总", "小计", "共"]
  private static let remainders = ["结余", "余额", "剩余", "差", "净", "未"]

  init(_ guesses: [DraftGuess], _ columns: [DraftColumn], _ figures: DraftFigures) {
    self.guesses = guesses
    let read = zip(guesses, columns).map { guess, column in
      column.cells.map { cell in guess.measure.flatMap { $0.byCategory == nil ? figures.value(cell, family: $0.family, unit: $0.unit) : nil } }
    }
    values = read.map { $0.map { $0?.value } }
    steps = read.map { $0.map { $0?.step } }
  }

  /// Column → the formula that gives it.
  func found() -> [Int: String] {
    var found: [Int: String] = [:]
    var used: Set<Int> = []
    let measures = guesses.indices.filter { guesses[$0].measure != nil }
    for target in measures where guesses[target].measure?.family.id == "rate" {
      guard let (above, below) = ratio(target, measures) else { continue }
      found[target] = "\(guesses[above].id) / \(guesses[below].id)"
      used.formUnion([above, below])
    }
    for target in measures where found[target] == nil {
      guard let parts = sum(target, measures.filter { found[$0] == nil }) else { continue }
      if parts.count == 2, let (rest, whole, part) = remainder(target, parts), !used.contains(rest) {
        found[rest] = "\(guesses[whole].id) - \(guesses[part].id)"
        used.formUnion([whole, part])
      } else if !used.contains(target) {
        found[target] = parts.map { guesses[$0].id }.joined(separator: " + ")
        used.formUnion(parts)
      }
    }
    return found
  }

  /// Of a = b + c the one that is rather what remains: named so, or else the rightmost.
  private func remainder(_ target: Int, _ parts: [Int]) -> (rest: Int, whole: Int, part: Int)? {
    if Self.totals.contains(where: { guesses[target].header.contains($0) }) { return nil }
    let named = parts.first { part in Self.remainders.contains { guesses[part].header.contains($0) } }
    guard let rest = named ?? parts.max(), named != nil || rest > target, let part = parts.first(where: { $0 != rest }) else { return nil }
    return (rest, target, part)
  }

  private func sameFamily(_ target: Int, _ measures: [Int]) -> [Int] {
    measures.filter { $0 != target && guesses[$0].measure?.family == guesses[target].measure?.family && guesses[$0].measure?.byCategory == nil }
  }

  /// The columns that add up to the target: two anywhere, or a run of neighbours.
  private func sum(_ target: Int, _ measures: [Int]) -> [Int]? {
    let others = sameFamily(target, measures)
    for run in runs(others) where adds(run, to: target) { return run }
    for (index, first) in others.enumerated() {
      for second in others[(index + 1)...] where adds([first, second], to: target) { return [first, second] }
    }
    return nil
  }

  /// Runs of at least three columns that follow each other, the longest first.
  private func runs(_ columns: [Int]) -> [[Int]] {
    guard columns.count >= 3, columns.count <= 40 else { return [] }
    var runs: [[Int]] = []
    for length in stride(from: columns.count, through: 3, by: -1) {
      for start in 0...(columns.count - length) { runs.append(Array(columns[start..<(start + length)])) }
    }
    return runs
  }

  private func adds(_ parts: [Int], to target: Int) -> Bool {
    var telling = 0
    for row in values[target].indices {
      guard let stated = values[target][row] else { continue }
      var sum = Rational.zero
      var present = 0
      for part in parts {
        guard let value = values[part][row] else { return false }
        sum = sum + value
        present += value.isZero ? 0 : 1
      }
      guard sum == stated else { return false }
      if present >= min(2, parts.count) { telling += 1 }
    }
    // Every part has to matter somewhere.
    return telling >= Self.fewest && parts.allSatisfy { part in values[part].contains { $0.map { !$0.isZero } ?? false } }
  }

  /// Two columns of one family whose quotient the target is, to its printed place.
  private func ratio(_ target: Int, _ measures: [Int]) -> (above: Int, below: Int)? {
    let others = measures.filter { $0 != target && guesses[$0].measure?.family.id != "rate" && guesses[$0].measure?.byCategory == nil }
    for above in others {
      for below in others where below != above && guesses[above].measure?.family == guesses[below].measure?.family {
        if divides(above, below, target) { return (above, below) }
      }
    }
    return nil
  }

  private func divides(_ above: Int, _ below: Int, _ target: Int) -> Bool {
    var telling = Set<String>()
    for row in values[target].indices {
      guard let stated = values[target][row], let step = steps[target][row] else { continue }
      guard let top = values[above][row], let bottom = values[below][row] else { return false }
      guard !bottom.isZero else { continue }
      let gap = (top / bottom * Rational(100) - stated).magnitude
      guard gap + gap < step || gap + gap == step else { return false }
      telling.insert(stated.text)
    }
    return telling.count >= Self.fewest - 1
  }
}
