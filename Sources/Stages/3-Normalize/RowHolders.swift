/// The elements inside which rows stand, at whatever depth, by their paths.
struct RowHolders {
  private var paths: Set<String> = []

  /// - Parameter parents: The paths of the elements right around rows.
  init(_ parents: Set<String>) {
    for parent in parents {
      var path = parent[...]
      while !path.isEmpty, paths.insert(String(path)).inserted {
        path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
      }
    }
  }

  func contains(_ path: String) -> Bool { paths.contains(path) }
}
