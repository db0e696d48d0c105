import Definition
import Figures
import Handoff
import Quantities

/// Compares the totals that a sheet states with the sums of the rows that they are about.
struct TotalComparison {
  let form: Form
  let groups: [TotalGroup]
  let spans: SubtotalSpans
  /// How many records stand above the header that was printed last.
  let page: Int
  let units: UnitTable

  /// - Parameter removed: records that were counted when the rows were read and are not there any more.
  func tell(in reading: inout Reading, without removed: [Int]) throws {
    let taken = reading.records.count + removed.count
    var spans = spans
    spans.reach(taken)
    func now(_ count: Int) -> Int { count - (removed.firstIndex { $0 >= count } ?? removed.count) }
    let named = try SeenNames(of: groups, in: reading, form)
    var addends: [TotalAddends] = []
    for group in groups {
      guard let rows = group.run.map({ spans.records(of: $0) }) ?? 0..<taken else {
        for total in group.totals { tellScattered(total, &reading) }
        continue
      }
      let page = page > 0 && group.page != rows ? group.page : nil
      for (rows, isPage) in [(rows, false)] + (page.map { [($0, true)] } ?? []) {
        let end = min(rows.upperBound, taken)
        addends.append(
          TotalAddends(group, rows: now(min(rows.lowerBound, end))..<now(end), named: group.dimensions.filter(named.contains), isPage: isPage, form: form))
      }
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
    for (index, group) in addends.enumerated() where !group.isPage {
      let page = addends.indices.contains(index + 1) && addends[index + 1].isPage ? addends[index + 1] : nil
      for (at, var total) in group.totals.enumerated() {
        // 全县 in 全县合计 names no record: the total is of all.
        total.dimensions = group.named
        if let page, !group.sums[at].agrees(with: total), page.sums[at].agrees(with: total) {
          total.label = "小计"
          compare(total, with: page.sums[at], isDoubtful: false, &reading)
        } else {
          compare(total, with: group.sums[at], isDoubtful: group.isDoubtful, &reading)
        }
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
    _ total: Reading.StatedTotal, with addends: TotalAddends.Sum, isDoubtful: Bool, _ reading: inout Reading
  ) {
    guard let index = reading.measures.firstIndex(of: total.item), let measure = form.measures[index].measure else { return }
    reading.totals.append(total)
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
