import Foundation

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
}
