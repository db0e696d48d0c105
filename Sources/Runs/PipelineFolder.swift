package import Definition
package import Figures
import Foundation
import Handoff

/// A definition on disk: `Pipelines/<name>/`.
package struct PipelineFolder: Sendable {
  package let root: String

  package init(_ root: String) { self.root = root }

  /// The files that make up the definition: settings, registries, forms, indicators, rules, templates. Sample targets and
  /// schedules are no part of it.
  package func bundle() throws -> DefinitionBundle {
    var files: [String: String] = [:]
    for name in try names() { files[name] = try text(name) }
    return DefinitionBundle(files: files)
  }

  /// The stamps of all files of the definition in one digest: where it is the same, so is the definition.
  package func stamp() throws -> String { Digest(parts: try names().flatMap { [$0, Disk.stamp(of: root + "/" + $0)] }).hex }

  private func names() throws -> [String] {
    guard let top = try Disk.names(in: root) else { throw Trouble.noInput("no pipeline folder \(root)", zh: "没有定义文件夹 \(root)") }
    var names = top.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }
    for folder in ["forms", "indicators", "rules", "templates"] {
      names += try (Disk.names(in: root + "/" + folder) ?? []).filter { !$0.hasPrefix(".") }.map { folder + "/" + $0 }
    }
    return names
  }

  private func text(_ path: String) throws -> String {
    let bytes = try Disk.read(root + "/" + path, limit: 1 << 26)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Trouble.definition("\(root)/\(path):1:1: found bytes that are not UTF-8, expected UTF-8", zh: "\(root)/\(path):1:1: 不是 UTF-8 编码，另存为 UTF-8 再试")
    }
    return text
  }

  /// The language that the settings name, seen without reading the definition: what is refused before is said in it.
  /// Nil where they cannot be read.
  package var statedLanguage: Language? {
    do {
      let settings = String(decoding: try Disk.read(root + "/pipeline.yaml", limit: 1 << 20), as: UTF8.self)
      let stated = settings.split(whereSeparator: \.isNewline).first { $0.hasPrefix("language:") }
      return stated.map { Language(rawValue: $0.dropFirst("language:".count).filter { !" \"'".contains($0) }) ?? .zh } ?? .zh
    } catch {
      return nil
    }
  }

  /// Reads the definition.
  ///
  /// - Throws: `Trouble.definition` with every mistake and its place.
  package func pipeline(_ bundle: DefinitionBundle) throws -> Pipeline {
    do throws(DefinitionMistakes) {
      return try PipelineReader(bundle).read()
    } catch {
      func all(_ language: Language) -> String { error.list.map { root + "/" + $0.text(language) }.joined(separator: "\n") }
      throw Trouble.definition(all(.en), zh: all(.zh))
    }
  }

  /// The inbox that the definition names, relative to its own folder.
  package func inbox(_ pipeline: Pipeline) -> String {
    pipeline.inbox.hasPrefix("/") ? pipeline.inbox : URL(filePath: root + "/" + pipeline.inbox).standardized.path
  }
}
