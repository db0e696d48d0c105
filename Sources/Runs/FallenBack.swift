import Publication
import Warehouse

/// A file of the inbox that holds what was received before and may count no more.
///
/// Its bytes are in the archive and nothing is received, but whoever put it there may think that it counts.
struct FallenBack {
  let file: String
  let digest: String
  /// Of what came under its path last, where that is something else.
  var later: String?

  /// - Parameter elsewhere: files whose bytes were received under another path.
  static func among(_ items: [Inbox.Item], _ seen: SeenFiles, _ journal: Journal, elsewhere: [SameBytes]) -> [FallenBack] {
    let last = journal.lastReceived
    let places = journal.places
    let back = items.compactMap { item -> FallenBack? in
      guard let digest = seen[item.file, item.stamp], let later = last[item.file] ?? places[digest].flatMap({ last[$0] }), digest != later else { return nil }
      return FallenBack(file: item.file, digest: digest, later: later)
    }
    let told = Set(back.map(\.file))
    return back + elsewhere.filter { !told.contains($0.file) }.map { FallenBack(file: $0.file, digest: $0.digest) }
  }
}

extension [FallenBack] {
  /// Those that do not count while another does, or that somebody has withdrawn.
  func untaken(_ reader: WarehouseReader) throws -> [Untaken.Resent] {
    guard !isEmpty else { return [] }
    let own = Dictionary(grouping: try reader.query("SELECT sha256, status FROM submission"), by: { $0[0] ?? "" })
    func counts(_ digest: String) -> Bool { own[digest]?.contains { $0[1] == "accepted" } ?? false }
    return compactMap { file -> Untaken.Resent? in
      guard !counts(file.digest), let returns = own[file.digest] else { return nil }
      if returns.allSatisfy({ $0[1] == "withdrawn" }) { return Untaken.Resent(file: file.file, current: nil) }
      guard let later = file.later, counts(later) else { return nil }
      return Untaken.Resent(file: file.file, current: String(later.prefix(16)))
    }.sorted { $0.file < $1.file }
  }
}
