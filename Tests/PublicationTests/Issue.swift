import Figures
import Foundation
import Publication
import Warehouse

/// The files that a night's warehouse publishes, each as text by its path.
struct Issue {
  let files: [String: String]
  /// The morning's screen of the same night, in both languages.
  let morning: [String]
  let english: [String]
  let paths: [String]

  init(_ night: StoryNight, today: String = "2021-01-06", isSample: Bool = true, untaken: Untaken = Untaken()) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "publication-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let warehouse = try WarehouseFile.forRun(folder.appending(path: "warehouse.sqlite").path, exists: false)
    try warehouse.transaction { writer in
      try night.fill(writer)
      return true
    }
    let published = try warehouse.read { reader in
      try Publisher(pipeline: night.pipeline, today: today, isSample: isSample, checkCode: "5d20-c41b", untaken: untaken, reader: reader).issue().files
    }
    (morning, english) = try warehouse.read { reader in
      func lines(_ language: Language) throws -> [String] {
        try Morning(
          pipeline: night.pipeline, today: today, isSample: isSample, checkCode: "5d20-c41b", untaken: untaken, language: language, reader: reader
        ).lines
      }
      return (try lines(.zh), try lines(.en))
    }
    try warehouse.close()
    paths = published.map(\.path)
    files = Dictionary(published.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }, uniquingKeysWith: { first, _ in first })
  }

  func text(_ path: String) -> String { files[path] ?? "" }

  var pages: [(path: String, text: String)] { paths.filter { $0.hasSuffix(".html") }.map { ($0, text($0)) } }

  /// The table row or list item of a page that has this id.
  func row(_ id: String, of path: String) -> String {
    let page = text(path)
    guard let start = page.range(of: "<tr id=\"\(id)\">"), let end = page.range(of: "</tr>", range: start.upperBound..<page.endIndex) else { return "" }
    return String(page[start.upperBound..<end.lowerBound])
  }
}
