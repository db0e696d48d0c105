import Definition
import Figures
import Publication

/// The stage `receive`: what is new in the inbox goes into the archive and the journal.
extension Runner {
  func receive(_ journal: inout Journal, _ number: Int, _ at: String, _ result: RunResult, _ log: RunLog) throws -> [String: Int] {
    let inbox = Inbox(root: request.inbox)
    var seen = outset.seen()
    var (items, skipped) = try outset.items(of: request.inbox)
    var known = journal.places
    var arrived: [[String: String]] = []
    var waiting: [String] = []
    let now = Clock.epoch()
    let claimed = ClaimedSelection(request.selection, pipeline: pipeline)
    for item in items where claimed.admits(item.file) {
      if !request.redo, let digest = seen[item.file, item.stamp], known[digest] != nil { continue }
      if request.settle > 0, now - item.changed < request.settle {
        waiting.append(item.file)
        try log.note("unsettled", file: item.file, reason: "it changed \(now - item.changed) s ago")
        continue
      }
      let copy: ArchiveCopy
      do {
        copy = try ArchiveCopy(of: inbox.absolute(item.raw), shown: request.inbox + "/" + item.file, into: request.workspace.archive)
      } catch let trouble as Trouble {
        skipped.append(SkippedFile(file: item.file, trouble))
        continue
      }
      guard inbox.again(item)?.stamp == item.stamp, copy.size == item.size else {
        copy.drop()
        // It changed while it was read: the next run takes it.
        waiting.append(item.file)
        try log.note("unsettled", file: item.file, reason: "it changed while it was read")
        continue
      }
      seen[item.file, item.stamp] = copy.digest
      guard known[copy.digest] == nil else {
        copy.drop()
        continue
      }
      known[copy.digest] = item.file
      try copy.keep()
      arrived.append(["sha256": copy.digest, "file": item.file, "bytes": String(copy.size), "run": String(number)])
    }
    if !arrived.isEmpty {
      try Disk.settle(arrived.compactMap { $0["sha256"] }.map { request.workspace.archive + "/" + $0 }, in: [request.workspace.archive])
    }
    // Whoever looks at a part of the inbox cannot say where the rest of it lies.
    let whereabouts = try Whereabouts(
      request.selection.looksAtWholeInbox ? items : [], in: inbox, places: known, withdrawn: journal.withdrawnFiles, seen: &seen, pipeline: pipeline)
    try journal.append(received: arrived, moved: whereabouts.moved, run: number, at: at)
    try seen.save()
    result.skipped = skipped
    for file in skipped { try log.note("skipped", file: file.file, reason: file.words(.en)) }
    result.isDenied = skipped.contains(where: \.isDenied)
    result.untaken = Untaken(waiting: waiting, skipped: skipped)
    result.untaken.twins = whereabouts.twins.map { Untaken.Twin(file: $0.file, other: $0.other) }.sorted { $0.file < $1.file }
    result.fallenBack = FallenBack.among(items, seen, journal, elsewhere: whereabouts.rest)
    if waiting.isEmpty, skipped.isEmpty { result.inboxStamp = QuietNight.files(items, skipped: skipped) }
    result.newFiles = arrived.compactMap { $0["file"] } + whereabouts.moved.map(\.file)
    return ["files": items.count, "new": arrived.count, "unsettled": waiting.count, "skipped": skipped.count, "moved": whereabouts.moved.count]
  }
}
