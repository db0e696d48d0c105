import Definition
import Figures
import Foundation
import Handoff
import Normalization
import Runs
import Submissions
import Warehouse

/// A run of the pipeline `villages-2020`, which is definition files and nothing else.
enum VillageRun {
  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  private static let folder = PipelineFolder(root + "/Pipelines/villages-2020")
  private static let definition = Result {
    let bundle = try folder.bundle()
    return (try folder.pipeline(bundle), bundle)
  }

  /// Sends the files through all seven stages and returns every figure, by region and name.
  static func figures(of files: [String: String]) throws -> [String: [String: FigureRow]] {
    let (pipeline, bundle) = try definition.get()
    let place = FileManager.default.temporaryDirectory.appending(path: "villages-\(UUID().uuidString)")
    let inbox = place.appending(path: "inbox")
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    defer { do { try FileManager.default.removeItem(at: place) } catch {} }
    for (name, text) in files { try Data(text.utf8).write(to: inbox.appending(path: name)) }
    let workspace = Workspace(place.path + "/workspace")
    let request = Runner.Request(
      folder: folder, workspace: workspace, inbox: inbox.path, today: "2021-01-08", isSample: false, selection: Selection())
    _ = try Runner(request, pipeline: pipeline, bundle: bundle) { _ in }.run()
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    let rows = try warehouse.read { try $0.figures() }
    try warehouse.close()
    return rows.reduce(into: [:]) { $0[$1.region, default: [:]][$1.name] = $1 }
  }

  /// What one file reads as.
  static func reading(_ text: String, path: String) throws -> Reading {
    var rows: [ExtractRow] = []
    let facts = try SubmissionReader.read(Array(text.utf8)) { rows.append($0) }
    return try Normalizer(try definition.get().0).read(
      ExtractedRows(rows), facts: .init(encoding: facts.encoding.rawValue, format: facts.format.rawValue, refusal: nil), path: path)[0]
  }
}
