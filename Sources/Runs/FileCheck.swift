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
    try read(try copy(try GivenPath.raw(path), shown: path), claimed: claimed, pipeline: pipeline)
  }

  /// The readings of what lies in the inbox under the path `claimed`.
  package static func read(_ bytes: ByteStore, claimed: String, pipeline: Pipeline) throws -> [Reading] {
    let batch = try bytes.withBytes { try ExtractBatch(reading: $0, passed: $1) }
    let facts = Normalizer.Facts(encoding: batch.encoding, format: batch.format, refusal: batch.refusal, notes: batch.notes)
    return try Normalizer(pipeline).read(batch.rows, facts: facts, path: claimed)
  }

  /// The rows of a file as the readers find them, or their refusal.
  package static func rows(_ path: String) throws -> (rows: [ExtractRow], refusal: Rejection?) {
    let batch = try copy(try GivenPath.raw(path), shown: path).withBytes { try ExtractBatch(reading: $0, passed: $1) }
    return (try batch.rows.all(), batch.refusal)
  }

  /// A copy of a file: it is read instead, since anybody may write to the file meanwhile.
  static func copy(_ path: [UInt8], shown: String) throws -> ByteStore {
    var copy = ByteSpool()
    try Disk.read(path, shown: shown) { copy.append($0) }
    return try copy.finished()
  }
}
