import Glibc

/// Folders: made, read by name, removed.
extension Disk {
  /// Makes a folder and those it lies in.
  ///
  /// - Returns: Those that were not there yet, the outermost first.
  @discardableResult
  static func makeFolder(_ path: String, mode: mode_t = 0o750) throws -> [String] {
    var built = path.hasPrefix("/") ? "" : "."
    var made: [String] = []
    for part in path.split(separator: "/") {
      built += "/" + part
      if mkdir(built, mode) == 0 {
        made.append(built)
      } else if errno != EEXIST {
        throw Trouble.notMade(errno, built)
      } else if !isFolder(built) {
        throw Trouble.notMade(ENOTDIR, built)
      }
    }
    return made
  }

  /// Removes a file, or a folder with all that lies in it; never follows a link.
  ///
  /// A folder of our own that somebody has protected from writing is opened first.
  static func remove(_ path: String) throws { try remove(Array(path.utf8), shown: path) }

  private static func remove(_ path: [UInt8], shown: String) throws {
    var status = stat()
    guard lstat(cString(path), &status) == 0 else {
      if errno == ENOENT { return }
      throw Trouble.system(errno, .remove, shown)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      guard unlink(cString(path)) == 0 || errno == ENOENT else { throw Trouble.system(errno, .remove, shown) }
      return
    }
    if status.st_mode & S_IRWXU != S_IRWXU { chmod(cString(path), status.st_mode | S_IRWXU) }
    for name in try rawNames(in: path, shown: shown) ?? [] {
      try remove(path + [UInt8(ascii: "/")] + name, shown: shown + "/" + String(decoding: name, as: UTF8.self))
    }
    guard rmdir(cString(path)) == 0 || errno == ENOENT else { throw Trouble.system(errno, .remove, shown) }
  }

  /// Names in a folder, sorted by bytes; nil where there is no such folder.
  static func names(in folder: String) throws -> [String]? { try rawNames(in: folder)?.map { String(decoding: $0, as: UTF8.self) } }

  /// The same as bytes: a name need not be text.
  static func rawNames(in folder: String) throws -> [[UInt8]]? { try rawNames(in: Array(folder.utf8), shown: folder) }

  static func rawNames(in folder: [UInt8], shown: String) throws -> [[UInt8]]? {
    guard let directory = opendir(cString(folder)) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      if errno == ELOOP { throw Trouble.noInput("\(shown) is a link that leads back to itself; put the folder itself there", zh: "\(shown) 是绕回自己的链接；请放文件夹本身") }
      throw Trouble.system(errno, .read, shown)
    }
    defer { closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
