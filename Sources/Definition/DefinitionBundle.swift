package import Handoff

/// The files of a definition as read: what is archived by digest, so that any earlier run can be computed again.
package struct DefinitionBundle: Sendable {
  /// Path inside the pipeline's folder → text: `forms/HC-19-1.yaml`.
  package let files: [String: String]

  package init(files: [String: String]) { self.files = files }

  /// The SHA-256 of what is archived, which is its name there, as with every other file of the archive.
  package var digest: Digest { Digest(of: archived) }

  /// Whether a digest names this definition; earlier versions made it of paths and texts one by one.
  package func isNamed(_ hex: String) -> Bool {
    digest.hex == hex || Digest(parts: files.keys.sorted().flatMap { [$0, files[$0] ?? ""] }).hex == hex
  }

  /// All files in one: a line `=== <bytes> <path>` before each.
  package var archived: [UInt8] {
    var bytes: [UInt8] = []
    for path in files.keys.sorted() {
      let text = (files[path] ?? "").utf8
      bytes += "=== \(text.count) \(path)\n".utf8
      bytes += text
      bytes += "\n".utf8
    }
    return bytes
  }

  /// Reads what `archived` wrote; nil where it was damaged.
  package init?(archived bytes: [UInt8]) {
    var files: [String: String] = [:]
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ", maxSplits: 2)
      guard words.count == 3, words[0] == "===", let count = Int(words[1]), end + 1 + count < rest.endIndex else { return nil }
      files[String(words[2])] = String(decoding: rest[(end + 1)..<(end + 1 + count)], as: UTF8.self)
      rest = rest[(end + 1 + count + 1)...]
    }
    self.files = files
  }

  /// The files of a folder of the definition, in order of name.
  func files(under folder: String, suffix: String) -> [(path: String, text: String)] {
    files.keys.sorted().filter { $0.hasPrefix(folder + "/") && $0.hasSuffix(suffix) }.map { ($0, files[$0] ?? "") }
  }
}
