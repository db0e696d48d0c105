/// The folder that holds the committed samples.
package struct SampleFolder {
  private let path: String

  package init(_ path: String) { self.path = path }

  /// Files that the generator leaves alone: those that `kept.txt` lists, one path a line, and `kept.txt` itself.
  private var kept: Set<String> {
    get throws(FolderMistake) {
      guard FileTree.exists(path + "/kept.txt") else { return [] }
      let lines = String(decoding: try FileTree.read(path + "/kept.txt"), as: UTF8.self).split(separator: "\n")
      return Set(lines.map(String.init).filter { !$0.hasPrefix("#") } + ["kept.txt"])
    }
  }

  /// The paths that differ from the set: changed, missing, or not made by it.
  package func differences(from set: SampleSet) throws(FolderMistake) -> [String] {
    let kept = try kept
    let present = try FileTree.files(path)
    var differing = present.filter { set.files[$0] == nil && !kept.contains($0) }
    for name in set.files.keys where !kept.contains(name) {
      if !present.contains(name) {
        differing.append(name)
      } else if try FileTree.read(path + "/" + name) != set.files[name] {
        differing.append(name)
      }
    }
    return differing.sorted()
  }

  /// Makes the folder hold the set: writes what differs, removes what the set no longer makes.
  package func write(_ set: SampleSet) throws(FolderMistake) {
    for name in try differences(from: set) {
      if let bytes = set.files[name] {
        try FileTree.write(bytes, to: path + "/" + name)
      } else {
        try FileTree.remove(path + "/" + name, upTo: path)
      }
    }
  }
}
