package import Foundation
import Glibc

/// A fresh folder for one test, gone when the test is.
///
/// Tests never share a folder, so that they may run side by side and leave nothing behind.
///
///     let scratch = try Scratch()
///     try scratch.write("inbox/都安/HC-19-1_2020-12.csv", "…")
package final class Scratch {
  package let root: String

  package init() throws {
    let base = FileManager.default.temporaryDirectory.path + "/huizong-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: base, withIntermediateDirectories: true)
    root = base
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: root)
    } catch {
      complain("\(root) stays: \(error)")
    }
  }

  private func complain(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  package func path(_ relative: String) -> String { relative.isEmpty ? root : root + "/" + relative }

  package func write(_ relative: String, _ text: String) throws { try write(relative, Data(text.utf8)) }

  package func write(_ relative: String, _ bytes: Data) throws {
    let url = URL(filePath: path(relative))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  package func write(_ files: [String: String], under folder: String) throws {
    for name in files.keys.sorted() { try write(folder + "/" + name, files[name] ?? "") }
  }

  package func read(_ relative: String) throws -> Data { try Data(contentsOf: URL(filePath: path(relative))) }

  package func text(_ relative: String) throws -> String { String(decoding: try read(relative), as: UTF8.self) }

  package func exists(_ relative: String) -> Bool { FileManager.default.fileExists(atPath: path(relative)) }

  package func remove(_ relative: String) throws { try FileManager.default.removeItem(atPath: path(relative)) }

  /// Copies a file or a folder from anywhere.
  package func copy(_ source: String, to relative: String) throws {
    let url = URL(filePath: path(relative))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source, toPath: url.path)
  }

  /// Every file below a folder with its bytes, hidden ones included.
  package func tree(_ relative: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    guard let walk = FileManager.default.enumerator(atPath: path(relative)) else { return files }
    for case let name as String in walk {
      let file = path(relative) + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files[name] = try Data(contentsOf: URL(filePath: file))
    }
    return files
  }
}
