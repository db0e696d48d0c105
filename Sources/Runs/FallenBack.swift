import Publication
import Warehouse

/// A file of the inbox that holds again what it held before something else came under its name.
///
/// Its bytes are in the archive and nothing is received, but whoever put it back may think that it counts.
struct FallenBack {
  let file: String
  let digest: String
  /// Of what came under its name last.
  let later: String

  static func among(_ items: [Inbox.Item], _ seen: SeenFiles, _ journal: Journal) -> [FallenBack] {
    let last = journal.lastReceived
    return items.compactMap { item in
      guard let digest = seen[item.file, item.stamp], let later = last[item.file], digest != later else { return nil }
      return FallenBack(file: item.file, digest: digest, later: later)
    }
  }
}

extension [FallenBack] {
  /// Those that do not count while what came later does.
  func replaced(_ reader: WarehouseReader) throws -> [Untaken.Resent] {
    guard !isEmpty else { return [] }
    let counting = Set(try reader.query("SELECT sha256 FROM submission WHERE status = 'accepted'").compactMap { $0[0] })
    return filter { counting.contains($0.later) && !counting.contains($0.digest) }.map { Untaken.Resent(file: $0.file, current: String($0.later.prefix(16))) }
  }
}
