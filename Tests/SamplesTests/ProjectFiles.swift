import Definition
import SampleMaking

/// The project's own pipeline and samples, read once for all tests.
enum ProjectFiles {
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  static let samples = root + "/SampleInputs/hechi-2020"
  static let faulty = root + "/SampleInputs/faulty"

  private static let definition = Result { try texts(root + "/Pipelines/hechi-2020") }
  private static let read = Result { try PipelineReader(DefinitionBundle(files: try definition.get())).read() }
  private static let filled = Result { try fill() }

  static func pipeline() throws -> Pipeline { try read.get() }

  /// The files of the definition's folder `samples/`.
  static func sampleTexts() throws -> [String: String] {
    var texts: [String: String] = [:]
    for (path, text) in try definition.get() where path.hasPrefix("samples/") { texts[String(path.dropFirst(8))] = text }
    return texts
  }

  /// All returns of the samples, before they are written.
  static func returns() throws -> [SampleReturn] { try filled.get() }

  private static func fill() throws -> [SampleReturn] {
    let texts = try sampleTexts()
    let styles = try HouseStyles(texts["styles.yaml"] ?? "")
    return try FormFilling(pipeline: pipeline(), targets: SampleTargets(files: texts), grains: styles.grains).returns()
  }

  private static func texts(_ folder: String) throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in try FileTree.files(folder) { texts[name] = String(decoding: try FileTree.read(folder + "/" + name), as: UTF8.self) }
    return texts
  }
}
