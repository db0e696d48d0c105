import Definition
import Figures
import Handoff
import Quantities

/// Compares the totals that a sheet states with the sums of the rows that they are about.
struct TotalComparison {
  let form: Form
  let groups: [TotalGroup]
  let spans: SubtotalSpans
  /// How many records stand above each header.
  let pages: [Int]
  let units: UnitTable

  /// - Parameter removed: records that were counted when the rows were read and are not there any more.
  func tell(in reading: inout Reading, without removed: [Int]) throws {
    let taken = reading.records.count + removed.count
    var spans = spans
    spans.reach(taken)
    func now(_ count: Int) -> Int { count - (removed.firstIndex { $0 >= count } ?? removed.count) }
    let named = try SeenNames(of: groups, in: reading, form)
    func names(of group: TotalGroup) -> [String: String] { group.label.isPart ? group.dimensions : group.dimensions.filter(named.contains) }
    let reaches = TotalReaches(groups, spans: spans, pages: pages, taken: taken) { !names(of: $0).isEmpty }
    var addends: [TotalAddends] = []
    var candidates: [(group: TotalGroup, addends: Range<Int>)] = []
    for group in groups {
      guard let all = reaches.records(of: group) else {
        for total in group.totals { tellScattered(total, &reading) }
        continue
      }
      let first = addends.count
      for rows in all {
        let end = min(rows.upperBound, taken)
        let now = now(min(rows.lowerBound, end))..<now(end)
        guard addends.count == first || (!now.isEmpty && !addends[first...].contains { $0.rows == now }) else { continue }
        addends.append(TotalAddends(group, rows: now, named: names(of: group), form: form))
      }
      candidates.append((group, first..<addends.count))
    }
    // There may be a 小计 for every few records: only those that a record may be of look at it.
    var coming = addends.indices.sorted { addends[$0].rows.lowerBound > addends[$1].rows.lowerBound }
    var present: [Int] = []
    var records = reading.records.cursor()
    var index = 0
    while let record = try records.next() {
      while let next = coming.last, addends[next].rows.lowerBound <= index { present.append(coming.removeLast()) }
      if present.contains(where: { addends[$0].rows.upperBound <= index }) { present.removeAll { addends[$0].rows.upperBound <= index } }
      for group in present { addends[group].take(record) }
      index += 1
    }
    for (group, all) in candidates {
      // The first of those that agree in most columns.
      let agreements = all.map { addends[$0].agreements(with: group.totals) }
      guard let most = agreements.max(), let chosen = agreements.firstIndex(of: most) else { continue }
      let isPartial = chosen > 0 || group.label.isSubtotal || group.label.isPart
      for (var total, sum) in zip(group.totals, addends[all.lowerBound + chosen].sums) {
        // 全县 in 全县合计 names no record: the total is of all.
        total.dimensions = names(of: group)
        compare(total, with: sum, isDoubtful: group.isDoubtful && chosen == 0, isPartial: isPartial, &reading)
      }
    }
  }

  /// A 小计 of a list whose rows go from record to record and back.
  private func tellScattered(_ total: Reading.StatedTotal, _ reading: inout Reading) {
    var place = Place(line: total.line, column: total.col)
    place.path = total.path
    var rejection = Words.totalUnchecked(at: place, key: total.label, raw: total.raw, isDoubtful: false)
    rejection.cell = total.cell
    rejection.item = total.item
    reading.rejections.append(rejection)
  }

  private func compare(
    _ total: Reading.StatedTotal, with addends: TotalAddends.Sum, isDoubtful: Bool, isPartial: Bool, _ reading: inout Reading
  ) {
    guard let index = reading.measures.firstIndex(of: total.item), let measure = form.measures[index].measure else { return }
    reading.totals.append(total)
    // What adds up a page or a section is not the return's own total.
    if isPartial { reading.totals[reading.totals.count - 1].label = TotalLabel.subtotal }
    let (sum, unread) = (addends.values, addends.unread)
    let gap = Int128(total.value) - sum
    guard !addends.agrees(with: total) else { return }
    let decimals = measure.family.decimals
    let amounts = WrittenAmounts(measure, symbol: reading.columns.first { $0.item == total.item }?.unit, units: units)
    /// In the unit of the column, every digit kept.
    func shown(_ value: Int128) -> String { amounts.shown(Rational(Exact(value, decimals: decimals)), more: FigureText.most) }
    let title = form.measures[index].headers.first ?? total.item
    let lost = unread > 0 || reading.rejections.count(.record) > 0
    var clue = unread > 0 ? "；有 \(unread) 格没读出" : lost ? "；有几行没有收" : ""
    if sum != 0, Int128(total.value) == 2 * sum { clue = "；正好是两倍，可能把小计也加了进去" }
    if isDoubtful { clue += "；这一行如果是一条记录，请换一个名称" }
    let explanation = NormalizationCode.totalDiffers.explanation
    var rejection = Rejection(
      .note, NormalizationCode.totalDiffers.rawValue, lost ? isDoubtful ? .query : .note : .error, at: Place(line: total.line, column: total.col), item: total.item,
      key: total.label, raw: total.raw,
      message:
        "\(title)\(total.label)写的 \(Words.quoted(total.raw))，各行相加 \(shown(sum))，差 \(shown(gap))\(clue)",
      remedy: explanation.remedy[.zh] ?? "",
      english:
        "\(total.item): the total row says \(Words.quoted(total.raw)), its rows add to \(shown(sum)), off by \(shown(gap))\(isDoubtful ? "; give it another name if it is a record" : "")")
    rejection.cell = total.cell
    rejection.path = total.path
    reading.rejections.append(rejection)
  }
}
