import Definition
import SampleMaking

/// The project's own definitions, read once for all tests.
enum ProjectPipelines {
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

  private static let hechiTexts = Result { try texts("hechi-2020") }
  private static let hechiRead = Result { try PipelineReader(DefinitionBundle(files: try hechiTexts.get())).read() }
  private static let villagesRead = Result { try PipelineReader(DefinitionBundle(files: try texts("villages-2020"))).read() }
  private static let filled = Result { try fill() }

  static func hechi() throws -> Pipeline { try hechiRead.get() }
  static func villages() throws -> Pipeline { try villagesRead.get() }
  /// The texts of `Pipelines/hechi-2020`, by path.
  static func definition() throws -> [String: String] { try hechiTexts.get() }
  /// All returns of the samples, before they are written.
  static func returns() throws -> [SampleReturn] { try filled.get() }

  private static func fill() throws -> [SampleReturn] {
    var texts: [String: String] = [:]
    for (path, text) in try definition() where path.hasPrefix("samples/") { texts[String(path.dropFirst(8))] = text }
    return try FormFilling(pipeline: hechi(), targets: SampleTargets(files: texts), grains: HouseStyles(texts["styles.yaml"] ?? "").grains).returns()
  }

  private static func texts(_ name: String) throws -> [String: String] {
    let folder = root + "/Pipelines/" + name
    var texts: [String: String] = [:]
    for file in try FileTree.files(folder) { texts[file] = String(decoding: try FileTree.read(folder + "/" + file), as: UTF8.self) }
    return texts
  }
}
