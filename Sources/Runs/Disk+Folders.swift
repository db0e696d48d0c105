import Foundation
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

  static func remove(_ path: String) throws {
    guard try exists(path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError).flatMap { $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil }
      throw Trouble.system(code ?? EIO, .remove, path)
    }
  }

  /// Names in a folder, sorted by bytes; nil where there is no such folder.
  static func names(in folder: String) throws -> [String]? { try rawNames(in: folder)?.map { String(decoding: $0, as: UTF8.self) } }

  /// The same as bytes: a name need not be text.
  static func rawNames(in folder: String) throws -> [[UInt8]]? { try rawNames(in: Array(folder.utf8), shown: folder) }

  static func rawNames(in folder: [UInt8], shown: String) throws -> [[UInt8]]? {
    guard let directory = opendir(cString(folder)) else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
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
