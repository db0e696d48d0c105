import Glibc

/// A file operation that failed.
package struct FolderMistake: Error, CustomStringConvertible {
  let path: String
  let reason: String

  package var description: String { "\(path): \(reason)" }

  init(_ path: String) {
    self.path = path
    reason = String(cString: strerror(errno))
  }
}
