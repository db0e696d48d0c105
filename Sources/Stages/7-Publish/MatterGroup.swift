import Figures

/// The same thing said of many cells, as one line with a count: `G5:G80 共 76 格`.
struct MatterGroup {
  let first: Matter
  let members: [Matter]

  var count: Int { members.count }

  /// Neighbours in the order of matters that differ in nothing but their place. The tables for download list each of them.
  static func grouped(_ matters: [Matter]) -> [MatterGroup] {
    var order: [[String]] = []
    var groups: [[String]: [Matter]] = [:]
    for matter in matters {
      let key = face(matter)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(matter)
    }
    return order.compactMap { key in
      guard let members = groups[key], let first = members.first else { return nil }
      return MatterGroup(first: first, members: members)
    }
  }

  private static func face(_ matter: Matter) -> [String] {
    [
      matter.severity.rawValue, matter.status, matter.code, matter.region, matter.isCityWide ? "city" : "", matter.form, matter.period, matter.file,
      matter.item, matter.isOfColumn ? "" : matter.written ?? "\u{0}", matter.message, matter.remedy, matter.explanation ?? "",
    ]
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
