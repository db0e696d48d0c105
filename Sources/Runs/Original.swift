import Handoff

/// What was received, as it lies in the archive.
enum Original {
  /// The bytes of a submission.
  ///
  /// - Throws: `Trouble.inputOutput` where they are gone: nothing makes them again.
  static func store(_ sha256: String, _ file: String, in workspace: Workspace) throws -> ByteStore {
    let path = workspace.archive + "/" + sha256
    guard try Disk.exists(path) else { throw lost(path, file, file) }
    return try SealedFile.store(path)
  }

  /// The bytes of a definition that a run was made with.
  static func definition(_ digest: String, in workspace: Workspace) throws -> [UInt8] {
    let path = workspace.archive + "/" + digest
    guard try Disk.exists(path) else { throw lost(path, "当时的定义", "the definition of then") }
    return try Disk.read(path)
  }

  private static func lost(_ path: String, _ zh: String, _ en: String) -> Trouble {
    .inputOutput(
      "\(path) is gone (\(en)): bring it back from the last backup (huizong restore)", zh: "\(path) 不见了（\(zh)）：用最近的备份放回（huizong restore）")
  }
}
