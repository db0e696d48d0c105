import Publication
import Warehouse

/// A file of the inbox that holds what was received before and may count no more.
///
/// Its bytes are in the archive and nothing is received, but whoever put it there may think that it counts.
struct FallenBack {
  let file: String
  let digest: String
  /// Of what came under its path last, where that is something else: said as long as the file lies there.
  var later: String?
  /// Whether the file is of tonight at a path of its own: said once.
  var isElsewhere = false

  /// - Parameter again: files of tonight whose bytes were known, and mean no other return.
  static func among(_ items: [Inbox.Item], _ seen: SeenFiles, _ journal: Journal, again: [SameBytes]) -> [FallenBack] {
    let last = journal.lastReceived
    let places = Dictionary(journal.received.map { ($0.sha256, $0.place) }, uniquingKeysWith: { first, _ in first })
    let back = items.compactMap { item -> FallenBack? in
      guard let digest = seen[item.file, item.stamp], let later = last[item.file] ?? places[digest].flatMap({ last[$0] }), digest != later else { return nil }
      return FallenBack(file: item.file, digest: digest, later: later)
    }
    let told = Set(back.map(\.file))
    return back + again.filter { !told.contains($0.file) }.map { FallenBack(file: $0.file, digest: $0.digest, isElsewhere: $0.file != $0.other) }
  }
}

extension [FallenBack] {
  /// Those that do not count while another does, or that somebody has withdrawn.
  func untaken(_ reader: WarehouseReader) throws -> [Untaken.Resent] {
    guard !isEmpty else { return [] }
    let rows = try reader.query("SELECT sha256, status, form || '|' || region || '|' || period || '|' || part FROM submission")
    let counting = rows.filter { $0[1] == "accepted" }
    let standing = Set(counting.compactMap { $0[0] })
    let bySlice = Dictionary(counting.compactMap { row in row[2].flatMap { slice in row[0].map { (slice, $0) } } }, uniquingKeysWith: { first, _ in first })
    let own = Dictionary(grouping: rows, by: { $0[0] ?? "" })
    return compactMap { file in
      guard !standing.contains(file.digest), let returns = own[file.digest] else { return nil }
      if returns.allSatisfy({ $0[1] == "withdrawn" }) { return Untaken.Resent(file: file.file, current: nil) }
      let replaced = file.isElsewhere ? returns.compactMap { row in row[2].flatMap { bySlice[$0] } }.first : nil
      guard let current = file.later.flatMap({ standing.contains($0) ? $0 : nil }) ?? replaced else { return nil }
      return Untaken.Resent(file: file.file, current: String(current.prefix(16)))
    }
  }
}
