package import Definition
import Extraction
package import Handoff
import Normalization
package import Submissions

/// Reads one file as a run would, without a workspace.
package enum FileCheck {
  /// The readings of a file: one, or one for each return in it. Its last folder and its name claim what they would claim in the inbox.
  package static func read(_ path: String, pipeline: Pipeline) throws -> [Reading] {
    let parts = path.split(separator: "/").map(String.init)
    let folder = parts.dropLast().last.flatMap { pipeline.regions.submitter($0) != nil ? $0 : nil }
    let claimed = (folder.map { [$0] } ?? []) + (parts.last.map { [$0] } ?? [])
    return try read(path, claimed: claimed.joined(separator: "/"), pipeline: pipeline)
  }

  /// The readings of a file that lies in the inbox under the path `claimed`.
  package static func read(_ path: String, claimed: String, pipeline: Pipeline) throws -> [Reading] {
    try read(bytes: try Disk.read(path), claimed: claimed, pipeline: pipeline)
  }

  /// The readings of what lies in the inbox under the path `claimed`.
  package static func read(bytes: [UInt8], claimed: String, pipeline: Pipeline) throws -> [Reading] {
    let content = try ExtractBatch.read(bytes)
    let batch = try ExtractBatch.decode(content[...])
    return Normalizer(pipeline).read(
      batch.rows, facts: Normalizer.Facts(encoding: batch.encoding, format: batch.format, refusal: batch.refusal, notes: batch.notes), path: claimed)
  }

  /// The rows of a file as the readers find them, or their refusal.
  package static func rows(_ path: String) throws -> (rows: [ExtractRow], refusal: Rejection?) {
    let batch = try ExtractBatch.decode(try ExtractBatch.read(try Disk.read(path))[...])
    return (batch.rows, batch.refusal)
  }
}
