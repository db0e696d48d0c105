import Definition
import Handoff
import Normalization
import Submissions

/// What `check` makes of bytes under a name that says nothing.
func checked(_ bytes: [UInt8], path: String = "blank.csv", _ pipeline: Pipeline) throws -> Reading {
  var rows: [ExtractRow] = []
  let facts = try SubmissionReader.read(bytes) { rows.append($0) }
  return try Normalizer(pipeline).read(
    ExtractedRows(rows), facts: .init(encoding: facts.encoding.rawValue, format: facts.format.rawValue, refusal: nil), path: path)[0]
}
