/// Which records stand between the 小计 rows of a sheet, by their numbers.
///
/// Several 小计 rows may follow each other, one for each category, or in a list one for each item: they are a run, and are
/// about the same records. The rows of a list come back to records of before; those between two runs are a span only where
/// their records lie side by side.
struct SubtotalSpans {
  /// What stands above each run, from the run before it on; nil where it lies scattered.
  private var above: [Range<Int>?] = []
  /// What has come since the last run.
  private var open = 0..<0
  private var isScattered = false
  /// The number of records that a grid has above its last run; nil for a list.
  private var reached: Int? = 0

  /// Whether rows of a list came.
  var isOfList: Bool { reached == nil }

  /// Notes that a row of a list is of a record.
  mutating func touch(_ record: Int) {
    if open.contains(record) { return }
    reached = nil
    if open.isEmpty {
      open = record..<(record + 1)
    } else if record == open.upperBound {
      open = open.lowerBound..<(record + 1)
    } else if record + 1 == open.lowerBound {
      open = record..<open.upperBound
    } else {
      isScattered = true
    }
  }

  /// Notes that a grid has so many records now, one for each of its rows.
  mutating func reach(_ count: Int) {
    if let reached, count > reached { open = reached..<count }
  }

  /// Notes a 小计 row, and says which run it belongs to.
  mutating func close() -> Int {
    if !open.isEmpty || above.isEmpty {
      above.append(isScattered ? nil : open)
      reached = reached.map { max($0, open.upperBound) }
      (open, isScattered) = (0..<0, false)
    }
    return above.count - 1
  }

  /// The records that a run of 小计 rows is about: those since the run before it, or, on a sheet that opens with one, those up
  /// to the next. Nil where they lie scattered.
  func records(of run: Int) -> Range<Int>? {
    guard let first = above[0], first.isEmpty else { return above[run] }
    if run + 1 < above.count { return above[run + 1] }
    return isScattered ? nil : open
  }
}
