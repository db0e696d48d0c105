/// Finds the fewest columns, from the left, that tell all records apart.
struct DraftKeys {
  let guesses: [DraftGuess]
  let columns: [DraftColumn]

  /// Positions of key columns, and whether the records really differ in them.
  func found() -> (key: [Int], isUnique: Bool) {
    let rows = columns.map(\.cells.count).max() ?? 0
    var always: [Int] = []
    var candidates: [Int] = []
    for (position, guess) in guesses.enumerated() {
      switch guess.role {
      case .region, .period: always.append(position)
      case .key: candidates.append(position)
      case .date, .text, .ignored, .private, .year, .flag, .category, .unit, .measure, .check: break
      }
    }
    for (position, guess) in guesses.enumerated() {
      switch guess.role {
      case .category, .year, .flag: candidates.append(position)
      case .key, .region, .period, .date, .text, .ignored, .private, .unit, .measure, .check: break
      }
    }
    func isUnique(_ positions: [Int]) -> Bool {
      let keys = (0..<rows).map { row in positions.map { columns[$0].cells[row]?.text ?? "" }.joined(separator: "\u{1}") }
      return Set(keys).count == rows
    }
    if let one = candidates.first(where: { isUnique(always + [$0]) }) { return ([one], true) }
    var key: [Int] = []
    for candidate in candidates {
      key.append(candidate)
      guard isUnique(always + key) else { continue }
      for member in key where key.count > 1 && isUnique(always + key.filter { $0 != member }) { key.removeAll { $0 == member } }
      return (key, true)
    }
    return ([], rows <= 1 || isUnique(always))
  }
}
