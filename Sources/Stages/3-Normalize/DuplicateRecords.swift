import Figures
import Handoff

/// The same record twice: neither is taken, and both places are named, since which one counts is not ours to say.
///
/// Records are told apart by hashes first, eight bytes each; only those that share one are compared.
enum DuplicateRecords {
  private struct Twin {
    let index: Int
    let record: Reading.Record
    let key: String
  }

  static func refuse(_ builder: inout RecordBuilder) throws {
    let sorted = builder.identities.sorted()
    let shared = Set(zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0))
    guard !shared.isEmpty else { return }
    var seen: [[String]: [Twin]] = [:]
    var records = builder.reading.records.cursor()
    for (index, hash) in builder.identities.enumerated() {
      guard let record = try records.next() else { break }
      guard shared.contains(hash) else { continue }
      seen[builder.identity(of: record), default: []].append(Twin(index: index, record: record, key: records.key))
    }
    let twice = seen.values.filter { $0.count > 1 }.sorted { $0[0].index < $1[0].index }
    for group in twice { refuse(group, &builder) }
    if !twice.isEmpty { try builder.remove(Set(twice.joined().map(\.index))) }
  }

  private static func refuse(_ group: [Twin], _ builder: inout RecordBuilder) {
    let places = RecordPlaces(group.map(\.record))
    for twin in group {
      let (record, key) = (twin.record, twin.key)
      builder.reject(
        Words.rejection(
          .record, .recordDuplicate, at: Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path), key: key,
          raw: key, zh: "\(key.isEmpty ? "同一条记录" : key)在\(places.zh)都有，都没有收",
          en: "\(key.isEmpty ? "the same record" : key) stands in rows \(places.en); none was taken"))
    }
  }
}
