import Definition
import Handoff

/// What total rows name besides their labels, of that which records are called: 隆福乡, the name of a record's township, is
/// one; 19 个乡镇 in the same cell is not.
struct SeenNames {
  /// By the dimension that they are of.
  private var names: [String: Set<String>] = [:]

  init(of groups: [TotalGroup], in reading: Reading, _ form: Form) throws {
    var unseen: [String: Set<String>] = [:]
    for group in groups { for (id, name) in group.dimensions { unseen[id, default: []].insert(name) } }
    var records = reading.records.cursor()
    while !unseen.isEmpty, let record = try records.next() {
      for id in unseen.keys {
        guard let name = record.value(of: id, form), unseen[id]?.contains(name) ?? false else { continue }
        unseen[id]?.remove(name)
        names[id, default: []].insert(name)
        if unseen[id]?.isEmpty ?? false { unseen[id] = nil }
      }
    }
  }

  func contains(_ name: (key: String, value: String)) -> Bool { names[name.key]?.contains(name.value) ?? false }
}

extension Reading.Record {
  /// What the record says of a dimension, its county and its period included.
  func value(of id: String, _ form: Form) -> String? {
    if let index = form.dimensions.firstIndex(where: { $0.id == id }) { return dimensions[index] }
    if case .region? = form[column: id]?.role { return region }
    return period
  }
}
