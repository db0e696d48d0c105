import Definition
import Figures
import Handoff

/// The tables of one return as one reading: the records of all, each cell with its own place and unit.
struct JoinedTables {
  private var joined: Reading
  private var log = RecordLog()

  init(_ first: Reading) throws {
    joined = first
    try append(first.records) { $0 }
  }

  /// Adds the next table.
  mutating func add(_ next: Reading) throws {
    var respelt: [(index: Int, theirs: Reading.BoundColumn?, mine: Reading.BoundColumn?)] = []
    for (index, item) in joined.measures.enumerated() {
      let (mine, theirs) = (Self.column(item, joined), Self.column(item, next))
      guard mine != theirs, next.measures.indices.contains(index) else { continue }
      respelt.append((index, theirs, mine))
    }
    try append(next.records) { record in
      var record = record
      for (index, theirs, mine) in respelt {
        let path = theirs?.path != mine?.path ? theirs?.path.flatMap { record.path(at: $0) } : nil
        Self.respell(&record.cells[index], from: theirs, to: mine, path: path)
      }
      return record
    }
    if joined.dimensions.isEmpty, joined.measures.isEmpty { (joined.dimensions, joined.measures) = (next.dimensions, next.measures) }
    joined.columns += next.columns.filter { column in !joined.columns.contains { $0.item == column.item } }
    joined.totals = Self.totals(of: joined, next)
    joined.rejections.append(contentsOf: next.rejections)
    joined.head.issued = max(joined.head.issued, next.head.issued)
    joined.head.outside += next.head.outside
    for tally in next.tallies { Self.add(tally, to: &joined) }
  }

  consuming func finished(_ form: Form?) throws -> Reading {
    var reading = joined
    reading.records = try log.finished()
    reading.head.rows = reading.records.count
    if let form { try Self.refuseDuplicates(&reading, form) }
    return reading
  }

  private mutating func append(_ records: Records, _ change: (Reading.Record) -> Reading.Record) throws {
    var cursor = records.cursor()
    while let record = try cursor.next() { log.append(change(record), key: cursor.key) }
  }

  /// What each of the tables adds up, the return adds up too; a total that only one of them has says nothing of the other.
  private static func totals(of first: Reading, _ second: Reading) -> [Reading.StatedTotal] {
    first.totals.compactMap { total in
      let match = second.totals.first { $0.item == total.item && $0.label == total.label && $0.dimensions == total.dimensions }
      guard let match else { return nil }
      let (value, overflow) = total.value.addingReportingOverflow(match.value)
      let (step, beyond) = total.step.addingReportingOverflow(match.step)
      guard !overflow, !beyond else { return nil }
      var sum = total
      (sum.value, sum.step, sum.raw) = (value, step, total.raw + "+" + match.raw)
      return sum
    }
  }

  private static func column(_ item: String, _ reading: Reading) -> Reading.BoundColumn? { reading.columns.first { $0.item == item } }

  /// What the cell took from its own table's column it says itself, since the reading keeps the first table's.
  private static func respell(_ cell: inout Reading.Cell?, from theirs: Reading.BoundColumn?, to mine: Reading.BoundColumn?, path: String?) {
    guard var own = cell, let theirs else { return }
    if own.unit == nil, theirs.unit != mine?.unit { own.unit = theirs.unit }
    if theirs.col != mine?.col, own.detail?.col == nil, theirs.path == nil {
      var detail = own.detail ?? Reading.Detail(state: own.value == 0 ? .zero : .value)
      detail.col = theirs.col
      own.detail = detail
    }
    if let path, own.detail?.path == nil {
      var detail = own.detail ?? Reading.Detail(state: own.value == 0 ? .zero : .value)
      detail.path = path
      own.detail = detail
    }
    cell = own
  }

  private static func add(_ tally: Reading.Tally, to reading: inout Reading) {
    guard let index = reading.tallies.firstIndex(where: { $0.item == tally.item }) else { return reading.tallies.append(tally) }
    reading.tallies[index].read += tally.read
    reading.tallies[index].figures += tally.figures
    reading.tallies[index].texts += tally.texts
    reading.tallies[index].absent += tally.absent
    reading.tallies[index].rejected += tally.rejected
    reading.tallies[index].checked += tally.checked
  }

  /// A record that stands in several tables is taken from none, as within one. Records are told apart by hashes first.
  private static func refuseDuplicates(_ reading: inout Reading, _ form: Form) throws {
    guard !form.key.isEmpty else { return }
    let positions = form.key.compactMap { reading.dimensions.firstIndex(of: $0) }
    func key(_ record: Reading.Record) -> [String] { [record.region, record.period] + positions.map { record.dimensions[$0] ?? "" } }
    var hashes: [Int] = []
    var records = reading.records.cursor()
    while let record = try records.next() { hashes.append(key(record).hashValue) }
    let sorted = hashes.sorted()
    let shared = Set(zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0))
    guard !shared.isEmpty else { return }
    var seen: [[String]: [(index: Int, record: Reading.Record)]] = [:]
    records = reading.records.cursor()
    for (index, hash) in hashes.enumerated() {
      guard let record = try records.next() else { break }
      if shared.contains(hash) { seen[key(record), default: []].append((index, record)) }
    }
    let several = seen.values.filter { $0.count > 1 }.sorted { $0[0].index < $1[0].index }
    for group in several {
      let places = RecordPlaces(group.map(\.record))
      for record in group.map(\.record) {
        let name = positions.compactMap { record.dimensions[$0] }.joined(separator: "，")
        reading.rejections.append(
          Words.rejection(
            .record, .recordDuplicate, at: Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path), key: name,
            raw: name, zh: "\(name)在\(places.zh)都有，都没有收", en: "\(name) stands in rows \(places.en); none was taken"))
        for (item, cell) in zip(reading.measures, record.cells) where cell?.value != nil {
          guard let tally = reading.tallies.firstIndex(where: { $0.item == item }) else { continue }
          reading.tallies[tally].figures -= 1
          reading.tallies[tally].rejected += 1
        }
      }
    }
    let gone = Set(several.joined().map(\.index))
    guard !gone.isEmpty else { return }
    reading.records = try reading.records.filter { index, _ in !gone.contains(index) }
    reading.head.rows = reading.records.count
  }
}
