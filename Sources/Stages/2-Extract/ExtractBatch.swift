import Figures
package import Handoff
package import Submissions

/// The stage `extract`: the bytes of a submission become rows of raw cells with their places, or a refusal with its own.
///
/// A pure function of the bytes: no definition takes part, nothing is interpreted, nothing is lost. The batch is text: a
/// line of facts, a line for each note, then the rows; a file that the readers refuse leaves only the refusal.
package struct ExtractBatch: Sendable {
  package var encoding = ""
  package var format = ""
  package var separator = ""
  package var rows: [ExtractRow] = []
  package var cells = 0
  package var refusal: Rejection?
  /// Oddities of the file as a whole, with their places; they cost nothing.
  package var notes: [Rejection] = []

  /// Changes whenever the readers read something differently: part of the name of every batch.
  package static let reader = "extract-3"

  /// Reads the bytes of a submission.
  package static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws -> [UInt8] {
    var rows = RowWriter()
    var out = LineWriter()
    do {
      let facts = try SubmissionReader.read(bytes, limits: limits) { rows.append($0) }
      out.fields(
        "facts", [facts.encoding.rawValue, facts.format.rawValue, facts.separator ?? "", String(facts.rows), String(facts.cells)])
      for note in facts.notes {
        let explanation = note.code.explanation
        out.fields(
          "note",
          [note.code.rawValue, String(note.line), note.message(.zh), note.message(.en), explanation.remedy[.zh] ?? ""])
      }
      return out.bytes + rows.bytes
    } catch let refusal as SubmissionRefusal {
      out.fields("facts", ["", "", "", "0", "0"])
      let place = refusal.place
      let explanation = refusal.code.explanation
      out.fields(
        "refused",
        [
          refusal.code.rawValue, String(place.line), String(place.column ?? 0), String(place.row ?? 0), String(place.offset), refusal.written,
          refusal.message(.zh), refusal.message(.en), explanation.remedy[.zh] ?? "",
        ])
      return out.bytes
    }
  }

  /// Reads a batch back.
  ///
  /// - Throws: `BatchDamage` where the content is not what `read` writes.
  package static func decode(_ content: ArraySlice<UInt8>) throws -> ExtractBatch {
    var batch = ExtractBatch()
    var rest = content
    guard let facts = nextLine(&rest), facts.count == 6, facts[0] == "facts" else { throw BatchDamage(line: 1) }
    batch.encoding = facts[1] ?? ""
    batch.format = facts[2] ?? ""
    batch.separator = facts[3] ?? ""
    batch.cells = facts[5].flatMap { Int($0) } ?? 0
    if rest.starts(with: Array("refused\t".utf8)) {
      guard let fields = nextLine(&rest), fields.count == 10, let line = fields[2].flatMap({ Int($0) }),
        let column = fields[3].flatMap({ Int($0) }), let row = fields[4].flatMap({ Int($0) })
      else { throw BatchDamage(line: 2) }
      batch.refusal = Rejection(
        .submission, fields[1] ?? "", .fatal, at: Place(line: line, column: column, row: row), offset: nil,
        raw: fields[6] ?? "", message: fields[7] ?? "", remedy: fields[9] ?? "", english: fields[8] ?? "")
      return batch
    }
    while rest.starts(with: Array("note\t".utf8)) {
      guard let fields = nextLine(&rest), fields.count == 6, let line = fields[2].flatMap({ Int($0) }) else { throw BatchDamage(line: 2) }
      batch.notes.append(
        Rejection(
          .note, fields[1] ?? "", .note, at: Place(line: line, column: 0), raw: "", message: fields[3] ?? "", remedy: fields[5] ?? "",
          english: fields[4] ?? ""))
    }
    var reader = RowReader(Array(rest))
    while let row = try reader.next() { batch.rows.append(row) }
    return batch
  }

  private static func nextLine(_ rest: inout ArraySlice<UInt8>) -> [String?]? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return LineReader.fields(rest[..<end])
  }
}
