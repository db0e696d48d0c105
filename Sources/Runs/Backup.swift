import Figures
import Glibc
import Handoff
import Warehouse

/// A copy of what cannot be made again: archive and journal, and of the warehouse for convenience.
///
/// A backup is a folder laid out like a workspace, `000031-5d20c41b`: the last run, and the start of the journal's last
/// digest. It gets that name only when everything in it has been read again and compared.
package struct Backup {
  package let path: String
  /// Those before it in the folder that was named, the newest first.
  private var older: [Backup] = []

  private init(path: String, older: [Backup] = []) { (self.path, self.older) = (path, older) }

  package enum Outcome {
    case made(Backup)
    /// The last backup already holds all of it.
    case unchanged(Backup)
  }

  /// Copies a workspace into `folder` and keeps the last `keep` backups there.
  ///
  /// - Parameter inbox: Where the returns come in; nil where nobody knows.
  package static func make(of workspace: Workspace, in folder: String, inbox: String?, keep: Int, wait: Int) throws -> Outcome {
    try checkPlace(folder, apartFrom: workspace.root, "工作区", "the workspace", why: Sentence(zh: "坏了会一起丢", en: "and would be lost with it"))
    if let inbox { try checkPlace(folder, apartFrom: inbox, "收件箱", "the inbox", why: Sentence(zh: "那里从不写入", en: "which is never written to")) }
    guard try workspace.exists, try workspace.hasWarehouse else { throw try workspace.lackOfWarehouse() }
    try Workspace(folder).checkLength(behind: "/000000-00000000")
    let lock = try RunLock(workspace, wait: wait, stage: "backup")
    defer { lock.end() }
    try Leftovers.removeOfTheDead(in: workspace.root)
    try Leftovers.removeOfTheDead(in: folder)
    let journal = try Journal.whole(workspace)
    let name = padded(journal.lastRun) + "-" + journal.tail.last.prefix(8)
    let backup = Backup(path: folder + "/" + name)
    let last = try all(in: folder).last
    // One that has been damaged meanwhile is none.
    if let last, try last.holds(journal), try last.isSound() { return .unchanged(last) }
    try Disk.remove(backup.path)
    let made = try Disk.makeFolder(folder)
    let beside = folder + "/new.\(getpid())"
    try Disk.remove(beside)
    let copy = Workspace(beside)
    do {
      try copyTruth(of: workspace, to: copy, earlier: last.map { Workspace($0.path) })
      let warehouse = try WarehouseFile.forReading(workspace.warehouse)
      try warehouse.copy(to: copy.warehouse)
      chmod(copy.warehouse, 0o640)
      try warehouse.close()
      sync()
      let faults = try Self.faults(in: copy)
      guard faults.isEmpty else { throw Self.damage(faults, of: copy, lyingIn: workspace, Sentence(zh: "工作区怎么了：huizong verify", en: "what is wrong with the workspace: huizong verify")) }
      guard rename(beside, backup.path) == 0 else { throw Trouble.system(errno, .name, backup.path) }
    } catch {
      try Disk.remove(beside)
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
    try Disk.syncFolder(of: backup.path)
    for old in try all(in: folder).dropLast(max(1, keep)) { try Disk.remove(old.path) }
    return .made(backup)
  }

  /// Refuses a place for backups inside of what has to stay apart from them, or one where that is itself a backup, and would
  /// be taken away when there are newer ones.
  private static func checkPlace(_ folder: String, apartFrom kept: String, _ zh: String, _ en: String, why: Sentence) throws {
    let (place, other) = (GivenPath.real(folder), GivenPath.real(kept))
    guard !GivenPath.lies(place, in: other) else {
      throw Trouble.usage(
        "\(folder) lies in \(en) \(kept), \(why.en); name a folder apart from it, if possible on another disk",
        zh: "\(folder) 在\(zh) \(kept) 里，\(why.zh)；换一个和它不相干的文件夹，最好在另一块盘上")
    }
    guard GivenPath.lies(other, in: place), let below = other.split(separator: "/").dropFirst(place.split(separator: "/").count).first else { return }
    guard !isName(String(below)) else {
      throw Trouble.usage(
        "\(en) \(kept) lies in \(folder)/\(below), a backup that newer ones will replace; restore it elsewhere and use that, or name another folder",
        zh: "\(zh) \(kept) 在备份 \(folder)/\(below) 里，有了新的备份就会被清掉；先用 huizong restore 放到别处再用，或换一个备份文件夹")
    }
  }

  /// The backups in a folder, the oldest first.
  package static func all(in folder: String) throws -> [Backup] {
    try (Disk.names(in: folder) ?? []).filter(isName).map { Backup(path: folder + "/" + $0) }
  }

  /// The backup at `path`, or the last one of the folder `path`.
  ///
  /// - Throws: `Trouble.noInput` where there is none.
  package static func at(_ path: String) throws -> Backup {
    if try Workspace(path).exists { return Backup(path: path) }
    let all = try Self.all(in: path)
    guard let last = all.last else { throw Trouble.noInput("no backup in \(path)", zh: "\(path) 里没有备份") }
    return Backup(path: last.path, older: all.dropLast().reversed())
  }

  /// Puts a backup where a workspace is to be. Never over one that holds anything.
  package func restore(to workspace: Workspace) throws {
    guard try (Disk.names(in: workspace.root) ?? []).isEmpty else {
      throw Trouble.cannotCreate("\(workspace.root) is not empty; restore into another --workspace", zh: "\(workspace.root) 里已经有东西；换一个 --workspace 放")
    }
    try workspace.checkLength(behind: ".restore.4194304")
    let source = Workspace(path)
    for part in [source.journal, source.warehouse] where try !Disk.exists(part) { throw damaged(part, "不见了", "is gone") }
    do {
      _ = try Journal(source.journal)
    } catch is Trouble {
      // Whoever restores has nothing to put it back from.
      _ = try Journal(source.journal, remedy: another)
    }
    let beside = workspace.root + ".restore.\(getpid())"
    try Disk.remove(beside)
    let copy = Workspace(beside)
    do {
      try Self.copyTruth(of: source, to: copy, earlier: nil)
      try Disk.write(try Disk.read(source.warehouse, limit: 1 << 40), to: copy.warehouse, durable: false)
      sync()
      try checkRestored(copy)
      guard rename(beside, workspace.root) == 0 else { throw Trouble.system(errno, .name, workspace.root) }
    } catch {
      try Disk.remove(beside)
      throw error
    }
    try Disk.syncFolder(of: workspace.root)
  }

  /// What whoever restores can do about a backup that is damaged: nothing but take another one, the next older of its folder
  /// in which nothing is wrong.
  private var another: Sentence {
    let next = older.first { $0.isWhole }.map { ": huizong restore " + $0.path } ?? ""
    return Sentence(zh: "备份 \(path) 不能用，换一份放回" + next.replacing(": ", with: "："), en: "the backup \(path) is of no use, restore another one" + next)
  }

  private func damaged(_ part: String, _ zh: String, _ en: String) -> Trouble {
    let another = self.another
    return .inputOutput("\(part) \(en): \(another.en)", zh: "\(part) \(zh)：\(another.zh)")
  }

  /// Reads everything again as it came out of the backup; what is wrong is called by its name in the backup.
  private func checkRestored(_ copy: Workspace) throws {
    let faults: [Sentence]
    do {
      faults = try Self.faults(in: copy)
    } catch is WarehouseTrouble {
      throw damaged(Workspace(path).warehouse, "坏了", "is damaged")
    }
    guard faults.isEmpty else { throw Self.damage(faults, of: copy, lyingIn: Workspace(path), another) }
  }

  /// - Parameter original: What it is a copy of: the copy itself will be gone when somebody reads this.
  private static func damage(_ faults: [Sentence], of copy: Workspace, lyingIn original: Workspace, _ remedy: Sentence) -> Trouble {
    func all(_ words: (Sentence) -> String) -> [String] { faults.map { words($0).replacing(copy.root + "/", with: original.root + "/") } + [words(remedy)] }
    return .inputOutput("the backup is not what it should be: " + all(\.en).joined(separator: "; "), zh: "备份和应有的不一样：" + all(\.zh).joined(separator: "；"))
  }

  /// Whether nothing is wrong with its parts, each read.
  private var isWhole: Bool {
    do {
      return try Workspace(path).hasWarehouse && Verification(workspace: Workspace(path)).isIntact
    } catch {
      return false
    }
  }

  /// Whether it holds all that a journal tells of: since then there were only nights that found what it has, from the same
  /// originals under the same definition.
  private func holds(_ journal: Journal) throws -> Bool {
    let own: Journal
    do {
      own = try Journal(Workspace(path).journal)
    } catch is Trouble {
      return false
    }
    guard let last = own.runs.last, journal.goesOn(from: own) else { return false }
    return journal.entries.dropFirst(own.entries.count).allSatisfy { entry in
      entry.event == "run" && ["definition", "inputs", "result", "unsealed"].allSatisfy { entry.data[$0] == last.data[$0] }
    }
  }

  private func isSound() throws -> Bool {
    do {
      return try Self.faults(in: Workspace(path)).isEmpty
    } catch is Trouble {
      return false
    } catch is WarehouseTrouble {
      return false
    }
  }

  // MARK: - Parts

  /// Archive and journal. A file that an earlier backup holds is linked, not stored twice; the check reads it again.
  private static func copyTruth(of workspace: Workspace, to copy: Workspace, earlier: Workspace?) throws {
    try Disk.makeFolder(copy.archive)
    for name in try Disk.names(in: workspace.archive) ?? [] where !name.hasSuffix(".part") {
      let target = copy.archive + "/" + name
      if let earlier, link(earlier.archive + "/" + name, target) == 0 {
        if Digest(of: try Disk.read(target)).hex == name { continue }
        try Disk.remove(target)
      }
      try Disk.write(try Disk.read(workspace.archive + "/" + name), to: target, mode: 0o440, durable: false)
    }
    try Disk.write(try Disk.read(workspace.journal, limit: 1 << 33), to: copy.journal, durable: false)
  }

  /// What is wrong, everything read again: the journal's chain, every archived byte, every definition used, the warehouse.
  private static func faults(in copy: Workspace) throws -> [Sentence] {
    let replay = Replay(workspace: copy)
    let definitions = Set(try Journal(copy.journal).runs.compactMap { $0.data["definition"] }).sorted()
    let lost = try definitions.filter { try !replay.hasBundle($0) }.map { copy.archive + "/" + $0 }
    // No reading can be made again without its definition.
    guard lost.isEmpty else {
      return lost.map { Sentence(zh: "\($0) 不见了，或不是当时的定义了", en: "\($0) is gone, or not the definition it was") }
    }
    let faults = try Verification(workspace: copy).faults
    guard faults.isEmpty, let outcome = try replay.rebuildLast(), !outcome.isEqual else { return faults }
    let (computed, recorded) = (CheckCode.of(outcome.computed), CheckCode.of(outcome.recorded))
    return [
      Sentence(
        zh: "按备份的原件和日志重算得 \(computed)，第\(outcome.run)次当时是 \(recorded)",
        en: "archive and journal of the backup compute to \(computed), run \(outcome.run) had \(recorded)")
    ]
  }

  private static func padded(_ run: Int) -> String { String(repeating: "0", count: max(0, 6 - String(run).count)) + String(run) }

  private static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count >= 6 && parts[0].allSatisfy(\.isNumber) && parts[1].count == 8 && parts[1].allSatisfy(\.isHexDigit)
  }
}
