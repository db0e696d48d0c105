import Foundation
import Glibc
import Submissions

/// Paths as somebody types them: relative to the folder he stands in, `..` included.
package enum GivenPath {
  /// The path in full, as it is opened and as messages print it.
  ///
  /// A relative URL that is standardized by itself loses the `..` it starts with and means another folder, so the present
  /// folder comes before it first.
  package static func absolute(_ written: String) -> String {
    let full = written.hasPrefix("/") ? written : FileManager.default.currentDirectoryPath + "/" + written
    return URL(filePath: full).standardized.path
  }

  /// The same of a path behind an option or in a place, `--workspace` or `dir`.
  ///
  /// - Throws: `Trouble.usage` where it is empty: `"$WS"` of a variable that nobody has set would mean the present folder.
  package static func absolute(_ written: String, of place: String) throws(Trouble) -> String {
    guard !written.isEmpty else {
      throw Trouble.usage("\(place) \"\": an empty path; is a variable not set?", zh: "\(place) \"\"：路径是空的，是不是有个变量没有设？")
    }
    return absolute(written)
  }

  /// A full path without links in it, also of what is not there yet.
  package static func real(_ path: String) -> String {
    var (there, rest) = (path, "")
    while !there.isEmpty {
      if let found = realpath(there, nil) {
        defer { free(found) }
        return String(cString: found) + rest
      }
      let cut = there.lastIndex(of: "/") ?? there.startIndex
      rest = there[cut...] + rest
      there.removeSubrange(cut...)
    }
    return path
  }

  /// Whether a path is that of a folder, or of something in it; both without links.
  package static func lies(_ path: String, in folder: String) -> Bool { path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/") }

  /// What the shell hands on as it is read: names that are not UTF-8 are read as GB18030, as in the inbox.
  package static func text(_ given: [UInt8]) -> String {
    given.split(separator: slash, omittingEmptySubsequences: false).map { name in
      String(validating: name, as: UTF8.self) ?? GB18030Name.decoded(Array(name)) ?? String(decoding: name, as: UTF8.self)
    }.joined(separator: "/")
  }

  /// A path that is read like this as the file system has it: where nothing has the very name, the only one that is read like
  /// it. A name in no known encoding is read with � for what is not understood.
  static func raw(_ path: String) throws -> [UInt8] {
    let exact = Array(path.utf8)
    if try Disk.exists(path) { return exact }
    var found = path.hasPrefix("/") ? [slash] : Array("./".utf8)
    for name in path.split(separator: "/") {
      var raw = Array(name.utf8)
      if !Disk.isSeen(found + raw) {
        let alike = try Disk.rawNames(in: found, shown: path)?.filter { text($0) == name } ?? []
        guard alike.count < 2 else {
          throw Trouble.noInput(
            "\(path): several files or folders have names like \(name) in an encoding that is not known; rename the one that is meant",
            zh: "\(path)：有几个文件或文件夹的名称看起来都是 \(name)，编码认不出，不知道是哪一个；请改名再试")
        }
        guard let only = alike.first else { return exact }
        raw = only
      }
      found += raw + [slash]
    }
    return found.dropLast()
  }

  private static let slash = UInt8(ascii: "/")
}
