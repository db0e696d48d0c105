import Figures

/// The same thing said of many cells, as one line with a count: `G5:G80 共 76 格`.
struct MatterGroup {
  let first: Matter
  let members: [Matter]

  var count: Int { members.count }

  /// Neighbours in the order of matters that differ in nothing but their place. The tables for download list each of them.
  static func grouped(_ matters: [Matter]) -> [MatterGroup] {
    var places: [Face: Int] = [:]
    var groups: [[Matter]] = []
    for matter in matters {
      let face = Face(matter)
      if let place = places[face] {
        groups[place].append(matter)
      } else {
        places[face] = groups.count
        groups.append([matter])
      }
    }
    return groups.compactMap { members in members.first.map { MatterGroup(first: $0, members: members) } }
  }

  /// All that is said of a matter but its place.
  private struct Face: Hashable {
    private let words: [String]
    private let item: String
    private let written: String

    init(_ matter: Matter) {
      item = matter.item
      written = matter.isOfColumn ? "" : matter.written ?? "\u{0}"
      words = [
        matter.severity.rawValue, matter.status, matter.code, matter.region, matter.isCityWide ? "city" : "", matter.form, matter.period, matter.file,
        matter.message, matter.remedy, matter.explanation ?? "",
      ]
    }

    /// Of what was written where, which is short and tells most of them apart; whole messages take long to hash.
    func hash(into hasher: inout Hasher) {
      hasher.combine(item)
      hasher.combine(written)
    }
  }

  /// `E63`; `G5:G80 共 76 格` for an unbroken column; `G5、G9 等共 12 格` else.
  var place: String {
    guard count > 1 else { return first.place }
    if let range = CellRange.text(members.map(\.cell)) { return "\(range) 共 \(count) 格" }
    let shown = members.prefix(3).map(\.place).joined(separator: "、")
    return count > 3 ? "\(shown) 等共 \(count) 格" : shown
  }

  /// The records that are named, where they are few.
  var key: String {
    let keys = members.map(\.key).filter { !$0.isEmpty }
    guard let head = keys.first else { return "" }
    return keys.count == 1 ? head : "\(head) 等 \(keys.count) 条"
  }
}
