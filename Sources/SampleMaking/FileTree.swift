import Glibc

/// The few file operations that the samples need.
package enum FileTree {
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Every file below a folder, as paths relative to it, sorted; none where the folder is not there.
  package static func files(_ folder: String) throws(FolderMistake) -> [String] {
    guard exists(folder) else { return [] }
    var found: [String] = []
    try collect(folder, "", &found)
    return found.sorted()
  }

  private static func collect(_ folder: String, _ prefix: String, _ found: inout [String]) throws(FolderMistake) {
    guard let handle = opendir(folder) else { throw FolderMistake(folder) }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { throw FolderMistake(path) }
      if status.st_mode & S_IFMT == S_IFDIR {
        try collect(path, prefix + name + "/", &found)
      } else {
        found.append(prefix + name)
      }
    }
  }

  package static func read(_ path: String) throws(FolderMistake) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw FolderMistake(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count > 0 { bytes += block[..<count] }
      guard count == block.count else { break }
    }
    guard ferror(file) == 0 else { throw FolderMistake(path) }
    return bytes
  }

  package static func write(_ bytes: [UInt8], to path: String) throws(FolderMistake) {
    try makeFolders(above: path)
    guard let file = fopen(path, "wb") else { throw FolderMistake(path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw FolderMistake(path) }
  }

  /// Removes a file, and the folders above it that it leaves empty.
  static func remove(_ path: String, upTo root: String) throws(FolderMistake) {
    guard unlink(path) == 0 else { throw FolderMistake(path) }
    var folder = parent(path)
    while folder.utf8.count > root.utf8.count, rmdir(folder) == 0 { folder = parent(folder) }
  }

  private static func makeFolders(above path: String) throws(FolderMistake) {
    let folder = parent(path)
    guard !folder.isEmpty, !exists(folder) else { return }
    try makeFolders(above: folder)
    guard mkdir(folder, 0o777) == 0 else { throw FolderMistake(folder) }
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
