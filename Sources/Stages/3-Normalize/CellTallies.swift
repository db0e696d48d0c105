import Definition
import Handoff

/// What became of the cells of each column: every cell is counted once.
struct CellTallies {
  enum Fate { case figure, text, absent, rejected, checked }

  private let form: Form
  /// Of each column of the form, then of the cells that a list has beside them.
  private var tallies: [Reading.Tally]

  init(_ form: Form) {
    self.form = form
    tallies = (form.columns.map(\.id) + LongCells.items).map { Reading.Tally(item: $0) }
  }

  mutating func count(_ column: Column, _ fate: Fate, times: Int = 1) { count(at: column.ordinal, fate, times: times) }

  /// Counts cells of a list that belong to no column of the form.
  mutating func count(_ cells: LongCells, _ fate: Fate, times: Int = 1) { count(at: form.columns.count + cells.rawValue, fate, times: times) }

  private mutating func count(at index: Int, _ fate: Fate, times: Int) {
    tallies[index].read += times
    add(times, at: index, fate)
  }

  /// Counts a cell that was read as a figure as something else after all.
  mutating func recount(_ column: Column, as fate: Fate) {
    tallies[column.ordinal].figures -= 1
    add(1, at: column.ordinal, fate)
  }

  private mutating func add(_ times: Int, at index: Int, _ fate: Fate) {
    switch fate {
    case .figure: tallies[index].figures += times
    case .text: tallies[index].texts += times
    case .absent: tallies[index].absent += times
    case .rejected: tallies[index].rejected += times
    case .checked: tallies[index].checked += times
    }
  }

  /// The tallies of the columns that had cells.
  var all: [Reading.Tally] {
    tallies.filter { tally in
      precondition(tally.isConserved, "every cell of \(tally.item) is a figure, a text, absent, rejected or checked")
      return tally.read > 0
    }
  }
}

/// Cells of a list that belong to no column of the form.
enum LongCells: Int, CaseIterable {
  case item, value, unit

  /// The names under which they are counted.
  static let items = allCases.map { "long.\($0)" }
}
