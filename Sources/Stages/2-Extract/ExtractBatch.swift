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
  package var cells = 0
  package var refusal: Rejection?
  /// Oddities of the file as a whole, with their places; they cost nothing.
  package var notes: [Rejection] = []
  /// None where the readers refuse the file.
  package var rows = ExtractedRows([])
  /// The lines above the rows.
  private var head: [UInt8] = []

  /// Changes whenever the readers read something differently: part of the name of every batch.
  package static let reader = "extract-7"

  /// Reads the bytes of a submission, holding one block of them at a time.
  ///
  /// - Parameter passed: told, now and then, up to where the bytes have been read for the time being.
  package init(reading file: UnsafeRawBufferPointer, limits: Limits = Limits(), passed: @escaping (Int) -> Void = { _ in }) throws {
    var spool = ByteSpool()
    var rows = RowWriter()
    var out = LineWriter()
    do {
      let facts = try SubmissionReader.read(SubmissionSource(file, passed: passed), limits: limits) { row in
        rows.append(row)
        guard rows.bytes.count >= 1 << 18 else { return }
        spool.append(rows.bytes)
        rows.bytes.removeAll(keepingCapacity: true)
      }
      spool.append(rows.bytes)
      out.fields(
        "facts", [facts.encoding.rawValue, facts.format.rawValue, facts.separator ?? "", String(facts.rows), String(facts.cells)])
      for note in facts.notes {
        let explanation = note.code.explanation
        out.fields(
          "note",
          [note.code.rawValue, String(note.line), note.message(.zh), note.message(.en), explanation.remedy[.zh] ?? ""])
      }
    } catch let refusal as SubmissionRefusal {
      spool = ByteSpool()
      out.fields("facts", ["", "", "", "0", "0"])
      let place = refusal.place
      let explanation = refusal.code.explanation
      out.fields(
        "refused",
        [
          refusal.code.rawValue, String(place.line), String(place.column ?? 0), place.sheet, String(place.row ?? 0), refusal.written,
          refusal.message(.zh), refusal.message(.en), explanation.remedy[.zh] ?? "",
        ])
    }
    let lines = try spool.finished()
    try self.init(head: ByteStore(out.bytes), 0..<out.bytes.count)
    self.rows = ExtractedRows(lines, 0..<lines.count)
  }

  package init(reading bytes: [UInt8], limits: Limits = Limits()) throws {
    self = try bytes.withUnsafeBytes { try ExtractBatch(reading: $0, limits: limits) }
  }

  /// Reads a batch back.
  ///
  /// - Throws: `BatchDamage` where the content is not what `write` writes, `BytesUnreadable`.
  package init(_ store: ByteStore, _ content: Range<Int>) throws {
    var window = LineWindow(store, content)
    while let first = try window.peek(), Self.isHead(first) { _ = try window.advance() }
    try self.init(head: store, content.lowerBound..<window.offset)
    rows = ExtractedRows(store, window.offset..<content.upperBound)
  }

  /// The lines of a batch above its rows start with a small letter.
  private static func isHead(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  private init(head store: ByteStore, _ range: Range<Int>) throws {
    head = try store.read(range)
    var window = LineWindow(store, range)
    var number = 0
    while let fields = try window.line({ LineReader.fields($0.dropLast()[...]) }) {
      number += 1
      switch (fields.first ?? nil, fields.count) {
      case ("facts", 6):
        encoding = fields[1] ?? ""
        format = fields[2] ?? ""
        separator = fields[3] ?? ""
        cells = fields[5].flatMap { Int($0) } ?? 0
      case ("refused", 10): refusal = try Self.refusal(fields, number)
      case ("note", 6): notes.append(try Self.note(fields, number))
      default: throw BatchDamage(line: number)
      }
    }
    guard number > 0 else { throw BatchDamage(line: 1) }
  }

  private static func refusal(_ fields: [String?], _ number: Int) throws(BatchDamage) -> Rejection {
    guard let line = fields[2].flatMap({ Int($0) }), let column = fields[3].flatMap({ Int($0) }), let row = fields[5].flatMap({ Int($0) }) else {
      throw BatchDamage(line: number)
    }
    return Rejection(
      .submission, fields[1] ?? "", .fatal, at: Place(line: line, column: column, sheet: fields[4] ?? "", row: row), offset: nil,
      raw: fields[6] ?? "", message: fields[7] ?? "", remedy: fields[9] ?? "", english: fields[8] ?? "")
  }

  private static func note(_ fields: [String?], _ number: Int) throws(BatchDamage) -> Rejection {
    guard let line = fields[2].flatMap({ Int($0) }) else { throw BatchDamage(line: number) }
    return Rejection(
      .note, fields[1] ?? "", .note, at: Place(line: line, column: 0), raw: "", message: fields[3] ?? "", remedy: fields[5] ?? "",
      english: fields[4] ?? "")
  }

  /// Hands the batch on as it is sealed, a piece at a time.
  package func write(to sink: ([UInt8]) throws -> Void) throws {
    try sink(head)
    try rows.bytes(to: sink)
  }
}
