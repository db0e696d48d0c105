import Handoff

/// Which records each total row of a sheet may be about, the likeliest first.
///
/// A 合计 is about all records. Where the header is printed again it may be about its page only — not the last one of the
/// table, unless every page has its own — and where a 总计 stands over it, about its section. A 小计 is about what stands
/// since the one before it, or of its page; 转下页 and 承前页 about all that has come so far, or about the page.
struct TotalReaches {
  private let groups: [TotalGroup]
  private let spans: SubtotalSpans
  private let pages: [Int]
  private let taken: Int
  /// Where a page may begin: at a header that is printed again, or behind what is carried over.
  private let breaks: [Int]
  /// Where a 小计 that is not of a page stands.
  private let subtotals: [Int]
  /// Where a 合计 or a 总计 of no township or category stands, by its word.
  private var sections: [String: [Int]] = [:]
  private let lastLine: Int?
  private let isEachPageTotalled: Bool

  /// - Parameter isNamed: whether a total is of some records by their name.
  init(_ groups: [TotalGroup], spans: SubtotalSpans, pages: [Int], taken: Int, isNamed: (TotalGroup) -> Bool) {
    self.groups = groups
    self.spans = spans
    self.pages = pages
    self.taken = taken
    let printed = groups.filter { $0.label.isCarried || $0.label.isOfPage }.map(\.reach.above)
    breaks = Set(pages + printed).sorted()
    subtotals = Set(groups.filter { $0.label.isSubtotal && !$0.label.isOfPage && !$0.label.isCarried }.map(\.reach.above)).sorted()
    let grand = groups.filter { !$0.label.isSubtotal && !$0.label.isPart && !$0.reach.isOfRow && !isNamed($0) }
    for group in grand where sections[group.label.word]?.last != group.reach.above { sections[group.label.word, default: []].append(group.reach.above) }
    lastLine = grand.last?.totals.first?.line
    isEachPageTotalled = Set(grand.map(\.reach.page)).count == pages.count
  }

  /// Nil where the records of a 小计 lie scattered.
  func records(of group: TotalGroup) -> [Range<Int>]? {
    let reach = group.reach
    guard !reach.isOfRow else { return [0..<taken] }
    if let run = reach.run {
      guard let rows = spans.records(of: run) else { return nil }
      guard !reach.isList else { return [rows] }
      return [rows, last(of: reach.label.isOfPage ? breaks : subtotals, before: reach.above)..<reach.above]
    }
    if reach.label.isCarried { return [0..<reach.above, last(of: breaks, before: reach.above)..<reach.above] }
    return [0..<taken] + (page(of: group).map { [$0] } ?? []) + sections(of: reach)
  }

  /// The records above a 合计 on its page, or, where it is the first row there, those below.
  private func page(of group: TotalGroup) -> Range<Int>? {
    let reach = group.reach
    guard pages.count > 1, isEachPageTotalled || isOutranked(reach) || group.totals.first?.line != lastLine else { return nil }
    let start = pages[reach.page]
    if reach.above > start { return start..<reach.above }
    return start..<(pages.indices.contains(reach.page + 1) ? pages[reach.page + 1] : taken)
  }

  private func isOutranked(_ reach: TotalGroup.Reach) -> Bool { reach.label.word != "总计" && sections["总计"] != nil }

  /// The records since the 合计 before it, and those up to the next.
  private func sections(of reach: TotalGroup.Reach) -> [Range<Int>] {
    guard isOutranked(reach), !reach.isList, let all = sections[reach.label.word] else { return [] }
    return [last(of: all, before: reach.above)..<reach.above, reach.above..<(all.first { $0 > reach.above } ?? taken)]
  }

  /// The last of sorted counts below one; there may be a 小计 for every few records.
  private func last(of counts: [Int], before count: Int) -> Int {
    var (low, high) = (0, counts.count)
    while low < high {
      let middle = (low + high) / 2
      if counts[middle] < count { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : counts[low - 1]
  }
}
