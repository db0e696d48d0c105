import Handoff

/// Where several records stand, in the words of a finding about all of them.
struct RecordPlaces {
  let zh: String
  let en: String

  /// So many are named; a key that stands in every row of a long table is no longer told place by place.
  private static let named = 6

  init(_ all: [Reading.Record]) {
    let records = Array(all.prefix(Self.named))
    let rest = all.count - records.count
    let (more, others) = rest > 0 ? ("等 \(all.count) 处", " and \(rest) more") : ("", "")
    let paths = records.compactMap(\.path)
    let numbers = records.map { String($0.row > 0 ? $0.row : $0.line) }
    if paths.count == records.count {
      let parts = paths.map { $0.split(separator: "/").map(String.init) }
      // Elements of one parent are told apart by their own names.
      let isOneParent = Set(parts.map { Array($0.dropLast()) }).count == 1
      let names = isOneParent ? parts.compactMap(\.last) : paths
      (zh, en) = ("\(names.joined(separator: "、")) \(more)", names.joined(separator: ", ") + others)
    } else if Set(records.map(\.sheet)).count > 1 {
      let places = zip(records, numbers)
      zh = places.map { "工作表\(Words.quoted($0.sheet))第 \($1) 行" }.joined(separator: "、") + more
      en = places.map { "\($1) of the worksheet \(Words.quoted($0.sheet))" }.joined(separator: ", ") + others
    } else {
      (zh, en) = ("第 \(numbers.joined(separator: "、")) 行\(more)", numbers.joined(separator: ", ") + others)
    }
  }
}
