import Definition
import Figures
import Handoff

/// Two tables of one return as one reading: the records of both, each cell with its own place and unit.
enum JoinedTables {
  static func joined(_ first: Reading, _ second: Reading, _ pipeline: Pipeline) throws -> Reading {
    var joined = first
    var respelt: [(index: Int, theirs: Reading.BoundColumn?, mine: Reading.BoundColumn?)] = []
    for (index, item) in first.measures.enumerated() {
      let (mine, theirs) = (column(item, first), column(item, second))
      guard mine != theirs, second.measures.indices.contains(index) else { continue }
      respelt.append((index, theirs, mine))
    }
    let others = try second.records.map { record in
      var record = record
      for (index, theirs, mine) in respelt {
        let path = theirs?.path != mine?.path ? theirs?.path.flatMap { record.path(at: $0) } : nil
        respell(&record.cells[index], from: theirs, to: mine, path: path)
      }
      return record
    }
    if first.dimensions.isEmpty, first.measures.isEmpty { (joined.dimensions, joined.measures) = (second.dimensions, second.measures) }
    joined.columns += second.columns.filter { column in !first.columns.contains { $0.item == column.item } }
    joined.records = try joined.records.followed(by: others)
    joined.totals = totals(of: first, second)
    joined.rejections.append(contentsOf: second.rejections)
    joined.head.rows += second.head.rows
    joined.head.issued = max(first.head.issued, second.head.issued)
    joined.head.outside += second.head.outside
    for tally in second.tallies { add(tally, to: &joined) }
    if let form = pipeline.forms[first.head.form] { try refuseDuplicates(&joined, above: first.records.count, form) }
    return joined
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

  /// A record that stands in both tables is taken from neither, as within one.
  private static func refuseDuplicates(_ reading: inout Reading, above: Int, _ form: Form) throws {
    guard !form.key.isEmpty else { return }
    let positions = form.key.compactMap { reading.dimensions.firstIndex(of: $0) }
    func key(_ record: Reading.Record) -> [String] { [record.region, record.period] + positions.map { record.dimensions[$0] ?? "" } }
    var mine: [[String]: (index: Int, record: Reading.Record)] = [:]
    var twice: [(first: (index: Int, record: Reading.Record), second: (index: Int, record: Reading.Record))] = []
    var records = reading.records.cursor()
    var index = 0
    while let record = try records.next() {
      if index >= above {
        if let first = mine[key(record)] { twice.append((first, (index, record))) }
      } else if mine[key(record)] == nil {
        mine[key(record)] = (index, record)
      }
      index += 1
    }
    guard !twice.isEmpty else { return }
    for pair in twice {
      let places = RecordPlaces([pair.first.record, pair.second.record])
      for record in [pair.first.record, pair.second.record] {
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
    let gone = Set(twice.flatMap { [$0.first.index, $0.second.index] })
    reading.records = try reading.records.filter { index, _ in !gone.contains(index) }
    reading.head.rows = reading.records.count
  }
}
