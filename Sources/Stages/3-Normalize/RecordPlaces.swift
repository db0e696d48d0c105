import Handoff

/// Where several records stand, in the words of a finding about all of them.
struct RecordPlaces {
  let zh: String
  let en: String

  init(_ records: [Reading.Record]) {
    let paths = records.compactMap(\.path)
    let numbers = records.map { String($0.row > 0 ? $0.row : $0.line) }
    if paths.count == records.count {
      let parts = paths.map { $0.split(separator: "/").map(String.init) }
      // Elements of one parent are told apart by their own names.
      let isOneParent = Set(parts.map { Array($0.dropLast()) }).count == 1
      let names = isOneParent ? parts.compactMap(\.last) : paths
      (zh, en) = ("\(names.joined(separator: "、")) ", names.joined(separator: ", "))
    } else if Set(records.map(\.sheet)).count > 1 {
      let places = zip(records, numbers)
      zh = places.map { "工作表\(Words.quoted($0.sheet))第 \($1) 行" }.joined(separator: "、")
      en = places.map { "\($1) of the worksheet \(Words.quoted($0.sheet))" }.joined(separator: ", ")
    } else {
      (zh, en) = ("第 \(numbers.joined(separator: "、")) 行", numbers.joined(separator: ", "))
    }
  }
}
