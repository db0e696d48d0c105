import Figures
import Handoff
import Warehouse

/// What a run finds before it does anything, each part read once, by whoever asks first.
///
/// A night that may turn out quiet looks at inbox and journal; where it does not, the stages go on from what it read. The
/// lock is held from the first look on, so only the inbox can change meanwhile, and a file of it that does is noticed when it
/// is copied.
package final class Outset {
  private let workspace: Workspace
  private var knownJournal: Journal?
  private var knownSeen: SeenFiles?
  private var listing: (inbox: String, items: [Inbox.Item], skipped: [SkippedFile])?
  private var knownIndex: BatchIndex?
  private var opened: Opened?

  /// A warehouse that is as a run left it.
  struct Opened {
    let file: WarehouseFile
    /// The last run that is in it.
    let run: Int
    let figures: [FigureRow]
  }

  package init(_ workspace: Workspace) { self.workspace = workspace }

  /// Reads what every run needs, for a time in which another core has work of its own. What cannot be read is left to
  /// whoever asks for it.
  package func readAhead() {
    do {
      knownJournal = try journal()
      knownSeen = seen()
      knownIndex = try index()
      opened = try look()
    } catch {}
  }

  func journal() throws -> Journal {
    let journal = try knownJournal ?? Journal(workspace.journal)
    knownJournal = journal
    return journal
  }

  func seen() -> SeenFiles { take(&knownSeen) ?? SeenFiles(workspace.seen) }

  /// For `seen` to be asked for again.
  func keep(_ seen: SeenFiles) { knownSeen = seen }

  func items(of inbox: String) throws -> (items: [Inbox.Item], skipped: [SkippedFile]) {
    if let listing, listing.inbox == inbox { return (listing.items, listing.skipped) }
    let (items, skipped) = try Inbox(root: inbox).items()
    listing = (inbox, items, skipped)
    return (items, skipped)
  }

  func index() throws -> BatchIndex { try take(&knownIndex) ?? BatchIndex(workspace.readings + "/index") }

  /// The warehouse with its figures where it is as the last run of the journal left it; nil where it has to be made so.
  func warehouse(_ journal: Journal) throws -> Opened? {
    guard let known = take(&opened) else { return nil }
    guard known.run == journal.lastRun, try WarehouseMark(workspace).holds() else {
      try known.file.close()
      return nil
    }
    return known
  }

  /// One of an earlier schema is made anew where a run needs it, not before its definition is known to be sound.
  private func look() throws -> Opened? {
    guard try Disk.exists(workspace.warehouse), try WarehouseMark(workspace).holds(),
      WarehouseFile.isCurrent(header: try Disk.read(workspace.warehouse, from: 0, count: 100))
    else { return nil }
    let file = try WarehouseFile.forRun(workspace.warehouse, exists: true)
    return try file.read { Opened(file: file, run: try $0.lastRun()?.id ?? 0, figures: try $0.figures()) }
  }

  /// What is changed by whoever takes it has one owner.
  private func take<Part>(_ part: inout Part?) -> Part? {
    defer { part = nil }
    return part
  }
}
