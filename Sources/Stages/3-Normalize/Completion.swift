import Definition
import Figures
import Handoff

/// What remains when all rows are read: duplicates, the sheet's own totals, the rules of scope record.
enum Completion {
  static func finish(_ builder: RecordBuilder, totals: TotalRows, outside: Int) -> Reading {
    var builder = builder
    DuplicateRecords.refuse(&builder)
    RecordRules.check(&builder)
    FractionColumns.doubt(&builder)
    NegativeCounts.doubt(&builder)
    DoubtfulMagnitudes.doubt(&builder)
    UnlabelledTotals.doubt(&builder)
    var reading = builder.finish()
    totals.check(&reading, units: builder.pipeline.units)
    reading.head.outside += outside
    return reading
  }
}

/// The same record twice: neither is taken, and both places are named, since which one counts is not ours to say.
enum DuplicateRecords {
  static func refuse(_ builder: inout RecordBuilder) {
    let reading = builder.reading
    guard !builder.form.key.isEmpty else { return }
    let positions = builder.form.key.compactMap { reading.dimensions.firstIndex(of: $0) }
    var seen: [String: [Int]] = [:]
    for (index, record) in reading.records.enumerated() {
      let key = ([record.region, record.period] + positions.map { record.dimensions[$0] ?? "" }).joined(separator: "\u{1}")
      seen[key, default: []].append(index)
    }
    let twice = seen.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    guard !twice.isEmpty else { return }
    for group in twice {
      let isTree = group.contains { reading.records[$0].path != nil }
      let rows = group.map { index in
        let record = reading.records[index]
        return record.path.flatMap { $0.split(separator: "/").last.map(String.init) } ?? String(record.row > 0 ? record.row : record.line)
      }
      for index in group {
        let record = reading.records[index]
        let key = builder.keys[index]
        builder.reject(
          Words.rejection(
            .record, .recordDuplicate, at: Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path), key: key,
            raw: key, zh: "\(key.isEmpty ? "同一条记录" : key)在\(isTree ? rows.joined(separator: "、") + " " : "第 \(rows.joined(separator: "、")) 行")都有，都没有收",
            en: "\(key.isEmpty ? "the same record" : key) stands in rows \(rows.joined(separator: ", ")); none was taken"))
      }
    }
    builder.remove(Set(twice.joined()))
  }
}
