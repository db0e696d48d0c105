import Definition
import Figures
import Handoff
import Quantities

/// A total row that is called something else — 19个乡镇, the county itself — would be counted as a record and double every sum.
///
/// The first or last record whose every figure is what the others add up to is reported, not removed: a single parent of all
/// others may be true. Where there are two others only, or the figures agree once rounded, it is asked about; so is a record
/// that is called like the county among its townships, whatever its figures.
struct UnlabelledTotals {
  private enum Agreement { case exact, rounded }

  /// A rounded figure tells something where it is so many times as large as what it is off by.
  private static let clear: UInt128 = 20

  /// The columns that could add up.
  private let columns: [Int]
  private var sums: [TotalAddends.Sum]
  /// How many records have a figure other than 0.
  private var addends: [Int]
  private var count = 0
  private var first: (record: Reading.Record, key: String)?
  private var last: (record: Reading.Record, key: String)?
  private let whole: WholePlace
  /// Where the names of the places below the county stand among a record's dimensions.
  private let place: Int?
  private var wholes: [(record: Reading.Record, key: String)] = []

  init(_ builder: RecordBuilder) {
    let form = builder.form
    columns = form.measures.indices.filter { form.measures[$0].measure?.byCategory == nil }
    sums = columns.map { _ in TotalAddends.Sum() }
    addends = columns.map { _ in 0 }
    let whole = WholePlace(form, region: builder.region, regions: builder.pipeline.regions)
    self.whole = whole
    place = whole.column.flatMap { column in form.dimensions.firstIndex { $0 === column } }
  }

  mutating func look(at record: Reading.Record, key: String) {
    count += 1
    for (at, column) in columns.enumerated() {
      guard let cell = record.cells[column], let value = cell.value, value != 0 else { continue }
      sums[at].values += Int128(value)
      sums[at].steps += Int128(cell.step)
      addends[at] += 1
    }
    if let place, let name = record.dimensions[place], whole.isNamed(by: name) { wholes.append((record, key)) }
    if first == nil { first = (record, key) }
    last = (record, key)
  }

  func tell(_ builder: inout RecordBuilder) {
    for (record, key) in wholes {
      var rejection = Self.rejection(
        record, key, zh: "\(key)是本县（区）自己，不是下面的一个，像是合计行，却当作一条记录收了",
        en: "\(key) is the county itself and none of what lies below it; it was taken as a record")
      rejection.severity = Severity.query.rawValue
      builder.reject(rejection)
    }
    guard count > 2 else { return }
    for (record, key) in [first, last].compactMap({ $0 }) where !wholes.contains(where: { $0.record.line == record.line && $0.record.path == record.path }) {
      guard let agreement = agreement(of: record) else { continue }
      var rejection = Self.rejection(
        record, key, zh: "\(key)这一行每一格都等于其余 \(count - 1) 行之和\(agreement == .rounded ? "（取整后）" : "")，像是合计行，却当作一条记录收了",
        en: "every figure of \(key) is the sum of the other \(count - 1) records\(agreement == .rounded ? ", rounded" : "")")
      if agreement == .rounded || count == 3 { rejection.severity = Severity.query.rawValue }
      builder.reject(rejection)
    }
  }

  private static func rejection(_ record: Reading.Record, _ key: String, zh: String, en: String) -> Rejection {
    Words.rejection(
      .note, .rowLooksTotal, at: Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path), key: key, raw: key, zh: zh,
      en: en)
  }

  /// At least two columns, or one with three others or more that differ, add up; none does not.
  private func agreement(of record: Reading.Record) -> Agreement? {
    var matching = 0
    var agreement = Agreement.exact
    for (at, column) in columns.enumerated() {
      guard let cell = record.cells[column], let own = cell.value.map({ Int128($0) }) else { continue }
      let gap = 2 * own - sums[at].values
      if gap != 0 {
        // Half a step of each figure.
        guard gap.magnitude * 2 <= sums[at].steps.magnitude, own.magnitude >= Self.clear * gap.magnitude else { return nil }
        agreement = .rounded
      }
      if addends[at] - (own == 0 ? 0 : 1) > 1 { matching += 1 }
    }
    let figures = record.cells.count { $0?.value != nil }
    return matching >= 2 || (matching == 1 && figures == 1 && count > 3 && agreement == .exact) ? agreement : nil
  }
}
