package import Definition
import Extraction
package import Handoff
import Normalization

/// Reads one file as a run would, without a workspace.
package enum FileCheck {
  /// The reading of a file. Its last folder and its name claim what they would claim in the inbox.
  package static func read(_ path: String, pipeline: Pipeline) throws -> Reading {
    let bytes = try Disk.read(path)
    let content = try ExtractBatch.read(bytes)
    let batch = try ExtractBatch.decode(content[...])
    let parts = path.split(separator: "/").map(String.init)
    let folder = parts.dropLast().last.flatMap { pipeline.regions.submitter($0) != nil ? $0 : nil }
    let claimed = (folder.map { [$0] } ?? []) + (parts.last.map { [$0] } ?? [])
    return Normalizer(pipeline).read(
      batch.rows, facts: Normalizer.Facts(encoding: batch.encoding, format: batch.format, refusal: batch.refusal),
      path: claimed.joined(separator: "/"))
  }
}
