package import Definition
import Figures
package import Handoff
import Quantities
package import Submissions

/// The stage `normalize`: a pure function of an extract batch, the definition and the file's claim.
///
/// It recognises the form, establishes county, form, period, part and version from the content, binds the columns,
/// converts units and runs the rules of scope record and form, so that `check` and `run` say the same.
package struct Normalizer: Sendable {
  package let pipeline: Pipeline

  package init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  /// What the extract stage established about the file, besides its rows.
  package struct Facts: Sendable {
    package var encoding: String
    package var format: String
    /// A refusal of the whole file by the readers, if any.
    package var refusal: Rejection?
    /// What the readers noted about the file: it changes nothing of what was read.
    package var notes: [Rejection]

    package init(encoding: String, format: String, refusal: Rejection?, notes: [Rejection] = []) {
      self.encoding = encoding
      self.format = format
      self.refusal = refusal
      self.notes = notes
    }
  }

  /// Reads one file: one return, or as many as it holds. `path` is its path inside the inbox, which only claims.
  ///
  /// - Throws: `BytesUnreadable`, `RowReader.Damage` where the rows cannot be read back from their batch.
  package func read(_ rows: ExtractedRows, facts: Facts, path: String) throws -> [Reading] {
    let questions = RegionQuestions()
    var readings = try read(rows, facts: facts, path: path, pipeline.asked(questions))
    let asked = questions.list
    for index in readings.indices { readings[index].asked = asked }
    return readings
  }

  private func read(_ rows: ExtractedRows, facts: Facts, path: String, _ pipeline: Pipeline) throws -> [Reading] {
    let claim = Claim(path: path, pipeline: pipeline)
    var head = Reading.Head()
    head.encoding = facts.encoding
    head.layout = facts.format
    head.form = claim.form ?? ""
    head.region = claim.region?.code ?? ""
    head.period = claim.period?.code ?? ""
    var reading = Reading(head: head)
    if let refusal = facts.refusal {
      reading.rejections = Rejections(facts.notes + [refusal])
      return [reading]
    }
    var reader = rows.reader()
    let isTree = if case .element? = try reader.next() { true } else { false }
    var tree = TreeReading(pipeline: pipeline, claim: claim, reading: reading)
    var grid = GridReading(pipeline: pipeline, claim: claim, reading: reading)
    let read = isTree ? try tree.read(rows) : try grid.read(rows)
    let consulted = read.map(\.consulted).max() ?? .headers
    var readings = try SeveralReturns.settled(read, pipeline)
    for index in readings.indices { readings[index].consulted = consulted }
    if !readings.isEmpty, !facts.notes.isEmpty {
      var rejections = Rejections(facts.notes)
      rejections.append(contentsOf: readings[0].rejections)
      readings[0].rejections = rejections
    }
    return readings
  }
}
